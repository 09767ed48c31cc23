-- What buyers say of goods they bought here.
create schema reviews;

create table reviews.reviews (
  id uuid primary key,
  -- The purchase that proves it; one of a product for each order.
  order_id uuid not null references orders.orders (id),
  product_id uuid not null references certification.products (id),
  points smallint not null check (points between 1 and 5),
  body text not null,
  -- The buyer's name, shortened; the whole name is not here.
  shown_name text not null,
  state text not null check (state in ('shown', 'hidden')),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  answer text,
  answer_by text,
  answer_at timestamptz,
  unique (order_id, product_id),
  check ((answer is null) = (answer_at is null))
);
create index reviews_product on reviews.reviews (product_id, made_at desc);

-- What was written, changed, hidden and shown again: by whom, when, why.
create table reviews.steps (
  id uuid primary key,
  review_id uuid not null references reviews.reviews (id),
  kind text not null check (kind in ('written', 'changed', 'answered', 'reported', 'hidden', 'shown')),
  by_kind text not null check (by_kind in ('buyer', 'seller', 'officer', 'reader')),
  by_name text not null,
  body text not null,
  at timestamptz not null
);
create index steps_review on reviews.steps (review_id, at);

create table reviews.invitations (
  order_id uuid primary key references orders.orders (id),
  at timestamptz not null
);

-- Pages that show reviews follow them.
create trigger noted after insert or update on reviews.reviews for each row execute function platform.note_change('review', 'product_id');
