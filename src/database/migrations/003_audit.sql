create table audit_lines (
  sequence bigint primary key check (sequence > 0),
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  details text not null,
  previous_hash text not null,
  hash text not null unique
);
comment on table audit_lines is 'The audit chain: each line''s hash covers the line and the hash before it. Lines are only ever added.';
comment on column audit_lines.details is 'JSON as it was hashed; text, because jsonb would not keep its letters.';

create table audit_head (
  only_row boolean primary key default true check (only_row),
  sequence bigint not null,
  hash text not null
);
comment on table audit_head is 'The end of the chain; its one row is locked while a line is added.';

insert into audit_head (sequence, hash) values (0, repeat('0', 64));

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit lines cannot be changed or removed';
end
$$;

create trigger audit_lines_fixed before update or delete on audit_lines
  for each row execute function refuse_audit_change();

create trigger audit_lines_kept before truncate on audit_lines
  for each statement execute function refuse_audit_change();
