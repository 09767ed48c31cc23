-- Who was asked to answer an order and by which secret; what was reminded of; telephones that are asked for a transfer first.
create table orders.calls (
  order_id uuid not null references orders.orders (id),
  person_id uuid not null references identity.people (id),
  -- The secret of the link in the message; it opens this one order for this one person.
  token_hash text not null unique,
  made_at timestamptz not null,
  primary key (order_id, person_id, made_at)
);
create index calls_person on orders.calls (person_id, made_at);

create table orders.reminders (
  order_id uuid not null references orders.orders (id),
  step text not null check (step in ('first', 'last', 'deputy')),
  at timestamptz not null,
  primary key (order_id, step)
);

-- An officer has looked at the parcels that came back from a telephone: those before this moment no longer count.
create table orders.cash_clearings (
  id uuid primary key,
  phone text not null,
  why text not null check (why <> ''),
  by_name text not null,
  at timestamptz not null
);
create index cash_clearings_phone on orders.cash_clearings (phone, at);
create index moves_back on orders.moves (at) where to_state = 'coming-back';
