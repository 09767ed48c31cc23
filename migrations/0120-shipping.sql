-- Parcels, what a delivery costs, the ways a seller offers, and the accounts with carriers.
create schema shipping;

create table shipping.code_numbers (
  year integer primary key,
  last integer not null
);

-- What a carrier takes, by how far and how heavy; a row counts for parcels up to this weight.
create table shipping.rates (
  id uuid primary key,
  carrier text not null check (carrier in ('ghn', 'ghtk', 'viettelpost', 'ems')),
  zone text not null check (zone in ('same-commune', 'same-province', 'same-region', 'other')),
  upto_grams integer not null check (upto_grams > 0),
  fee_vnd bigint not null check (fee_vnd >= 0),
  days_least smallint not null check (days_least >= 0),
  days_most smallint not null check (days_most >= days_least),
  effective_from date not null,
  effective_to date check (effective_to >= effective_from),
  status text not null check (status in ('in force', 'suspended', 'repealed', 'unverified')),
  source text not null,
  unique (carrier, zone, upto_grams, effective_from)
);

-- How a seller brings goods to people. A way that is changed keeps its key; one that ends is not active.
create table shipping.seller_ways (
  id uuid primary key,
  owner_kind text not null,
  owner_id uuid not null,
  kind text not null check (kind in ('courier', 'own', 'pickup')),
  carrier text check (carrier in ('ghn', 'ghtk', 'viettelpost', 'ems')),
  -- A courier: no farther than this. Own delivery: to these communes, these provinces, or within so many kilometres.
  widest_zone text not null check (widest_zone in ('same-commune', 'same-province', 'same-region', 'other')),
  commune_codes text[] not null default '{}',
  province_codes text[] not null default '{}',
  within_km integer check (within_km > 0),
  most_grams integer check (most_grams > 0),
  -- A courier without a fee of the seller's takes the rate.
  fee_vnd bigint check (fee_vnd >= 0),
  days_least smallint not null default 0 check (days_least >= 0),
  days_most smallint not null default 0 check (days_most >= days_least),
  place text not null default '',
  hours text not null default '',
  position smallint not null,
  active boolean not null,
  changed_at timestamptz not null,
  check ((kind = 'courier') = (carrier is not null)),
  check (kind <> 'pickup' or (place <> '' and hours <> '')),
  check (kind = 'courier' or fee_vnd is not null)
);
create index seller_ways_owner on shipping.seller_ways (owner_id, owner_kind);

-- A seller's own account with a carrier. Of the key in the webhook's address only the hash is kept.
create table shipping.carrier_accounts (
  id uuid primary key,
  owner_kind text not null,
  owner_id uuid not null,
  carrier text not null check (carrier in ('ghn', 'ghtk', 'viettelpost', 'ems')),
  base_url text not null,
  shop_ref text not null,
  token text not null,
  hook_hash text not null unique,
  active boolean not null,
  changed_at timestamptz not null,
  unique (owner_id, owner_kind, carrier)
);

create table shipping.parcels (
  id uuid primary key,
  -- VC-26-000123; the carrier knows it as the client's code.
  code text not null unique,
  -- What it is sent for and whose it is. No keys of those tables: this module knows neither.
  subject_kind text not null,
  subject_id uuid not null,
  owner_kind text not null,
  owner_id uuid not null,
  way_kind text not null check (way_kind in ('courier', 'own', 'pickup')),
  way_id uuid references shipping.seller_ways (id),
  carrier text check (carrier in ('ghn', 'ghtk', 'viettelpost', 'ems')),
  tracking_code text,
  state text not null check (state in ('created', 'collecting', 'in_transit', 'out_for_delivery', 'delivered', 'failed_attempt', 'returning', 'returned', 'cancelled', 'incident')),
  -- The carrier's own word and moment, always beside ours.
  raw_status text,
  news_at timestamptz,
  weight_grams integer not null check (weight_grams > 0),
  cod_vnd bigint not null check (cod_vnd >= 0),
  fee_vnd bigint check (fee_vnd >= 0),
  content text not null,
  scheme text not null default 'v34' check (scheme = 'v34'),
  from_name text not null,
  from_phone text not null,
  from_text text not null,
  from_province_code text not null,
  from_commune_code text,
  to_name text not null,
  to_phone text not null,
  to_text text not null,
  to_province_code text not null,
  to_commune_code text,
  proof_file_id uuid references platform.files (id),
  -- Why the carrier does not take it, in the carrier's words.
  refusal text,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz,
  check ((way_kind = 'courier') = (carrier is not null)),
  check ((state in ('delivered', 'returned', 'cancelled')) = (ended_at is not null)),
  foreign key (scheme, from_province_code) references geography.units (scheme, code),
  foreign key (scheme, from_commune_code) references geography.units (scheme, code),
  foreign key (scheme, to_province_code) references geography.units (scheme, code),
  foreign key (scheme, to_commune_code) references geography.units (scheme, code)
);
create index parcels_subject on shipping.parcels (subject_id, subject_kind);
create index parcels_owner on shipping.parcels (owner_id, owner_kind);
create index parcels_way on shipping.parcels (way_id);
create index parcels_proof on shipping.parcels (proof_file_id);
create unique index parcels_tracking on shipping.parcels (carrier, tracking_code) where tracking_code is not null;
create index parcels_from_province on shipping.parcels (scheme, from_province_code);
create index parcels_from_commune on shipping.parcels (scheme, from_commune_code);
create index parcels_to_province on shipping.parcels (scheme, to_province_code);
create index parcels_to_commune on shipping.parcels (scheme, to_commune_code);
create index parcels_on_the_way on shipping.parcels (changed_at) where ended_at is null;

-- Everything that was said about a parcel, also what changed nothing.
create table shipping.parcel_moves (
  id uuid primary key,
  parcel_id uuid not null references shipping.parcels (id),
  -- When it happened, by whoever says so; and when we learned of it.
  at timestamptz not null,
  learned_at timestamptz not null,
  from_state text,
  to_state text not null,
  effect text not null check (effect in ('moved', 'same', 'unknown', 'late', 'not-allowed')),
  by_id uuid,
  by_name text not null,
  raw_status text,
  why text not null default '',
  -- The same news of a carrier is taken once.
  news_key text,
  unique (parcel_id, news_key)
);
create index parcel_moves_parcel on shipping.parcel_moves (parcel_id, at);
