-- Passkeys: a second way to sign in, which counts as both steps where the device asked its holder for a finger, a face or a PIN.
create table identity.passkeys (
  id uuid primary key,
  person_id uuid not null references identity.people (id),
  -- As the browser sends it (base64url).
  credential_id text not null unique check (length(credential_id) between 16 and 1400),
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  -- Kept by the maker of the phone and shared among a person's devices.
  backed_up boolean not null,
  name text not null check (length(name) between 1 and 60),
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkeys_person on identity.passkeys (person_id);

-- What a passkey is asked to sign: once, in the browser that asked, for some minutes.
create table identity.challenges (
  id uuid primary key,
  purpose text not null check (purpose in ('add', 'sign-in')),
  person_id uuid references identity.people (id),
  token_hash text not null unique,
  challenge text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  done_at timestamptz
);
create index challenges_person on identity.challenges (person_id);
create index challenges_ends_at on identity.challenges (ends_at);

-- Sealed secrets are longer than the 20 bytes that an app holds.
alter table identity.second_factors drop constraint second_factors_secret_check,
  add constraint second_factors_secret_check check (octet_length(secret) between 16 and 400);

-- By which means a session was opened; unknown for those opened before.
alter table identity.sessions add column how text check (how in ('password', 'password-code', 'invitation', 'phone', 'passkey', 'outside'));

alter table identity.consents add column version text not null default '2026-11', add column how text not null default 'page' check (how in ('page', 'officer', 'order'));
alter table identity.consents alter column version drop default, alter column how drop default;

alter table identity.events drop constraint events_kind_check, add constraint events_kind_check check (kind in (
  'password-refused', 'code-refused', 'signed-in', 'signed-out', 'session-ended', 'password-changed', 'second-factor-set',
  'recovery-code-used', 'recovery-codes-made', 'invited', 'invitation-used', 'role-given', 'role-ended',
  'phone-code-refused', 'phone-set', 'name-set', 'consent-given', 'consent-withdrawn', 'data-taken',
  'passkey-added', 'passkey-removed', 'passkey-refused', 'outside-linked', 'outside-unlinked', 'outside-refused',
  'phone-move-asked', 'phone-move-cancelled', 'data-asked', 'data-erased', 'identity-seen'
));
