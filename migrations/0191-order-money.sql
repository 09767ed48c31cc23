-- What is agreed to be given back of an order, and where to; apart from the order because it is erased sooner.
create table orders.agreed_returns (
  id uuid primary key,
  order_id uuid not null references orders.orders (id),
  amount_vnd bigint not null check (amount_vnd > 0),
  why text not null check (why <> ''),
  by_kind text not null check (by_kind in ('seller', 'officer')),
  by_name text not null,
  proposed_at timestamptz not null,
  answer text check (answer in ('agreed', 'declined')),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index agreed_returns_order on orders.agreed_returns (order_id);
create unique index agreed_returns_open on orders.agreed_returns (order_id) where answer is null;

create table orders.refund_accounts (
  order_id uuid primary key references orders.orders (id),
  bank_bin text not null check (bank_bin ~ '^\d{6}$'),
  number text not null check (number ~ '^[0-9A-Z]{4,19}$'),
  holder_name text not null check (holder_name <> ''),
  given_at timestamptz not null
);
