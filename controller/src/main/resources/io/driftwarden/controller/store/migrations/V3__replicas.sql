-- What a process works on alone, where several share the database: it renews the row while it lives.
create table lease (
  subject text not null primary key,
  holder  text not null,
  until   ${instant} not null
);

-- Why an apply could not be done yet; the row goes when the apply ends.
create table waiting (
  repository   text not null,
  revision     text not null,
  stack        text not null,
  target       text not null,
  cause        text not null,
  number       integer not null,
  reason       text not null,
  primary key (repository, revision, stack, target, cause)
);
create index waiting_of on waiting (repository, number);
