-- The public face: texts that officers wrote in place of those that come with the program. Rows are only ever added.
create schema portal;

create table portal.pages (
  id uuid primary key,
  slug text not null check (slug ~ '^[a-z0-9]+([/-][a-z0-9]+)*$'),
  lang text not null check (lang in ('vi', 'en')),
  version integer not null check (version > 0),
  -- Both null: from this version on, the text that comes with the program stands again.
  title text check (length(title) between 1 and 200),
  body text check (length(body) between 1 and 20000),
  written_by uuid not null references identity.people (id),
  written_by_name text not null,
  written_at timestamptz not null,
  unique (slug, lang, version),
  check ((title is null) = (body is null))
);
create index pages_written_by on portal.pages (written_by);
create trigger noted after insert or update or delete on portal.pages for each row execute function platform.note_change('text', 'slug');

-- Settings show on pages (operator, hosts of channels): every process hears of a change.
create trigger noted after insert or update or delete on platform.settings for each row execute function platform.note_change('setting', 'name');
