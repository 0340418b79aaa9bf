-- A text of an incident can be redacted by two persons. Whether somebody was welcomed is Slack's to know: a row here said
-- who opened the bot for the first time, and when.

alter table incident_requests drop constraint incident_requests_action_check;
alter table incident_requests add check (action in ('close', 'lower', 'no-report', 'delete', 'redact'));
alter table incident_requests add column target text;
comment on column incident_requests.target is 'Of a redaction: which text, a field of the incident or words by their id.';

drop table greetings;

create table watched_channels (
  channel text primary key,
  set_by  text not null,
  set_at  timestamptz not null
);
comment on table watched_channels is 'Channels that opted in to being listened to for incidents, beside those of the configuration.';
