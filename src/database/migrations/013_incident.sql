-- Incidents in full: kinds of report, reporters without a name, follow-up, tasks, clocks, second persons, versions of the
-- reporting rule, absences.

alter table incidents add column drill boolean not null default false;
alter table incidents add column certainty text not null default 'suspected'
  check (certainty in ('actual', 'suspected', 'near-miss'));
alter table incidents add column severity_confirmed boolean not null default false;
alter table incidents add column naming text not null default 'named'
  check (naming in ('named', 'confidential', 'anonymous'));
alter table incidents add column named_to text;
alter table incidents add column receipt_hash text unique;
alter table incidents add column occurred_at timestamptz;
alter table incidents add column occurred_precision text check (occurred_precision in ('minute', 'day'));
alter table incidents add column fields jsonb not null default '{}';
alter table incidents add column not_told text[] not null default '{}';
alter table incidents add column cause text not null default '';
alter table incidents add column prevention text not null default '';
alter table incidents add column failed_item text not null default '';
alter table incidents add column findings jsonb not null default '{}';
alter table incidents add column triage jsonb;
alter table incidents add column no_report_since timestamptz;
alter table incidents add column withdrawn_at timestamptz;
alter table incidents add column deleted_at timestamptz;
alter table incidents add column closed_at timestamptz;
alter table incidents alter column reporter_id drop not null;
alter table incidents add check ((reporter_id is null) = (naming = 'anonymous'));
alter table incidents add check ((receipt_hash is null) = (naming = 'named'));
alter table incidents add check ((named_to is null) = (naming <> 'confidential'));
alter table incidents add check ((occurred_at is null) = (occurred_precision is null));
comment on column incidents.receipt_hash is 'The hash of the code by which a reporter without a name follows the report up.';
comment on column incidents.not_told is 'People who must not be told of this incident and find nothing of it.';

create index incidents_by_time on incidents (reported_at desc, number desc);

-- Drills are counted apart.
alter table incident_counters add column series text not null default 'incident' check (series in ('incident', 'drill'));
alter table incident_counters drop constraint incident_counters_pkey;
alter table incident_counters add primary key (series, year);

-- What a line can say is held by the program's list of events.
alter table incident_register drop constraint incident_register_what_check;

create table incident_words (
  id       bigint generated always as identity primary key,
  incident text not null references incidents (id),
  at       timestamptz not null,
  author   text not null,
  kind     text not null check (kind in ('addition', 'question', 'answer', 'note', 'message')),
  text     text not null,
  place    text unique,
  gone_at  timestamptz
);
comment on table incident_words is 'What reporter and responders wrote to a report after it, and messages that were taken into its timeline.';
comment on column incident_words.place is 'Of a message: channel and ts, so that an edit or a deletion is followed.';
create index incident_words_by_incident on incident_words (incident, id);

create table incident_evidence (
  id       bigint generated always as identity primary key,
  incident text not null references incidents (id),
  at       timestamptz not null,
  author   text not null,
  name     text not null,
  bytes    bigint not null,
  sha256   text not null,
  file_id  text not null,
  unique (incident, file_id)
);
comment on table incident_evidence is 'Files that belong to an incident: where they stand and what they hashed to. Their content stays in Slack.';

create table incident_tasks (
  id       text primary key,
  incident text not null references incidents (id),
  title    text not null,
  owner    text not null,
  due_on   text not null,
  made_at  timestamptz not null,
  done_at  timestamptz
);
create index incident_tasks_by_incident on incident_tasks (incident, made_at);

create table incident_clocks (
  incident   text not null references incidents (id),
  clock      text not null,
  started_at timestamptz,
  done_at    timestamptz,
  primary key (incident, clock)
);
comment on table incident_clocks is 'What cannot be reckoned from the incident and its rule: clocks started by hand, and those that are done.';

create table incident_drafts (
  incident text not null references incidents (id),
  kind     text not null,
  made_at  timestamptz not null,
  items    jsonb not null,
  primary key (incident, kind)
);
comment on table incident_drafts is 'What a report to the outside said when it was marked as done, so that the next one can show what changed.';

create table incident_requests (
  id         text primary key,
  incident   text not null references incidents (id),
  action     text not null check (action in ('close', 'lower', 'no-report', 'delete')),
  severity   smallint,
  reason     text not null,
  asked_by   text not null,
  asked_at   timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision   text check (decision in ('approved', 'refused')),
  alone      boolean not null default false
);
comment on table incident_requests is 'What needs a second person: who asked, who decided; alone where nobody else could.';
create unique index incident_requests_open on incident_requests (incident, action) where decision is null;

create table reporting_rules (
  version integer primary key,
  rule    jsonb not null,
  at      timestamptz not null,
  by      text not null
);
comment on table reporting_rules is 'Every version of the reporting rule that was in force; the highest one is.';

create table absences (
  user_id  text not null,
  from_at  timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  stand_in text,
  set_by   text not null,
  primary key (user_id, from_at)
);
comment on table absences is 'Who is away when, and who stands in.';
