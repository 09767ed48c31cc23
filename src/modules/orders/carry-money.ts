import { cancelRequest, countLate, findRequestsOf, recordCash, type PaymentsTables } from '#payments'
import type { Tx } from '#platform/db'
import type { OrderState, OrderMove } from './order-moves.rules.ts'
import { findOrderMoney } from './order-money.queries.ts'
import type { OrdersTables } from './orders.tables.ts'

export interface MovedOrder { readonly id: string; readonly state: OrderState; readonly producer: string; readonly payment: 'cash' | 'transfer'; readonly total: number }
/** `owed`: so much has still to be given back. `not-paid`: there is no money for this. */
export type Carried = { readonly kind: 'carried' } | { readonly kind: 'owed'; readonly owedVnd: number } | { readonly kind: 'not-paid' }

/** What a move means for the books, in the same transaction. */
export async function carryMoney(tx: Tx<OrdersTables & PaymentsTables>, order: MovedOrder, effect: OrderMove['money'], now: Date): Promise<Carried> {
  switch (effect) {
    case undefined: return { kind: 'carried' }
    case 'collect':
      if (order.payment === 'cash') await recordCash(tx, { key: order.id, subject: { kind: 'order', id: order.id }, payee: { kind: 'producer', id: order.producer }, amountVnd: order.total, at: now }, now)
      return { kind: 'carried' }
    case 'stop-asking':
      // What came on it stays in the books and is owed back by the order's state.
      for (const request of await findRequestsOf(tx, [{ kind: 'order', id: order.id }])) await cancelRequest(tx, request.id, now)
      return { kind: 'carried' }
    case 'given-back': {
      const { owedVnd, refunds } = (await findOrderMoney(tx, [order])).get(order.id)!
      return owedVnd > 0 ? { kind: 'owed', owedVnd } : refunds.length === 0 ? { kind: 'not-paid' } : { kind: 'carried' }
    }
    case 'count-late': {
      const [request] = await findRequestsOf(tx, [{ kind: 'order', id: order.id }])
      return request && await countLate(tx, request.id, now) ? { kind: 'carried' } : { kind: 'not-paid' }
    }
  }
}
