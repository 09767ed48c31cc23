-- What people write about a product or a producer, the office that answers, and until when.
create schema feedback;

-- How long an office may take, by kind and day.
create table feedback.terms (
  kind text not null check (kind in ('this-is-me', 'something-wrong', 'remove-name')),
  effective_from date not null,
  effective_to date check (effective_to >= effective_from),
  acknowledge_workdays smallint not null check (acknowledge_workdays > 0),
  answer_days smallint not null check (answer_days > 0),
  answer_count text not null check (answer_count in ('working', 'calendar')),
  status text not null check (status in ('in force', 'suspended', 'repealed', 'unverified')),
  citation text not null,
  primary key (kind, effective_from)
);

create table feedback.code_numbers (
  year integer primary key,
  last integer not null
);

create table feedback.requests (
  id uuid primary key,
  -- GY-26-000123; with the secret of the link it opens the receipt.
  code text not null unique,
  token_hash text not null,
  kind text not null check (kind in ('this-is-me', 'something-wrong', 'remove-name')),
  lang text not null check (lang in ('vi', 'en')),
  -- What it is about, as it was called on that day. No key of that table: a request outlives what it speaks of.
  subject_kind text not null check (subject_kind in ('product', 'producer')),
  subject_id uuid not null,
  subject_slug text not null,
  subject_title text not null,
  scheme text not null default 'v34' check (scheme = 'v34'),
  province_code text,
  commune_code text,
  message text not null,
  -- Who writes and how to reach them; only with consent, and erased when it is taken back.
  name text,
  contact text,
  consent_text text,
  consent_at timestamptz,
  state text not null check (state in ('open', 'answered', 'closed')),
  filed_at timestamptz not null,
  acknowledge_by date not null,
  acknowledged_at timestamptz,
  answer_by date not null,
  citation text not null,
  answer text,
  ended_at timestamptz,
  -- The day on which the nightly look found the term missed.
  acknowledge_missed_on date,
  answer_missed_on date,
  check ((contact is null and name is null) or consent_at is not null),
  check ((state = 'open') = (ended_at is null)),
  foreign key (scheme, province_code) references geography.units (scheme, code),
  foreign key (scheme, commune_code) references geography.units (scheme, code)
);
create index requests_province on feedback.requests (scheme, province_code);
create index requests_commune on feedback.requests (scheme, commune_code);
create index requests_open on feedback.requests (answer_by) where state = 'open';
create index requests_filed on feedback.requests (filed_at);
create index requests_subject on feedback.requests (subject_id);

create table feedback.steps (
  id uuid primary key,
  request_id uuid not null references feedback.requests (id),
  at timestamptz not null,
  kind text not null check (kind in ('filed', 'acknowledged', 'answered', 'closed', 'reopened', 'name-hidden', 'acknowledgement-missed', 'answer-missed', 'contact-erased')),
  by_id uuid references identity.people (id),
  note text not null default ''
);
create index steps_request on feedback.steps (request_id, at);
create index steps_by on feedback.steps (by_id);
