import { createHash } from 'node:crypto'
import { sql, type Db, type Tx } from './db.ts'
import { newId, type Id } from './ids.ts'

export type FileId = Id<'file'>
export interface StoredFile { readonly id: FileId; readonly name: string; readonly mediaType: string; readonly bytes: Buffer }

/** Keeps a file of office size (lists, results; at most 32 MB) in the database, so that any process finds it. */
export async function storeFile(tx: Tx<unknown>, file: { name: string; mediaType: string; bytes: Buffer }): Promise<FileId> {
  if (file.bytes.length > 32 * 1024 * 1024) throw new RangeError('file larger than 32 MB')
  const id = newId<'file'>()
  await sql(tx, 'platform.store-file', 'insert into platform.files (id, name, media_type, bytes, size_bytes, sha256) values ($1,$2,$3,$4,$5,$6)', [
    id, file.name, file.mediaType, file.bytes, file.bytes.length, createHash('sha256').update(file.bytes).digest('hex'),
  ])
  return id
}

export async function readFile(db: Db<unknown>, id: FileId): Promise<StoredFile | null> {
  const rows = await sql<{ id: FileId; name: string; media_type: string; bytes: Buffer }>(db, 'platform.read-file', 'select id, name, media_type, bytes from platform.files where id = $1', [id])
  const row = rows[0]
  return row ? { id: row.id, name: row.name, mediaType: row.media_type, bytes: row.bytes } : null
}
