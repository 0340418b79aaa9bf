-- What surrounds an answer: the answers people got, what they say of them, the gaps they show, and whether people took over.

create table answers (
  id        text primary key,
  asked_by  text not null,
  channel   text not null,
  revision  text not null,
  question  text not null,
  context   text not null,
  language  text not null check (language in ('ja', 'en')),
  answer    jsonb not null,
  audience  text not null check (audience in ('everyone', 'employees')),
  is_private boolean not null,
  is_gap    boolean not null,
  asked_at  timestamptz not null
);
comment on table answers is 'Answers people got, with the question, for 90 days; the asker may delete their own sooner.';
comment on column answers.id is 'The key of its message in the outbox; for the answer to a command, made from the command.';
comment on column answers.channel is 'Where it stands: a channel, or the asker''s id for what only they see.';
comment on column answers.revision is 'Which rewriting of the question it answers; empty for the question as it was first put.';
comment on column answers.is_private is 'The question is nobody else''s business: it never shows in a list of gaps.';
comment on column answers.is_gap is 'The documents held no answer.';
create index answers_of_person on answers (asked_by);
create index answers_by_time on answers (asked_at);

create table answer_citations (
  answer        text not null references answers (id) on delete cascade,
  position      integer not null,
  document      text not null,
  document_hash text not null,
  heading       text not null,
  section_hash  text not null,
  told_at       timestamptz,
  primary key (answer, position)
);
comment on table answer_citations is 'Which section each answer stood on and in what state, so that those who got it hear of a change.';
comment on column answer_citations.told_at is 'When the asker was told that the section is no longer as it was.';
create index answer_citations_open on answer_citations (document) where told_at is null;

create table answer_ratings (
  answer   text not null references answers (id) on delete cascade,
  person   text not null,
  rating   text not null check (rating in ('helpful', 'wrong')),
  reason   text,
  comment  text not null default '',
  rated_at timestamptz not null,
  primary key (answer, person)
);
comment on table answer_ratings is 'What people say of answers: one rating each, the last one counts.';

create table answer_errors (
  answer text primary key references answers (id) on delete cascade,
  text   text not null,
  by     text not null,
  at     timestamptz not null
);
comment on table answer_errors is 'Answers that the responsible officer found wrong, with what is right.';

create table gaps (
  id         text primary key,
  state      text not null check (state in ('open', 'proposed', 'answered', 'dismissed', 'withdrawn')),
  language   text not null check (language in ('ja', 'en')),
  version    integer not null default 0,
  draft      jsonb,
  author     text,
  remark     text not null default '',
  decided_by text,
  opened_at  timestamptz not null,
  changed_at timestamptz not null
);
comment on table gaps is 'Questions without a good answer, put together by likeness; answered by a section that one person writes and another approves.';
comment on column gaps.version is 'Counts the drafts: who approves, approves the one they read.';
comment on column gaps.draft is 'The section as it was proposed; from answered on, what is answered from.';
comment on column gaps.remark is 'Why it was sent back.';

create table gap_questions (
  answer text primary key references answers (id) on delete cascade,
  gap    text not null references gaps (id) on delete cascade
);
comment on table gap_questions is 'Which questions make up a gap.';
create index gap_questions_of_gap on gap_questions (gap);

alter table engaged_threads add column taken_over_at timestamptz;
comment on column engaged_threads.taken_over_at is 'Since when colleagues talk in the thread: the bot then waits to be mentioned.';
