-- How people come to sell by themselves, and what a phone has sent.
create schema stall;

-- Somebody asks to be let sell for a producer of the registry, or to open a stall that the registry does not know.
create table stall.requests (
  id uuid primary key,
  person_id uuid not null references identity.people (id),
  -- The producer that is meant; null until a new one is confirmed.
  producer_id uuid references producers.producers (id),
  kind text not null check (kind in ('claim', 'open')),
  name text not null check (length(name) between 2 and 200),
  form text not null check (form in ('household-unregistered', 'household', 'cooperative-group', 'cooperative', 'enterprise', 'farm', 'association', 'unknown')),
  scheme text not null default 'v34' check (scheme = 'v34'),
  province_code text,
  commune_code text,
  -- What the person says so that an officer can check it.
  said text not null default '' check (length(said) <= 500),
  consent_words text not null check (length(consent_words) between 1 and 2000),
  consent_at timestamptz not null,
  state text not null check (state in ('waiting', 'confirmed', 'refused', 'withdrawn')),
  made_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references identity.people (id),
  why text not null default '',
  check (kind = 'open' or producer_id is not null),
  check ((state = 'waiting') = (decided_at is null)),
  foreign key (scheme, province_code) references geography.units (scheme, code),
  foreign key (scheme, commune_code) references geography.units (scheme, code)
);
-- One at a time for each person.
create unique index requests_waiting on stall.requests (person_id) where state = 'waiting';
create index requests_person on stall.requests (person_id);
create index requests_producer on stall.requests (producer_id);
create index requests_province on stall.requests (scheme, province_code);
create index requests_commune on stall.requests (scheme, commune_code);
create index requests_decided_by on stall.requests (decided_by);

-- What was put on sale from a phone, by the phone's own key: sent twice, it is the same goods.
create table stall.sendings (
  person_id uuid not null references identity.people (id),
  key uuid not null,
  producer_id uuid not null references producers.producers (id),
  product_id uuid not null references certification.products (id),
  made_at timestamptz not null,
  primary key (person_id, key)
);
create index sendings_producer on stall.sendings (producer_id);
create index sendings_product on stall.sendings (product_id);
