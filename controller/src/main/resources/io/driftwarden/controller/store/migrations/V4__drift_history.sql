-- How a stack stood to its target over time: a row for each change of what was found.
create table drift_history (
  id         text not null primary key,
  repository text not null,
  stack      text not null,
  target     text not null,
  state      text not null,
  detail     text not null,
  found_at   ${instant} not null
);
create index drift_history_newest on drift_history (repository, stack, target, found_at);

-- What people know a pull request by.
alter table pull_request add column title text not null default '';
alter table pull_request add column author text not null default '';

create index run_newest on run (repository, number, judged_at);
