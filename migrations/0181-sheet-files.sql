-- Sheets of goods that were uploaded: what was read, until it is confirmed, and what became of every row.
create schema sheet;

create table sheet.files (
  id uuid primary key,
  producer_id uuid not null references producers.producers (id),
  file_name text not null,
  -- The rows as they were read.
  read jsonb not null,
  by_name text not null,
  made_at timestamptz not null,
  -- What became of it; null = waits to be confirmed.
  result jsonb,
  done_at timestamptz,
  check ((result is null) = (done_at is null))
);
create index files_producer on sheet.files (producer_id, made_at);
