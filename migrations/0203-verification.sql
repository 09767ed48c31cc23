-- Who sellers really are: what they say, and who checked it, when and how. No picture of any card is kept.
create schema verification;

-- From when a duty holds. The article numbers were read in summaries: unverified until checked against the signed text.
create table verification.duties (
  kind text not null check (kind in ('seller-identity')),
  due_from date not null,
  status text not null check (status in ('in force', 'suspended', 'repealed', 'unverified')),
  citation text not null,
  primary key (kind, due_from)
);
insert into verification.duties (kind, due_from, status, citation) values
  ('seller-identity', '2027-01-01', 'unverified', 'Luật Thương mại điện tử 122/2025/QH15, Điều 52 khoản 2');

create table verification.identities (
  id uuid primary key,
  producer_id uuid not null references producers.producers (id),
  kind text not null check (kind in ('individual', 'organisation')),
  -- An individual: themselves. An organisation: its representative.
  full_name text not null check (length(full_name) between 1 and 120),
  birth_on date,
  -- Sealed; the last digits stand open, so that people know which number it is.
  person_no text check (person_no like 'sealed:%'),
  person_no_tail text check (person_no_tail ~ '^\d{3}$'),
  org_name text check (length(org_name) between 1 and 300),
  org_seat text check (length(org_seat) between 1 and 300),
  org_no text check (org_no ~ '^[0-9-]{8,20}$'),
  noted_at timestamptz not null,
  noted_by uuid not null references identity.people (id),
  replaced_at timestamptz,
  check (case kind when 'individual' then birth_on is not null and person_no is not null and person_no_tail is not null and org_no is null
    else org_name is not null and org_seat is not null and org_no is not null end)
);
create unique index identities_current on verification.identities (producer_id) where replaced_at is null;
create index identities_producer on verification.identities (producer_id);
create index identities_noted_by on verification.identities (noted_by);

create table verification.checks (
  id uuid primary key,
  identity_id uuid not null references verification.identities (id),
  producer_id uuid not null references producers.producers (id),
  verifier text not null check (verifier ~ '^[a-z0-9-]{2,40}$'),
  -- How much it is worth: an officer held the card; a sign-in provider vouched; the state's own register answered.
  level text not null check (level in ('card-seen', 'provider-vouched', 'register')),
  by_id uuid not null references identity.people (id),
  detail text not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references identity.people (id),
  withdrawn_why text
);
create index checks_identity on verification.checks (identity_id);
create index checks_producer on verification.checks (producer_id);
create index checks_by on verification.checks (by_id);
create index checks_withdrawn_by on verification.checks (withdrawn_by);
-- The seller's public page says that the identity was checked.
create trigger noted after insert or update on verification.checks for each row execute function platform.note_change('producer', 'producer_id');
create trigger noted after update on verification.identities for each row execute function platform.note_change('producer', 'producer_id');
