-- The province of the seller when the order was placed: an office finds its orders without asking where each seller is.
alter table orders.orders add column seller_province text;
update orders.orders set seller_province = producer.province_code from producers.producers producer where producer.id = orders.producer_id;
create index orders_placed on orders.orders (placed_at desc);
create index orders_province on orders.orders (seller_province, placed_at desc);
create index orders_waiting on orders.orders (due_at) where state = 'placed';

-- The same for what is on sale, and what could be.
create index offers_changed on offers.offers (changed_at desc, product_id);
create index products_by_name on certification.products (name_key, id) where retired_at is null and merged_into is null;
create index products_of_province on certification.products (province_code, name_key, id) where retired_at is null and merged_into is null;
