import { newId } from '#platform/ids'
import { queue } from '#platform/jobs'
import { sql, type Tx } from '#platform/db'
import type { PhotoOwner } from './photos.queries.ts'
import type { PhotosTables } from './photos.tables.ts'
import type { PhotoFiles } from './read-photo.ts'

/** More photographs than anything of one owner needs. */
export const MOST_PHOTOS = 12

export interface NewPhoto {
  readonly owner: PhotoOwner
  /** Of this sending: the same key for the same owner is the same photograph. */
  readonly key: string
  /** Anybody may see it at `/anh/…`; else only where the caller shows it. */
  readonly open: boolean
  readonly alt?: string
  readonly by: string
}
export type PhotoKept = { readonly kind: 'kept'; readonly id: string; readonly again: boolean } | { readonly kind: 'full'; readonly most: number }

/** Keeps a photograph that was read, after those that its owner has. Sent twice under one key it is kept once. */
export async function keepPhoto(tx: Tx<PhotosTables>, photo: PhotoFiles, { owner, key, open, alt = '', by }: NewPhoto, now: Date): Promise<PhotoKept> {
  await sql(tx, 'photos.lock-owner', `select pg_advisory_xact_lock(hashtextextended('photos ' || $1, 0))`, [`${owner.kind} ${owner.id}`])
  const there = await sql<{ id: string; key: string; position: number }>(tx, 'photos.there', 'select id, key, position from photos.photos where owner_kind = $1 and owner_id = $2', [owner.kind, owner.id])
  const same = there.find((each) => each.key === key)
  if (same) return { kind: 'kept', id: same.id, again: true }
  if (there.length >= MOST_PHOTOS) return { kind: 'full', most: MOST_PHOTOS }
  const id = newId<'photo'>()
  const position = Math.max(-1, ...there.map((each) => each.position)) + 1
  await sql(tx, 'photos.keep', 'insert into photos.photos (id, owner_kind, owner_id, key, position, width, height, alt, open, by_name, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    [id, owner.kind, owner.id, key, position, photo.width, photo.height, alt, open, by, now])
  for (const file of photo.files) await sql(tx, 'photos.keep-file', 'insert into photos.files (photo_id, size, format, bytes) values ($1, $2, $3, $4)', [id, file.size, file.format, file.bytes])
  if (open) await queue(tx, 'photos-avif', { photoId: id }, { key: `photos-avif ${id}` })
  return { kind: 'kept', id, again: false }
}

/** Takes a photograph away for good, files and all. False when this owner has no such one. */
export async function dropPhoto(tx: Tx<PhotosTables>, owner: PhotoOwner, id: string): Promise<boolean> {
  return (await sql(tx, 'photos.drop', 'delete from photos.photos where id = $3 and owner_kind = $1 and owner_id = $2 returning 1', [owner.kind, owner.id, id])).length > 0
}

/** Puts an owner's photographs in this order; those that are not named stay behind them. */
export async function orderPhotos(tx: Tx<PhotosTables>, owner: PhotoOwner, ids: readonly string[]): Promise<void> {
  await sql(tx, 'photos.order', `
    update photos.photos set position = placed.position from (
      select id, row_number() over (order by array_position($3::uuid[], id) nulls last, position) - 1 as position from photos.photos where owner_kind = $1 and owner_id = $2) placed
    where photos.id = placed.id and photos.position <> placed.position`, [owner.kind, owner.id, ids])
}

/** What a photograph shows, in words for those who do not see it. False when this owner has no such one. */
export async function describePhoto(tx: Tx<PhotosTables>, owner: PhotoOwner, id: string, alt: string): Promise<boolean> {
  return (await sql(tx, 'photos.describe', 'update photos.photos set alt = $4 where id = $3 and owner_kind = $1 and owner_id = $2 returning 1', [owner.kind, owner.id, id, alt])).length > 0
}
