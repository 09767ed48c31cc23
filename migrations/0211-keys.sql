-- Keys by which other programs act for a producer or an office.
create schema keys;

create table keys.keys (
  id uuid primary key,
  name text not null check (name <> ''),
  -- For whom it acts: one producer, or the office of a unit ('VN' = the whole country).
  producer_id uuid references producers.producers (id),
  unit text check (unit = 'VN' or unit ~ '^\d{2}$'),
  -- Of the secret only its hash and its last letters are kept.
  secret_hash text not null unique,
  secret_end text not null,
  -- The secret before, which stays valid for some days after a new one was made.
  old_hash text unique,
  old_until timestamptz,
  scopes text[] not null check (scopes <@ array['orders:read', 'orders:move', 'offers:read', 'offers:write', 'stock:write', 'purchases:write', 'hooks:manage'] and cardinality(scopes) > 0),
  made_by uuid not null references identity.people (id),
  made_by_name text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  revoked_by_name text,
  check ((producer_id is null) <> (unit is null)),
  check ((old_hash is null) = (old_until is null)),
  check ((revoked_at is null) = (revoked_by_name is null))
);
create index keys_producer on keys.keys (producer_id);
create index keys_unit on keys.keys (unit);
create index keys_made_by on keys.keys (made_by);
