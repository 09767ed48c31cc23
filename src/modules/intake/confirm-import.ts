import { sql, type Db, type Tx } from '#platform/db'
import type { Id } from '#platform/ids'
import { queue } from '#platform/jobs'
import { Refusal } from '#platform/refusal'
import type { IntakeTables, RowDecision } from './intake.tables.ts'
import type { RowChoice } from './import-plan.rules.ts'
import type { ImportRow } from './import-row.rules.ts'

/** The reviewer is done: the list goes into the registry by the worker. A list that was confirmed by somebody else meanwhile is refused. */
export async function confirmImport(tx: Tx<IntakeTables>, id: Id<'import'>): Promise<void> {
  const taken = await sql(tx, 'certification.confirm', `update intake.imports set state = 'landing', changed_at = now() where id = $1 and state = 'review' returning id`, [id])
  if (taken.length === 0) throw new Refusal('conflict', 'Danh sách này đã được người khác xác nhận hoặc đang được đọc. Tải lại trang để xem.')
  await queue(tx, 'land-import', { id }, { key: `land-import:${id}`, maxAttempts: 3 })
}

/** Notes what the reviewer decided on one row; null takes the decision back. */
export async function decideRow(tx: Tx<IntakeTables>, by: string, id: Id<'import'>, ordinal: number, decision: RowDecision | null, joinProduct: Id<'product'> | null): Promise<void> {
  const taken = await sql(tx, 'certification.decide', `
    update intake.import_rows row set decision = $3, join_product = $4, decided_by_name = $5
    from intake.imports import where import.id = row.import_id and import.state = 'review' and row.import_id = $1 and row.ordinal = $2 returning row.ordinal`, [id, ordinal, decision, joinProduct, by])
  if (taken.length === 0) throw new Refusal('conflict', 'Dòng này không còn sửa được: danh sách đã được xác nhận hoặc không còn.')
}

/** The rows of an import as the reviewer left them. */
export async function confirmedRows(db: Db<IntakeTables>, id: Id<'import'>): Promise<{ rows: ImportRow[]; choices: Map<number, RowChoice> }> {
  const found = await sql<{ understood: ImportRow; decision: RowDecision | null; join_product: string | null }>(db, 'certification.confirmed-rows',
    `select understood::jsonb || jsonb_build_object('raw', raw) as understood, decision, join_product from intake.import_rows where import_id = $1 order by ordinal`, [id])
  const choices = new Map(found.filter((row) => row.decision !== null).map((row) => [row.understood.ordinal, { decision: row.decision!, joinProduct: row.join_product }]))
  return { rows: found.map((row) => row.understood), choices }
}
