-- Lines of form 2 hash a salted commitment in place of actor, subject and details, so that these can be deleted (redacted)
-- without breaking the chain. Lines of form 1 stay as they are.

alter table audit_lines add column form smallint not null default 1 check (form in (1, 2));
alter table audit_lines alter column form drop default;
alter table audit_lines add column salt text;
alter table audit_lines add column commitment text;
alter table audit_lines alter column actor drop not null;
alter table audit_lines alter column subject drop not null;
alter table audit_lines alter column details drop not null;
alter table audit_lines add constraint audit_lines_whole check (
  case form
    when 1 then salt is null and commitment is null
      and actor is not null and subject is not null and details is not null
    else commitment is not null
      and num_nonnulls(salt, actor, subject, details) in (0, 4)
  end
);
comment on column audit_lines.form is '1: the hash covers the text itself. 2: it covers a commitment to the text.';
comment on column audit_lines.salt is 'Hashed with the text into the commitment; gone with the text when the line was redacted.';

create index audit_lines_by_subject on audit_lines (subject, sequence);

-- The one change that is let through: the text and the salt of a line go, once a line names it as redacted.
create or replace function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.form = 2 and new.salt is null and new.actor is null and new.subject is null and new.details is null
      and (new.sequence, new.form, new.at, new.action, new.commitment, new.previous_hash, new.hash)
        is not distinct from
          (old.sequence, old.form, old.at, old.action, old.commitment, old.previous_hash, old.hash)
      and exists (select from audit_lines where action = 'audit.redacted' and subject = old.sequence::text)
    then
      return new;
    end if;
  end if;
  raise exception 'audit lines cannot be changed or removed';
end
$$;

create table audit_witnesses (
  sequence bigint not null,
  hash     text not null,
  told_at  timestamptz not null,
  primary key (sequence, hash)
);
comment on table audit_witnesses is 'The ends of the chain that were told outside, one a day; every check looks for them in the chain.';
