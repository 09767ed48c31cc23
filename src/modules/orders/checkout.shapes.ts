/** The shapes of buying by the API, for its document. */
import { z } from '@hono/zod-openapi'
import { cleanText } from '#platform/web'
import { CARRIERS, wayParts } from './delivery.shapes.ts'

const vnd = z.number().int().openapi({ description: 'Whole đồng' })
const text = (most: number, least = 0) => z.string().max(2_000).transform((value) => cleanText(value.replace(/\s+/g, ' '), most)).pipe(z.string().min(least))
export const STATES = ['placed', 'accepted', 'sent', 'delivered', 'completed', 'coming-back', 'returned', 'refunded', 'refused', 'cancelled', 'lapsed'] as const
const PARCEL_STATES = ['created', 'collecting', 'in_transit', 'out_for_delivery', 'delivered', 'failed_attempt', 'returning', 'returned', 'cancelled', 'incident'] as const
const moment = z.iso.datetime()

export const PurchaseAsked = z.object({
  basket: z.string().regex(/^[\w-]{32}$/).openapi({ description: 'The secret of the basket, its `token`' }),
  buyer: z.object({ name: text(100, 2), phone: z.string().max(60).openapi({ description: 'A Vietnamese number as people write it, or +84…' }) }),
  address: z.object({
    province: z.string().max(60).openapi({ description: 'Code or slug of a province of today' }),
    commune: text(120, 1).openapi({ description: 'Code of a commune of today, or words: also former ones, as “xã Phú Cần, huyện Tiểu Cần”' }),
    line: text(200, 1).openapi({ description: 'House, street, hamlet' }),
  }),
  delivery: z.array(z.object({ seller: z.string().max(200).openapi({ description: 'Slug of a seller in the basket' }), way: z.string().max(40) })).max(100).optional().openapi({ description: 'By which way each seller sends, as GET /api/v1/baskets/{id}/delivery gives them. A seller who is left out sends by the usual one, the cheapest that comes to the door' }),
  payment: z.enum(['cash', 'transfer']).openapi({ description: 'cash on delivery, or a transfer to each seller’s own account' }),
  note: text(500).optional(),
  totalSeenVnd: z.number().int().min(0).openapi({ description: 'The total as the buyer saw it, with the fees of the ways that are named: anything else costs nothing and is told' }),
  lang: z.enum(['vi', 'en']).default('vi').openapi({ description: 'In which language the buyer is written to' }),
}).openapi('NewPurchase')
export type PurchaseWished = z.infer<typeof PurchaseAsked>

const Transfer = z.object({
  reference: z.string().openapi({ description: 'What the payer writes into the memo' }), bank: z.string(), bankBin: z.string(), account: z.string(), holder: z.string(), amountVnd: vnd, expiresAt: moment,
  vietqr: z.string().openapi({ description: 'Text to draw as a QR code; every bank’s app reads it' }),
}).openapi('Transfer')
export type TransferJson = z.infer<typeof Transfer>

const sums = { goodsVnd: vnd, deliveryVnd: vnd, totalVnd: vnd }
export const PlacedShape = z.object({
  code: z.string(), secret: z.string().openapi({ description: 'Opens this purchase, here as a bearer and on its page; keep it' }), placedAt: moment, payment: z.enum(['cash', 'transfer']), ...sums,
  orders: z.array(z.object({ code: z.string(), seller: z.string(), ...sums, transfer: Transfer.nullable() })), page: z.string().openapi({ description: 'Where the buyer follows it' }),
}).openapi('PlacedPurchase')
export type PlacedJson = z.infer<typeof PlacedShape>

export const NextMoves = z.array(z.object({ to: z.enum(STATES), reason: z.boolean().openapi({ description: 'A reason must be given' }) })).openapi({ description: 'What who asks may do now' })
export const orderParts = {
  state: z.enum(STATES), dueAt: moment.nullable().openapi({ description: 'Until when the seller has to answer' }), placedAt: moment, ...sums,
  lines: z.array(z.object({ product: z.object({ slug: z.string(), name: z.string() }), pack: z.string(), quantity: z.number().int(), priceVnd: vnd, sumVnd: vnd })),
  moves: z.array(z.object({ to: z.enum(STATES), by: z.enum(['buyer', 'seller', 'officer', 'system']), why: z.string(), at: moment })), next: NextMoves,
  way: z.object({ ...wayParts, feeVnd: vnd }).openapi({ description: 'How it was chosen to reach the buyer' }),
  parcel: z.object({ state: z.enum(PARCEL_STATES), carrier: z.enum(CARRIERS).nullable(), trackingNumber: z.string().nullable(), updating: z.boolean().openapi({ description: 'The carrier’s last word is one that we do not know' }) }).nullable().openapi({ description: 'Its last parcel; null until one is made. An order may go by another way than was chosen' }),
}
export const PurchaseShape = z.object({
  code: z.string(), placedAt: moment, payment: z.enum(['cash', 'transfer']), ...sums,
  buyer: z.object({ name: z.string(), phone: z.string() }), address: z.object({ line: z.string(), commune: z.string(), province: z.string() }), note: z.string(),
  orders: z.array(z.object({ code: z.string(), seller: z.string(), ...orderParts, received: vnd.nullable().openapi({ description: 'What came in by transfer so far; null for cash' }), transfer: Transfer.nullable().openapi({ description: 'What is still to be paid, and how' }) })),
}).openapi('Purchase')

export const MoveAsked = z.object({ to: z.enum(STATES), why: text(300).optional() }).openapi('Move')
