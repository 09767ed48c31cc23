-- Producers (chủ thể) of every legal form, where they are today and under which former unit they were listed.
create schema producers;

create table producers.producers (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  -- Name without form words and marks, abbreviations written out: equal keys mean the same words.
  name_key text not null,
  form text not null check (form in ('household-unregistered', 'household', 'cooperative-group', 'cooperative', 'enterprise', 'farm', 'association', 'unknown')),
  scheme text not null default 'v34' check (scheme = 'v34'),
  province_code text,
  commune_code text,
  former_scheme text not null default 'v63' check (former_scheme = 'v63'),
  former_code text,
  address_raw text not null default '',
  story_vi text,
  story_en text,
  -- The name is shown to nobody outside the offices when the person asked for it.
  name_hidden boolean not null default false,
  sample boolean not null default false,
  import_id uuid,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  retired_at timestamptz,
  foreign key (scheme, province_code) references geography.units (scheme, code),
  foreign key (scheme, commune_code) references geography.units (scheme, code),
  foreign key (former_scheme, former_code) references geography.units (scheme, code)
);
create index producers_province on producers.producers (scheme, province_code);
create index producers_commune on producers.producers (scheme, commune_code);
create index producers_former on producers.producers (former_scheme, former_code);
create index producers_key on producers.producers (name_key);
create index producers_import on producers.producers (import_id) where import_id is not null;
call platform.note_rows('producers.producers', 'producer', 'id');

-- Names a producer had before, or was written with elsewhere.
create table producers.names (
  id uuid primary key,
  producer_id uuid not null references producers.producers (id) on delete cascade,
  name text not null,
  name_key text not null,
  source text not null default '',
  import_id uuid,
  noted_at timestamptz not null default now(),
  unique (producer_id, name)
);
create index names_key on producers.names (name_key);
call platform.note_rows('producers.names', 'producer', 'producer_id');
