import { dayOf } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import { newId, type Id } from '#platform/ids'
import { FLAT_WAY, type DeliveredBasket, type DeliveredShare } from './delivery-choice.rules.ts'
import { FIRST } from './order-moves.rules.ts'
import type { OrdersTables } from './orders.tables.ts'
import type { PurchaseWish } from './place-purchase.ts'

export interface SellersShare { readonly id: Id<'order'>; readonly share: DeliveredShare }
export interface RecordedOrder { readonly id: string; readonly code: string; readonly producerId: string; readonly totalVnd: number }
export interface Recorded { readonly id: string; readonly code: string; readonly totalVnd: number; readonly orders: readonly RecordedOrder[] }

interface NewPurchase { readonly id: Id<'purchase'>; readonly tokenHash: string; readonly wish: PurchaseWish; readonly basket: DeliveredBasket; readonly shares: readonly SellersShare[]; readonly due: Date }

/**
 * Writes a purchase with its orders, their lines and first moves in one statement. Null when a purchase bears this
 * secret already: two sendings of one confirmation wait for each other at its unique key.
 */
export async function recordPurchase(tx: Tx<OrdersTables>, { id, tokenHash, wish, basket, shares, due }: NewPurchase, now: Date): Promise<Recorded | null> {
  const lines = shares.flatMap(({ id: order, share }) => share.lines.map(({ pack, quantity }, position) => ({ order, position, pack, quantity })))
  const ways = shares.map(({ share }) => share.chosen!)
  const rows = await sql<{ purchase: string; id: string; code: string; producerId: string; totalVnd: number }>(tx, 'orders.record', `
    with purchase as (
      insert into orders.purchases (id, code, token_hash, person_id, buyer_name, buyer_phone, province_code, commune_code, address, note, payment, goods_vnd, delivery_vnd, total_vnd, lang, placed_at, asked_hash, key_id)
      values ($1, 'MH-' || $2 || '-' || lpad(nextval('orders.purchase_numbers')::text, 6, '0'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
      on conflict (token_hash) do nothing returning id, code),
    placed as (
      insert into orders.orders (id, code, purchase_id, producer_id, seller_name, seller_province, state, goods_vnd, delivery_vnd, total_vnd, due_at, placed_at, changed_at, way_kind, way_id, way_carrier, way_place, days_least, days_most, weight_g)
      select share.id, 'DH-' || $2 || '-' || lpad(nextval('orders.order_numbers')::text, 6, '0'), purchase.id, producer, seller, province, $19, goods, delivery, goods + delivery, $20, $16, $16, kind, way, carrier, place, least, most, grams
      from purchase, unnest($21::uuid[], $22::uuid[], $23::text[], $24::bigint[], $25::bigint[], $36::text[], $37::text[], $38::uuid[], $39::text[], $40::text[], $41::smallint[], $42::smallint[], $43::int[])
        share (id, producer, seller, goods, delivery, province, kind, way, carrier, place, least, most, grams) returning id, code, producer_id, total_vnd),
    listed as (
      insert into orders.lines (order_id, position, offer_id, pack_id, product_name, product_slug, pack_name, quantity, price_vnd, sum_vnd, maker_name)
      select "order", position, offer, pack, product, slug, name, quantity, price, price * quantity, maker
      from purchase, unnest($26::uuid[], $27::smallint[], $28::uuid[], $29::uuid[], $30::text[], $31::text[], $32::text[], $33::int[], $34::bigint[], $44::text[]) line ("order", position, offer, pack, product, slug, name, quantity, price, maker)),
    moved as (
      insert into orders.moves (id, order_id, from_state, to_state, by_kind, by_name, why, at)
      select move.id, "order", null, $19, 'buyer', $5, '', $16 from purchase, unnest($35::uuid[], $21::uuid[]) move (id, "order"))
    select purchase.code as purchase, placed.id, placed.code, placed.producer_id as "producerId", placed.total_vnd as "totalVnd" from purchase, placed order by placed.code`, [
    id, dayOf(now).slice(2, 4), tokenHash, wish.personId, wish.name, wish.phone, wish.provinceCode, wish.communeCode, wish.address, wish.note, wish.payment, basket.goodsVnd, basket.deliveryVnd, basket.totalVnd, wish.lang, now, wish.program?.askedHash ?? null, wish.program?.keyId ?? null,
    FIRST, due, shares.map((each) => each.id), shares.map(({ share }) => share.producerId), shares.map(({ share }) => share.producerName), shares.map(({ share }) => share.goodsVnd), shares.map(({ share }) => share.deliveryVnd),
    lines.map((each) => each.order), lines.map((each) => each.position), lines.map(({ pack }) => pack.offerId), lines.map(({ pack }) => pack.packId), lines.map(({ pack }) => pack.productName), lines.map(({ pack }) => pack.productSlug), lines.map(({ pack }) => pack.packName), lines.map((each) => each.quantity), lines.map(({ pack }) => pack.priceVnd),
    shares.map(() => newId()), shares.map(({ share }) => share.provinceCode),
    ways.map((way) => way.kind), ways.map((way) => (way.id === FLAT_WAY ? null : way.id)), ways.map((way) => way.carrier), ways.map((way) => way.place), ways.map((way) => way.days?.least ?? null), ways.map((way) => way.days?.most ?? null), shares.map(({ share }) => share.weightGrams), lines.map(({ pack }) => pack.makerName),
  ])
  return rows[0] ? { id, code: rows[0].purchase, totalVnd: basket.totalVnd, orders: rows } : null
}
