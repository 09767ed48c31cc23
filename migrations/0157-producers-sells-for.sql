-- Who sells goods of another producer under its own stall: a co-operative its members', by their consent, from when to when.
create table producers.associations (
  id uuid primary key,
  -- The co-operative, group or firm that sells.
  seller_id uuid not null references producers.producers (id) on delete cascade,
  -- Whose goods they are; it stays visible as their maker.
  maker_id uuid not null references producers.producers (id) on delete cascade,
  by_id uuid references identity.people (id),
  consent_words text not null check (length(consent_words) between 1 and 2000),
  consent_at timestamptz not null,
  starts_at timestamptz not null,
  -- The last day by which it was agreed; null = until either side ends it.
  until_on date,
  ends_at timestamptz check (ends_at >= starts_at),
  ended_by uuid references identity.people (id),
  check (seller_id <> maker_id)
);
create unique index associations_current on producers.associations (seller_id, maker_id) where ends_at is null;
create index associations_seller on producers.associations (seller_id);
create index associations_maker on producers.associations (maker_id);
create index associations_by on producers.associations (by_id);
create index associations_ended_by on producers.associations (ended_by);
