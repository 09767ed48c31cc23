-- What is said about an order after it was placed: messages, complaints with their clock, goods that are sent back.
-- Further secrets of a purchase, each sent to its telephone alone.
create table orders.purchase_keys (
  token_hash text primary key,
  purchase_id uuid not null references orders.purchases (id),
  made_at timestamptz not null
);
create index purchase_keys_purchase on orders.purchase_keys (purchase_id);

create schema aftersale;

create table aftersale.code_numbers (
  year integer primary key,
  last integer not null
);

create table aftersale.complaints (
  id uuid primary key,
  -- KN-26-000123.
  code text not null unique,
  order_id uuid not null references orders.orders (id),
  kind text not null check (kind in ('not-as-described', 'broken', 'late', 'not-arrived', 'refund-missing', 'other')),
  wants text not null check (wants in ('refund', 'replacement', 'part-refund', 'explanation')),
  state text not null check (state in ('open', 'ended')),
  -- Who must act now: the seller, then the offices of the seller's place.
  level text not null check (level in ('seller', 'commune', 'province')),
  filed_at timestamptz not null,
  first_answer_by timestamptz not null,
  solve_by timestamptz not null,
  -- By what these terms were promised, as it read on that day.
  citation text not null,
  answered_at timestamptz,
  -- Since when it stands with this level.
  level_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('settled', 'for-buyer', 'for-seller', 'withdrawn')),
  check ((state = 'ended') = (ended_at is not null) and (state = 'ended') = (outcome is not null))
);
create index complaints_order on aftersale.complaints (order_id);
-- One at a time for one order.
create unique index complaints_open on aftersale.complaints (order_id) where state = 'open';
create index complaints_due on aftersale.complaints (solve_by) where state = 'open';

create table aftersale.returns (
  id uuid primary key,
  order_id uuid not null references orders.orders (id),
  reason text not null check (reason in ('not-as-described', 'broken', 'wrong', 'changed-mind', 'other')),
  -- All of the order goes back: the order itself moves.
  whole boolean not null,
  state text not null check (state in ('asked', 'accepted', 'refused', 'received', 'withdrawn')),
  asked_at timestamptz not null,
  changed_at timestamptz not null
);
create index returns_order on aftersale.returns (order_id);
create unique index returns_open on aftersale.returns (order_id) where state in ('asked', 'accepted');

create table aftersale.return_lines (
  return_id uuid not null references aftersale.returns (id),
  order_id uuid not null,
  position smallint not null,
  quantity integer not null check (quantity > 0),
  primary key (return_id, position),
  foreign key (order_id, position) references orders.lines (order_id, position)
);
create index return_lines_line on aftersale.return_lines (order_id, position);

-- Everything that was said and done, kept as it was.
create table aftersale.entries (
  id uuid primary key,
  order_id uuid not null references orders.orders (id),
  complaint_id uuid references aftersale.complaints (id),
  return_id uuid references aftersale.returns (id),
  kind text not null check (kind in ('message', 'filed', 'answered', 'passed-up', 'ended', 'asked', 'accepted', 'refused', 'received', 'withdrawn')),
  by_kind text not null check (by_kind in ('buyer', 'seller', 'officer', 'system')),
  by_id uuid references identity.people (id),
  by_name text not null,
  body text not null,
  -- Of the form that sent it: sent twice it is one entry.
  key text not null,
  at timestamptz not null,
  unique (order_id, key)
);
create index entries_order on aftersale.entries (order_id, at, id);
create index entries_complaint on aftersale.entries (complaint_id);
create index entries_return on aftersale.entries (return_id);
create index entries_by on aftersale.entries (by_id);

-- Up to when each side has looked; what came later is unread.
create table aftersale.seen (
  order_id uuid not null references orders.orders (id),
  side text not null check (side in ('buyer', 'seller')),
  at timestamptz not null,
  primary key (order_id, side)
);
