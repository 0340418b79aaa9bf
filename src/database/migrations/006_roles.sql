-- Who holds a role when it is set in the administrator's home. Where nobody is set for a role, the Slack user group of
-- its name counts.

create table role_holders (
  role     text not null check (role in ('manager', 'officer', 'deputy', 'admin')),
  user_id  text not null,
  position integer not null,
  set_by   text not null,
  set_at   timestamptz not null,
  primary key (role, user_id)
);
comment on table role_holders is 'People set by hand for a role, in the order they are told; needs no paid Slack plan.';

create table greetings (
  user_id    text primary key,
  greeted_at timestamptz not null
);
comment on table greetings is 'People who were welcomed once.';
