-- Lists that offices bring: the work in progress, every row with its raw text, what was understood, and what became of it.
create schema intake;

create sequence intake.import_numbers;

create table intake.imports (
  id uuid primary key,
  code text not null unique,
  state text not null check (state in ('reading', 'review', 'landing', 'landed', 'undone', 'refused')),
  file_id uuid references platform.files (id),
  file_name text not null,
  -- Province the list is for, its units' scheme, decision and day where one decision covers the list, source, sample or real.
  options jsonb not null,
  scope_code text not null default 'VN',
  sheets jsonb not null default '[]',
  totals jsonb not null default '{}',
  progress_done integer not null default 0,
  progress_all integer not null default 0,
  refusal text,
  result_file_id uuid references platform.files (id),
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  landed_at timestamptz,
  undone_at timestamptz,
  undone_by_name text
);
create index imports_file on intake.imports (file_id);
create index imports_result on intake.imports (result_file_id);
create index imports_made_at on intake.imports (made_at desc);

create table intake.import_rows (
  import_id uuid not null references intake.imports (id) on delete cascade,
  ordinal integer not null,
  sheet text not null,
  row integer not null,
  part smallint not null,
  -- In the order of the file's columns, which jsonb would lose.
  raw json not null,
  understood jsonb,
  outcome text not null check (outcome in ('new', 'update', 'upgrade', 'duplicate', 'held', 'skipped', 'error')),
  problems jsonb not null default '[]',
  -- What a person decided: values typed anew, the row set aside, joined with a product, or kept apart.
  mended jsonb,
  decision text check (decision in ('take', 'set-aside', 'join', 'apart')),
  join_product uuid references certification.products (id),
  decided_by_name text,
  product_id uuid references certification.products (id),
  event_id uuid references certification.events (id) on delete set null,
  primary key (import_id, ordinal)
);
create index import_rows_join on intake.import_rows (join_product) where join_product is not null;
create index import_rows_product on intake.import_rows (product_id) where product_id is not null;
create index import_rows_event on intake.import_rows (event_id) where event_id is not null;
create index import_rows_outcome on intake.import_rows (import_id, outcome);
