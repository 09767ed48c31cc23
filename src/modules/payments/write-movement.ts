import { insertMany, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { PaymentsTables } from './payments.tables.ts'
import type { Party } from './request.queries.ts'

export type BookAccount = 'bank' | 'cash' | 'sales' | 'to-return' | 'partner' | 'fee'

export interface Movement {
  /** `count`: money that was to return pays a sale after all; `undo`: an attached transfer is taken off again; `fee`, `payout`: of a licensed partner. */
  readonly what: 'transfer' | 'cash' | 'refund' | 'count' | 'undo' | 'fee' | 'payout'
  /** Recorded once for each `what`, however often it is said. */
  readonly key: string
  readonly subject: Party
  readonly payee: Party
  readonly requestId: string | null
  readonly at: Date
  /** Debit above nought, credit below; noughts are left out. The sum is nought: the database refuses anything else. */
  readonly entries: readonly (readonly [account: BookAccount, amountVnd: number])[]
}

/** Writes one event into the books; null when its key is there already. */
export async function writeMovement(tx: Tx<PaymentsTables>, { entries, subject, payee, ...movement }: Movement, now: Date): Promise<string | null> {
  const id = newId<'movement'>()
  const made = await sql(tx, 'payments.movement', `
    insert into payments.movements (id, what, key, subject_kind, subject_id, payee_kind, payee_id, request_id, at, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (what, key) do nothing returning 1`,
    [id, movement.what, movement.key, subject.kind, subject.id, payee.kind, payee.id, movement.requestId, movement.at, now])
  if (made.length === 0) return null
  await insertMany(tx, 'payments.entries', entries.filter(([, amount]) => amount !== 0).map(([account, amount]) => ({ id: newId<'entry'>(), movement_id: id, account, amount_vnd: amount })))
  return id
}
