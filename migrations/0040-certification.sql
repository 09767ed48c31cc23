-- The OCOP registry: products, what happened to their certification, how each fact is known, and what may be shown today.
create schema certification;

create table certification.taxonomies (
  version text primary key,
  citation text not null,
  effective_from date not null,
  effective_to date,
  certainty text not null check (certainty in ('transcript', 'press', 'unverified'))
);

create table certification.product_groups (
  version text not null references certification.taxonomies (version),
  code text not null,
  parent_code text,
  level text not null check (level in ('industry', 'group', 'leaf')),
  -- A leaf has a scoring sheet; a group without subgroups is its own leaf.
  sheet smallint,
  name_vi text not null,
  name_en text not null,
  ordinal smallint not null,
  primary key (version, code)
);

-- Rules with a legal source, by day: validity in months, days of extension.
create table certification.rule_values (
  key text not null,
  effective_from date not null,
  effective_to date,
  value integer not null,
  status text not null check (status in ('in force', 'suspended', 'repealed', 'unverified')),
  citation text not null,
  primary key (key, effective_from)
);

create table certification.products (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  name_key text not null,
  producer_id uuid references producers.producers (id),
  -- The import that named the producer of a product that had none; an undo takes it back.
  producer_import_id uuid,
  scheme text not null default 'v34' check (scheme = 'v34'),
  province_code text,
  commune_code text,
  former_scheme text not null default 'v63' check (former_scheme = 'v63'),
  former_code text,
  place_raw text not null default '',
  group_version text,
  group_code text,
  group_certainty text check (group_certainty in ('suggested', 'confirmed')),
  sample boolean not null default false,
  -- Shown to the public although only registered, mentioned or voted for: its producer or office said so.
  published boolean not null default false,
  import_id uuid,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  retired_at timestamptz,
  merged_into uuid references certification.products (id),
  -- What follows from the history, without the calendar (standing.rules.ts); the day decides at reading.
  base_state text not null default 'registered' check (base_state in ('recognised', 'withdrawn', 'expired', 'proposed', 'scored', 'registered', 'not-passed', 'mentioned', 'voted')),
  recorded_stars smallint check (recorded_stars between 1 and 5),
  recorded_from date,
  recorded_until date,
  recorded_extended boolean not null default false,
  reported_stars smallint check (reported_stars between 1 and 5),
  reported_from date,
  reported_until date,
  -- Codes of the certificates that the two stand on.
  recorded_code text,
  reported_code text,
  foreign key (scheme, province_code) references geography.units (scheme, code),
  foreign key (scheme, commune_code) references geography.units (scheme, code),
  foreign key (former_scheme, former_code) references geography.units (scheme, code),
  foreign key (group_version, group_code) references certification.product_groups (version, code)
);
create index products_producer on certification.products (producer_id);
create index products_province on certification.products (scheme, province_code);
create index products_commune on certification.products (scheme, commune_code);
create index products_former on certification.products (former_scheme, former_code);
create index products_group on certification.products (group_version, group_code);
create index products_key on certification.products (name_key);
create index products_merged on certification.products (merged_into) where merged_into is not null;
create index products_import on certification.products (import_id) where import_id is not null;
-- A product is restated after each fact; room in its page keeps that from touching every index.
alter table certification.products set (fillfactor = 70);
call platform.note_rows('certification.products', 'product', 'id');

-- Other names a product was listed under.
create table certification.product_names (
  id uuid primary key,
  product_id uuid not null references certification.products (id) on delete cascade,
  name text not null,
  name_key text not null,
  import_id uuid,
  noted_at timestamptz not null default now(),
  unique (product_id, name)
);
create index product_names_key on certification.product_names (name_key);

create sequence certification.certificate_numbers;

create table certification.certificates (
  id uuid primary key,
  -- The code as issued where it is known, else our own, CN-yy-nnnnnn; never recomputed.
  code text not null unique,
  product_id uuid not null references certification.products (id) on delete cascade,
  number text,
  decision_number text,
  decided_earliest date,
  decided_latest date,
  decided_precision text not null check (decided_precision in ('day', 'month', 'year', 'unknown')),
  stars smallint not null check (stars between 1 and 5),
  taxonomy_version text references certification.taxonomies (version),
  -- At the latest reading of what is known; null when not even a year is known.
  valid_until date,
  evidence text not null check (evidence in ('recorded', 'reported')),
  withdrawn_on date,
  undone_at timestamptz,
  import_id uuid
);
create index certificates_product on certification.certificates (product_id);
create index certificates_taxonomy on certification.certificates (taxonomy_version);
create index certificates_import on certification.certificates (import_id) where import_id is not null;

create table certification.events (
  id uuid primary key,
  product_id uuid not null references certification.products (id) on delete cascade,
  certificate_id uuid references certification.certificates (id) on delete cascade,
  kind text not null check (kind in ('registered', 'mentioned', 'voted', 'scored', 'proposed', 'recognised', 're-recognised', 'upgraded', 'downgraded', 'extended', 'expired', 'withdrawn', 'not-passed')),
  stars smallint check (stars between 1 and 5),
  happened_earliest date,
  happened_latest date,
  happened_precision text not null check (happened_precision in ('day', 'month', 'year', 'unknown')),
  valid_until date,
  evidence text not null check (evidence in ('recorded', 'reported')),
  decision_number text,
  source_name text not null default '',
  source_url text,
  note text not null default '',
  raw text not null default '',
  import_id uuid,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  undone_at timestamptz,
  check (evidence = 'reported' or kind not in ('recognised', 're-recognised', 'upgraded', 'downgraded', 'withdrawn') or (decision_number is not null and happened_precision = 'day'))
);
create index events_product on certification.events (product_id);
create index events_certificate on certification.events (certificate_id);
create index events_import on certification.events (import_id) where import_id is not null;

-- Where else the same fact was published.
create table certification.event_sources (
  id uuid primary key,
  event_id uuid not null references certification.events (id) on delete cascade,
  source_name text not null,
  source_url text,
  import_id uuid,
  noted_at timestamptz not null default now()
);
create index event_sources_event on certification.event_sources (event_id);
create index event_sources_import on certification.event_sources (import_id) where import_id is not null;
