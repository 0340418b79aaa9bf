alter table selfcheck_sessions
  add column pending_option text,
  add column per_day integer check (per_day > 0),
  add column rests_until timestamptz,
  add column proxy_for text not null default '',
  add column campaign_id text not null default '';

drop index selfcheck_sessions_one_under_way;
create unique index selfcheck_sessions_one_under_way
  on selfcheck_sessions (user_id, checklist_id, campaign_id, proxy_for) where status <> 'finished';
create index selfcheck_sessions_campaign on selfcheck_sessions (campaign_id) where campaign_id <> '';

alter table selfcheck_answers add column source text not null default 'person'
  check (source in ('person', 'colleague', 'carried-over', 'proxy'));
alter table selfcheck_answers drop constraint selfcheck_answers_pkey;
alter table selfcheck_answers add primary key (session_id, version, item_id);
comment on column selfcheck_answers.option_id is 'Empty: the answer no longer counts, for the item was reworded in a newer version.';
comment on column selfcheck_answers.source is 'person: whose session it is; colleague: somebody they asked (answered_by); carried-over: from an older version of the checklist; proxy: entered for somebody without Slack.';

create table selfcheck_notes (
  id text primary key,
  session_id text not null references selfcheck_sessions (id),
  item_id text not null,
  kind text not null check (kind in ('comment', 'link', 'file')),
  content text not null,
  sha256 text,
  given_by text not null,
  given_at timestamptz not null,
  expires_on date,
  removed_at timestamptz
);
comment on table selfcheck_notes is 'Comments and evidence for an answer. content is the words, the link, or the file''s name; sha256 is of the file''s bytes as they were when given. A day of expiry asks for the evidence again.';
create index selfcheck_notes_of_session on selfcheck_notes (session_id, item_id);

create table selfcheck_enquiries (
  id text primary key,
  session_id text not null references selfcheck_sessions (id),
  item_id text not null,
  asked_by text not null,
  asked_user text not null,
  asked_at timestamptz not null,
  option_id text,
  comment text not null default '',
  answered_at timestamptz,
  check ((option_id is null) = (answered_at is null))
);
comment on table selfcheck_enquiries is 'Items somebody did not know and put to a colleague, with the colleague''s answer.';
create unique index selfcheck_enquiries_open
  on selfcheck_enquiries (session_id, item_id, asked_user) where answered_at is null;

create table selfcheck_campaigns (
  id text primary key,
  launch_key text not null unique,
  checklist_digest text not null references selfcheck_checklists (digest),
  mode text not null check (mode in ('named', 'grouped')),
  status text not null check (status in ('running', 'closed', 'cancelled')),
  launched_by text not null,
  launched_at timestamptz not null,
  due_on date not null,
  time_zone text not null,
  reminds boolean not null,
  closed_at timestamptz,
  version integer not null,
  seed text not null,
  seed_digest text not null,
  overdue_told_at timestamptz
);
comment on table selfcheck_campaigns is 'A self-check launched for many. seed draws the spot-check; its digest is published at the launch, the seed itself at the end, so that anybody can replay the draw.';

create table selfcheck_participants (
  campaign_id text not null references selfcheck_campaigns (id),
  user_id text not null,
  position integer not null,
  invite_at timestamptz not null,
  language text not null,
  time_zone text not null,
  is_manager boolean not null,
  invited_at timestamptz,
  finished_at timestamptz,
  reminded_on date,
  primary key (campaign_id, user_id)
);
comment on table selfcheck_participants is 'Whom a campaign reaches; position is their place in the launch; invite_at is when the invitation is due.';
create index selfcheck_participants_to_invite on selfcheck_participants (campaign_id, invite_at) where invited_at is null;

create table selfcheck_releases (
  campaign_id text not null references selfcheck_campaigns (id),
  number integer not null,
  released_at timestamptz not null,
  answered jsonb not null,
  primary key (campaign_id, number)
);
comment on table selfcheck_releases is 'Every group result that was shown, with the versions of the sessions in it: a further one is shown only where it differs from each of them by five sessions or by none.';

create table selfcheck_reviews (
  id text primary key,
  session_id text not null references selfcheck_sessions (id),
  item_id text not null,
  comment text not null,
  reviewed_by text not null,
  reviewed_at timestamptz not null,
  answered_at timestamptz
);
comment on table selfcheck_reviews is 'Items that a manager sent back with a comment.';
create index selfcheck_reviews_open on selfcheck_reviews (session_id) where answered_at is null;

create table selfcheck_actions (
  id text primary key,
  session_id text not null references selfcheck_sessions (id),
  item_id text not null,
  checklist_id text not null,
  title text not null,
  owner text not null,
  due_on date not null,
  status text not null check (status in ('open', 'done', 'dropped')),
  made_by text not null,
  made_at timestamptz not null,
  evidence text not null default '',
  closed_by text,
  closed_at timestamptz,
  reminded_on date
);
comment on table selfcheck_actions is 'What is to be done about a gap, by whom and by when.';
create index selfcheck_actions_open on selfcheck_actions (owner) where status = 'open';

create table selfcheck_absences (
  user_id text not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  entered_by text not null,
  primary key (user_id, from_on)
);
comment on table selfcheck_absences is 'Days off as the person or their manager entered them.';

create table selfcheck_certification (
  single boolean primary key default true check (single),
  certified_on date not null,
  set_by text not null,
  set_at timestamptz not null
);
comment on table selfcheck_certification is 'The day the firm was certified; the yearly reports and the renewal are counted from it.';
