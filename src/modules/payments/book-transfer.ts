import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { tell } from '#platform/news'
import { judgeTransfer, stateFor } from './match-transfer.rules.ts'
import { paymentChanged } from './payments.news.ts'
import type { PaymentsTables } from './payments.tables.ts'
import type { TransferPart } from './partner.rules.ts'
import { factOf, takeRequest, type PaymentRequest } from './request.queries.ts'
import { writeMovement } from './write-movement.ts'

type Paying = TransferPart<PaymentRequest>
interface Booked { readonly key: string; readonly amountVnd: number; readonly at: Date }

/** Writes what a transfer pays into the books, moves its request on, and tells it. The request is locked. */
export async function bookTransfer(tx: Tx<PaymentsTables>, { request, outcome, towardsVnd, backVnd }: Paying, { key, amountVnd, at }: Booked, now: Date): Promise<void> {
  const written = await writeMovement(tx, {
    what: 'transfer', key, subject: { kind: request.subjectKind, id: request.subjectId }, payee: { kind: request.payeeKind, id: request.payeeId },
    requestId: request.id, at, entries: [[request.collection ? 'partner' : 'bank', amountVnd], ['sales', -towardsVnd], ['to-return', -backVnd]],
  }, now)
  if (written === null) throw new Error(`transfer ${key} is booked already`)
  if (outcome === 'late') return tell(tx, paymentChanged, factOf(request, {}, 'late', now))
  const receivedVnd = request.receivedVnd + amountVnd
  const state = stateFor(request.amountVnd, receivedVnd)
  await sql(tx, 'payments.receive', 'update payments.requests set received_vnd = $2, state = $3, changed_at = $4 where id = $1', [request.id, receivedVnd, state, now])
  await tell(tx, paymentChanged, factOf(request, { receivedVnd, state }, 'transfer', now))
}

export interface Part { readonly requestId: string; readonly amountVnd: number }
/** `not-unclear`: it is booked, outgoing or another's. `wrong-sum`: the parts are not the transfer. `wrong-request`: not paid to that account, or named twice. */
export type Settled = { readonly kind: 'settled' } | { readonly kind: 'not-found' | 'not-unclear' | 'wrong-sum' | 'wrong-request' }

/** A person has decided what a transfer is for that named no request, or several: each part is booked as if it had come by itself. */
export async function settleTransfer(tx: Tx<PaymentsTables>, transferId: string, parts: readonly Part[], now: Date, by = ''): Promise<Settled> {
  const [transfer] = await sql<{ account: string; amountVnd: number; at: Date; unclear: boolean }>(tx, 'payments.take-transfer', `
    select account, amount_vnd as "amountVnd", at, direction = 'in' and outcome in ('several-references', 'none') and settled_at is null and set_aside_at is null and not foreign_account as unclear
    from payments.transfers where id = $1 for update`, [transferId])
  if (!transfer) return { kind: 'not-found' }
  if (!transfer.unclear) return { kind: 'not-unclear' }
  if (parts.some(({ amountVnd }) => !Number.isSafeInteger(amountVnd) || amountVnd <= 0) || parts.reduce((sum, { amountVnd }) => sum + amountVnd, 0) !== transfer.amountVnd) return { kind: 'wrong-sum' }
  const taken: { readonly request: PaymentRequest; readonly amountVnd: number }[] = []
  for (const { requestId, amountVnd } of parts.toSorted((a, b) => (a.requestId < b.requestId ? -1 : 1))) {
    const request = await takeRequest(tx, requestId)
    if (request?.account !== transfer.account || taken.at(-1)?.request.id === requestId) return { kind: 'wrong-request' }
    taken.push({ request, amountVnd })
  }
  for (const { request, amountVnd } of taken) {
    const judged = judgeTransfer({ direction: 'in', amountVnd, at: transfer.at }, [request], false)
    if ('request' in judged) await bookTransfer(tx, judged, { key: `${transferId}:${newId()}`, amountVnd, at: transfer.at }, now)
  }
  await sql(tx, 'payments.settle', 'update payments.transfers set settled_at = $2, settled_by = $3 where id = $1', [transferId, now, by])
  return { kind: 'settled' }
}
