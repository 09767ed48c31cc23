import type { OffersTables } from '#offers'
import type { OrdersTables, OrderState } from '#orders'
import type { ProducersTables } from '#producers'
import type { PaymentsTables } from '#payments'
import { sql, type Db } from '#platform/db'
import type { BookedRow, ReadRow } from './bank-statement.rules.ts'
import type { ReconciliationTables } from './reconciliation.tables.ts'

export interface StatementKept { readonly id: string; readonly producerId: string; readonly account: string; readonly fileName: string; readonly rows: readonly ReadRow[]; readonly broughtBy: string; readonly broughtAt: Date; readonly bookedAt: Date | null; readonly result: readonly BookedRow[] | null }
const KEPT = `select id, producer_id as "producerId", account, file_name as "fileName", rows, brought_by as "broughtBy", brought_at as "broughtAt", booked_at as "bookedAt", result from reconciliation.statements`

export async function findKept(db: Db<ReconciliationTables>, id: string): Promise<StatementKept | null> {
  return (await sql<StatementKept>(db, 'reconciliation.kept', `${KEPT} where id = $1`, [id]))[0] ?? null
}

export interface StatementLine { readonly id: string; readonly fileName: string; readonly lines: number; readonly broughtBy: string; readonly broughtAt: Date; readonly bookedAt: Date | null }
/** The statements that were brought for a seller, the latest first. */
export function findBrought(db: Db<ReconciliationTables>, producerId: string): Promise<StatementLine[]> {
  return sql(db, 'reconciliation.brought', `select id, file_name as "fileName", jsonb_array_length(rows) as lines, brought_by as "broughtBy", brought_at as "broughtAt", booked_at as "bookedAt" from reconciliation.statements where producer_id = $1 order by brought_at desc limit 30`, [producerId])
}

export interface Seller { readonly id: string; readonly slug: string; readonly name: string; readonly provinceCode: string | null; readonly form: string }
/** Sellers of some provinces that have had an order, by name. */
export function findSellers(db: Db<OrdersTables & ProducersTables>, provinces: readonly string[] | 'all'): Promise<Seller[]> {
  return sql(db, 'reconciliation.sellers', `
    select id, slug, name, province_code as "provinceCode", form from producers.producers producer where retired_at is null and ($1 or province_code = any($2)) and exists (select from orders.orders where producer_id = producer.id) order by name, id limit 1000`, [provinces === 'all', provinces === 'all' ? [] : provinces])
}

/** How much of these sellers' money needs them: sums of no known order, and orders whose money has to go back. */
export async function countMoneyWork(db: Db<PaymentsTables & OrdersTables>, producerIds: readonly string[]): Promise<number> {
  return producerIds.length === 0 ? 0 : (await sql<{ count: number }>(db, 'reconciliation.work', `
    select (select count(*) from payments.transfers where account in (select number from payments.accounts where owner_kind = 'producer' and owner_id = any($1::uuid[]) and verified_at is not null) and not foreign_account and direction = 'in' and outcome in ('several-references', 'none') and settled_at is null and set_aside_at is null)
      + (select count(*) from (select movements.subject_id from payments.movements join payments.entries on movement_id = movements.id join orders.orders "order" on "order".id = movements.subject_id
          where movements.payee_kind = 'producer' and movements.payee_id = any($1::uuid[]) and movements.subject_kind = 'order' group by movements.subject_id, "order".state
          having sum(amount_vnd) filter (where entries.account = 'to-return') < 0 or ("order".state in ('refused', 'cancelled', 'lapsed') and sum(amount_vnd) filter (where entries.account = 'sales') < 0)
            or ("order".state = 'returned' and sum(amount_vnd) filter (where entries.account = 'sales') < 0 and not exists (select from orders.agreed_returns where order_id = movements.subject_id and answer = 'agreed'))) owing) as count`, [producerIds]))[0]!.count
}

export interface MadeRow { readonly maker: string; readonly productName: string; readonly packName: string; readonly quantity: number; readonly sumVnd: number }
/** Goods of orders whose money first counted as sales in the month that begins then, by who made them; empty where the seller made all of them. */
export async function findSoldByMaker(db: Db<OrdersTables & PaymentsTables>, producerId: string, orderIds: readonly string[], from: Date): Promise<MadeRow[]> {
  const rows = await sql<MadeRow & { others: boolean }>(db, 'reconciliation.sold-by-maker', `
    select coalesce(line.maker_name, "order".seller_name) as maker, bool_or(line.maker_name is not null) as others, line.product_name as "productName", line.pack_name as "packName", sum(line.quantity)::bigint as quantity, sum(line.sum_vnd)::bigint as "sumVnd"
    from orders.orders "order" join orders.lines line on line.order_id = "order".id
    where "order".producer_id = $1 and "order".id = any($2::uuid[]) and not exists (
      select from payments.movements movement join payments.entries entry on entry.movement_id = movement.id where movement.subject_kind = 'order' and movement.subject_id = "order".id and movement.at < $3 and entry.account = 'sales')
    group by 1, line.product_name, line.pack_name order by 1, line.product_name, line.pack_name`, [producerId, orderIds, from])
  return rows.some((row) => row.others) ? rows.map(({ others: _others, ...row }) => row) : []
}

export interface GoodsRow { readonly productName: string; readonly state: string; readonly packName: string; readonly size: number; readonly unit: string; readonly priceVnd: number; readonly retired: boolean; readonly stock: number; readonly since: Date }
/** All that a seller has or had on sale. */
export function findGoods(db: Db<OffersTables>, producerId: string): Promise<GoodsRow[]> {
  return sql(db, 'reconciliation.goods', `
    select product.name as "productName", offer.state, pack.name as "packName", pack.size, offer.unit, pack.price_vnd as "priceVnd", pack.retired_at is not null as retired, offer.stock, offer.created_at as since
    from offers.offers offer join offers.packs pack on pack.offer_id = offer.id join certification.products product on product.id = offer.product_id where offer.producer_id = $1 order by product.name, pack.position`, [producerId])
}

export interface ContractRow { readonly code: string; readonly placedAt: Date; readonly state: OrderState; readonly buyerName: string; readonly payment: string; readonly productName: string; readonly packName: string; readonly quantity: number; readonly priceVnd: number; readonly sumVnd: number; readonly deliveryVnd: number; readonly totalVnd: number }
/** Every line of every order of a seller: its contracts. */
export function findContracts(db: Db<OrdersTables>, producerId: string): Promise<ContractRow[]> {
  return sql(db, 'reconciliation.contracts', `
    select "order".code, "order".placed_at as "placedAt", "order".state, purchase.buyer_name as "buyerName", purchase.payment, line.product_name as "productName", line.pack_name as "packName", line.quantity, line.price_vnd as "priceVnd", line.sum_vnd as "sumVnd", "order".delivery_vnd as "deliveryVnd", "order".total_vnd as "totalVnd"
    from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id join orders.lines line on line.order_id = "order".id where "order".producer_id = $1 order by "order".placed_at, "order".code, line.position`, [producerId])
}
