-- What a section of the company's own rules is set against, and which documents' owners know that a review is due.

alter table sections add column comparison jsonb;
comment on column sections.comparison is 'For a section of the company''s rules: {"with": "nine-measures.md#heading", "stricter": "company" | "other" | "same"}, the file in the same language''s folder.';
create index sections_comparison on sections ((comparison ->> 'with')) where comparison is not null;

alter table documents add column review_told text not null default '';
comment on column documents.review_told is 'The review date its owner was last told is past; empty where none.';

alter table documents add column is_sample boolean not null default false;
comment on column documents.is_sample is 'Rules of a company that does not exist, to be replaced: every answer from them says so.';
