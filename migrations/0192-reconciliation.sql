-- Bank statements that a seller or a deputy brings: read, looked over, then booked once.
create schema reconciliation;

create table reconciliation.statements (
  id uuid primary key,
  producer_id uuid not null references producers.producers (id),
  -- The seller's own account that it speaks of.
  account text not null,
  file_name text not null,
  -- The rows as they were read: what was not understood too.
  rows jsonb not null,
  brought_by text not null,
  brought_at timestamptz not null,
  booked_at timestamptz,
  -- What became of each row when it was booked.
  result jsonb,
  check ((booked_at is null) = (result is null))
);
create index statements_producer on reconciliation.statements (producer_id, brought_at desc);
