-- Vectors of sections, where an embedding model is configured; without one these tables stay empty.

-- Where the server has pgvector, the nearest sections are found in the database. It may not be there, or not be allowed.
do $$
begin
  create extension if not exists vector;
exception when others then
  raise notice 'without pgvector: %', sqlerrm;
end
$$;

create table embeddings (
  model        text not null,
  content_hash text not null,
  vector       real[] not null,
  made_at      timestamptz not null,
  primary key (model, content_hash)
);
comment on table embeddings is 'What an embedding model made of a text: of length 1. The hash is of the text as it left, so what did not change is never sent again.';

create table section_embeddings (
  section      bigint primary key references sections (id) on delete cascade,
  model        text not null,
  content_hash text not null,
  foreign key (model, content_hash) references embeddings (model, content_hash)
);
comment on table section_embeddings is 'Which vector is a section''s; only of documents that may leave, and gone with the section.';
create index section_embeddings_vector on section_embeddings (model, content_hash);
