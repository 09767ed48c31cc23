/** How the goods of a basket reach a place, for the document of buying. */
import { z } from '@hono/zod-openapi'

const vnd = z.number().int().openapi({ description: 'Whole đồng' })
const sums = { goodsVnd: vnd, deliveryVnd: vnd, totalVnd: vnd }
export const CARRIERS = ['ghn', 'ghtk', 'viettelpost', 'ems'] as const
export const wayParts = {
  kind: z.enum(['courier', 'own', 'pickup']), carrier: z.enum(CARRIERS).nullable(),
  days: z.object({ least: z.number().int(), most: z.number().int() }).nullable().openapi({ description: 'Days on the way; null where nobody has said' }),
  pickup: z.string().nullable().openapi({ description: 'Where and when to fetch the goods; null where they are brought' }),
}
const way = z.object({ way: z.string().openapi({ description: 'What POST /api/v1/purchases wants in `delivery`; `stall` where the seller has the one fee of the stall' }), ...wayParts, feeVnd: vnd })

export const DeliveryShape = z.object({
  to: z.object({ province: z.string(), commune: z.string() }).openapi({ description: 'The place that was understood, by its codes of today' }),
  sellers: z.array(z.object({
    seller: z.object({ slug: z.string(), name: z.string() }), weightGrams: z.number().int(), ways: z.array(way).openapi({ description: 'Those that reach the place, in the seller’s order' }),
    usual: z.string().nullable().openapi({ description: 'The cheapest way that comes to the door: what is taken where none is named; null when no way reaches the place' }),
    whyNot: z.enum(['too-far', 'too-far-for-fresh', 'too-heavy', 'no-rate', 'distance-unknown']).nullable().openapi({ description: 'Why no way reaches it' }), ...sums,
  })),
  ...sums, totalVnd: z.number().int().openapi({ description: 'By the usual ways: what POST /api/v1/purchases wants as `totalSeenVnd` when no way is named. With others, put their fees in place of the usual ones' }),
}).openapi('Delivery')
export type DeliveryJson = z.infer<typeof DeliveryShape>
