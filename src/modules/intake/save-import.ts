import { insertMany, sql, type Tx } from '#platform/db'
import type { FileId } from '#platform/files'
import type { Id } from '#platform/ids'
import type { IntakeTables, RowOutcome } from './intake.tables.ts'
import type { PlannedRow } from './import-plan.rules.ts'
import type { ImportRow, SheetReport } from './import-row.rules.ts'
import type { LandedRow } from './land-import.ts'

export type Totals = Record<RowOutcome, number>

export function totalsOf(rows: readonly { outcome: RowOutcome }[]): Totals {
  const totals: Totals = { new: 0, update: 0, upgrade: 0, duplicate: 0, held: 0, skipped: 0, error: 0 }
  for (const row of rows) totals[row.outcome]++
  return totals
}

/** Writes what was read and planned, so that the review can be left and found again by a colleague. Replaces an earlier reading. */
export async function saveReading(tx: Tx<IntakeTables>, id: Id<'import'>, rows: readonly ImportRow[], planned: readonly PlannedRow[], sheets: readonly SheetReport[]): Promise<void> {
  await sql(tx, 'certification.forget-rows', 'delete from intake.import_rows where import_id = $1', [id])
  await insertMany(tx, 'intake.import_rows', rows.map((row, index) => ({
    import_id: id, ordinal: row.ordinal, sheet: row.sheet, row: row.row, part: row.part, raw: row.raw, understood: withoutRaw(row), outcome: planned[index]!.outcome, problems: planned[index]!.problems,
  })))
  await sql(tx, 'certification.save-reading', `update intake.imports set state = 'review', sheets = $2, totals = $3, progress_done = $4, progress_all = $4, changed_at = now() where id = $1`,
    [id, JSON.stringify(sheets), JSON.stringify(totalsOf(planned)), rows.length])
}

/** The file cannot be read: says why; the file itself stays. */
export async function refuseImport(tx: Tx<IntakeTables>, id: Id<'import'>, why: string): Promise<void> {
  await sql(tx, 'certification.refuse-import', `update intake.imports set state = 'refused', refusal = $2, changed_at = now() where id = $1`, [id, why])
}

/** Writes what became of each row, in the transaction that landed them. */
export async function saveLanding(tx: Tx<IntakeTables>, id: Id<'import'>, landed: readonly LandedRow[], resultFileId: FileId | null): Promise<void> {
  const rows = landed.map((each) => ({ import_id: id, ordinal: each.planned.ordinal, outcome: each.planned.outcome, problems: each.planned.problems, product_id: each.productId, event_id: each.eventId }))
  for (let start = 0; start < rows.length; start += 2_000) {
    await sql(tx, 'certification.save-landing', `
      update intake.import_rows row set outcome = landed.outcome, problems = landed.problems, product_id = landed.product_id, event_id = landed.event_id
      from json_to_recordset($1) landed(import_id uuid, ordinal int, outcome text, problems jsonb, product_id uuid, event_id uuid)
      where row.import_id = landed.import_id and row.ordinal = landed.ordinal`, [JSON.stringify(rows.slice(start, start + 2_000))])
  }
  await sql(tx, 'certification.landed', `update intake.imports set state = 'landed', totals = $2, result_file_id = $3, landed_at = now(), changed_at = now() where id = $1`,
    [id, JSON.stringify(totalsOf(landed.map((each) => each.planned))), resultFileId])
}

/** The raw text stands in a column of its own, once. */
const withoutRaw = ({ raw: _raw, ...row }: ImportRow): Omit<ImportRow, 'raw'> => row

/** Writes a list that was read and landed in one go: every row once, with what became of it. */
export async function saveBrought(tx: Tx<IntakeTables>, id: Id<'import'>, rows: readonly ImportRow[], landed: readonly LandedRow[], sheets: readonly SheetReport[], resultFileId: FileId | null): Promise<void> {
  for (let start = 0; start < rows.length; start += 1_000) {
    await insertMany(tx, 'intake.import_rows', rows.slice(start, start + 1_000).map((row, at) => {
      const { planned, productId, eventId } = landed[start + at]!
      return { import_id: id, ordinal: row.ordinal, sheet: row.sheet, row: row.row, part: row.part, raw: row.raw, understood: withoutRaw(row), outcome: planned.outcome, problems: planned.problems, product_id: productId, event_id: eventId }
    }))
  }
  await sql(tx, 'intake.brought', `update intake.imports set state = 'landed', sheets = $2, totals = $3, progress_done = $4, progress_all = $4, result_file_id = $5, landed_at = now(), changed_at = now() where id = $1`,
    [id, JSON.stringify(sheets), JSON.stringify(totalsOf(landed.map((each) => each.planned))), rows.length, resultFileId])
}

/** An import whose landing failed can be looked at and confirmed again. */
export async function returnToReview(tx: Tx<IntakeTables>, id: Id<'import'>, why: string): Promise<void> {
  await sql(tx, 'intake.return', `update intake.imports set state = 'review', refusal = $2, changed_at = now() where id = $1 and state = 'landing'`, [id, why])
}

/** Imports whose job is gone (a worker was killed again and again) do not wait for ever. */
export async function freeStuckImports(tx: Tx<IntakeTables>): Promise<void> {
  await sql(tx, 'intake.free', `
    update intake.imports import set state = case when state = 'landing' then 'review' else 'refused' end, changed_at = now(),
      refusal = case when state = 'landing' then 'Việc ghi vào sổ bị ngắt giữa chừng; chưa dòng nào được ghi. Xác nhận lại để ghi.' else 'Việc đọc tệp bị ngắt giữa chừng. Tải tệp lên lại; nếu vẫn vậy, chia tệp nhỏ hơn.' end
    where state in ('reading', 'landing') and changed_at < now() - interval '15 minutes'
      and not exists (select from graphile_worker.jobs job where job.key in ('read-import:' || import.id, 'land-import:' || import.id) and job.attempts < job.max_attempts)`)
}
