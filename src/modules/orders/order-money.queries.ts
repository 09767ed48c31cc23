import { findBalances, findRefunds, findRequestsOf, type Balance, type PaymentRequest, type PaymentsTables, type RefundView } from '#payments'
import { findPhotosOf, type PhotosTables, type PhotoView } from '#photos'
import { sql, type Db } from '#platform/db'
import type { OrderState } from './order-moves.rules.ts'
import { owedBack, type AgreedReturn } from './order-money.rules.ts'
import type { OrdersTables } from './orders.tables.ts'

type Tables = OrdersTables & PaymentsTables

/** Photographs of receipts, by the refund they prove. */
export async function findReceipts(db: Db<PhotosTables>, refunds: readonly { readonly id: string }[]): Promise<readonly PhotoView[]> {
  return refunds.length === 0 ? [] : findPhotosOf(db, 'refund', refunds.map((each) => each.id))
}

export interface RefundAccount { readonly bankBin: string; readonly number: string; readonly holderName: string }
export interface OrderMoney {
  readonly books: Balance | undefined
  readonly owedVnd: number
  readonly refunds: readonly RefundView[]
  readonly agreed: readonly AgreedReturn[]
  readonly request: PaymentRequest | null
  /** Where the buyer wants it; asked only when something is owed back by bank. */
  readonly account: RefundAccount | null
}

/** How the money of these orders stands. */
export async function findOrderMoney(db: Db<Tables>, orders: readonly { readonly id: string; readonly state: OrderState }[]): Promise<ReadonlyMap<string, OrderMoney>> {
  const ids = orders.map((each) => each.id)
  // One after another: within a transaction they share one connection.
  const balances = await findBalances(db, 'order', ids)
  const refunds = await findRefunds(db, 'order', ids)
  const requests = await findRequestsOf(db, ids.map((id) => ({ kind: 'order', id })))
  const agreed = await sql<AgreedReturn & { orderId: string }>(db, 'orders.agreed-returns', 'select id, order_id as "orderId", amount_vnd as "amountVnd", why, by_name as "byName", proposed_at as "proposedAt", answer from orders.agreed_returns where order_id = any($1::uuid[]) order by proposed_at, id', [ids])
  const accounts = await sql<RefundAccount & { orderId: string }>(db, 'orders.refund-accounts', 'select order_id as "orderId", bank_bin as "bankBin", number, holder_name as "holderName" from orders.refund_accounts where order_id = any($1::uuid[])', [ids])
  return new Map(orders.map(({ id, state }) => {
    const books = balances.get(id)
    const parts = agreed.filter((each) => each.orderId === id)
    return [id, { books, owedVnd: owedBack(state, books, parts), refunds: refunds.filter((each) => each.subjectId === id), agreed: parts, request: requests.find((each) => each.subjectId === id) ?? null, account: accounts.find((each) => each.orderId === id) ?? null }]
  }))
}

export interface OwingOrder { readonly id: string; readonly code: string; readonly buyerName: string; readonly state: OrderState; readonly changedAt: Date; readonly owedVnd: number; readonly account: RefundAccount | null; /** The partner that holds it and gives it back; null where the seller does. */ readonly partner: string | null }

/** Orders of one seller whose money has to go back, the longest waiting first. */
export async function findOwing(db: Db<Tables>, producerId: string): Promise<OwingOrder[]> {
  const orders = await sql<Omit<OwingOrder, 'owedVnd' | 'account' | 'partner'>>(db, 'orders.with-money', `
    select "order".id, "order".code, purchase.buyer_name as "buyerName", "order".state, "order".changed_at as "changedAt" from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id
    where "order".producer_id = $1 and exists (select from payments.movements where subject_id = "order".id and subject_kind = 'order')
      and ("order".state in ('refused', 'cancelled', 'lapsed', 'returned') or exists (select from orders.agreed_returns where order_id = "order".id and answer = 'agreed')
        or exists (select from payments.movements join payments.entries on movement_id = movements.id where subject_id = "order".id and subject_kind = 'order' and account = 'to-return'))
    order by "order".changed_at limit 2000`, [producerId])
  const money = await findOrderMoney(db, orders)
  return orders.map((each) => ({ ...each, owedVnd: money.get(each.id)!.owedVnd, account: money.get(each.id)!.account, partner: money.get(each.id)!.request?.collection?.partnerName ?? null })).filter((each) => each.owedVnd > 0)
}

export interface OrderName { readonly id: string; readonly code: string; readonly buyerName: string; readonly state: OrderState; readonly producerId: string; readonly totalVnd: number }

/** Code, buyer and state of orders, by their keys. */
export async function findOrderNames(db: Db<OrdersTables>, ids: readonly string[]): Promise<ReadonlyMap<string, OrderName>> {
  const found = ids.length === 0 ? [] : await sql<OrderName>(db, 'orders.names', `
    select "order".id, "order".code, purchase.buyer_name as "buyerName", "order".state, "order".producer_id as "producerId", "order".total_vnd as "totalVnd" from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id where "order".id = any($1::uuid[])`, [ids])
  return new Map(found.map((each) => [each.id, each]))
}

/** One seller's order by its code; null for anybody else's. */
export async function findOrderOf(db: Db<OrdersTables>, producerId: string, code: string): Promise<OrderName | null> {
  return (await sql<OrderName>(db, 'orders.order-of', `
    select "order".id, "order".code, purchase.buyer_name as "buyerName", "order".state, "order".producer_id as "producerId", "order".total_vnd as "totalVnd" from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id where "order".producer_id = $1 and "order".code = $2`, [producerId, code]))[0] ?? null
}
