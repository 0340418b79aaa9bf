-- Answers that are shown while they are being written. What they say is never kept here.

create table streams (
  key         text primary key,
  message_key text not null,
  channel     text not null,
  thread_ts   text not null,
  user_id     text not null,
  ts          text,
  begun_at    timestamptz not null,
  stopped_at  timestamptz,
  finished_at timestamptz
);
comment on table streams is 'Answers shown while they are written, until the whole answer is in the outbox; one left open by a crash is finished when its event is handled again.';
comment on column streams.key is 'The answer: its message, or its message and the revision of the question.';
comment on column streams.message_key is 'The key of the message in the outbox.';
comment on column streams.user_id is 'Who asked; only they stop it.';
comment on column streams.ts is 'The streamed message, once Slack has said where it stands.';
create index streams_open on streams (channel, thread_ts) where finished_at is null;
create index streams_begun on streams (begun_at);
