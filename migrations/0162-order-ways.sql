-- How the goods of an order reach its buyer, as it was chosen and told when it was placed.
alter table orders.orders
  add column way_kind text not null default 'own' check (way_kind in ('courier', 'own', 'pickup')),
  add column way_id uuid references shipping.seller_ways (id),
  add column way_carrier text check (way_carrier in ('ghn', 'ghtk', 'viettelpost', 'ems')),
  -- Where and when to fetch the goods; empty for other ways.
  add column way_place text not null default '',
  add column days_least smallint check (days_least >= 0),
  add column days_most smallint check (days_most >= days_least),
  add column weight_g integer check (weight_g > 0);
create index orders_way on orders.orders (way_id);
