/** The shapes in which a basket leaves by the API, for its document. */
import { z } from '@hono/zod-openapi'

const vnd = (description?: string) => z.number().int().openapi({ description: description ?? 'Whole đồng' })

export const LinesAsked = z.object({
  lines: z.array(z.object({ pack: z.uuid().openapi({ description: 'Key of a pack, as `offer.packs[].id` of a product' }), quantity: z.number().int().min(1).max(999) })).max(100),
}).openapi('BasketLines', { description: 'The whole list: what is not in it is taken out. A pack stands in it once.' })

const change = z.object({
  kind: z.enum(['gone', 'closed', 'limit', 'short', 'price']), pack: z.uuid(), name: z.string(),
  left: z.number().int().optional().openapi({ description: 'short: packs that can still be had' }), from: vnd('price: what was seen').optional(), to: vnd('price: what it costs now').optional(),
})
const share = z.object({
  seller: z.object({ slug: z.string(), name: z.string() }), reach: z.enum(['province', 'country']).openapi({ description: 'How far this seller sends' }), takesCash: z.boolean(), takesTransfer: z.boolean(),
  lines: z.array(z.object({ pack: z.uuid(), name: z.string(), product: z.object({ slug: z.string(), name: z.string() }), quantity: z.number().int(), priceVnd: vnd(), sumVnd: vnd() })),
  goodsVnd: vnd(), deliveryVnd: vnd(), totalVnd: vnd(), untilFreeVnd: vnd('Goods still missing until delivery is free; null when it is, or never will be').nullable(),
})
export const BasketShape = z.object({
  id: z.uuid(), shares: z.array(share).openapi({ description: 'One for each seller: each is an order of its own' }), changes: z.array(change).openapi({ description: 'What must be looked at before anything can be ordered' }),
  goodsVnd: vnd(), deliveryVnd: vnd(), totalVnd: vnd('What POST /api/v1/purchases wants as `totalSeenVnd`'), sample: z.boolean().openapi({ description: 'There are sample goods in it, which nobody sends' }),
}).openapi('Basket')
export type BasketJson = z.infer<typeof BasketShape>

export const NewBasket = z.object({ id: z.uuid(), token: z.string().openapi({ description: 'Secret of this basket; shown once' }) }).openapi('NewBasket')
