-- The way back for someone whose telephone is lost: an officer who made sure who they are asks, a day passes, the old number is told.
create table verification.phone_moves (
  id uuid primary key,
  person_id uuid not null references identity.people (id),
  producer_id uuid not null references producers.producers (id),
  from_e164 text not null,
  to_e164 text not null check (to_e164 <> from_e164),
  checked_how text not null check (checked_how in ('card-seen', 'known-in-person', 'visited')),
  words text not null check (length(words) between 10 and 1000),
  by_id uuid not null references identity.people (id),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  cancel_hash text not null unique,
  ended_at timestamptz,
  outcome text check (outcome in ('moved', 'cancelled-by-owner', 'cancelled-by-office', 'number-taken', 'number-gone')),
  check ((ended_at is null) = (outcome is null))
);
create unique index phone_moves_open on verification.phone_moves (person_id) where ended_at is null;
create index phone_moves_person on verification.phone_moves (person_id);
create index phone_moves_producer on verification.phone_moves (producer_id);
create index phone_moves_by on verification.phone_moves (by_id);
