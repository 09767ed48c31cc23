import { paymentChanged, type PaymentFact, type PaymentsTables } from '#payments'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import type { OffersTables } from '#offers'
import type { ProducersTables } from '#producers'
import type { ShippingTables } from '#shipping'
import { listen, type Listener } from '#platform/news'
import { sql } from '#platform/db'
import { moveOrder } from './move-order.ts'
import type { OrderState } from './order-moves.rules.ts'
import type { OrdersTables } from './orders.tables.ts'

type Tables = OrdersTables & OffersTables & NoticesTables & IdentityTables & PaymentsTables & ProducersTables & ShippingTables

/** A transfer that never came: the order lapses and its stock is free again, unless its seller has answered meanwhile. */
export const orderListeners: readonly Listener<Tables>[] = [
  listen<Tables, PaymentFact>('orders.unpaid', paymentChanged, async ({ store, clock }, { subject, why, state }) => {
    if (subject.kind !== 'order' || why !== 'expired' || state !== 'expired') return
    await store.transaction(async (tx) => {
      const [order] = await sql<{ state: OrderState }>(tx, 'orders.state-of', 'select state from orders.orders where id = $1', [subject.id])
      if (order?.state === 'placed') await moveOrder(tx, subject.id, 'lapsed', { kind: 'system', name: '' }, '', clock())
    })
  }),
]
