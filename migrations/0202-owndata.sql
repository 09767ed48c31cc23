-- What people ask about their own data, by when it is due, and what had to stay for how long.
create schema owndata;

-- Terms as the law sets them. Law 91/2025/QH15 and Decree 356/2025/ND-CP were read in summaries only: each says so until checked.
create table owndata.terms (
  kind text not null check (kind in ('correct', 'restrict', 'erase')),
  effective_from date not null,
  effective_to date,
  acknowledge_workdays smallint not null,
  answer_days smallint not null,
  extension_days smallint not null,
  status text not null check (status in ('in force', 'suspended', 'repealed', 'unverified')),
  citation text not null,
  primary key (kind, effective_from)
);
insert into owndata.terms (kind, effective_from, acknowledge_workdays, answer_days, extension_days, status, citation) values
  ('correct', '2026-01-01', 2, 10, 15, 'unverified', 'Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP'),
  ('restrict', '2026-01-01', 2, 15, 15, 'unverified', 'Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP'),
  ('erase', '2026-01-01', 2, 15, 15, 'unverified', 'Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP');

-- What must stay though its owner asks for erasure: from when it began, this many months.
create table owndata.retentions (
  what text not null check (what in ('order', 'order-of-household', 'sign-in-record')),
  effective_from date not null,
  effective_to date,
  months smallint not null check (months > 0),
  status text not null check (status in ('in force', 'suspended', 'repealed', 'unverified')),
  citation text not null,
  primary key (what, effective_from)
);
insert into owndata.retentions (what, effective_from, months, status, citation) values
  ('order', '2026-07-01', 36, 'unverified', 'Luật Thương mại điện tử 122/2025/QH15; Nghị định 248/2026/NĐ-CP'),
  ('order-of-household', '2026-07-01', 12, 'unverified', 'Luật Thương mại điện tử 122/2025/QH15; Nghị định 248/2026/NĐ-CP'),
  ('sign-in-record', '2026-08-19', 24, 'unverified', 'Luật An ninh mạng 116/2025/QH15; Nghị định 333/2026/NĐ-CP');

create table owndata.code_numbers (year integer primary key, last integer not null);

create table owndata.requests (
  id uuid primary key,
  code text not null unique,
  person_id uuid not null references identity.people (id),
  kind text not null check (kind in ('correct', 'restrict', 'erase')),
  words text not null check (length(words) <= 2000),
  state text not null check (state in ('open', 'done', 'refused', 'cancelled')),
  asked_at timestamptz not null,
  acknowledge_by date not null,
  acknowledged_at timestamptz,
  answer_by date not null,
  citation text not null,
  -- When the erasure begins; until then its owner may think again.
  starts_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references identity.people (id),
  answer text
);
create index requests_person on owndata.requests (person_id);
create index requests_ended_by on owndata.requests (ended_by);
create index requests_open on owndata.requests (answer_by) where state = 'open';
create unique index requests_one_erasure on owndata.requests (person_id) where kind = 'erase' and state = 'open';

-- What an erasure had to leave, until when and why; looked at again on that day.
create table owndata.leftovers (
  id uuid primary key,
  request_id uuid not null references owndata.requests (id),
  holder text not null,
  what text not null,
  until_on date not null,
  citation text not null,
  gone_at timestamptz
);
create index leftovers_request on owndata.leftovers (request_id);
create index leftovers_due on owndata.leftovers (until_on) where gone_at is null;
