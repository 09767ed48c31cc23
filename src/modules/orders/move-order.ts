import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import type { PaymentsTables } from '#payments'
import type { ProducersTables } from '#producers'
import { freeHeld, holdAgain, type OffersTables, takeHeld } from '#offers'
import { newId } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import { carryMoney, type Carried, type MovedOrder } from './carry-money.ts'
import type { ShippingTables } from '#shipping'
import { letParcelsFollow } from './follow-order.ts'
import { moveFor, type MoverKind, type OrderState } from './order-moves.rules.ts'
import type { OrdersTables } from './orders.tables.ts'
import { tellMoved } from './tell-people.ts'

type Tables = OrdersTables & OffersTables & NoticesTables & IdentityTables & PaymentsTables & ProducersTables & ShippingTables

export interface Mover { readonly kind: MoverKind; readonly name: string; readonly personId?: string | null }
/** `sold-out`: the stock it would need again is gone. `owed`, `not-paid`: the money is not as the move needs it. Nothing changed. */
export type Moved = { readonly kind: 'moved' } | { readonly kind: 'not-now'; readonly state: OrderState } | { readonly kind: 'why-missing' } | { readonly kind: 'sold-out' } | Exclude<Carried, { readonly kind: 'carried' }>

/** Makes one move of an order, with its reason, and what it means for the stock and the books. Repeating a move that was made changes nothing. */
export async function moveOrder(tx: Tx<Tables>, orderId: string, to: OrderState, by: Mover, why: string, now: Date): Promise<Moved> {
  const [order] = await sql<MovedOrder>(tx, 'orders.lock', 'select id, state, producer_id as producer, total_vnd as total, (select payment from orders.purchases where id = purchase_id) as payment from orders.orders where id = $1 for update', [orderId])
  if (order!.state === to) return { kind: 'moved' }
  const move = moveFor(order!.state, to, by.kind)
  if (!move) return { kind: 'not-now', state: order!.state }
  if (move.why && why === '') return { kind: 'why-missing' }
  if (move.stock === 'hold' && !await holdAgain(tx, orderId)) return { kind: 'sold-out' }
  const carried = await carryMoney(tx, order!, move.money, now)
  if (carried.kind !== 'carried') {
    if (move.stock === 'hold') await freeHeld(tx, orderId)
    return carried
  }
  await sql(tx, 'orders.move', 'update orders.orders set state = $2, due_at = null, changed_at = $3 where id = $1', [orderId, to, now])
  await sql(tx, 'orders.note-move', 'insert into orders.moves (id, order_id, from_state, to_state, by_kind, by_name, why, at) values ($1, $2, $3, $4, $5, $6, $7, $8)', [newId(), orderId, move.from, to, by.kind, by.name, why, now])
  if (move.stock === 'take') await takeHeld(tx, orderId)
  if (move.stock === 'free') await freeHeld(tx, orderId)
  await letParcelsFollow(tx, orderId, to, by, why, now)
  if (by.kind !== 'buyer') await tellMoved(tx, orderId, to, why, now)
  return { kind: 'moved' }
}

/** Orders that no seller answered in time lapse, and their stock returns. Gives how many. */
export async function lapseOrders(tx: Tx<Tables>, now: Date): Promise<number> {
  const late = await sql<{ id: string }>(tx, 'orders.late', `select id from orders.orders where due_at < $1 and state = 'placed' order by due_at limit 500 for update skip locked`, [now])
  for (const { id } of late) await moveOrder(tx, id, 'lapsed', { kind: 'system', name: '' }, '', now)
  return late.length
}
