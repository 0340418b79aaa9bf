-- What comes from Slack and what goes to it. Texts stay only until they are handled or delivered.

create table inbox_events (
  sequence     bigint generated always as identity primary key,
  id           text not null unique,
  key          text not null unique,
  conversation text not null,
  body         jsonb,
  state        text not null default 'new' check (state in ('new', 'running', 'done', 'failed')),
  attempts     integer not null default 0,
  run_after    timestamptz not null default now(),
  lease_until  timestamptz,
  received_at  timestamptz not null,
  finished_at  timestamptz,
  outcome      text
);
comment on table inbox_events is 'Events the bot handles, stored before Slack gets its ack; handled once, in order within a conversation.';
comment on column inbox_events.key is 'What makes a redelivery the same: the message (team, channel, ts, revision), or the event id.';
comment on column inbox_events.body is 'The event as Slack sent it; dropped when handled.';
comment on column inbox_events.lease_until is 'While running: when another process may take it over. The machine''s time, not the bot''s clock.';
create index inbox_open on inbox_events (conversation, sequence) where state in ('new', 'running');
create index inbox_finished on inbox_events (finished_at) where state in ('done', 'failed');

create table outbox_messages (
  sequence       bigint generated always as identity primary key,
  id             text not null unique,
  key            text not null unique,
  kind           text not null check (kind in ('post', 'update')),
  lane           text not null,
  pace           text not null check (pace in ('answer', 'notice')),
  channel        text,
  thread_ts      text,
  target_key     text,
  target_ts      text,
  text           text,
  blocks         jsonb,
  image          bytea,
  image_facts    jsonb,
  file_id        text,
  state          text not null default 'new' check (state in ('new', 'sending', 'sent', 'failed', 'superseded')),
  attempts       integer not null default 0,
  run_after      timestamptz not null default now(),
  lease_until    timestamptz,
  created_at     timestamptz not null,
  finished_at    timestamptz,
  sent_channel   text,
  sent_ts        text,
  error          text
);
comment on table outbox_messages is 'Messages on their way to Slack; the text is dropped on delivery, the place in Slack stays.';
comment on column outbox_messages.id is 'Goes out as message metadata, so that a message whose sending was cut off can be found again.';
comment on column outbox_messages.lane is 'Messages of one lane leave in order: the channel, or the message an update changes.';
comment on column outbox_messages.target_key is 'For an update of a message of ours that may not be out yet: its key.';
create index outbox_open on outbox_messages (lane, sequence) where state in ('new', 'sending');
create index outbox_finished on outbox_messages (finished_at) where state in ('sent', 'failed', 'superseded');
create index outbox_place on outbox_messages (sent_channel, sent_ts) where sent_ts is not null;

create table engaged_threads (
  channel    text not null,
  thread_ts  text not null,
  user_id    text not null,
  engaged_at timestamptz not null,
  primary key (channel, thread_ts, user_id)
);
comment on table engaged_threads is 'Threads in channels in which a person asked the bot; their follow-ups there need no mention.';
