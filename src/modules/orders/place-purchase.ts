import { emptyBasket, findBasket, type BasketTables, type BasketView } from '#basket'
import type { CertificationTables } from '#certification'
import { holdStock, type OffersTables } from '#offers'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import { findPayable, requestPayments, type PaymentsTables } from '#payments'
import type { ProducersTables } from '#producers'
import type { ShippingTables } from '#shipping'
import { dayOf } from '#platform/day'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { tell } from '#platform/news'
import { hashToken } from '#platform/session'
import type { Lang } from '#platform/tongue'
import { findDelivery } from './delivery-choice.queries.ts'
import type { DeliveredBasket, DeliveredShare } from './delivery-choice.rules.ts'
import { guardCash, type CashStop } from './guard-cash.ts'
import { HOURS_TO_ANSWER, HOURS_TO_PAY } from './order-moves.rules.ts'
import { purchasePlaced } from './orders.news.ts'
import { findPlaced, type Confirmed } from './orders.queries.ts'
import type { OrdersTables } from './orders.tables.ts'
import { recordPurchase, type Recorded, type SellersShare } from './record-purchase.ts'
import { findPeopleToTell, tellPlaced } from './tell-people.ts'

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
  /** Of a program: what exactly it asked, so that the same key with another wish is told apart, the API key it showed, and the ways it named (seller's slug → way). */
  readonly program?: { readonly askedHash: string; readonly keyId: string | null; readonly ways: ReadonlyMap<string, string> }
}

export type Placed =
  | { readonly kind: 'placed'; readonly code: string; readonly confirmed: Confirmed }
  | { readonly kind: 'again'; readonly code: string }
  | { readonly kind: 'changed'; readonly basket: DeliveredBasket }
  | { readonly kind: 'too-far'; readonly sellers: readonly string[] }
  | { readonly kind: 'no-transfer'; readonly sellers: readonly string[] }
  | { readonly kind: 'no-cash'; readonly sellers: readonly string[] }
  | { readonly kind: 'empty' }
  | CashStop

/** Thrown by the door's transaction when stock ran out, or the basket went into another purchase, between looking and holding: nothing of it stays. */
export class SoldOut extends Error {}

/**
 * One purchase, one order for each seller, stock held, the basket emptied: all in the caller's transaction or nothing.
 * Prices and stock are looked at again; what differs from what the buyer saw is told and nothing is placed. Everything
 * that belongs to one table is written by one statement, and stock comes last, so that a much-wanted offer is locked as
 * shortly as can be.
 */
export async function placePurchase(tx: Tx<Tables>, wish: PurchaseWish, now: Date): Promise<Placed> {
  const tokenHash = hashToken(wish.token)
  // What does not wait for another's answer is asked for at once: it travels in one packet.
  const [stop, found] = await Promise.all([guardCash(tx, wish, now), findBasket(tx, wish.basketHash, dayOf(now))])
  const basket = await findDelivery(tx, found, { provinceCode: wish.provinceCode, communeCode: wish.communeCode }, wish.ways ?? bySeller(found, wish.program?.ways), dayOf(now))
  const refused = stop ?? await refusalOf(tx, wish, basket)
  if (refused) {
    const before = await findPlaced(tx, tokenHash)
    return before === null ? refused : { kind: 'again', code: before }
  }
  const due = new Date(now.getTime() + HOURS_TO_ANSWER * 3_600_000)
  const shares: SellersShare[] = basket.shares.map((share) => ({ id: newId<'order'>(), share }))
  const [recorded, people] = await Promise.all([recordPurchase(tx, { id: newId<'purchase'>(), tokenHash, wish, basket, shares, due }, now), findPeopleToTell(tx, basket.shares.map((share) => share.producerId), now)])
  // The same confirmation, sent twice at once: the first has committed meanwhile.
  if (recorded === null) return { kind: 'again', code: (await findPlaced(tx, tokenHash))! }
  const wanted = shares.flatMap(({ id, share }) => [...amounts(share.lines)].map(([offerId, amount]) => ({ purpose: id, offerId, amount })))
  const [emptied, asked, , , held] = await Promise.all([
    emptyBasket(tx, wish.basketHash),
    wish.payment === 'cash' ? null : requestPayments(tx, recorded.orders.map(({ id, code, producerId, totalVnd }) => ({ subject: { kind: 'order', id }, payee: { kind: 'producer', id: producerId }, amountVnd: totalVnd, reference: code.replaceAll('-', '') })), new Date(now.getTime() + HOURS_TO_PAY * 3_600_000), now),
    tellPlaced(tx, recorded, people, wish, due, now),
    tell(tx, purchasePlaced, { purchase: recorded.code, orders: recorded.orders.map(({ id, code, producerId }) => ({ id, code, producerId })), offers: wanted.map((each) => each.offerId), at: now.toISOString() }),
    holdStock(tx, wanted, null, now),
  ])
  if (asked?.kind === 'missing') throw new Error(`${recorded.code}: ${asked.payees.join(', ')} cannot be paid`)
  if (emptied !== basket.shares.reduce((sum, share) => sum + share.lines.length, 0) || held.kind === 'short') throw new SoldOut()
  return { kind: 'placed', code: recorded.code, confirmed: confirmedOf(recorded, wish, basket, now) }
}

/** What was placed, as `findConfirmed` finds it afterwards. */
function confirmedOf(recorded: Recorded, wish: PurchaseWish, { shares, goodsVnd, deliveryVnd, totalVnd }: DeliveredBasket, placedAt: Date): Confirmed {
  const share = new Map(shares.map((each) => [each.producerId, each]))
  return {
    code: recorded.code, askedHash: wish.program?.askedHash ?? null, payment: wish.payment, goodsVnd, deliveryVnd, totalVnd, placedAt,
    orders: recorded.orders.map(({ id, code, producerId }) => { const own = share.get(producerId)!; return { id, code, seller: own.producerName, goodsVnd: own.goodsVnd, deliveryVnd: own.deliveryVnd, totalVnd: own.totalVnd } }),
  }
}

/** Ways that were named by slug, by seller. */
const bySeller = ({ shares }: BasketView, ways: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> =>
  new Map(ways.size === 0 ? [] : shares.flatMap(({ producerId, producerSlug }) => (ways.has(producerSlug) ? [[producerId, ways.get(producerSlug)!]] : [])))

/** Why this basket cannot be ordered as it was confirmed; null when it can. */
async function refusalOf(tx: Tx<Tables>, wish: PurchaseWish, basket: DeliveredBasket): Promise<Exclude<Placed, { kind: 'placed' | 'again' }> | null> {
  if (basket.shares.length === 0) return { kind: 'empty' }
  const sellers = (which: (share: DeliveredShare) => boolean): string[] => basket.shares.filter(which).map((share) => share.producerName)
  const far = sellers((share) => share.chosen === null)
  const strangers = [...wish.program?.ways.keys() ?? []].some((slug) => !basket.shares.some((share) => share.producerSlug === slug))
  if (basket.changes.length > 0 || strangers || (far.length === 0 && (basket.totalVnd !== wish.totalSeenVnd || basket.shares.some((share) => share.otherAsked)))) return { kind: 'changed', basket }
  if (far.length > 0) return { kind: 'too-far', sellers: far }
  if (wish.payment === 'cash') {
    const noCash = sellers((share) => !share.takesCash)
    return noCash.length > 0 ? { kind: 'no-cash', sellers: noCash } : null
  }
  const payable = await findPayable(tx, 'producer', basket.shares.map((share) => share.producerId))
  const noTransfer = sellers((share) => !payable.has(share.producerId))
  return noTransfer.length > 0 ? { kind: 'no-transfer', sellers: noTransfer } : null
}

/** How much each offer must give: packs of one base stock are summed. */
function amounts(lines: DeliveredShare['lines']): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { pack, quantity } of lines) sums.set(pack.offerId, (sums.get(pack.offerId) ?? 0) + pack.size * quantity)
  return sums
}
