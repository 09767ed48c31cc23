-- From this sum of goods on, a way costs the buyer nothing; null = never.
alter table shipping.seller_ways add column free_from_vnd bigint check (free_from_vnd > 0);
