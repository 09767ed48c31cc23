import { findAccount, findRequestsById, recordTransfer, type PaymentsTables } from '#payments'
import { newId } from '#platform/ids'
import { sql, type Store, type Tx } from '#platform/db'
import type { BookedRow, ReadRow } from './bank-statement.rules.ts'
import type { ReconciliationTables } from './reconciliation.tables.ts'

type Tables = PaymentsTables & ReconciliationTables

export interface Brought { readonly producerId: string; readonly account: { readonly bin: string; readonly number: string }; readonly fileName: string; readonly rows: readonly ReadRow[]; readonly by: string }

/** Keeps a statement that was read, for looking it over. Nothing is booked yet. */
export async function keepStatement(tx: Tx<Tables>, { producerId, account, fileName, rows, by }: Brought, now: Date): Promise<string> {
  const id = newId<'bank-statement'>()
  await sql(tx, 'reconciliation.keep', 'insert into reconciliation.statements (id, producer_id, account, file_name, rows, brought_by, brought_at) values ($1, $2, $3, $4, $5, $6, $7)', [id, producerId, account.number, fileName, JSON.stringify(rows), by, now])
  return id
}

/** Records each line as bank news of the seller's own account and answers what became of it. */
async function record(tx: Tx<Tables>, account: { readonly bin: string; readonly number: string }, rows: readonly ReadRow[], now: Date): Promise<BookedRow[]> {
  const booked: { row: number; outcome: string; requestId: string | null }[] = []
  // In the order in which the money came, as a feed would have told it.
  for (const row of rows.toSorted((a, b) => (a.at === b.at ? a.row - b.row : a.at < b.at ? -1 : 1))) {
    const done = await recordTransfer(tx, {
      source: 'statement', sourceId: row.sourceId, feed: `${account.bin}:${account.number}`, accounts: [account], raw: JSON.stringify(row),
      transfer: { bank: '', account: account.number, amountVnd: row.amountVnd, memo: row.memo, at: new Date(row.at), direction: 'in', bankReference: row.reference },
    }, now)
    booked.push({ row: row.row, outcome: done.kind === 'known' ? 'repeated' : done.outcome, requestId: done.kind === 'known' ? null : done.requestId })
  }
  const requests = await findRequestsById(tx, booked.flatMap((each) => (each.requestId === null ? [] : [each.requestId])))
  return booked.map(({ row, outcome, requestId }) => ({ row, outcome, orderId: requestId === null ? null : requests.find((each) => each.id === requestId)?.subjectId ?? null })).toSorted((a, b) => a.row - b.row)
}

class OnlyLooking extends Error {
  readonly rows: readonly BookedRow[]
  constructor(rows: readonly BookedRow[]) { super('only looking'); this.rows = rows }
}

/** What booking these lines would do this moment: it is done in a transaction that is taken back. */
export async function foresee(store: Store<Tables>, account: { readonly bin: string; readonly number: string }, rows: readonly ReadRow[], now: Date): Promise<readonly BookedRow[]> {
  try {
    return await store.transaction(async (tx): Promise<never> => { throw new OnlyLooking(await record(tx, account, rows, now)) })
  } catch (fault) {
    if (fault instanceof OnlyLooking) return fault.rows
    throw fault
  }
}

/** Books a statement that was looked over; once, however often it is confirmed. `not-own`: the seller is paid on another account by now. */
export async function bookStatement(tx: Tx<Tables>, id: string, producerId: string, now: Date): Promise<'booked' | 'not-own' | 'not-found'> {
  const [kept] = await sql<{ account: string; rows: readonly ReadRow[]; booked: boolean }>(tx, 'reconciliation.take', 'select account, rows, booked_at is not null as booked from reconciliation.statements where id = $1 and producer_id = $2 for update', [id, producerId])
  if (!kept) return 'not-found'
  if (kept.booked) return 'booked'
  const own = await findAccount(tx, { kind: 'producer', id: producerId })
  if (own?.number !== kept.account || own.verifiedAt === null) return 'not-own'
  const result = await record(tx, { bin: own.bankBin, number: own.number }, kept.rows, now)
  await sql(tx, 'reconciliation.booked', 'update reconciliation.statements set booked_at = $2, result = $3 where id = $1', [id, now, JSON.stringify(result)])
  return 'booked'
}

/** Erases statements that were brought long ago: those that nobody booked, and the lines of those that were. Gives how many. */
export async function forgetStatements(tx: Tx<ReconciliationTables>, before: Date): Promise<number> {
  return (await sql(tx, 'reconciliation.forget', 'delete from reconciliation.statements where brought_at < $1 returning 1', [before])).length
}
