-- Sign-in by a provider of OpenID Connect. A subject there is tied to a person here by a proof of its own, never by a mail address.
create table identity.outside_links (
  id uuid primary key,
  person_id uuid not null references identity.people (id),
  issuer text not null check (length(issuer) between 1 and 500),
  subject text not null check (length(subject) between 1 and 500),
  proven_by text not null check (proven_by in ('phone-code', 'own-session', 'operator')),
  linked_at timestamptz not null,
  used_at timestamptz,
  -- What the provider said when it last vouched for a verified identity: its level, and the name and number as sealed text.
  level text,
  vouched_at timestamptz,
  vouched_name text,
  vouched_no text check (vouched_no like 'sealed:%'),
  ended_at timestamptz
);
create unique index outside_links_current on identity.outside_links (issuer, subject) where ended_at is null;
create index outside_links_person on identity.outside_links (person_id);

-- One way out to the provider and back. After it came back and nobody is tied to the subject yet, the same row waits for the proof.
create table identity.outside_flows (
  id uuid primary key,
  token_hash text not null unique,
  -- Who was signed in when it began: then the subject is tied to them.
  person_id uuid references identity.people (id),
  state text not null,
  nonce text not null,
  verifier text not null,
  return_to text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  came_back_at timestamptz,
  issuer text,
  subject text,
  level text,
  verified boolean,
  name text,
  person_no text check (person_no like 'sealed:%'),
  e164 text,
  done_at timestamptz
);
create index outside_flows_person on identity.outside_flows (person_id);
create index outside_flows_ends_at on identity.outside_flows (ends_at);
