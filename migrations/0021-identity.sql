-- Who may sign in, by what, with which roles; what is open now, and what happened.
create schema identity;

create table identity.people (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  made_at timestamptz not null,
  closed_at timestamptz
);

-- What a person types to say who they are. One kind today; a telephone number is another kind of the same thing.
create table identity.sign_in_names (
  kind text not null check (kind in ('name')),
  value text not null check (length(value) between 3 and 100),
  person_id uuid not null references identity.people (id),
  primary key (kind, value)
);
create index sign_in_names_person on identity.sign_in_names (person_id);

create table identity.passwords (
  person_id uuid primary key references identity.people (id),
  hash text not null check (hash like '$argon2id$%'),
  set_at timestamptz not null
);

create table identity.second_factors (
  person_id uuid primary key references identity.people (id),
  secret bytea not null check (octet_length(secret) between 16 and 64),
  -- The last 30-second step whose code was taken: no code works twice.
  last_step bigint not null,
  set_at timestamptz not null
);

create table identity.recovery_codes (
  code_hash text primary key,
  person_id uuid not null references identity.people (id),
  made_at timestamptz not null,
  used_at timestamptz
);
create index recovery_codes_person on identity.recovery_codes (person_id);

-- A role for a unit of the scheme v34 (province or commune code) or VN, and for everything below it; both days count.
create table identity.roles (
  id uuid primary key,
  person_id uuid not null references identity.people (id),
  role text not null check (role in ('commune-officer', 'province-officer', 'central-officer', 'operator')),
  unit text not null check (
    case role when 'commune-officer' then unit ~ '^\d{5}$' when 'province-officer' then unit ~ '^\d{2}$' else unit = 'VN' end
  ),
  from_on date not null,
  to_on date check (to_on >= from_on),
  given_at timestamptz not null,
  given_by uuid references identity.people (id),
  ended_at timestamptz,
  ended_by uuid references identity.people (id)
);
create index roles_person on identity.roles (person_id);
create index roles_unit on identity.roles (unit);
create index roles_given_by on identity.roles (given_by);
create index roles_ended_by on identity.roles (ended_by);

create table identity.invitations (
  id uuid primary key,
  person_id uuid not null references identity.people (id),
  token_hash text not null unique,
  made_at timestamptz not null,
  made_by uuid references identity.people (id),
  ends_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
create index invitations_person on identity.invitations (person_id);
create index invitations_made_by on identity.invitations (made_by);

-- The first step was right, the second is awaited.
create table identity.steps (
  id uuid primary key,
  person_id uuid not null references identity.people (id),
  token_hash text not null unique,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  tries integer not null default 0,
  done_at timestamptz
);
create index steps_person on identity.steps (person_id);
create index steps_ends_at on identity.steps (ends_at);

create table identity.sessions (
  id uuid primary key,
  person_id uuid not null references identity.people (id),
  token_hash text not null unique,
  second_factor boolean not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  idle_until timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  sender text not null,
  agent text not null
);
create index sessions_person on identity.sessions (person_id);
create index sessions_ends_at on identity.sessions (ends_at);

-- Kept 24 months: Law 116/2025/QH15 and Decree 333/2026 ask for at least 12 of sign-in records (account, time, address, port).
create table identity.events (
  id uuid primary key,
  at timestamptz not null,
  kind text not null check (kind in (
    'password-refused', 'code-refused', 'signed-in', 'signed-out', 'session-ended', 'password-changed', 'second-factor-set',
    'recovery-code-used', 'recovery-codes-made', 'invited', 'invitation-used', 'role-given', 'role-ended'
  )),
  -- Unknown where a name was typed that nobody has; what was typed is not kept, for people type passwords there.
  person_id uuid references identity.people (id),
  -- Who did it, where it was another person; null and no sender = the operator's command line.
  by_id uuid references identity.people (id),
  session_id uuid,
  sender text,
  sender_port integer,
  agent text,
  detail text
);
create index events_person on identity.events (person_id, at);
create index events_by on identity.events (by_id);
create index events_at on identity.events (at);
