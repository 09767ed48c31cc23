import type { AftersaleTables } from '#aftersale'
import type { OrdersTables } from '#orders'
import { recordPayout, type PaymentsTables } from '#payments'
import type { ProducersTables } from '#producers'
import { sql, type Tx } from '#platform/db'
import { lockPayouts } from './list-payouts.ts'
import type { PayoutsTables, PayoutState } from './payouts.tables.ts'

type Tables = PayoutsTables & PaymentsTables & OrdersTables & AftersaleTables & ProducersTables

export interface PayoutAnswer {
  readonly code: string
  readonly result: 'paid' | 'failed'
  /** The partner's own number of what it paid. */
  readonly reference: string
  readonly why: string
}
/** `known`: the same was said before. `other-answer`: something else was said before and stands. `not-sent`: it is not in a file. */
export type PayoutSettled = 'settled' | 'known' | 'other-answer' | 'not-sent' | 'not-found' | 'no-reference' | 'no-reason'

/** Records what became of a payout, once. What was paid goes into the books of each order; the orders of one that failed are due again. */
export async function settlePayout(tx: Tx<Tables>, answer: PayoutAnswer, by: string, now: Date): Promise<PayoutSettled> {
  await lockPayouts(tx)
  const [payout] = await sql<{ id: string; producer: string; state: PayoutState; reference: string }>(tx, 'payouts.take', 'select id, producer_id as producer, state, reference from payouts.payouts where code = $1 for update', [answer.code])
  if (!payout) return 'not-found'
  if (payout.state === 'paid' || payout.state === 'failed') return payout.state === answer.result && (answer.result === 'failed' || payout.reference === answer.reference) ? 'known' : 'other-answer'
  if (payout.state !== 'sent') return 'not-sent'
  if (answer.result === 'paid' && answer.reference === '') return 'no-reference'
  if (answer.result === 'failed' && answer.why === '') return 'no-reason'
  if (answer.result === 'paid') {
    const items = await sql<{ orderId: string; amountVnd: number }>(tx, 'payouts.items-paid', 'select order_id as "orderId", amount_vnd as "amountVnd" from payouts.items where payout_id = $1 order by order_id', [payout.id])
    for (const { orderId, amountVnd } of items) await recordPayout(tx, { key: `${payout.id}:${orderId}`, subject: { kind: 'order', id: orderId }, payee: { kind: 'producer', id: payout.producer }, amountVnd }, now)
  }
  await sql(tx, 'payouts.close-items', 'update payouts.items set open = false where payout_id = $1', [payout.id])
  await sql(tx, 'payouts.settle', 'update payouts.payouts set state = $2, reference = $3, why = $4, ended_by = $5, ended_at = $6 where id = $1', [payout.id, answer.result, answer.result === 'paid' ? answer.reference : '', answer.result === 'failed' ? answer.why : '', by, now])
  return 'settled'
}
