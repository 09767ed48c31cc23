-- Goods that were taken down and sellers that were suspended: on whose request, when it came, when it was done, when and why it ended.
create table offers.stops (
  id uuid primary key,
  kind text not null check (kind in ('takedown', 'suspension')),
  -- Of a takedown.
  offer_id uuid references offers.offers (id),
  producer_id uuid not null references producers.producers (id),
  -- The authority that asked, with its document; empty for the operator's own suspension.
  authority text not null,
  request_number text not null,
  request_on date,
  -- When the request arrived: from here the 24 hours run.
  received_at timestamptz not null,
  reason text not null check (reason <> ''),
  state text not null check (state in ('announced', 'in-force', 'lifted')),
  -- When it takes effect; before, a seller is told.
  effective_at timestamptz not null,
  in_force_at timestamptz,
  by_name text not null,
  made_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by text,
  lifted_why text,
  check ((kind = 'takedown') = (offer_id is not null)),
  check ((authority = '') = (request_number = '')),
  check (kind = 'suspension' or authority <> ''),
  check ((state = 'lifted') = (lifted_at is not null) and (lifted_at is null) = (lifted_why is null))
);
create index stops_offer on offers.stops (offer_id);
create index stops_producer on offers.stops (producer_id);
create index stops_announced on offers.stops (effective_at) where state = 'announced';
-- One of a kind at a time.
create unique index stops_one_takedown on offers.stops (offer_id) where kind = 'takedown' and state <> 'lifted';
create unique index stops_one_suspension on offers.stops (producer_id) where kind = 'suspension' and state <> 'lifted';

-- Nothing stopped can be bought, whatever its seller sets.
alter table offers.offers add column stopped boolean not null default false;

create function offers.keep_stopped() returns trigger language plpgsql as $$
begin
  new.stopped := exists (select from offers.stops stop where stop.state = 'in-force' and (stop.offer_id = new.id or stop.kind = 'suspension' and stop.producer_id = new.producer_id));
  return new;
end $$;
create trigger kept_stopped before insert or update of producer_id, stopped on offers.offers for each row execute function offers.keep_stopped();
