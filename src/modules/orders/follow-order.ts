import { findParcelsOf, hasEnded, moveParcel, type ShippingTables } from '#shipping'
import type { Tx } from '#platform/db'
import type { Mover } from './move-order.ts'
import type { OrderState } from './order-moves.rules.ts'
import { parcelAfter } from './parcel-course.rules.ts'

/**
 * What a person does with an order happens to its parcel too, where people carry it. A parcel of which its carrier
 * reports is not moved by hand; only a cancelled order calls it back.
 */
export async function letParcelsFollow(tx: Tx<ShippingTables>, orderId: string, to: OrderState, by: Mover, why: string, now: Date): Promise<void> {
  const goal = parcelAfter(to)
  if (goal === null || by.kind === 'system') return
  for (const parcel of await findParcelsOf(tx, [{ kind: 'order', id: orderId }])) {
    if (hasEnded(parcel.state) || parcel.state === goal || (goal !== 'cancelled' && parcel.rawStatus !== null)) continue
    await moveParcel(tx, { personId: by.personId ?? null, name: by.name }, { parcelId: parcel.id, to: goal, why: why || (goal === 'cancelled' ? 'Đơn đã hủy' : '') }, now)
  }
}
