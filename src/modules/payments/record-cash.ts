import type { Tx } from '#platform/db'
import type { PaymentsTables } from './payments.tables.ts'
import type { Party } from './request.queries.ts'
import { writeMovement } from './write-movement.ts'

export interface Cash {
  /** Of this collection, e.g. the parcel's code: said twice, it is recorded once. */
  readonly key: string
  readonly subject: Party
  readonly payee: Party
  readonly amountVnd: number
  readonly at: Date
}

/** Records money that the payee got in hand, or by way of a courier, on delivery. False when it was recorded before. */
export async function recordCash(tx: Tx<PaymentsTables>, { amountVnd, ...cash }: Cash, now: Date): Promise<boolean> {
  if (!Number.isSafeInteger(amountVnd) || amountVnd <= 0) throw new RangeError(`${amountVnd} is no amount to collect`)
  return await writeMovement(tx, { what: 'cash', ...cash, requestId: null, entries: [['cash', amountVnd], ['sales', -amountVnd]] }, now) !== null
}
