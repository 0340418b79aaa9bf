create table incident_counters (
  year integer primary key,
  last integer not null
);
comment on table incident_counters is 'The last incident number given out in each year; its row is locked while a report is written.';

create table incidents (
  id text primary key,
  number text not null unique,
  submission_key text not null unique,
  type text not null,
  severity smallint not null check (severity between 0 and 3),
  status text not null check (status in ('received', 'investigating', 'responding', 'closed')),
  reporter_id text not null,
  reporter_language text not null check (reporter_language in ('ja', 'en')),
  reported_at timestamptz not null,
  noticed_at timestamptz,
  noticed_precision text check (noticed_precision in ('minute', 'day')),
  what_happened text not null,
  information text not null,
  ongoing text not null check (ongoing in ('yes', 'no', 'unknown')),
  personal_data text not null check (personal_data in ('yes', 'no', 'unknown')),
  already_done text not null,
  message_channel text,
  message_ts text,
  rule jsonb not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  check ((noticed_at is null) = (noticed_precision is null)),
  check ((message_channel is null) = (message_ts is null)),
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
comment on table incidents is 'The register of incidents as they stand; rule is the copy of the reporting rule each began under.';

create index incidents_open on incidents (reported_at) where status <> 'closed';
create index incidents_by_reporter on incidents (reporter_id, reported_at);

create table incident_register (
  id bigint generated always as identity primary key,
  incident text not null references incidents (id),
  at timestamptz not null,
  actor text not null,
  what text not null check (what in ('reported', 'told', 'reached-nobody', 'acknowledged')),
  details jsonb not null
);
comment on table incident_register is 'What happened to each incident, one line an event, in order; only added to. Holds nothing that anybody wrote.';

create index incident_register_by_incident on incident_register (incident, id);

create table incident_rounds (
  incident text not null references incidents (id),
  step integer not null,
  round integer not null,
  told_at timestamptz not null,
  primary key (incident, step, round)
);
comment on table incident_rounds is 'Which step of its rule was told for which time; a round that is tried again does nothing.';

create table incident_notices (
  incident text not null,
  step integer not null,
  round integer not null,
  user_id text not null,
  language text not null check (language in ('ja', 'en')),
  primary key (incident, step, round, user_id),
  foreign key (incident, step, round) references incident_rounds (incident, step, round)
);
comment on table incident_notices is 'Whom each round told, so that every notice can be brought up to date.';
