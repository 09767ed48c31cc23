-- News told in a transaction, settings, files, and the notes of what changed.
create table platform.news (
  id uuid primary key,
  topic text not null,
  fact jsonb not null,
  told_at timestamptz not null default now()
);
create index news_told_at on platform.news (told_at);

create table platform.settings (
  name text primary key,
  value jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default now()
);

create table platform.files (
  id uuid primary key,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  size_bytes integer not null check (size_bytes = octet_length(bytes)),
  sha256 text not null,
  stored_at timestamptz not null default now()
);

create table platform.changes (
  id bigint generated always as identity primary key,
  kind text not null,
  key text not null,
  xid xid8 not null default pg_current_xact_id(),
  made_at timestamptz not null default now()
);
create index changes_xid on platform.changes (xid);
create index changes_made_at on platform.changes (made_at);

-- Row trigger: note_change('kind', 'key column').
create function platform.note_change() returns trigger language plpgsql as $$
declare
  row_now record;
  row_key text;
begin
  if tg_op = 'DELETE' then row_now := old; else row_now := new; end if;
  execute format('select ($1).%I::text', tg_argv[1]) into row_key using row_now;
  insert into platform.changes (kind, key) values (tg_argv[0], row_key);
  return null;
end $$;

-- Statement trigger for tables that change by thousands: note_rows('schema.table', 'kind', 'key column') makes the three that are needed.
create function platform.note_changed_rows() returns trigger language plpgsql as $$
begin
  execute format('insert into platform.changes (kind, key) select distinct %L, %I::text from changed', tg_argv[0], tg_argv[1]);
  return null;
end $$;

create procedure platform.note_rows(of_table regclass, kind text, key_column text) language plpgsql as $$
begin
  execute format('create trigger noted_insert after insert on %s referencing new table as changed for each statement execute function platform.note_changed_rows(%L, %L)', of_table, kind, key_column);
  execute format('create trigger noted_update after update on %s referencing new table as changed for each statement execute function platform.note_changed_rows(%L, %L)', of_table, kind, key_column);
  execute format('create trigger noted_delete after delete on %s referencing old table as changed for each statement execute function platform.note_changed_rows(%L, %L)', of_table, kind, key_column);
end $$;

create function platform.notify_changes() returns trigger language plpgsql as $$
begin
  perform pg_notify('changes', '');
  return null;
end $$;

create trigger notify after insert on platform.changes
  for each statement execute function platform.notify_changes();
