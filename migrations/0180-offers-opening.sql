-- When goods are for sale: seasons and making times of an offer, holidays and dispatch days of a stall.
alter table offers.offers
  -- Months in which there is any; empty = all year.
  add column seasons smallint[] not null default '{}' check (seasons <@ '{1,2,3,4,5,6,7,8,9,10,11,12}'::smallint[] and cardinality(seasons) <= 12),
  -- From the order to the parcel, for what is made to order.
  add column days_to_make smallint check (days_to_make between 1 and 120),
  -- Packs of this offer in one purchase.
  add column most_packs smallint check (most_packs between 1 and 999);

alter table offers.stalls
  -- First day of a holiday that ends with closed_until; null = it has begun.
  add column closed_from date,
  -- What buyers are told meanwhile.
  add column closed_words text not null default '',
  -- Weekdays (1 = Monday) on which parcels leave; empty = every day.
  add column dispatch_days smallint[] not null default '{}' check (dispatch_days <@ '{1,2,3,4,5,6,7}'::smallint[] and cardinality(dispatch_days) <= 7),
  -- Orders until this hour, so many days before, still leave with a dispatch.
  add column cutoff_hour smallint not null default 24 check (cutoff_hour between 0 and 24),
  add column cutoff_days smallint not null default 0 check (cutoff_days between 0 and 3),
  -- Single days without dispatch.
  add column no_dispatch_on date[] not null default '{}',
  add check (closed_from is null or (closed_until is not null and closed_from <= closed_until));

-- A stall's holiday changes every page that shows its goods.
create function offers.note_stall() returns trigger language plpgsql as $$
begin
  insert into platform.changes (kind, key) select 'offer', product_id::text from offers.offers where producer_id = new.producer_id;
  return null;
end $$;
create trigger noted after insert or update on offers.stalls for each row execute function offers.note_stall();
