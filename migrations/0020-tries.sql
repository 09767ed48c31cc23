-- How often something was tried, by key (an account, a sender, a subject): a bucket that fills evenly.
-- In the database, so that every process counts the same tries.
create table platform.tries (
  key text primary key,
  room double precision not null,
  at timestamptz not null
);
create index tries_at on platform.tries (at);
