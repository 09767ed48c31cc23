-- Every try of a message is kept with its way and outcome; a person may choose Zalo; the official account's tokens lie sealed.
create table notices.tries (
  message_id uuid not null references notices.messages (id) on delete cascade,
  number integer not null check (number > 0),
  channel text not null check (channel in ('sms', 'zalo', 'mail')),
  -- open: asked and not answered, also by a worker that died; unknown: may have arrived; untaken: surely has not, to be asked again.
  outcome text not null default 'open' check (outcome in ('open', 'sent', 'unknown', 'untaken', 'refused', 'refused-person')),
  error text,
  began_at timestamptz not null,
  ended_at timestamptz,
  primary key (message_id, number)
);

create table notices.choices (
  phone text primary key check (phone ~ '^\+84\d{9,10}$'),
  channel text not null check (channel in ('sms', 'zalo')),
  made_at timestamptz not null
);

create table notices.zalo_tokens (
  app_id text primary key check (app_id <> ''),
  -- SHA-256 of the token that the operator gave: another one replaces what lies here.
  given_hash text not null,
  refresh_sealed text not null,
  access_sealed text,
  access_until_at timestamptz,
  -- One worker renews at a time: a refresh token is good for one use.
  renewing_until_at timestamptz,
  lost_at timestamptz
);
