-- Money that is recorded, never held: where it may be paid to, what is asked for, what banks tell, and the books.
create schema payments;

-- Bank accounts of those who are paid. An old one stays: requests and the books point to it.
create table payments.accounts (
  id uuid primary key,
  owner_kind text not null,
  owner_id uuid not null,
  bank_bin text not null check (bank_bin ~ '^\d{6}$'),
  number text not null check (number ~ '^[0-9A-Z]{4,19}$'),
  holder_name text not null check (holder_name <> ''),
  verified_at timestamptz,
  current boolean not null,
  added_at timestamptz not null
);
create unique index accounts_current on payments.accounts (owner_kind, owner_id) where current;
create index accounts_number on payments.accounts (number, bank_bin);

create table payments.requests (
  id uuid primary key,
  -- What the payer writes into the memo; one word, never used twice.
  reference text not null unique check (reference ~ '^[A-Z0-9]{6,20}$'),
  -- What is paid for, in the words of whoever asks. No key of that table: it stands on a higher storey.
  subject_kind text not null,
  subject_id uuid not null,
  payee_kind text not null,
  payee_id uuid not null,
  account_id uuid not null references payments.accounts (id),
  amount_vnd bigint not null check (amount_vnd > 0),
  -- All that came in time, also what was given back later.
  received_vnd bigint not null default 0 check (received_vnd >= 0),
  asked_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > asked_at),
  state text not null check (state in ('waiting', 'paid', 'short', 'over', 'expired', 'cancelled', 'refunded')),
  changed_at timestamptz not null
);
create index requests_subject on payments.requests (subject_id, subject_kind);
create index requests_account on payments.requests (account_id);
create index requests_waiting on payments.requests (expires_at) where state = 'waiting';

-- Each piece of bank news once, as it came.
create table payments.transfers (
  id uuid primary key,
  source text not null check (source in ('sepay', 'payos')),
  source_id text not null,
  -- The key of the feed that told it.
  feed text not null,
  bank text not null,
  account text not null,
  direction text not null check (direction in ('in', 'out')),
  amount_vnd bigint not null check (amount_vnd > 0),
  memo text not null,
  bank_reference text not null,
  at timestamptz not null,
  told_at timestamptz not null,
  raw text not null,
  -- About an account that the feed may not speak of: kept, settles nothing, and stands in no other's way.
  foreign_account boolean not null,
  outcome text not null check (outcome in ('exact', 'short', 'over', 'repeated', 'late', 'outgoing', 'several-references', 'none')),
  request_id uuid references payments.requests (id),
  -- When a person decided what unclear money is for.
  settled_at timestamptz,
  unique (source, feed, source_id)
);
create index transfers_request on payments.transfers (request_id);
create index transfers_account on payments.transfers (account, amount_vnd) where not foreign_account;
create index transfers_unclear on payments.transfers (account, at) where outcome in ('several-references', 'none') and direction = 'in' and settled_at is null;

-- One event in the books: its entries add up to nothing.
create table payments.movements (
  id uuid primary key,
  what text not null check (what in ('transfer', 'cash', 'refund')),
  -- Who records it twice with the same key has recorded it once.
  key text not null,
  subject_kind text not null,
  subject_id uuid not null,
  payee_kind text not null,
  payee_id uuid not null,
  request_id uuid references payments.requests (id),
  at timestamptz not null,
  recorded_at timestamptz not null,
  unique (what, key)
);
create index movements_request on payments.movements (request_id);
create index movements_subject on payments.movements (subject_id, subject_kind);
create index movements_payee on payments.movements (payee_id, payee_kind, at);

create table payments.entries (
  id uuid primary key,
  movement_id uuid not null references payments.movements (id),
  -- Of the payee: money in the bank, money in hand, what was sold, what is owed back to a buyer.
  account text not null check (account in ('bank', 'cash', 'sales', 'to-return')),
  -- Debit above nought, credit below.
  amount_vnd bigint not null check (amount_vnd <> 0)
);
create index entries_movement on payments.entries (movement_id);

create function payments.entries_balance() returns trigger language plpgsql as $$
declare
  off bigint;
begin
  select coalesce(sum(amount_vnd), 0) into off from payments.entries where movement_id = new.movement_id;
  if off <> 0 then
    raise exception 'movement % is out of balance by % đồng', new.movement_id, off using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger entries_balance after insert on payments.entries
  deferrable initially deferred for each row execute function payments.entries_balance();

-- The books are only added to.
create function payments.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the books are only added to' using errcode = 'restrict_violation';
end $$;
create trigger entries_stay before update or delete on payments.entries for each row execute function payments.refuse_change();
create trigger movements_stay before update or delete on payments.movements for each row execute function payments.refuse_change();
