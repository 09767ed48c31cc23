-- Jobs that wait to be handed to the runner. A queued job wakes its runner by NOTIFY, and PostgreSQL lets transactions that
-- notify commit only one after another: a busy hour's purchases would each wait for the disk alone. Rows here wake nobody;
-- the worker carries them over several times a second, many in one transaction.
create table platform.soon (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  job_key text
);

create function platform.queue_soon(job text, payload jsonb, job_key text default null) returns void language sql volatile as $$
  insert into platform.soon (name, payload, job_key) values (job, payload, job_key)
$$;

-- The same for what changed: stock that was sold is seen at the next look (twice a second), all else at once.
alter table platform.changes add column hurried boolean not null default true;

create or replace function platform.notify_changes() returns trigger language plpgsql as $$
begin
  if exists (select from fresh where hurried) then
    perform pg_notify('changes', '');
  end if;
  return null;
end $$;
drop trigger notify on platform.changes;
create trigger notify after insert on platform.changes referencing new table as fresh
  for each statement execute function platform.notify_changes();

drop trigger noted on offers.offers;
create trigger noted_insert after insert on offers.offers for each row execute function platform.note_change('offer', 'product_id');
create trigger noted_update after update on offers.offers for each row when (to_jsonb(old) - 'stock' <> to_jsonb(new) - 'stock')
  execute function platform.note_change('offer', 'product_id');
-- Fired for each thing that is sold, so without the detour of note_change by a text that is planned anew.
create function offers.note_stock() returns trigger language plpgsql as $$
begin
  insert into platform.changes (kind, key, hurried) values ('offer', new.product_id::text, false);
  return null;
end $$;
create trigger noted_stock after update of stock on offers.offers for each row when (old.stock <> new.stock)
  execute function offers.note_stock();
