-- Two products that may be one: offered to a person, never joined alone.
create table certification.likenesses (
  id uuid primary key,
  product_a uuid not null references certification.products (id) on delete cascade,
  product_b uuid not null references certification.products (id) on delete cascade,
  because text not null,
  state text not null default 'open' check (state in ('open', 'joined', 'different')),
  import_id uuid,
  noted_at timestamptz not null default now(),
  decided_by_name text,
  decided_at timestamptz,
  unique (product_a, product_b),
  check (product_a < product_b)
);
create index likenesses_b on certification.likenesses (product_b);
create index likenesses_open on certification.likenesses (noted_at) where state = 'open';
create index likenesses_import on certification.likenesses (import_id) where import_id is not null;
