-- The private channel of one incident, who does what in it, and what messages said before they were edited.

create table incident_rooms (
  incident    text primary key references incidents (id),
  asked_at    timestamptz not null,
  channel     text unique,
  language    text check (language in ('ja', 'en')),
  opened_at   timestamptz,
  refused_at  timestamptz,
  pinned_at   timestamptz,
  archived_at timestamptz,
  seen        text[] not null default '{}',
  check ((channel is null) = (opened_at is null) and (channel is null) = (language is null))
);
comment on table incident_rooms is 'The private channel that Slack opened for an incident; without a channel while it is being asked for, or where Slack refused.';
comment on column incident_rooms.seen is 'Who was invited or could not be: somebody who left is not invited again.';

create table incident_roles (
  incident text not null references incidents (id),
  role     text not null check (role in ('lead', 'recorder')),
  user_id  text not null,
  set_at   timestamptz not null,
  primary key (incident, role)
);
comment on table incident_roles is 'Who leads the work on an incident (対応責任者) and who keeps its record (記録係).';

-- An earlier text of a message stands as words of its own.
alter table incident_words drop constraint incident_words_kind_check;
alter table incident_words add check (kind in ('addition', 'question', 'answer', 'note', 'message', 'earlier'));
