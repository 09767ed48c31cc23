import { geographyOf, type GeographyTables } from '#geography'
import type { Db } from '#platform/db'
import type { Day } from '#platform/day'
import { readLists } from '#platform/list-file'
import type { CertificationTables } from '#certification'
import { findGroups } from '#certification'
import { importColumns } from './import-columns.words.ts'
import { understandSheets, type ImportOptions, type ImportRow, type SheetReport } from './import-row.rules.ts'

/** Reads an office's file to understood rows. Throws `FileRefusal` for a file that cannot or may not be read. */
export async function readList(db: Db<CertificationTables & GeographyTables>, bytes: Uint8Array, options: ImportOptions, today: Day): Promise<{ rows: ImportRow[]; sheets: SheetReport[] }> {
  const [sheets, geography, groups] = await Promise.all([readLists(bytes, importColumns), geographyOf(db), findGroups(db)])
  return understandSheets(sheets, { geography, options, today, taxonomyVersion: groups[0]!.version })
}
