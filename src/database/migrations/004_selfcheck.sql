create table selfcheck_checklists (
  digest text primary key,
  id text not null,
  version text not null,
  content jsonb not null
);
comment on table selfcheck_checklists is 'Checklists as they were when a session began; digest is the SHA-256 of the content, so a file changed without a new version is another one.';

create table selfcheck_sessions (
  id text primary key,
  user_id text not null,
  checklist_id text not null,
  checklist_digest text not null references selfcheck_checklists (digest),
  status text not null check (status in ('open', 'paused', 'finished')),
  current_item text,
  version integer not null,
  opening integer not null,
  last_action text not null,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  finished_at timestamptz,
  check ((status = 'finished') = (current_item is null)),
  check ((status = 'finished') = (finished_at is not null))
);
comment on table selfcheck_sessions is 'One person''s run through one checklist. version counts the changes; opening counts the messages it was put before the person in; last_action tells a double click from a late one.';

create unique index selfcheck_sessions_one_under_way
  on selfcheck_sessions (user_id, checklist_id) where status <> 'finished';
create index selfcheck_sessions_finished on selfcheck_sessions (user_id, finished_at desc);

create table selfcheck_answers (
  session_id text not null references selfcheck_sessions (id),
  version integer not null,
  item_id text not null,
  option_id text not null,
  answered_by text not null,
  answered_at timestamptz not null,
  primary key (session_id, version)
);
comment on table selfcheck_answers is 'Every answer ever given; the newest of an item counts, older ones are its history. version is the session''s after the answer.';

create index selfcheck_answers_newest on selfcheck_answers (session_id, item_id, version desc);

create table selfcheck_openings (
  key text primary key,
  session_id text not null references selfcheck_sessions (id),
  number integer not null,
  opened_at timestamptz not null
);
comment on table selfcheck_openings is 'Each request that put a session before its person in a fresh message; the key makes the same request harmless when it comes twice. Requests a double click apart share a number.';
