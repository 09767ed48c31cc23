-- Who wants one message when goods can be had again; forgotten with it. And the invoices that buyers ask for.
create schema waitlist;

create table waitlist.requests (
  id uuid primary key,
  product_id uuid not null references certification.products (id),
  phone text not null check (phone ~ '^\+84\d{9,10}$'),
  -- The words that were agreed to.
  consent text not null,
  made_at timestamptz not null,
  unique (product_id, phone)
);
create index requests_made on waitlist.requests (made_at);

create table aftersale.invoices (
  order_id uuid primary key references orders.orders (id),
  company text not null check (company <> ''),
  tax_code text not null check (tax_code ~ '^(\d{10}(-\d{3})?|\d{12})$'),
  address text not null check (address <> ''),
  mail text not null,
  asked_at timestamptz not null,
  -- What the seller has issued: its number, and where it can be looked up.
  number text,
  link text,
  issued_by text,
  issued_at timestamptz,
  check ((number is null) = (issued_at is null))
);
