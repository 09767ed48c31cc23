-- One outbox for everything that the portal tells a person by SMS, Zalo or mail.
create schema notices;

create table notices.messages (
  id uuid primary key,
  channel text not null check (channel in ('sms', 'zalo', 'mail')),
  to_address text not null check (length(to_address) between 3 and 320),
  kind text not null check (kind ~ '^[a-z0-9-]{2,60}$'),
  subject_kind text,
  subject_id text,
  -- Erased once a secret message has gone out or can no longer be of use.
  body text not null,
  secret boolean not null default false,
  state text not null check (state in ('queued', 'sent', 'failed', 'local')),
  tries integer not null default 0,
  -- Given to the provider too: the same key is the same message, however often it is asked for.
  provider_key text not null unique,
  created_at timestamptz not null,
  -- Not sent after this moment: a code that has run out helps nobody.
  expires_at timestamptz,
  sent_at timestamptz,
  last_error text,
  check ((subject_kind is null) = (subject_id is null))
);
create index messages_created on notices.messages (created_at desc, id desc);
create index messages_state on notices.messages (state, created_at desc, id desc);
create index messages_subject on notices.messages (subject_kind, subject_id) where subject_id is not null;

-- Who does not want messages beyond those that a person needs (codes, orders).
create table notices.optouts (
  channel text not null check (channel in ('sms', 'zalo', 'mail')),
  address text not null,
  made_at timestamptz not null,
  primary key (channel, address)
);
