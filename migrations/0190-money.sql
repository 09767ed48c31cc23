-- What was given back and how that is known, money a person has decided about, bank statements as a source, and tax rules as data.

alter table payments.transfers drop constraint transfers_source_check;
alter table payments.transfers add constraint transfers_source_check check (source in ('sepay', 'payos', 'statement'));
-- What two senders of one transaction have in common when their numbers differ: the reference it names, else its letters and digits.
alter table payments.transfers add column memo_key text not null default '';
update payments.transfers set memo_key = regexp_replace(upper(memo), '[^A-Z0-9]', '', 'g');
alter table payments.transfers add column settled_by text;
-- Not of the portal: the owner's private money. It can be taken back.
alter table payments.transfers add column set_aside_at timestamptz;
alter table payments.transfers add column set_aside_by text;
drop index payments.transfers_unclear;
create index transfers_unclear on payments.transfers (account, at) where outcome in ('several-references', 'none') and direction = 'in' and settled_at is null and set_aside_at is null;

alter table payments.movements drop constraint movements_what_check;
-- count: money that was to return pays a sale after all. undo: an attached transfer is taken off again.
alter table payments.movements add constraint movements_what_check check (what in ('transfer', 'cash', 'refund', 'count', 'undo'));

-- How a refund is known, and what its buyer says.
create table payments.refunds (
  movement_id uuid primary key references payments.movements (id),
  amount_vnd bigint not null check (amount_vnd > 0),
  means text not null check (means in ('bank', 'cash')),
  -- The bank's number of the transaction, or the words of the receipt.
  evidence text not null check (evidence <> ''),
  by_kind text not null check (by_kind in ('seller', 'officer')),
  by_name text not null,
  answer text check (answer in ('received', 'not-received')),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);

create table payments.tax_rules (
  id text primary key,
  effective_from date not null,
  effective_to date,
  seller_kind text not null check (seller_kind in ('household', 'organisation')),
  goods_class text not null check (goods_class in ('goods', 'services', 'transport', 'other')),
  vat_bp integer not null check (vat_bp >= 0),
  pit_bp integer not null check (pit_bp >= 0),
  -- Sales of a year up to which a household is free of the tax; null = none known.
  threshold_vnd bigint check (threshold_vnd > 0),
  status text not null check (status in ('in force', 'suspended', 'repealed')),
  source text not null check (source <> ''),
  source_url text,
  sure text not null check (sure in ('text', 'news', 'unverified')),
  note text not null,
  check (effective_to is null or effective_to >= effective_from)
);
