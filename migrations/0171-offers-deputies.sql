-- What officers did for a producer, and a producer's word that they shall do no more.
create table offers.deputy_acts (
  id uuid primary key,
  producer_id uuid not null references producers.producers (id),
  product_id uuid not null references certification.products (id),
  by_name text not null,
  consent text not null,
  at timestamptz not null
);
create index deputy_acts_producer on offers.deputy_acts (producer_id, at);
create index deputy_acts_product on offers.deputy_acts (product_id);
insert into offers.deputy_acts (id, producer_id, product_id, by_name, consent, at)
  select id, producer_id, product_id, on_behalf_by, consent, consent_at from offers.offers where on_behalf_by is not null;

-- A producer who has ended it: officers put nothing on sale and move no order until it is allowed again.
create table offers.deputies_ended (
  producer_id uuid primary key references producers.producers (id),
  by_name text not null,
  ended_at timestamptz not null
);
