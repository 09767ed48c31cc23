import { sql, type Db } from '#platform/db'
import type { PhotosTables } from './photos.tables.ts'
import { SIZES, type PhotoFormat } from './read-photo.ts'

export interface PhotoOwner { readonly kind: string; readonly id: string }
export interface PhotoView {
  readonly id: string
  readonly ownerId: string
  /** Of the largest file, in pixels. */
  readonly width: number
  readonly height: number
  readonly alt: string
  readonly open: boolean
  /** AVIF files are there. */
  readonly avif: boolean
}

const VIEW = `id, owner_id as "ownerId", width, height, alt, open, exists (select from photos.files where photo_id = photos.id and format = 'avif') as avif`

/** Photographs of some owners of one kind, each owner's in its order. */
export async function findPhotosOf(db: Db<PhotosTables>, kind: string, ownerIds: readonly string[]): Promise<PhotoView[]> {
  return ownerIds.length === 0 ? [] : sql<PhotoView>(db, 'photos.of', `select ${VIEW} from photos.photos where owner_kind = $1 and owner_id = any($2) order by owner_id, position, id`, [kind, ownerIds])
}

/** The first photograph of each owner that has one, by owner. */
export async function firstPhotos(db: Db<PhotosTables>, kind: string, ownerIds: readonly string[]): Promise<ReadonlyMap<string, PhotoView>> {
  const found = ownerIds.length === 0 ? [] : await sql<PhotoView>(db, 'photos.first', `select distinct on (owner_id) ${VIEW} from photos.photos where owner_kind = $1 and owner_id = any($2) order by owner_id, position, id`, [kind, ownerIds])
  return new Map(found.map((each) => [each.ownerId, each]))
}

/** The file of a photograph in the smallest size that is not below the one asked for; null when there is none, or it is not open and must be. */
export async function findPhotoFile(db: Db<PhotosTables>, id: string, size: number, format: PhotoFormat, onlyOpen: boolean): Promise<Buffer | null> {
  if (!SIZES.some((each) => each === size)) return null
  const [file] = await sql<{ bytes: Buffer }>(db, 'photos.file', `
    select bytes from photos.files join photos.photos on photos.id = photo_id where photo_id = $1 and format = $3 and (open or not $4) order by size < $2, abs(size - $2) limit 1`, [id, size, format, onlyOpen])
  return file?.bytes ?? null
}
