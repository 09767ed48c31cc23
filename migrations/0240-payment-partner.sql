-- A licensed payment partner that takes one payment for all sellers of a purchase. While none is recorded, nothing of this is used.

create table payments.partners (
  id uuid primary key,
  name text not null check (name ~ '\S'),
  -- Holding buyers' money without a licence is refused (Decree 52/2024/NĐ-CP).
  licence_number text not null check (licence_number ~ '\S'),
  licence_on date not null,
  issuer text not null check (issuer ~ '\S'),
  contract text not null check (contract ~ '\S'),
  account_id uuid not null references payments.accounts (id),
  since date not null check (since >= licence_on),
  until date check (until >= since),
  fee_bp integer not null check (fee_bp between 0 and 1000),
  fee_fixed_vnd bigint not null check (fee_fixed_vnd between 0 and 100000),
  fee_by text not null check (fee_by in ('seller', 'operator')),
  -- How far it has been tried, in words.
  evidence text not null check (evidence ~ '\S'),
  recorded_by text not null,
  recorded_at timestamptz not null,
  ended_by text,
  ended_why text,
  ended_at timestamptz,
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_why is null))
);
create index partners_account on payments.partners (account_id);

-- One request for the whole of a purchase, paid to the partner; its shares are requests.
create table payments.collections (
  id uuid primary key,
  partner_id uuid not null references payments.partners (id),
  reference text not null unique check (reference ~ '^[A-Z0-9]{6,20}$'),
  subject_kind text not null,
  subject_id uuid not null,
  amount_vnd bigint not null check (amount_vnd > 0),
  -- As the rule stood when it was asked; the shares add up to it.
  fee_vnd bigint not null check (fee_vnd between 0 and amount_vnd),
  fee_by text not null check (fee_by in ('seller', 'operator')),
  asked_at timestamptz not null
);
create index collections_partner on payments.collections (partner_id);
create index collections_subject on payments.collections (subject_id, subject_kind);

alter table payments.requests add column collection_id uuid references payments.collections (id);
alter table payments.requests add column fee_vnd bigint not null default 0 check (fee_vnd >= 0);
create index requests_collection on payments.requests (collection_id);

alter table payments.movements drop constraint movements_what_check;
-- fee: what the partner keeps. payout: from the partner's hands into the payee's.
alter table payments.movements add constraint movements_what_check check (what in ('transfer', 'cash', 'refund', 'count', 'undo', 'fee', 'payout'));
alter table payments.entries drop constraint entries_account_check;
-- partner: held by the partner for the payee; below nought the payee owes it. fee: what was paid to the partner.
alter table payments.entries add constraint entries_account_check check (account in ('bank', 'cash', 'sales', 'to-return', 'partner', 'fee'));
create index entries_partner on payments.entries (movement_id) where account = 'partner';
alter table payments.refunds drop constraint refunds_means_check;
alter table payments.refunds add constraint refunds_means_check check (means in ('bank', 'cash', 'partner'));
