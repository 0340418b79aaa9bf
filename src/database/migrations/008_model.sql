-- The use of a language model: whether somebody agreed that texts leave for it, and what it used a day.

create table model_consents (
  destination text primary key,
  asked_at    timestamptz,
  agreed      boolean,
  decided_by  text,
  decided_at  timestamptz,
  check ((agreed is null) = (decided_by is null) and (agreed is null) = (decided_at is null))
);
comment on table model_consents is 'Whether texts may go to a model at an address; another address or model is asked for anew.';

create table model_use (
  day      text primary key,
  tokens   bigint not null default 0,
  answers  integer not null default 0,
  told_at  timestamptz
);
comment on table model_use is 'Tokens a model used on a day (YYYY-MM-DD in Japan); told_at: when the officer was told that the day''s budget is spent.';
