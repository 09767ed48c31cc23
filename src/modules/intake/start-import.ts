import { storeFile } from '#platform/files'
import { sql, type Tx } from '#platform/db'
import type { Day } from '#platform/day'
import { newId, type Id } from '#platform/ids'
import { queue } from '#platform/jobs'
import type { IntakeTables } from './intake.tables.ts'
import type { ImportOptions } from './import-row.rules.ts'

export interface Bringer { readonly id: string; readonly name: string }

/** Takes a list in: keeps the file as it came and queues its reading. Returns the import's code, `NK-26-000123`. */
export async function startImport(tx: Tx<IntakeTables>, by: Bringer, day: Day, file: { name: string; bytes: Buffer }, scope: string, options: ImportOptions): Promise<{ id: Id<'import'>; code: string }> {
  const fileId = await storeFile(tx, { name: file.name, mediaType: 'application/octet-stream', bytes: file.bytes })
  const id = newId<'import'>()
  const rows = await sql<{ code: string }>(tx, 'certification.start-import', `
    insert into intake.imports (id, code, state, file_id, file_name, options, scope_code, made_by, made_by_name)
    values ($1, 'NK-' || $2 || '-' || lpad(nextval('intake.import_numbers')::text, 6, '0'), 'reading', $3, $4, $5, $6, $7, $8) returning code`,
    [id, day.slice(2, 4), fileId, file.name, JSON.stringify(options), scope, by.id, by.name])
  await queue(tx, 'read-import', { id }, { key: `read-import:${id}`, maxAttempts: 3 })
  return { id, code: rows[0]!.code }
}
