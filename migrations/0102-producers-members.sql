-- Who acts for a producer: its owner, its staff, or an officer who helps; from when to when, and by what consent.
create table producers.members (
  id uuid primary key,
  producer_id uuid not null references producers.producers (id) on delete cascade,
  person_id uuid not null references identity.people (id),
  role text not null check (role in ('owner', 'staff', 'officer-deputy')),
  -- Unknown where the operator's command line did it.
  by_id uuid references identity.people (id),
  consent_words text not null check (length(consent_words) between 1 and 2000),
  consent_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz check (ends_at >= starts_at),
  ended_by uuid references identity.people (id)
);
create unique index members_current on producers.members (producer_id, person_id) where ends_at is null;
create index members_producer on producers.members (producer_id);
create index members_person on producers.members (person_id);
create index members_by on producers.members (by_id);
create index members_ended_by on producers.members (ended_by);
