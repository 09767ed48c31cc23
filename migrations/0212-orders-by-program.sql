-- Purchases that programs place: what exactly was asked, so that the same key with another wish is told apart, and by which key.
alter table orders.purchases add column asked_hash text;
alter table orders.purchases add column key_id uuid references keys.keys (id);
create index purchases_key on orders.purchases (key_id);
-- What changed since a moment, for programs that follow the orders of a seller.
create index orders_changed on orders.orders (producer_id, changed_at, id);
create index orders_changed_all on orders.orders (changed_at, id);
