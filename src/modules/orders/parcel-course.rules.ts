/** How an order and its parcel follow each other. */
import type { ParcelState } from '#shipping'
import { orderMoves, type OrderState } from './order-moves.rules.ts'

/** Where an order stands when its parcel is there; other states of parcels say nothing of the order. */
const standsAt: Partial<Record<ParcelState, OrderState>> = { in_transit: 'sent', out_for_delivery: 'sent', failed_attempt: 'sent', delivered: 'delivered', returning: 'coming-back', returned: 'returned' }

/**
 * The moves that the portal makes on an order because its parcel went `from` → `to`: the shortest way along the moves
 * that are the system's; none where the order has gone on already. An order that comes back is delivered after all only
 * when its parcel turned round.
 */
export function stepsToward(order: OrderState, from: ParcelState, to: ParcelState): readonly OrderState[] {
  const goal = standsAt[to]
  if (goal === undefined || goal === order || (order === 'coming-back' && goal === 'delivered' && from !== 'returning')) return []
  const ways: (readonly OrderState[])[] = [[]]
  const seen = new Set<OrderState>([order])
  for (const way of ways) {
    for (const move of orderMoves) {
      if (move.from !== (way.at(-1) ?? order) || !move.by.includes('system') || seen.has(move.to)) continue
      if (move.to === goal) return [...way, goal]
      seen.add(move.to)
      ways.push([...way, move.to])
    }
  }
  return []
}

/** Where a parcel that people carry goes when its order makes a move; null = it stays. */
export function parcelAfter(to: OrderState): ParcelState | null {
  switch (to) {
    case 'delivered': return 'delivered'
    case 'coming-back': return 'returning'
    case 'returned': return 'returned'
    case 'cancelled': return 'cancelled'
    case 'placed': case 'accepted': case 'sent': case 'completed': case 'refunded': case 'refused': case 'lapsed': return null
  }
}
