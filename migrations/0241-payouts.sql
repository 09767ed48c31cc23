-- What the licensed partner pays out to sellers.
create schema payouts;
create sequence payouts.numbers;
create sequence payouts.batch_numbers;

-- One file for the partner.
create table payouts.batches (
  id uuid primary key,
  code text not null unique,
  partner_id uuid not null references payments.partners (id),
  sent_by text not null,
  sent_at timestamptz not null
);
create index batches_partner on payouts.batches (partner_id);

create table payouts.payouts (
  id uuid primary key,
  code text not null unique,
  partner_id uuid not null references payments.partners (id),
  producer_id uuid not null references producers.producers (id),
  bank_bin text not null check (bank_bin ~ '^\d{6}$'),
  account text not null,
  holder text not null,
  amount_vnd bigint not null check (amount_vnd > 0),
  -- dropped: nothing was left of it before it was sent.
  state text not null check (state in ('listed', 'sent', 'paid', 'failed', 'dropped')),
  batch_id uuid references payouts.batches (id),
  listed_by text not null,
  listed_at timestamptz not null,
  -- The partner's own number of what it paid; or why it could not.
  reference text not null default '',
  why text not null default '',
  ended_by text,
  ended_at timestamptz,
  check ((batch_id is null) = (state in ('listed', 'dropped'))),
  check (state <> 'paid' or reference <> '')
);
create index payouts_partner on payouts.payouts (partner_id);
create index payouts_producer on payouts.payouts (producer_id, listed_at);
create index payouts_batch on payouts.payouts (batch_id);
create unique index payouts_listed on payouts.payouts (partner_id, producer_id) where state = 'listed';

create table payouts.items (
  payout_id uuid not null references payouts.payouts (id),
  order_id uuid not null references orders.orders (id),
  -- Below nought: what the seller owes of an order whose buyer was given money back after the payout.
  amount_vnd bigint not null check (amount_vnd <> 0),
  -- While its payout is listed or sent, the order stands in no other.
  open boolean not null default true,
  primary key (payout_id, order_id)
);
create unique index items_open on payouts.items (order_id) where open;
create index items_order on payouts.items (order_id);
