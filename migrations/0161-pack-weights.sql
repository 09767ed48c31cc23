-- What a pack weighs with its wrapping, in grams; null = as its size says, or not known.
alter table offers.packs add column weight_g integer check (weight_g > 0);
