-- What the portal tells other programs by webhook.
create schema hooks;

create table hooks.endpoints (
  id uuid primary key,
  producer_id uuid references producers.producers (id),
  unit text check (unit = 'VN' or unit ~ '^\d{2}$'),
  url text not null check (length(url) <= 500),
  events text[] not null check (events <@ array['order-placed', 'order-moved', 'stock-changed'] and cardinality(events) > 0),
  -- What signs each message; both sides need it, so it cannot be hashed.
  secret text not null check (secret like 'whsec\_%'),
  state text not null check (state in ('active', 'disabled')),
  -- Since when every try has failed; null = the last one went well.
  failing_since timestamptz,
  made_by_name text not null,
  made_at timestamptz not null,
  removed_at timestamptz,
  check ((producer_id is null) <> (unit is null))
);
create index endpoints_producer on hooks.endpoints (producer_id);
create index endpoints_unit on hooks.endpoints (unit);

create table hooks.deliveries (
  -- Its webhook-id: the same however often it is sent.
  id uuid primary key,
  endpoint_id uuid not null references hooks.endpoints (id),
  event text not null,
  -- The news it tells: heard twice, it is still one delivery.
  source text not null,
  body text not null,
  state text not null check (state in ('queued', 'delivered', 'failed')),
  tries integer not null default 0,
  made_at timestamptz not null,
  next_at timestamptz,
  tried_at timestamptz,
  -- What the receiver answered last: its status, null when nothing came, and the first bytes.
  last_status integer,
  last_answer text,
  unique (endpoint_id, source)
);
create index deliveries_made on hooks.deliveries (endpoint_id, made_at desc, id desc);
