-- Goods that do not keep go no farther than this, by whatever way; null = as far as the seller delivers.
alter table offers.offers add column widest_zone text check (widest_zone in ('same-commune', 'same-province', 'same-region', 'other'));
