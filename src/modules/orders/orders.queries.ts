import { sql, type Db } from '#platform/db'
import type { MoverKind, OrderState } from './order-moves.rules.ts'
import type { OrdersTables } from './orders.tables.ts'
import type { ProducersTables } from '#producers'
import type { Carrier, WayKind } from '#shipping'

export interface LineView { readonly packId: string; readonly productName: string; readonly productSlug: string; readonly packName: string; readonly quantity: number; readonly priceVnd: number; readonly sumVnd: number }
export interface MoveView { readonly to: OrderState; readonly byKind: MoverKind; readonly byName: string; readonly why: string; readonly at: string }
export interface OrderView {
  readonly id: string
  readonly code: string
  readonly sellerName: string
  readonly producerId: string
  readonly state: OrderState
  readonly goodsVnd: number
  readonly deliveryVnd: number
  readonly totalVnd: number
  readonly dueAt: Date | null
  readonly placedAt: Date
  /** How it reaches its buyer, as chosen; `wayPlace` = where and when to fetch it. */
  readonly wayKind: WayKind
  readonly wayId: string | null
  readonly wayCarrier: Carrier | null
  readonly wayPlace: string
  readonly daysLeast: number | null
  readonly daysMost: number | null
  readonly weightGrams: number | null
  readonly lines: readonly LineView[]
  readonly moves: readonly MoveView[]
}
export interface PurchaseView {
  readonly id: string
  readonly code: string
  readonly buyerName: string
  readonly buyerPhone: string
  readonly provinceCode: string
  readonly communeCode: string
  readonly address: string
  readonly note: string
  readonly payment: 'cash' | 'transfer'
  readonly goodsVnd: number
  readonly deliveryVnd: number
  readonly totalVnd: number
  readonly placedAt: Date
}

const ORDER = `"order".id, "order".code, "order".seller_name as "sellerName", "order".producer_id as "producerId", "order".state, "order".goods_vnd as "goodsVnd", "order".delivery_vnd as "deliveryVnd", "order".total_vnd as "totalVnd", "order".due_at as "dueAt", "order".placed_at as "placedAt",
  "order".way_kind as "wayKind", "order".way_id as "wayId", "order".way_carrier as "wayCarrier", "order".way_place as "wayPlace", "order".days_least as "daysLeast", "order".days_most as "daysMost", "order".weight_g as "weightGrams"`
const PARTS = `
  (select json_agg(json_build_object('packId', line.pack_id, 'productName', line.product_name, 'productSlug', line.product_slug, 'packName', line.pack_name, 'quantity', line.quantity, 'priceVnd', line.price_vnd, 'sumVnd', line.sum_vnd) order by line.position) from orders.lines line where line.order_id = "order".id) as lines,
  (select json_agg(json_build_object('to', move.to_state, 'byKind', move.by_kind, 'byName', move.by_name, 'why', move.why, 'at', move.at) order by move.at, move.id) from orders.moves move where move.order_id = "order".id) as moves`
const PURCHASE = `id, code, buyer_name as "buyerName", buyer_phone as "buyerPhone", province_code as "provinceCode", commune_code as "communeCode", address, note, payment, goods_vnd as "goodsVnd", delivery_vnd as "deliveryVnd", total_vnd as "totalVnd", placed_at as "placedAt"`

/** A purchase for who holds its secret; null for anybody else. */
export async function findPurchase(db: Db<OrdersTables>, code: string, tokenHash: string): Promise<PurchaseView | null> {
  return (await sql<PurchaseView>(db, 'orders.purchase-of', `select ${PURCHASE} from orders.purchases where code = $1 and (token_hash = $2 or exists (select from orders.purchase_keys key where key.purchase_id = purchases.id and key.token_hash = $2))`, [code, tokenHash]))[0] ?? null
}

/** A purchase for who knows its code, or the code of one of its orders, and the telephone it was made with. */
export async function findPurchaseByPhone(db: Db<OrdersTables>, code: string, phone: string): Promise<PurchaseView | null> {
  return (await sql<PurchaseView>(db, 'orders.purchase-by-phone', `select ${PURCHASE} from orders.purchases where buyer_phone = $2 and (code = $1 or id = (select purchase_id from orders.orders where code = $1))`, [code, phone]))[0] ?? null
}

/** The code of what was placed by a confirmation. */
export async function findPlaced(db: Db<OrdersTables>, tokenHash: string): Promise<string | null> {
  return (await sql<{ code: string }>(db, 'orders.placed', 'select code from orders.purchases where token_hash = $1', [tokenHash]))[0]?.code ?? null
}

/** What a confirmation placed: what never changes of it. */
export interface Confirmed {
  readonly code: string
  readonly askedHash: string | null
  readonly payment: 'cash' | 'transfer'
  readonly goodsVnd: number
  readonly deliveryVnd: number
  readonly totalVnd: number
  readonly placedAt: Date
  readonly orders: readonly { readonly id: string; readonly code: string; readonly seller: string; readonly goodsVnd: number; readonly deliveryVnd: number; readonly totalVnd: number }[]
}
export async function findConfirmed(db: Db<OrdersTables>, tokenHash: string): Promise<Confirmed | null> {
  return (await sql<Confirmed>(db, 'orders.confirmed', `
    select code, asked_hash as "askedHash", payment, goods_vnd as "goodsVnd", delivery_vnd as "deliveryVnd", total_vnd as "totalVnd", placed_at as "placedAt",
      (select json_agg(json_build_object('id', placed.id, 'code', placed.code, 'seller', placed.seller_name, 'goodsVnd', placed.goods_vnd, 'deliveryVnd', placed.delivery_vnd, 'totalVnd', placed.total_vnd) order by placed.code) from orders.orders placed where placed.purchase_id = purchases.id) as orders
    from orders.purchases where token_hash = $1`, [tokenHash]))[0] ?? null
}

/** A purchase that was placed with this API key. */
export async function findPurchaseOfKey(db: Db<OrdersTables>, code: string, keyId: string): Promise<PurchaseView | null> {
  return (await sql<PurchaseView>(db, 'orders.purchase-of-key', `select ${PURCHASE} from orders.purchases where code = $1 and key_id = $2`, [code, keyId]))[0] ?? null
}

export async function findOrdersOf(db: Db<OrdersTables>, purchaseId: string): Promise<OrderView[]> {
  return sql<OrderView>(db, 'orders.of-purchase', `select ${ORDER}, ${PARTS} from orders.orders "order" where purchase_id = $1 order by code`, [purchaseId])
}

export interface SellersOrder extends OrderView { readonly purchase: PurchaseView; readonly sellersProvince: string | null; readonly sellersCommune: string | null }
export async function findOrder(db: Db<OrdersTables & ProducersTables>, code: string): Promise<SellersOrder | null> {
  return (await sql<SellersOrder>(db, 'orders.one', `
    select ${ORDER}, ${PARTS}, producer.province_code as "sellersProvince", producer.commune_code as "sellersCommune", (select row_to_json(purchase) from (select ${PURCHASE} from orders.purchases where id = "order".purchase_id) purchase) as purchase
    from orders.orders "order" join producers.producers producer on producer.id = "order".producer_id where "order".code = $1`, [code]))[0] ?? null
}

export interface OrderLine { readonly code: string; readonly sellerName: string; readonly buyerName: string; readonly goods: string; readonly state: OrderState; readonly totalVnd: number; readonly dueAt: Date | null; readonly placedAt: Date }

const IN_COMMUNES = `select id from producers.producers where scheme = 'v34' and commune_code = any(`
export const LINE = `"order".code, "order".seller_name as "sellerName", (select buyer_name from orders.purchases where id = "order".purchase_id) as "buyerName", (select string_agg(line.product_name || ' × ' || line.quantity, ', ' order by line.position) from orders.lines line where line.order_id = "order".id) as goods, "order".state, "order".total_vnd as "totalVnd", "order".due_at as "dueAt", "order".placed_at as "placedAt"`
const onlyWaiting = (states: readonly OrderState[] | null): boolean => states?.length === 1 && states[0] === 'placed'

/** The units of an office, as the queries of its desk take them. */
export interface DeskReach { readonly all: boolean; readonly provinces: readonly string[]; readonly communes: readonly string[] }

/** Orders of sellers in an office's units: those that wait for an answer by when it is due, all others newest first. */
export async function findOrders(db: Db<OrdersTables & ProducersTables>, { all, provinces, communes }: DeskReach, states: readonly OrderState[] | null, limit: number, offset: number): Promise<OrderLine[]> {
  if (onlyWaiting(states)) return sql<OrderLine>(db, 'orders.desk-waiting', `select ${LINE} from orders.orders "order" where state = 'placed' and ($1 or seller_province = any($2) or producer_id in (${IN_COMMUNES}$3))) order by due_at limit $4 offset $5`, [all, provinces, communes, limit, offset])
  if (all) return sql<OrderLine>(db, 'orders.desk-all', `select ${LINE} from orders.orders "order" where $1::text[] is null or state = any($1) order by placed_at desc limit $2 offset $3`, [states, limit, offset])
  // Of each province, and of each seller of a commune, its newest, so that the index gives them in their order.
  return sql<OrderLine>(db, 'orders.desk', `
    select ${LINE} from (
      select of_province.* from unnest($1::text[]) province cross join lateral (
        select * from orders.orders where seller_province = province and ($3::text[] is null or state = any($3)) order by placed_at desc limit $4::int + $5::int) of_province
      union all select of_seller.* from (${IN_COMMUNES}$2)) seller cross join lateral (
        select * from orders.orders where producer_id = seller.id and coalesce(seller_province, '') <> all($1::text[]) and ($3::text[] is null or state = any($3)) order by placed_at desc limit $4::int + $5::int) of_seller) "order"
    order by placed_at desc limit $4 offset $5`, [provinces, communes, states, limit, offset])
}

/** Orders of some sellers: those that wait for an answer by when it is due, all others newest first. */
export async function findOrdersOfSellers(db: Db<OrdersTables>, producers: readonly string[], states: readonly OrderState[] | null, limit: number, offset: number): Promise<OrderLine[]> {
  return producers.length === 0 ? [] : sql<OrderLine>(db, onlyWaiting(states) ? 'orders.of-sellers-waiting' : 'orders.of-sellers', `
    select ${LINE} from unnest($1::uuid[]) producer cross join lateral (
      select * from orders.orders where producer_id = producer and ($2::text[] is null or state = any($2)) order by ${onlyWaiting(states) ? 'due_at' : 'placed_at desc'} limit $3::int + $4::int) "order"
    order by ${onlyWaiting(states) ? 'due_at' : 'placed_at desc'} limit $3 offset $4`, [producers, states, limit, offset])
}

/** Orders that wait for their seller. */
export async function countOrders(db: Db<OrdersTables & ProducersTables>, { all, provinces, communes }: DeskReach): Promise<number> {
  return (await sql<{ count: number }>(db, 'orders.waiting', `select count(*) from orders.orders where state = 'placed' and ($1 or seller_province = any($2) or producer_id in (${IN_COMMUNES}$3)))`, [all, provinces, communes]))[0]!.count
}

/** What waits for some sellers: orders to answer and when the first of them lapses, parcels to send, and what was accepted but is not delivered. */
export interface SellersWork { readonly toAnswer: number; readonly firstDueAt: Date | null; readonly toSend: number; readonly comingVnd: number }
export async function countSellersWork(db: Db<OrdersTables>, producers: readonly string[]): Promise<SellersWork> {
  if (producers.length === 0) return { toAnswer: 0, firstDueAt: null, toSend: 0, comingVnd: 0 }
  return (await sql<SellersWork>(db, 'orders.sellers-work', `
    select count(*) filter (where state = 'placed') as "toAnswer", min(due_at) filter (where state = 'placed') as "firstDueAt", count(*) filter (where state = 'accepted') as "toSend", coalesce(sum(total_vnd) filter (where state <> 'placed'), 0)::bigint as "comingVnd"
    from orders.orders where producer_id = any($1::uuid[]) and state in ('placed', 'accepted', 'sent')`, [producers]))[0]!
}

/** Moves that officers made as deputies of a seller, latest first. */
export async function findDeputyMoves(db: Db<OrdersTables>, producerId: string, limit: number): Promise<{ code: string; to: OrderState; byName: string; why: string; at: Date }[]> {
  return sql(db, 'orders.deputy-moves', `
    select "order".code, move.to_state as to, move.by_name as "byName", move.why, move.at from orders.moves move join orders.orders "order" on "order".id = move.order_id
    where "order".producer_id = $1 and move.by_kind = 'officer' order by move.at desc, move.id desc limit $2`, [producerId, limit])
}
