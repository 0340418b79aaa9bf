-- Sections that somebody also wrote in easy Japanese.
alter table sections add column easy text not null default '';
comment on column sections.easy is 'The same in easy Japanese (やさしい日本語), written by hand; empty where nobody wrote it.';

-- Files that Slack does not give are not tried for ever.
alter table shared_documents add column tries integer not null default 0;
comment on column shared_documents.tries is 'How often it was begun to be read, also by a process that died over it.';
