/** The shapes of selling by the API, for its document. */
import { z } from '@hono/zod-openapi'
import { cleanText } from '#platform/web'

const unit = z.enum(['g', 'ml', 'piece']).openapi({ description: 'What stock and packs are counted in' })
const stock = z.number().int().min(0).max(9_999_999_999).openapi({ description: 'In the offer’s unit, without what is held for orders' })
const text = (most: number) => z.string().max(2_000).transform((value) => cleanText(value.replace(/\s+/g, ' '), most))
const facts = { state: z.enum(['on-sale', 'paused']), unit, stock, madeToOrder: z.boolean().openapi({ description: 'Sold without stock: made when ordered' }), readyOn: z.iso.date().nullable().openapi({ description: 'From when it can be sent' }) }

export const OfferShape = z.object({
  product: z.object({ slug: z.string(), name: z.string() }), seller: z.object({ slug: z.string(), name: z.string() }), ...facts,
  packs: z.array(z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), priceVnd: z.number().int() })),
}).openapi('Offer')

export const OfferAsked = z.object({
  ...facts, madeToOrder: facts.madeToOrder.default(false), readyOn: facts.readyOn.default(null),
  packs: z.array(z.object({ name: text(80), size: z.number().int().openapi({ description: 'How much of the stock it takes' }), priceVnd: z.number().int() })).min(1).max(10),
  consent: text(500).optional().openapi({ description: 'Of an office’s key: how and when the producer agreed; required there' }),
}).openapi('OfferWish')

export const StockAsked = z.object({
  items: z.array(z.union([
    z.object({ product: z.string().max(200), stock, seen: stock.openapi({ description: 'The stock that you last saw: set only if it is still so' }) }).strict(),
    z.object({ product: z.string().max(200), change: z.number().int().min(-9_999_999_999).max(9_999_999_999).openapi({ description: 'So much more (or less, below nought)' }) }).strict(),
  ])).min(1).max(200),
}).openapi('StockWish')

export const StockAnswer = z.object({
  items: z.array(z.object({ product: z.string(), outcome: z.enum(['set', 'changed', 'below-nothing', 'not-found']).openapi({ description: 'changed: there was another stock than `seen`, nothing was set' }), stock: stock.nullable().openapi({ description: 'What there is now' }) })),
}).openapi('StockOutcome')
