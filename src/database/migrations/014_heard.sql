create table events_heard (
  type  text primary key,
  at    timestamptz not null
);
comment on table events_heard is 'When an event of each type last came in, to the minute; tells whether Slack sends what the app subscribed to.';
