/** What of the money that a partner holds is to be paid out now, and why the rest waits. */
import { z } from 'zod'
import type { OrderState } from '#orders'
import type { Setting } from '#platform/settings'

/** Days after delivery in which goods may come back; nothing is paid out before. The operator sets it by the partner's contract. */
export const returnDays: Setting<number> = { name: 'payouts.return-days', shape: z.int().min(0).max(60), fallback: 7 }

export interface HeldOrder {
  readonly orderId: string
  readonly producerId: string
  readonly partnerId: string
  readonly state: OrderState
  readonly deliveredAt: Date | null
  /** A complaint or a return that has not ended. */
  readonly disputed: boolean
  /** It stands in a payout that was sent and not answered. */
  readonly underWay: boolean
  /** Still to be given back to the buyer. */
  readonly owedVnd: number
  /** What the partner holds; below nought the seller owes it. */
  readonly heldVnd: number
  /** What the partner's fee will take off it when it is paid out. */
  readonly feeVnd: number
}
export type Waits = 'not-delivered' | 'return-days' | 'disputed' | 'owed-back' | 'under-way'

const DELIVERED: ReadonlySet<OrderState> = new Set(['delivered', 'completed', 'refunded'])

/** What of an order is the seller's: without what goes back to the buyer, and without the fee where something is left. */
export function sellersPart({ heldVnd, owedVnd, feeVnd }: Pick<HeldOrder, 'heldVnd' | 'owedVnd' | 'feeVnd'>): number {
  const leftVnd = heldVnd - owedVnd
  return leftVnd > 0 ? leftVnd - feeVnd : leftVnd
}

/** When an order's money may be paid out at the earliest; null while it is not delivered. */
export const payableFrom = ({ deliveredAt }: Pick<HeldOrder, 'deliveredAt'>, days: number): Date | null => deliveredAt && new Date(deliveredAt.getTime() + days * 86_400_000)

/** Why an order is not paid out now; null when it is due. A debt is always due. */
export function waitsFor(order: HeldOrder, days: number, now: Date): Waits | null {
  if (order.underWay) return 'under-way'
  if (order.heldVnd < 0) return null
  if (order.owedVnd > 0) return 'owed-back'
  if (!DELIVERED.has(order.state)) return 'not-delivered'
  if (order.disputed) return 'disputed'
  const from = payableFrom(order, days)
  return from === null || from > now ? 'return-days' : null
}

export interface DuePayout { readonly partnerId: string; readonly producerId: string; readonly amountVnd: number; readonly items: readonly { readonly orderId: string; readonly amountVnd: number }[] }

/** Of each seller with each partner one sum. Where debts are as large as what is due, nothing is paid out and they stay. */
export function duePayouts(orders: readonly HeldOrder[], days: number, now: Date): DuePayout[] {
  const groups = new Map<string, { partnerId: string; producerId: string; items: { orderId: string; amountVnd: number }[] }>()
  for (const order of orders) {
    const amountVnd = sellersPart(order)
    if (amountVnd === 0 || waitsFor(order, days, now) !== null) continue
    const key = `${order.partnerId} ${order.producerId}`
    const group = groups.get(key) ?? { partnerId: order.partnerId, producerId: order.producerId, items: [] }
    group.items.push({ orderId: order.orderId, amountVnd })
    groups.set(key, group)
  }
  return [...groups.values()].map((group) => ({ ...group, amountVnd: group.items.reduce((sum, each) => sum + each.amountVnd, 0) })).filter((each) => each.amountVnd > 0)
}
