-- A co-operative asks a maker by itself to let it sell the maker's goods; the maker answers on the phone.
create table producers.association_proposals (
  id uuid primary key,
  seller_id uuid not null references producers.producers (id) on delete cascade,
  maker_id uuid not null references producers.producers (id) on delete cascade,
  -- The words that the maker agrees to, as they were shown.
  words text not null check (length(words) between 1 and 2000),
  -- The last day that is proposed; null = until either side ends it.
  until_on date,
  state text not null check (state in ('waiting', 'agreed', 'refused', 'withdrawn')),
  by_id uuid not null references identity.people (id),
  made_at timestamptz not null,
  answered_by uuid references identity.people (id),
  answered_at timestamptz check (answered_at >= made_at),
  check (seller_id <> maker_id),
  check ((state = 'waiting') = (answered_at is null))
);
create unique index association_proposals_waiting on producers.association_proposals (seller_id, maker_id) where state = 'waiting';
create index association_proposals_seller on producers.association_proposals (seller_id);
create index association_proposals_maker on producers.association_proposals (maker_id);
create index association_proposals_by on producers.association_proposals (by_id);
create index association_proposals_answered_by on producers.association_proposals (answered_by);

-- Who made what another sold, as it stood when it was ordered; null = the seller made it.
alter table orders.lines add column maker_name text;
