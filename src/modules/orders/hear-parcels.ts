import type { PaymentsTables } from '#payments'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import type { OffersTables } from '#offers'
import type { ProducersTables } from '#producers'
import { carriers, findParcelsOf, parcelMoved, parcelRefused, type ParcelMoved, type ParcelRefused, type ShippingTables } from '#shipping'
import { listen, type Listener } from '#platform/news'
import { sql } from '#platform/db'
import { moveOrder } from './move-order.ts'
import type { OrderState } from './order-moves.rules.ts'
import type { OrdersTables } from './orders.tables.ts'
import { stepsToward } from './parcel-course.rules.ts'
import { tellParcelRefused } from './tell-people.ts'

type Tables = OrdersTables & OffersTables & NoticesTables & IdentityTables & PaymentsTables & ProducersTables & ShippingTables

/** Where a parcel is, its order is: as far as the moves of the system go. News that a later move has overtaken moves nothing. */
export const parcelListeners: readonly Listener<Tables>[] = [
  listen<Tables, ParcelMoved>('orders.parcel-moved', parcelMoved, async ({ store, clock }, { id, subject, from, to }) => {
    if (subject.kind !== 'order') return
    await store.transaction(async (tx) => {
      const [order] = await sql<{ state: OrderState }>(tx, 'orders.state-of-parcel', 'select state from orders.orders where id = $1 for update', [subject.id])
      const parcel = (await findParcelsOf(tx, [subject])).find((each) => each.id === id)
      if (!order || parcel?.state !== to) return
      const who = parcel.carrier === null ? '' : carriers[parcel.carrier].name
      for (const step of stepsToward(order.state, from, to)) {
        const why = step === 'coming-back' ? `${who || 'Người giao'} báo hàng quay về${parcel.moves.at(-1)?.why ? `: ${parcel.moves.at(-1)!.why}` : ''}` : ''
        await moveOrder(tx, subject.id, step, { kind: 'system', name: who }, why, clock())
      }
    })
  }),
  listen<Tables, ParcelRefused>('orders.parcel-refused', parcelRefused, async ({ store, clock }, { id, subject, carrier, words, at }) => {
    if (subject.kind === 'order') await store.transaction((tx) => tellParcelRefused(tx, subject.id, id, carriers[carrier].name, words, at, clock()))
  }),
]
