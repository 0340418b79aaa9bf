-- Documents people have: files of the folder and files shared in Slack.

alter table documents add column origin text not null default 'folder' check (origin in ('folder', 'shared'));
alter table documents add column format text not null default 'markdown';
alter table documents add column flagged jsonb not null default '[]';
alter table documents add column stale text not null default '';
alter table documents add column told boolean not null default true;
comment on column documents.flagged is 'Headings of sections that read like instructions to a model; their owner is told.';
comment on column documents.stale is 'Why the file''s present state could not be read: the sections are those of its last good one. Empty where they are current.';
comment on column documents.told is 'Whether its owner knows of the flagged sections.';

create table document_faults (
  path         text primary key,
  content_hash text not null,
  kind         text not null,
  detail       text not null,
  told         boolean not null default false
);
comment on table document_faults is 'Files of the folder that could not be read, so that they are not tried again until they change.';

create table shared_documents (
  id         text primary key,
  slack_file text not null,
  message    text not null unique,
  name       text not null,
  shared_by  text not null,
  language   text not null check (language in ('ja', 'en')),
  state      text not null check (state in ('reading', 'offered', 'confirmed', 'indexed', 'failed', 'discarded', 'withdrawn')),
  bytes      bytea,
  extracted  jsonb,
  fault      jsonb,
  choice     jsonb,
  ended_by   text,
  shared_at  timestamptz not null,
  changed_at timestamptz not null
);
comment on table shared_documents is 'Files shared with the bot in Slack to be answered from; bytes and extracted go when the document is withdrawn or discarded.';
comment on column shared_documents.message is 'The key of the bot''s message about it, made from the message it was shared in: a redelivery meets the same.';
comment on column shared_documents.extracted is 'What was read of the file, kept from the preview until it is indexed.';
comment on column shared_documents.choice is 'Title, layer, audience and owner, as the administrator confirmed them.';
create index shared_documents_open on shared_documents (state) where state in ('reading', 'offered', 'confirmed', 'indexed');
