import { sql, type Tx } from '#platform/db'
import { tell } from '#platform/news'
import { paymentChanged } from './payments.news.ts'
import type { PaymentsTables } from './payments.tables.ts'
import { factOf, takeRequest, type Party } from './request.queries.ts'
import { writeMovement } from './write-movement.ts'

export interface Refund {
  /** Of this refund: said twice, it is recorded once. */
  readonly key: string
  /** The request whose money goes back; null for what was collected on delivery. */
  readonly requestId: string | null
  readonly subject: Party
  readonly payee: Party
  /** How it was given back: by the payee, or by the partner that holds it. */
  readonly by: 'bank' | 'cash' | 'partner'
  readonly amountVnd: number
  readonly at: Date
  /** How it is known: the bank's number of the transaction, or the words of the receipt; who says so. */
  readonly proof?: { readonly evidence: string; readonly byKind: 'seller' | 'officer'; readonly byName: string }
}
/** `too-much`: more than is left to give back of this request or this subject. */
export type Refunded = { readonly kind: 'recorded'; readonly id: string } | { readonly kind: 'known' } | { readonly kind: 'too-much'; readonly mostVnd: number } | { readonly kind: 'not-found' }

/** Records that the payee gave money back: first what came too much or too late, then what was sold. */
export async function recordRefund(tx: Tx<PaymentsTables>, refund: Refund, now: Date): Promise<Refunded> {
  if (!Number.isSafeInteger(refund.amountVnd) || refund.amountVnd <= 0) throw new RangeError(`${refund.amountVnd} is no amount to give back`)
  const { subject, payee, requestId } = refund
  await sql(tx, 'payments.lock-refund', 'select pg_advisory_xact_lock(hashtextextended($1, 111))', [`${subject.kind} ${subject.id}`])
  const known = await sql(tx, 'payments.known-refund', `select 1 from payments.movements where what = 'refund' and key = $1`, [refund.key])
  if (known.length > 0) return { kind: 'known' }
  const request = requestId === null ? null : await takeRequest(tx, requestId)
  if (requestId !== null && (!request || request.subjectKind !== subject.kind || request.subjectId !== subject.id || request.payeeId !== payee.id || request.payeeKind !== payee.kind)) return { kind: 'not-found' }
  const [left] = await sql<{ sales: number; toReturn: number }>(tx, 'payments.left-to-return', `
    select -coalesce(sum(amount_vnd) filter (where account = 'sales'), 0)::bigint as sales, -coalesce(sum(amount_vnd) filter (where account = 'to-return'), 0)::bigint as "toReturn"
    from payments.entries join payments.movements on movements.id = movement_id
    where subject_kind = $1 and subject_id = $2 and payee_kind = $3 and payee_id = $4 and request_id is not distinct from $5`, [subject.kind, subject.id, payee.kind, payee.id, requestId])
  const { sales, toReturn } = left!
  if (refund.amountVnd > sales + toReturn) return { kind: 'too-much', mostVnd: sales + toReturn }
  const surplus = Math.min(toReturn, refund.amountVnd)
  const sold = refund.amountVnd - surplus
  const movementId = (await writeMovement(tx, { what: 'refund', key: refund.key, subject, payee, requestId, at: refund.at, entries: [[refund.by, -refund.amountVnd], ['to-return', surplus], ['sales', sold]] }, now))!
  if (refund.proof) await sql(tx, 'payments.refund-proof', 'insert into payments.refunds (movement_id, amount_vnd, means, evidence, by_kind, by_name) values ($1, $2, $3, $4, $5, $6)', [movementId, refund.amountVnd, refund.by, refund.proof.evidence, refund.proof.byKind, refund.proof.byName])
  if (!request) return { kind: 'recorded', id: movementId }
  const state = sold > 0 && sold === sales ? 'refunded' : request.state === 'over' && surplus === toReturn ? 'paid' : request.state
  await sql(tx, 'payments.refund', 'update payments.requests set state = $2, changed_at = $3 where id = $1', [request.id, state, now])
  await tell(tx, paymentChanged, factOf(request, { state }, 'refund', now))
  return { kind: 'recorded', id: movementId }
}

/** What the buyer says about a refund of this subject: it came, or not yet. The last word counts. False when there is no such refund. */
export async function answerRefund(tx: Tx<PaymentsTables>, refundId: string, subject: Party, answer: 'received' | 'not-received', now: Date): Promise<boolean> {
  return (await sql(tx, 'payments.answer-refund', `
    update payments.refunds set answer = $4, answered_at = $5 from payments.movements where movements.id = movement_id and movement_id = $1 and subject_kind = $2 and subject_id = $3 returning 1`, [refundId, subject.kind, subject.id, answer, now])).length > 0
}
