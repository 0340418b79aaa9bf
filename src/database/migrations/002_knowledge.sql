create table documents (
  path text primary key,
  language text not null check (language in ('ja', 'en')),
  title text not null,
  layer text not null check (layer in ('scheme', 'practice', 'company')),
  audience text not null check (audience in ('everyone', 'employees')),
  may_leave boolean not null,
  owner text not null,
  review_by text not null,
  content_hash text not null,
  analyzer text not null,
  revision bigint not null
);
comment on table documents is 'A document that questions are answered from; analyzer names the way its passages were cut and counted.';

create index documents_revision on documents (revision);

create table sections (
  id bigint generated always as identity primary key,
  document text not null references documents (path) on delete cascade,
  position integer not null,
  heading text not null,
  text text not null,
  asked jsonb not null,
  source text not null,
  as_of text not null,
  unique (document, position)
);
comment on table sections is 'A heading with its text: what a citation names.';

create table passages (
  section bigint not null references sections (id) on delete cascade,
  part integer not null,
  terms bytea not null,
  primary key (section, part)
);
comment on table passages is 'The piece of a section that is ranked; terms is the counted form the ranking is loaded from.';

create table knowledge_state (
  only_row boolean primary key default true check (only_row),
  revision bigint not null
);
comment on table knowledge_state is 'Counts the changes of the documents, so that every process notices another''s.';

insert into knowledge_state (revision) values (0);
