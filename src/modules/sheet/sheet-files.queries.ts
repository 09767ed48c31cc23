import { sql, type Db } from '#platform/db'
import type { SheetTables } from './sheet.tables.ts'

export interface SheetFile {
  readonly id: string
  readonly producerId: string
  readonly fileName: string
  readonly read: unknown
  readonly result: unknown
}

export async function findSheetFile(db: Db<SheetTables>, id: string): Promise<SheetFile | null> {
  return (await sql<SheetFile>(db, 'sheet.file', 'select id, producer_id as "producerId", file_name as "fileName", read, result from sheet.files where id = $1', [id]))[0] ?? null
}
