import type { PaymentsTables } from '#payments'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import type { OffersTables } from '#offers'
import type { ProducersTables } from '#producers'
import { createParcel, findParcelsOf, hasEnded, moveParcel, type Carrier, type ShippingTables, type WayKind } from '#shipping'
import { sql, type Tx } from '#platform/db'
import { moveOrder, type Mover } from './move-order.ts'
import type { OrderState } from './order-moves.rules.ts'
import { codOf, contentOf, receiverOf, senderOf } from './order-slips.queries.ts'
import type { SellersOrder } from './orders.queries.ts'
import type { OrdersTables } from './orders.tables.ts'

type Tables = OrdersTables & OffersTables & NoticesTables & IdentityTables & PaymentsTables & ProducersTables & ShippingTables

/** `ghn`: the worker asks GHN to collect it. `courier`: taken to a carrier by hand, with the number it gave. `ready`: to be fetched. */
export type Sending =
  | { readonly kind: 'own' | 'ghn'; readonly weightGrams: number }
  | { readonly kind: 'courier'; readonly carrier: Carrier; readonly trackingCode: string; readonly weightGrams: number }
  | { readonly kind: 'ready' }
export type OrderSent =
  | { readonly kind: 'sent' | 'asked' }
  | { readonly kind: 'not-now'; readonly state: OrderState }
  | { readonly kind: 'has-parcel' | 'sender-unknown' | 'tracking-code-taken' }
  | { readonly kind: 'too-heavy'; readonly mostGrams: number }
  | { readonly kind: 'cod-too-high'; readonly mostVnd: number }

/**
 * Makes the parcel of an accepted order and sends it on its way, order and parcel together. A parcel that GHN shall
 * collect leaves the order where it is until GHN has it. An order has one parcel at a time; the caller ends its
 * transaction when something other than `sent` or `asked` comes back.
 */
export async function sendOrder(tx: Tx<Tables>, order: SellersOrder, by: Mover & { readonly personId: string }, sending: Sending, now: Date): Promise<OrderSent> {
  const [locked] = await sql<{ state: OrderState }>(tx, 'orders.lock-to-send', 'select state from orders.orders where id = $1 for update', [order.id])
  if (locked!.state !== 'accepted') return { kind: 'not-now', state: locked!.state }
  const subject = { kind: 'order', id: order.id }
  if ((await findParcelsOf(tx, [subject])).some((each) => !hasEnded(each.state))) return { kind: 'has-parcel' }
  const sender = await senderOf(tx, order.producerId)
  if (!sender) return { kind: 'sender-unknown' }
  const kind: WayKind = sending.kind === 'ready' ? 'pickup' : sending.kind === 'own' ? 'own' : 'courier'
  const carrier = sending.kind === 'ghn' ? 'ghn' : sending.kind === 'courier' ? sending.carrier : null
  const made = await createParcel(tx, by, {
    subject, owner: { kind: 'producer', id: order.producerId }, way: { id: order.wayKind === kind ? order.wayId : null, kind, carrier }, content: contentOf(order),
    weightGrams: sending.kind === 'ready' ? order.weightGrams ?? 1 : sending.weightGrams, codVnd: codOf(order), feeVnd: order.deliveryVnd, from: sender, to: receiverOf(order),
  }, now)
  if (made.kind !== 'created') return made
  if (sending.kind === 'ghn') return { kind: 'asked' }
  if (sending.kind !== 'ready') {
    const moved = await moveParcel(tx, by, { parcelId: made.id, to: sending.kind === 'own' ? 'out_for_delivery' : 'in_transit', why: '', ...(sending.kind === 'courier' ? { trackingCode: sending.trackingCode } : {}) }, now)
    if (moved.kind === 'tracking-code-taken') return { kind: 'tracking-code-taken' }
  }
  await moveOrder(tx, order.id, 'sent', by, '', now)
  return { kind: 'sent' }
}
