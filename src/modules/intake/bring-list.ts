import type { GeographyTables } from '#geography'
import type { ProducersTables } from '#producers'
import { sql, type Store } from '#platform/db'
import type { Day } from '#platform/day'
import { storeFile } from '#platform/files'
import type { CertificationTables } from '#certification'
import type { IntakeTables } from './intake.tables.ts'
import { writeResult } from './import-result.sheet.ts'
import type { PlannedRow } from './import-plan.rules.ts'
import type { ImportOptions, ImportRow, SheetReport } from './import-row.rules.ts'
import { landImport, planImport } from './land-import.ts'
import { readList } from './read-list.ts'
import { saveBrought } from './save-import.ts'
import { startImport, type Bringer } from './start-import.ts'

type Tables = CertificationTables & ProducersTables & GeographyTables & IntakeTables

export interface Brought {
  /** Code of the import; null for a dry run. */
  readonly view: string | null
  readonly rows: readonly ImportRow[]
  readonly sheets: readonly SheetReport[]
  readonly planned: readonly PlannedRow[]
}

/** Reads a list and lands it in one go, without a review: for the operator's commands and the seeds. A dry run writes nothing. */
export async function bringList(store: Store<Tables>, day: Day, file: { name: string; bytes: Buffer }, options: ImportOptions, how: { dryRun: boolean; by: Bringer }): Promise<Brought> {
  const { rows, sheets } = await readList(store.read, file.bytes, options, day)
  if (how.dryRun) return { view: null, rows, sheets, planned: await planImport(store.read, rows, new Map()) }
  return store.transaction(async (tx) => {
    const { id, code } = await startImport(tx, how.by, day, file, options.provinceCode ?? 'VN', options)
    await sql(tx, 'certification.no-queued-reading', `select graphile_worker.remove_job($1)`, [`read-import:${id}`])
    const landed = await landImport(tx, how.by.name, day, id, options, rows, new Map())
    const planned = landed.map((each) => each.planned)
    const result = await storeFile(tx, { name: `ket-qua-${code}.xlsx`, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: await writeResult(rows, planned) })
    await saveBrought(tx, id, rows, landed, sheets, result)
    return { view: code, rows, sheets, planned }
  })
}
