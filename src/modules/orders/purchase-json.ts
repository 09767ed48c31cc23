import { geographyOf, type GeographyTables } from '#geography'
import { bankOf, findRequestsOf, vietqrText, type PaymentRequest, type PaymentsTables } from '#payments'
import { findParcelsOf, type ParcelView, type ShippingTables } from '#shipping'
import { publicUrl } from '#platform/config'
import type { Db } from '#platform/db'
import type { z } from 'zod'
import type { PlacedJson, PurchaseShape, TransferJson } from './checkout.shapes.ts'
import { movesFrom, type MoverKind } from './order-moves.rules.ts'
import { findOrdersOf, type Confirmed, type OrderView, type PurchaseView } from './orders.queries.ts'
import type { OrdersTables } from './orders.tables.ts'

type Tables = OrdersTables & PaymentsTables & GeographyTables & ShippingTables

function transferJson(request: PaymentRequest, amountVnd: number): TransferJson {
  const { reference, bankBin, account, holderName: holder, expiresAt } = request
  return { reference, bank: bankOf(bankBin)?.name ?? bankBin, bankBin, account, holder, amountVnd, expiresAt: expiresAt.toISOString(), vietqr: vietqrText({ bin: bankBin, account, amountVnd, memo: reference }) }
}

/** What a confirmation is answered with: only what never changes, so that the same confirmation has the same answer for ever. */
export async function placedJson(db: Db<Tables>, confirmed: Confirmed, secret: string): Promise<PlacedJson> {
  const { code, payment, goodsVnd, deliveryVnd, totalVnd, placedAt, orders } = confirmed
  const requests = payment === 'transfer' ? await findRequestsOf(db, orders.map(({ id }) => ({ kind: 'order', id }))) : []
  const asked = new Map(requests.map((request) => [request.reference, request]))
  return {
    code, secret, placedAt: placedAt.toISOString(), payment, goodsVnd, deliveryVnd, totalVnd, page: `${publicUrl()}/don-hang/${code}?k=${secret}`,
    orders: orders.map((order) => {
      const request = asked.get(order.code.replaceAll('-', ''))
      return { code: order.code, seller: order.seller, goodsVnd: order.goodsVnd, deliveryVnd: order.deliveryVnd, totalVnd: order.totalVnd, transfer: request ? transferJson(request, request.amountVnd) : null }
    }),
  }
}

/** The parts of an order that its buyer and its seller both see; `by` = who asks, for what may be done next. */
export const orderJson = (order: OrderView, by: MoverKind, parcel: ParcelView | undefined) => ({
  state: order.state, dueAt: order.dueAt?.toISOString() ?? null, placedAt: order.placedAt.toISOString(), goodsVnd: order.goodsVnd, deliveryVnd: order.deliveryVnd, totalVnd: order.totalVnd,
  lines: order.lines.map((line) => ({ product: { slug: line.productSlug, name: line.productName }, pack: line.packName, quantity: line.quantity, priceVnd: line.priceVnd, sumVnd: line.sumVnd })),
  moves: order.moves.map((move) => ({ to: move.to, by: move.byKind, why: move.why, at: new Date(move.at).toISOString() })),
  next: movesFrom(order.state, by).map((move) => ({ to: move.to, reason: move.why === true })),
  way: { kind: order.wayKind, carrier: order.wayCarrier, feeVnd: order.deliveryVnd, days: order.daysLeast === null || order.daysMost === null ? null : { least: order.daysLeast, most: order.daysMost }, pickup: order.wayKind === 'pickup' ? order.wayPlace : null },
  parcel: parcel ? { state: parcel.state, carrier: parcel.carrier, trackingNumber: parcel.trackingCode, updating: parcel.updating } : null,
})

/** The last parcel of each order, by the order's key. */
export async function lastParcels(db: Db<ShippingTables>, orders: readonly { readonly id: string }[]): Promise<ReadonlyMap<string, ParcelView>> {
  return new Map((await findParcelsOf(db, orders.map(({ id }) => ({ kind: 'order', id })))).map((parcel) => [parcel.subject.id, parcel]))
}

/** Where a purchase goes, in words of today. */
export async function addressJson(db: Db<GeographyTables>, purchase: Pick<PurchaseView, 'address' | 'communeCode' | 'provinceCode'>): Promise<{ line: string; commune: string; province: string }> {
  const geography = await geographyOf(db)
  const name = (code: string): string => geography.unit('v34', code)?.fullName ?? code
  return { line: purchase.address, commune: name(purchase.communeCode), province: name(purchase.provinceCode) }
}

/** A purchase as its buyer sees it now. */
export async function purchaseJson(db: Db<Tables>, purchase: PurchaseView): Promise<z.infer<typeof PurchaseShape>> {
  const orders = await findOrdersOf(db, purchase.id)
  const requests = new Map((await findRequestsOf(db, orders.map(({ id }) => ({ kind: 'order', id })))).map((request) => [request.subjectId, request]))
  const parcels = await lastParcels(db, orders)
  return {
    code: purchase.code, placedAt: purchase.placedAt.toISOString(), payment: purchase.payment, goodsVnd: purchase.goodsVnd, deliveryVnd: purchase.deliveryVnd, totalVnd: purchase.totalVnd,
    buyer: { name: purchase.buyerName, phone: purchase.buyerPhone }, address: await addressJson(db, purchase), note: purchase.note,
    orders: orders.map((order) => {
      const request = requests.get(order.id)
      const due = request && (request.state === 'waiting' || request.state === 'short') ? request.amountVnd - request.receivedVnd : 0
      return { code: order.code, seller: order.sellerName, ...orderJson(order, 'buyer', parcels.get(order.id)), received: request?.receivedVnd ?? null, transfer: request && due > 0 ? transferJson(request, due) : null }
    }),
  }
}
