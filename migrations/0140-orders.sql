-- Baskets, purchases and the orders of each seller.
create schema basket;

create table basket.baskets (
  id uuid primary key,
  token_hash text not null unique,
  -- Where to and to whom, as far as it was told; kept for the back button, forgotten with the order or after two days.
  checkout jsonb,
  checkout_at timestamptz,
  made_at timestamptz not null,
  used_at timestamptz not null
);
create table basket.lines (
  basket_id uuid not null references basket.baskets (id) on delete cascade,
  pack_id uuid not null references offers.packs (id),
  quantity integer not null check (quantity between 1 and 999),
  -- What the buyer saw when putting it in.
  price_seen_vnd bigint not null,
  added_at timestamptz not null,
  primary key (basket_id, pack_id)
);
create index lines_pack on basket.lines (pack_id);

create schema orders;
create sequence orders.purchase_numbers;
create sequence orders.order_numbers;

-- What a buyer confirms once.
create table orders.purchases (
  id uuid primary key,
  code text not null unique,
  -- The secret of the confirmation: sent twice, it is still one purchase; it opens the purchase's page.
  token_hash text not null unique,
  person_id uuid,
  buyer_name text not null,
  buyer_phone text not null check (buyer_phone ~ '^\+84\d{9,10}$'),
  scheme text not null default 'v34' check (scheme = 'v34'),
  province_code text not null,
  commune_code text not null,
  address text not null,
  note text not null,
  payment text not null check (payment in ('cash', 'transfer')),
  goods_vnd bigint not null check (goods_vnd > 0),
  delivery_vnd bigint not null check (delivery_vnd >= 0),
  total_vnd bigint not null check (total_vnd = goods_vnd + delivery_vnd),
  lang text not null check (lang in ('vi', 'en')),
  placed_at timestamptz not null
);
create index purchases_phone on orders.purchases (buyer_phone);
create index purchases_person on orders.purchases (person_id);

create table orders.orders (
  id uuid primary key,
  code text not null unique,
  purchase_id uuid not null references orders.purchases (id),
  producer_id uuid not null references producers.producers (id),
  seller_name text not null,
  state text not null,
  goods_vnd bigint not null check (goods_vnd > 0),
  delivery_vnd bigint not null check (delivery_vnd >= 0),
  total_vnd bigint not null check (total_vnd = goods_vnd + delivery_vnd),
  -- Until when the next move is due; after it the order lapses.
  due_at timestamptz,
  placed_at timestamptz not null,
  changed_at timestamptz not null
);
create index orders_purchase on orders.orders (purchase_id);
create index orders_producer on orders.orders (producer_id, placed_at desc);
create index orders_due on orders.orders (due_at) where due_at is not null;

create table orders.lines (
  order_id uuid not null references orders.orders (id),
  position smallint not null,
  offer_id uuid not null references offers.offers (id),
  pack_id uuid not null references offers.packs (id),
  product_name text not null,
  product_slug text not null,
  pack_name text not null,
  quantity integer not null check (quantity > 0),
  price_vnd bigint not null check (price_vnd > 0),
  sum_vnd bigint not null check (sum_vnd = price_vnd * quantity),
  primary key (order_id, position)
);
create index lines_offer on orders.lines (offer_id);
create index lines_pack on orders.lines (pack_id);

create table orders.moves (
  id uuid primary key,
  order_id uuid not null references orders.orders (id),
  from_state text,
  to_state text not null,
  by_kind text not null check (by_kind in ('buyer', 'seller', 'officer', 'system')),
  by_name text not null,
  why text not null,
  at timestamptz not null
);
create index moves_order on orders.moves (order_id, at);
