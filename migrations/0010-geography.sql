-- Administrative units of every scheme of the country, and what became of what.
create schema geography;

create table geography.schemes (
  scheme text primary key check (scheme in ('v63', 'v34')),
  name text not null,
  name_en text not null,
  effective_from date not null,
  effective_to date,
  citation text not null,
  source text not null,
  -- Fingerprint of the files in reference/geography that were loaded; the loader compares it.
  fingerprint text not null,
  check (effective_to is null or effective_to >= effective_from)
);

create table geography.units (
  scheme text not null references geography.schemes,
  code text not null check (code ~ '^[0-9]{2,5}$'),
  level text not null check (level in ('province', 'district', 'commune')),
  kind text not null check (kind in ('province', 'municipality', 'urban-district', 'rural-district', 'town', 'city', 'ward', 'commune', 'township', 'special-zone')),
  name text not null,
  full_name text not null,
  slug text not null,
  folded text not null,
  sort_key text not null collate "C",
  -- The name as it is compared: one form for every spelling, marks kept.
  name_key text not null,
  parent_code text,
  province_code text not null,
  -- Null where the source does not say since when.
  effective_from date,
  effective_to date,
  citation text,
  primary key (scheme, code),
  foreign key (scheme, parent_code) references geography.units,
  foreign key (scheme, province_code) references geography.units,
  check ((level = 'province') = (parent_code is null)),
  check (level <> 'province' or province_code = code)
);
create index units_parent on geography.units (scheme, parent_code);
create index units_province on geography.units (scheme, province_code);
create index units_folded on geography.units (folded text_pattern_ops);

-- One link per pair: a unit that went whole into one has one, a split one has several, each marked as a part.
create table geography.lineage (
  from_scheme text not null,
  from_code text not null,
  to_scheme text not null,
  to_code text not null,
  part boolean not null,
  primary key (from_scheme, from_code, to_scheme, to_code),
  foreign key (from_scheme, from_code) references geography.units,
  foreign key (to_scheme, to_code) references geography.units
);
create index lineage_to on geography.lineage (to_scheme, to_code);

-- Communes that ended before the former scheme's list was drawn up (30 June 2025) but still stand in older papers.
create table geography.abolished (
  id integer primary key,
  name text not null,
  kind text not null check (kind in ('ward', 'commune', 'township')),
  folded text not null,
  district_code text,
  province_code text not null,
  scheme text not null default 'v63' check (scheme = 'v63'),
  foreign key (scheme, district_code) references geography.units,
  foreign key (scheme, province_code) references geography.units
);
create index abolished_district on geography.abolished (scheme, district_code);
create index abolished_province on geography.abolished (scheme, province_code);

create table geography.abolished_successors (
  abolished_id integer not null references geography.abolished,
  scheme text not null default 'v34' check (scheme = 'v34'),
  code text not null,
  primary key (abolished_id, code),
  foreign key (scheme, code) references geography.units
);
create index abolished_successors_unit on geography.abolished_successors (scheme, code);

-- A district as it was named before, and the districts of the last former list where its communes lie.
create table geography.district_changes (
  name text not null,
  folded text not null,
  scheme text not null default 'v63' check (scheme = 'v63'),
  province_code text not null,
  district_code text not null,
  primary key (province_code, name, district_code),
  foreign key (scheme, province_code) references geography.units,
  foreign key (scheme, district_code) references geography.units
);
create index district_changes_province on geography.district_changes (scheme, province_code);
create index district_changes_district on geography.district_changes (scheme, district_code);
