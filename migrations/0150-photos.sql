-- Photographs: one row for each, its files in sizes and formats beside it.
create schema photos;

create table photos.photos (
  id uuid primary key,
  -- Whose it is: a kind and a key that the caller chooses.
  owner_kind text not null,
  owner_id text not null,
  -- Of this sending: the same key for the same owner is the same photograph.
  key text not null,
  position smallint not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  alt text not null default '',
  -- Anybody may see it at its own address; else only where the caller's guard lets them.
  open boolean not null,
  by_name text not null,
  made_at timestamptz not null,
  unique (owner_kind, owner_id, key)
);

create table photos.files (
  photo_id uuid not null references photos.photos (id) on delete cascade,
  -- Of the longer side, at most.
  size integer not null check (size > 0),
  format text not null check (format in ('jpeg', 'webp', 'avif')),
  bytes bytea not null,
  primary key (photo_id, size, format)
);
-- Pictures are packed already.
alter table photos.files alter column bytes set storage external;

-- Pages that show a photograph follow what it belongs to.
call platform.note_rows('photos.photos', 'photo', 'owner_id');
