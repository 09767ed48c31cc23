import { retractImport, type CertificationTables } from '#certification'
import type { ProducersTables } from '#producers'
import { sql, type Tx } from '#platform/db'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import type { IntakeTables } from './intake.tables.ts'

/** Takes an import back from the registry. The rows stay to be read; nothing is deleted that somebody else added to. */
export async function undoImport(tx: Tx<CertificationTables & ProducersTables & IntakeTables>, by: string, day: Day, importId: Id<'import'>): Promise<void> {
  const taken = await sql(tx, 'intake.undo', `update intake.imports set state = 'undone', undone_at = now(), undone_by_name = $2, changed_at = now() where id = $1 and state = 'landed' returning id`, [importId, by])
  if (taken.length === 0) throw new Refusal('conflict', 'Lần nhập này không còn ở trạng thái đã nhập nên không hoàn tác được nữa.')
  await oneImportAtATime(tx)
  await retractImport(tx, day, importId)
}

/** Imports change the registry one after the other; the lock goes with the transaction. */
export async function oneImportAtATime(tx: Tx<unknown>): Promise<void> {
  await sql(tx, 'intake.one-import', 'select pg_advisory_xact_lock(40050)')
}
