-- Ids are text. ${instant} and ${bytes} are the database's own types; instants keep milliseconds.

-- The inbox: what a webhook or the poller told, until it has been handled.
create table delivery (
  id          text not null primary key,
  repository  text not null,
  topic       text not null,
  received_at ${instant} not null,
  handled_at  ${instant}
);
create index delivery_waiting on delivery (repository, topic) where handled_at is null;

-- Pull requests as they were last seen.
create table pull_request (
  repository  text not null,
  number      integer not null,
  head        text not null,
  base_branch text not null,
  state       text not null,
  seen_at     ${instant} not null,
  primary key (repository, number)
);

-- One judgement of what merging a head into a base would give.
create table run (
  id            text not null primary key,
  repository    text not null,
  number        integer not null,
  base          text not null,
  head          text not null,
  tree          text not null,
  policy_digest text not null,
  outcome       text not null,
  verdict       text not null,
  report        text not null,
  judged_at     ${instant} not null,
  unique (repository, number, head, base, policy_digest)
);

-- What a forge is still to be told; the newest of a kind takes the place of older ones.
create table outbox (
  repository text not null,
  number     integer not null,
  kind       text not null,
  content    text not null,
  version    integer not null,
  delivered  integer not null,
  given_up   text,
  put_at     ${instant} not null,
  primary key (repository, number, kind)
);

-- An apply: the row is the intent, its outcome is written afterwards.
create table application (
  id           text not null primary key,
  repository   text not null,
  merge_commit text not null,
  stack        text not null,
  target       text not null,
  number       integer not null,
  attempts     integer not null,
  started_at   ${instant} not null,
  outcome      text,
  detail       text,
  ended_at     ${instant},
  unique (repository, merge_commit, stack, target)
);

create table inventory (
  repository text not null,
  stack      text not null,
  target     text not null,
  addresses  text not null,
  updated_at ${instant} not null,
  primary key (repository, stack, target)
);

create table drift_report (
  repository text not null,
  stack      text not null,
  target     text not null,
  number     integer not null,
  state      text not null,
  report     text not null,
  checked_at ${instant} not null,
  primary key (repository, stack, target)
);

create table poll (
  repository text not null primary key,
  branch     text not null,
  head       text not null,
  polled_at  ${instant} not null
);

-- db-scheduler's own table, as its documentation lays it down.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            ${bytes},
  execution_time       ${instant} not null,
  picked               boolean not null,
  picked_by            text,
  last_success         ${instant},
  last_failure         ${instant},
  consecutive_failures integer,
  last_heartbeat       ${instant},
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
