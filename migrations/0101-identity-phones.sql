-- People who sign in by telephone: the number is proven by a code, the person holds no role by it.
create table identity.phones (
  id uuid primary key,
  person_id uuid not null references identity.people (id),
  e164 text not null check (e164 ~ '^\+84\d{9,10}$'),
  noted_at timestamptz not null,
  -- Unknown while an office has written the number down and nobody has signed in with it yet.
  verified_at timestamptz,
  ended_at timestamptz
);
create unique index phones_number on identity.phones (e164) where ended_at is null;
create unique index phones_current on identity.phones (person_id) where ended_at is null;
create index phones_person on identity.phones (person_id);

-- Codes sent to a number. The hash holds the secret of the browser that asked, so that six digits cannot be tried out on a copy.
create table identity.phone_codes (
  id uuid primary key,
  e164 text not null,
  purpose text not null check (purpose in ('sign-in', 'change-from', 'change-to')),
  person_id uuid references identity.people (id),
  token_hash text not null,
  code_hash text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  tries integer not null default 0,
  done_at timestamptz,
  unique (token_hash, purpose)
);
create index phone_codes_number on identity.phone_codes (e164, purpose) where done_at is null;
create index phone_codes_person on identity.phone_codes (person_id);
create index phone_codes_ends_at on identity.phone_codes (ends_at);

-- Law 91/2025/QH15: consent is specific, provable (words and time) and can be withdrawn.
create table identity.consents (
  id uuid primary key,
  person_id uuid not null references identity.people (id),
  purpose text not null check (purpose in ('news')),
  words text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index consents_current on identity.consents (person_id, purpose) where withdrawn_at is null;
create index consents_person on identity.consents (person_id);

-- How long this session may rest; unknown = as the setting for officers says.
alter table identity.sessions add column idle_minutes integer;

alter table identity.events drop constraint events_kind_check, add constraint events_kind_check check (kind in (
  'password-refused', 'code-refused', 'signed-in', 'signed-out', 'session-ended', 'password-changed', 'second-factor-set',
  'recovery-code-used', 'recovery-codes-made', 'invited', 'invitation-used', 'role-given', 'role-ended',
  'phone-code-refused', 'phone-set', 'name-set', 'consent-given', 'consent-withdrawn', 'data-taken'
));
