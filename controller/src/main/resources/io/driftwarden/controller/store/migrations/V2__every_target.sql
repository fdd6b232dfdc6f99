-- One commit may be applied again to the same place: when someone asks for it, beside when it was
-- merged. The cause tells them apart.
create table apply_with_cause (
  id           text not null primary key,
  repository   text not null,
  revision     text not null,
  stack        text not null,
  target       text not null,
  cause        text not null,
  number       integer not null,
  attempts     integer not null,
  started_at   ${instant} not null,
  outcome      text,
  detail       text,
  ended_at     ${instant},
  unique (repository, revision, stack, target, cause)
);
insert into apply_with_cause
  select id, repository, merge_commit, stack, target, 'merge', number, attempts, started_at,
         outcome, detail, ended_at
  from application;
drop table application;
alter table apply_with_cause rename to application;

-- What merging a pull request would change in the live world: the newest plan of each place.
create table plan (
  repository    text not null,
  number        integer not null,
  stack         text not null,
  target        text not null,
  base          text not null,
  head          text not null,
  tree          text not null,
  policy_digest text not null,
  outcome       text not null,
  detail        text not null,
  planned_at    ${instant} not null,
  primary key (repository, number, stack, target)
);

-- What people asked for in comments; each is done once. Milliseconds by the forge's clock.
create table command (
  repository text not null,
  id         text not null,
  number     integer not null,
  author     text not null,
  text       text not null,
  said_at    bigint not null,
  done_at    ${instant},
  primary key (repository, id)
);

-- Up to when it is known what was said at a repository, in milliseconds by the forge's clock.
create table hearing (
  repository text not null primary key,
  heard_at   bigint not null
);
