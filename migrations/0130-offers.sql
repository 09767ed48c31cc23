-- What producers sell: offers, packs of one base stock, and stock that is held for somebody.
create schema offers;

-- How a producer sells: what delivery costs, whether cash on delivery is taken, until when the stall is closed.
create table offers.stalls (
  producer_id uuid primary key references producers.producers (id),
  delivery_vnd bigint not null check (delivery_vnd >= 0),
  -- From this sum of goods on, delivery costs nothing; null = never.
  free_from_vnd bigint check (free_from_vnd > 0),
  -- How far it is sent.
  reach text not null default 'country' check (reach in ('province', 'country')),
  takes_cash boolean not null default true,
  closed_until date,
  changed_by_name text not null,
  changed_at timestamptz not null
);

create table offers.offers (
  id uuid primary key,
  product_id uuid not null unique references certification.products (id),
  producer_id uuid not null references producers.producers (id),
  state text not null check (state in ('on-sale', 'paused')),
  -- What stock and packs are counted in.
  unit text not null check (unit in ('g', 'ml', 'piece')),
  stock bigint not null check (stock >= 0),
  -- Sold without stock: made when ordered.
  made_to_order boolean not null default false,
  -- The day from which it can be sent, for a harvest to come.
  ready_on date,
  -- Who put it on sale for the producer, and the consent that was recorded; null = the producer.
  on_behalf_by text,
  consent text,
  consent_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((on_behalf_by is null) = (consent is null) and (consent is null) = (consent_at is null))
);
create index offers_producer on offers.offers (producer_id);

create table offers.packs (
  id uuid primary key,
  offer_id uuid not null references offers.offers (id),
  name text not null check (name <> ''),
  -- Of the base stock, in the offer's unit.
  size bigint not null check (size > 0),
  price_vnd bigint not null check (price_vnd > 0),
  position smallint not null,
  retired_at timestamptz
);
create index packs_offer on offers.packs (offer_id);

create table offers.holds (
  id uuid primary key,
  offer_id uuid not null references offers.offers (id),
  -- What it is held for; the keys of a module above.
  purpose uuid not null,
  amount bigint not null check (amount > 0),
  state text not null check (state in ('held', 'taken', 'freed')),
  -- Until when it is held; null = until somebody says otherwise.
  expires_at timestamptz,
  made_at timestamptz not null,
  unique (purpose, offer_id)
);
create index holds_offer on offers.holds (offer_id);
create index holds_expiry on offers.holds (expires_at) where state = 'held' and expires_at is not null;

-- Pages that show an offer follow it.
create trigger noted after insert or update on offers.offers for each row execute function platform.note_change('offer', 'product_id');
