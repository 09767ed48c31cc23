import { emptyBasket, findBasket, type BasketTables } from '#basket'
import type { CertificationTables } from '#certification'
import { holdStock, type OffersTables } from '#offers'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import { findPayable, requestPayment, type PaymentsTables } from '#payments'
import type { ProducersTables } from '#producers'
import type { ShippingTables } from '#shipping'
import { dayOf } from '#platform/day'
import { newId, type Id } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import { hashToken } from '#platform/session'
import type { Lang } from '#platform/tongue'
import { findDelivery } from './delivery-choice.queries.ts'
import { FLAT_WAY, type DeliveredBasket, type DeliveredShare } from './delivery-choice.rules.ts'
import { FIRST, HOURS_TO_ANSWER, HOURS_TO_PAY } from './order-moves.rules.ts'
import type { OrdersTables } from './orders.tables.ts'
import { tellPlaced } from './tell-people.ts'

type Tables = OrdersTables & BasketTables & OffersTables & CertificationTables & IdentityTables & NoticesTables & PaymentsTables & ProducersTables & ShippingTables

export interface PurchaseWish {
  readonly basketHash: string
  /** Secret of this confirmation: the same secret is the same purchase, however often it is sent. */
  readonly token: string
  /** What the buyer was shown; anything else is told before it costs. */
  readonly totalSeenVnd: number
  readonly personId: string | null
  readonly name: string
  readonly phone: string
  readonly provinceCode: string
  readonly communeCode: string
  readonly address: string
  readonly note: string
  readonly payment: 'cash' | 'transfer'
  /** The way of each seller (producer → way); where none is named, the cheapest that comes to the door. */
  readonly ways?: ReadonlyMap<string, string>
  readonly lang: Lang
}

export type Placed =
  | { readonly kind: 'placed' | 'again'; readonly code: string }
  | { readonly kind: 'changed'; readonly basket: DeliveredBasket }
  | { readonly kind: 'too-far'; readonly sellers: readonly string[] }
  | { readonly kind: 'no-transfer'; readonly sellers: readonly string[] }
  | { readonly kind: 'no-cash'; readonly sellers: readonly string[] }
  | { readonly kind: 'empty' }

/** Thrown by the door's transaction when stock ran out between looking and holding: nothing of it stays. */
export class SoldOut extends Error {}

/**
 * One purchase, one order for each seller, stock held, the basket emptied: all in the caller's transaction or nothing.
 * Prices and stock are looked at again; what differs from what the buyer saw is told and nothing is placed.
 */
export async function placePurchase(tx: Tx<Tables>, wish: PurchaseWish, now: Date): Promise<Placed> {
  const tokenHash = hashToken(wish.token)
  // Two sendings of one confirmation wait for each other here.
  await sql(tx, 'orders.one-confirmation', `select pg_advisory_xact_lock(hashtextextended('purchase ' || $1, 0))`, [tokenHash])
  const [done] = await sql<{ code: string }>(tx, 'orders.confirmed', 'select code from orders.purchases where token_hash = $1', [tokenHash])
  if (done) return { kind: 'again', code: done.code }
  const basket = await findDelivery(tx, await findBasket(tx, wish.basketHash, dayOf(now)), { provinceCode: wish.provinceCode, communeCode: wish.communeCode }, wish.ways ?? new Map(), dayOf(now))
  if (basket.shares.length === 0) return { kind: 'empty' }
  const far = basket.shares.filter((share) => share.chosen === null)
  if (basket.changes.length > 0 || (far.length === 0 && (basket.totalVnd !== wish.totalSeenVnd || basket.shares.some((share) => share.otherAsked)))) return { kind: 'changed', basket }
  if (far.length > 0) return { kind: 'too-far', sellers: far.map((share) => share.producerName) }
  const noCash = wish.payment === 'cash' ? basket.shares.filter((share) => !share.takesCash) : []
  if (noCash.length > 0) return { kind: 'no-cash', sellers: noCash.map((share) => share.producerName) }

  const payable = wish.payment === 'transfer' ? await findPayable(tx, 'producer', basket.shares.map((share) => share.producerId)) : null
  const noTransfer = payable ? basket.shares.filter((share) => !payable.has(share.producerId)) : []
  if (noTransfer.length > 0) return { kind: 'no-transfer', sellers: noTransfer.map((share) => share.producerName) }

  const year = dayOf(now).slice(2, 4)
  const id = newId<'purchase'>()
  const [purchase] = await sql<{ code: string }>(tx, 'orders.purchase', `
    insert into orders.purchases (id, code, token_hash, person_id, buyer_name, buyer_phone, province_code, commune_code, address, note, payment, goods_vnd, delivery_vnd, total_vnd, lang, placed_at)
    values ($1, 'MH-' || $2 || '-' || lpad(nextval('orders.purchase_numbers')::text, 6, '0'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) returning code`,
    [id, year, tokenHash, wish.personId, wish.name, wish.phone, wish.provinceCode, wish.communeCode, wish.address, wish.note, wish.payment, basket.goodsVnd, basket.deliveryVnd, basket.totalVnd, wish.lang, now])
  const due = new Date(now.getTime() + HOURS_TO_ANSWER * 3_600_000)
  const orders = basket.shares.map((share) => ({ id: newId<'order'>(), share }))
  await addOrders(tx, { id, year, due, now }, orders)
  await addLines(tx, orders)
  await sql(tx, 'orders.first-moves', `
    insert into orders.moves (id, order_id, from_state, to_state, by_kind, by_name, why, at) select id, "order", null, $1, 'buyer', $2, '', $3 from unnest($4::uuid[], $5::uuid[]) each (id, "order")`,
    [FIRST, wish.name, now, orders.map(() => newId()), orders.map((each) => each.id)])
  // Last, so that the rows of much-wanted offers are locked as shortly as can be; in one order over all sellers.
  const wanted = orders.flatMap(({ id: purpose, share }) => [...amounts(share.lines)].map(([offerId, amount]) => ({ purpose, offerId, amount }))).sort((a, b) => (a.offerId < b.offerId ? -1 : 1))
  for (const { purpose, offerId, amount } of wanted) if ((await holdStock(tx, purpose, [{ offerId, amount }], null, now)).kind === 'short') throw new SoldOut()
  if (payable) await askTransfers(tx, id, now)
  await emptyBasket(tx, wish.basketHash)
  await tellPlaced(tx, id, now)
  return { kind: 'placed', code: purchase!.code }
}

interface NewOrder { readonly id: Id<'order'>; readonly share: DeliveredShare }

async function addOrders(tx: Tx<OrdersTables>, { id, year, due, now }: { readonly id: string; readonly year: string; readonly due: Date; readonly now: Date }, orders: readonly NewOrder[]): Promise<void> {
  const of = <Value>(value: (order: NewOrder) => Value): Value[] => orders.map(value)
  await sql(tx, 'orders.orders', `
    insert into orders.orders (id, code, purchase_id, producer_id, seller_name, seller_province, state, goods_vnd, delivery_vnd, total_vnd, due_at, placed_at, changed_at, way_kind, way_id, way_carrier, way_place, days_least, days_most, weight_g)
    select id, 'DH-' || $2 || '-' || lpad(nextval('orders.order_numbers')::text, 6, '0'), $1, producer, seller, province, $3, goods, delivery, goods + delivery, $4, $5, $5, kind, way, carrier, place, least, most, grams
    from unnest($6::uuid[], $7::uuid[], $8::text[], $9::bigint[], $10::bigint[], $11::text[], $12::uuid[], $13::text[], $14::text[], $15::smallint[], $16::smallint[], $17::int[], $18::text[])
      shares (id, producer, seller, goods, delivery, kind, way, carrier, place, least, most, grams, province)`,
    [id, year, FIRST, due, now, of((each) => each.id), of((each) => each.share.producerId), of((each) => each.share.producerName), of((each) => each.share.goodsVnd), of((each) => each.share.deliveryVnd),
      of(({ share }) => share.chosen!.kind), of(({ share }) => (share.chosen!.id === FLAT_WAY ? null : share.chosen!.id)), of(({ share }) => share.chosen!.carrier), of(({ share }) => share.chosen!.place),
      of(({ share }) => share.chosen!.days?.least ?? null), of(({ share }) => share.chosen!.days?.most ?? null), of(({ share }) => share.weightGrams), of(({ share }) => share.provinceCode)])
}

/** Asks for each order's sum, to its seller's own account: the portal holds nobody's money. */
async function askTransfers(tx: Tx<Tables>, purchaseId: string, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + HOURS_TO_PAY * 3_600_000)
  for (const order of await sql<{ id: string; code: string; producer: string; total: number }>(tx, 'orders.to-pay', 'select id, code, producer_id as producer, total_vnd as total from orders.orders where purchase_id = $1', [purchaseId])) {
    const asked = await requestPayment(tx, { subject: { kind: 'order', id: order.id }, payee: { kind: 'producer', id: order.producer }, amountVnd: order.total, reference: order.code.replaceAll('-', ''), expiresAt, now })
    if (asked.kind !== 'requested') throw new Error(`${order.code}: ${asked.kind}`)
  }
}

/** How much each offer must give: packs of one base stock are summed. */
function amounts(lines: DeliveredShare['lines']): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { pack, quantity } of lines) sums.set(pack.offerId, (sums.get(pack.offerId) ?? 0) + pack.size * quantity)
  return sums
}

async function addLines(tx: Tx<OrdersTables>, orders: readonly NewOrder[]): Promise<void> {
  const lines = orders.flatMap(({ id, share }) => share.lines.map((line, position) => ({ id, position, ...line })))
  await sql(tx, 'orders.lines', `
    insert into orders.lines (order_id, position, offer_id, pack_id, product_name, product_slug, pack_name, quantity, price_vnd, sum_vnd)
    select "order", position, offer, pack, product, slug, name, quantity, price, price * quantity
    from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::int[], $9::bigint[]) each ("order", position, offer, pack, product, slug, name, quantity, price)`,
    [lines.map((each) => each.id), lines.map((each) => each.position), lines.map((each) => each.pack.offerId), lines.map((each) => each.pack.packId), lines.map((each) => each.pack.productName), lines.map((each) => each.pack.productSlug), lines.map((each) => each.pack.packName), lines.map((each) => each.quantity), lines.map((each) => each.pack.priceVnd)])
}
