import { geographyOf, type GeographyTables } from '#geography'
import type { ProducersTables } from '#producers'
import { sql, type Tx } from '#platform/db'
import type { Day } from '#platform/day'
import { Refusal } from '#platform/refusal'
import type { CertificationTables } from '#certification'
import type { IntakeTables } from './intake.tables.ts'
import { confirmedRows } from './confirm-import.ts'
import { findGroups } from '#certification'
import { understandAgain, type MendableColumn } from './import-mend.rules.ts'
import type { ImportRowView, ImportView } from './imports.queries.ts'
import { planImport } from './land-import.ts'
import { totalsOf } from './save-import.ts'

/** Reads a row again with what a person typed, and plans the list anew, since one row can change what another means. */
export async function mendRow(tx: Tx<CertificationTables & ProducersTables & GeographyTables & IntakeTables>, by: string, today: Day, view: ImportView, row: ImportRowView, typed: Partial<Record<MendableColumn, string>>): Promise<void> {
  if (view.state !== 'review' || !row.understood) throw new Refusal('conflict', 'Dòng này không còn sửa được: danh sách đã được xác nhận hoặc không còn.')
  const [geography, groups] = await Promise.all([geographyOf(tx), findGroups(tx)])
  const understood = understandAgain(row.understood, typed, { geography, options: view.options, today, taxonomyVersion: groups[0]!.version })
  await sql(tx, 'certification.mend', 'update intake.import_rows set understood = $3, mended = $4, decision = null, decided_by_name = $5 where import_id = $1 and ordinal = $2',
    [view.id, row.ordinal, JSON.stringify({ ...understood, raw: undefined }), JSON.stringify(typed), by])
  await replan(tx, view.id)
}

/** Plans a list anew after a person changed a row or decided on it, and counts what would become of its rows. */
export async function replan(tx: Tx<CertificationTables & ProducersTables & IntakeTables>, id: ImportView['id']): Promise<void> {
  const { rows, choices } = await confirmedRows(tx, id)
  const planned = await planImport(tx, rows, choices)
  await sql(tx, 'certification.replan', `
    update intake.import_rows row set outcome = plan.outcome, problems = plan.problems from json_to_recordset($2) plan(ordinal int, outcome text, problems jsonb)
    where row.import_id = $1 and row.ordinal = plan.ordinal and (row.outcome <> plan.outcome or row.problems <> plan.problems)`,
    [id, JSON.stringify(planned.map((each) => ({ ordinal: each.ordinal, outcome: each.outcome, problems: each.problems })))])
  await sql(tx, 'certification.retotal', 'update intake.imports set totals = $2, changed_at = now() where id = $1', [id, JSON.stringify(totalsOf(planned))])
}
