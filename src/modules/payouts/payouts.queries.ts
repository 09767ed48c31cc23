import type { AftersaleTables } from '#aftersale'
import { findOrderMoney, type OrdersTables, type OrderState } from '#orders'
import { findHeld, type PaymentsTables } from '#payments'
import type { ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import type { HeldOrder } from './due.rules.ts'
import type { PayoutsTables, PayoutState } from './payouts.tables.ts'

type Tables = PayoutsTables & PaymentsTables & OrdersTables & AftersaleTables & ProducersTables

export interface HeldView extends HeldOrder { readonly code: string }

/** Every order of which a partner holds money or is owed some; of one seller, or of all. */
export async function findHeldOrders(db: Db<Tables>, producerId: string | null): Promise<HeldView[]> {
  const held = new Map((await findHeld(db, producerId === null ? null : { kind: 'producer', id: producerId })).map((each) => [each.subjectId, each]))
  const orders = await sql<{ id: string; code: string; state: OrderState; deliveredAt: Date | null; disputed: boolean; underWay: boolean; feeBooked: boolean }>(db, 'payouts.held-orders', `
    select "order".id, "order".code, "order".state, (select max(at) from orders.moves where order_id = "order".id and to_state = 'delivered') as "deliveredAt",
      exists (select from aftersale.complaints where order_id = "order".id and state = 'open') or exists (select from aftersale.returns where order_id = "order".id and state in ('asked', 'accepted')) as disputed,
      exists (select from payouts.items join payouts.payouts payout on payout.id = payout_id where order_id = "order".id and items.open and payout.state = 'sent') as "underWay",
      exists (select from payments.movements where what = 'fee' and subject_kind = 'order' and subject_id = "order".id) as "feeBooked"
    from orders.orders "order" where "order".id = any($1::uuid[]) order by "order".placed_at, "order".id`, [[...held.keys()]])
  const money = await findOrderMoney(db, orders)
  return orders.flatMap(({ feeBooked, ...order }) => {
    const { request, owedVnd } = money.get(order.id)!
    if (!request?.collection) return []
    const { payeeId, heldVnd } = held.get(order.id)!
    return [{ ...order, orderId: order.id, producerId: payeeId, partnerId: request.collection.partnerId, owedVnd, heldVnd, feeVnd: feeBooked || request.collection.feeBy !== 'seller' ? 0 : request.feeVnd }]
  })
}

export interface PayoutView {
  readonly id: string
  readonly code: string
  readonly partnerId: string
  readonly producerId: string
  readonly seller: string
  readonly sellerSlug: string
  readonly bankBin: string
  readonly account: string
  readonly holder: string
  readonly amountVnd: number
  readonly state: PayoutState
  readonly batch: string | null
  readonly listedAt: Date
  readonly endedAt: Date | null
  readonly reference: string
  readonly why: string
  readonly orders: readonly { readonly code: string; readonly amountVnd: number }[]
}
const VIEW = `
  select payout.id, payout.code, payout.partner_id as "partnerId", producer_id as "producerId", producer.name as seller, producer.slug as "sellerSlug", bank_bin as "bankBin", account, holder, amount_vnd as "amountVnd", payout.state, batch.code as batch, listed_at as "listedAt", ended_at as "endedAt", reference, why,
    coalesce((select json_agg(json_build_object('code', "order".code, 'amountVnd', item.amount_vnd) order by "order".code) from payouts.items item join orders.orders "order" on "order".id = item.order_id where item.payout_id = payout.id), '[]') as orders
  from payouts.payouts payout join producers.producers producer on producer.id = producer_id left join payouts.batches batch on batch.id = batch_id`

/** Payouts in some states, the latest first. */
export function findPayouts(db: Db<Tables>, states: readonly PayoutState[], limit: number): Promise<PayoutView[]> {
  return sql(db, 'payouts.in-states', `${VIEW} where payout.state = any($1::text[]) order by coalesce(ended_at, listed_at) desc, payout.code desc limit $2`, [states, limit])
}

/** What one seller was or will be paid, the latest first. */
export function findPayoutsOf(db: Db<Tables>, producerId: string): Promise<PayoutView[]> {
  return sql(db, 'payouts.of-seller', `${VIEW} where producer_id = $1 and payout.state in ('sent', 'paid', 'failed') order by listed_at desc, payout.code desc limit 30`, [producerId])
}

/** The lines of one file, as they were sent. */
export function findBatch(db: Db<Tables>, code: string): Promise<PayoutView[]> {
  return sql(db, 'payouts.batch', `${VIEW} where batch.code = $1 order by payout.code`, [code])
}

export interface BatchView { readonly code: string; readonly sentBy: string; readonly sentAt: Date; readonly count: number; readonly sumVnd: number; readonly open: number }
export function findBatches(db: Db<PayoutsTables>): Promise<BatchView[]> {
  return sql(db, 'payouts.batches', `
    select batch.code, sent_by as "sentBy", sent_at as "sentAt", count(*) as count, sum(amount_vnd)::bigint as "sumVnd", count(*) filter (where state = 'sent') as open
    from payouts.batches batch join payouts.payouts on batch_id = batch.id group by batch.id order by sent_at desc limit 30`, [])
}
