/** The shapes in which products and producers leave by the API, for its document. */
import { z } from '@hono/zod-openapi'

const day = z.iso.date().nullable()
const place = z.object({ code: z.string(), name: z.string() }).nullable()
const where = z.object({ commune: place, province: place })
const url = z.string().openapi({ description: 'Page of the portal; without a host where the operator named none' })

const unitPrice = z.object({ vnd: z.number().int(), per: z.enum(['kg', 'l', 'piece']) }).nullable().openapi({ description: 'For comparing; null where the pack is that measure itself' })

const ProductCard = z.object({
  id: z.uuid(), slug: z.string(), name: z.string(), producer: z.object({ slug: z.string(), name: z.string(), form: z.string() }).nullable(), unit: where, group: place,
  stars: z.number().int().openapi({ description: 'Stars that may be shown today; 0 = none' }),
  certificate: z.object({ code: z.string().nullable(), status: z.string().openapi({ description: 'recorded, extended, reported, undated, expired, withdrawn, proposed, scored …' }), validUntil: day }),
  sample: z.boolean(), price: z.number().int().nullable().openapi({ description: 'Whole đồng, of the cheapest pack; null when it is not on sale' }), unitPrice,
  availability: z.enum(['in-stock', 'made-to-order', 'sold-out', 'paused']).nullable().openapi({ description: 'null: not sold here' }), image: z.string().nullable(), url,
}).openapi('ProductCard')

const facet = z.array(z.object({ value: z.string(), name: z.string(), count: z.number().int() }))
export const ProductsAnswer = z.object({
  items: z.array(ProductCard), nextCursor: z.string().nullable(),
  total: z.number().int().openapi({ description: 'Exact up to 1,000' }), totalIsMore: z.boolean().openapi({ description: 'There are more than `total`' }),
  facets: z.object({ province: facet, stars: facet, group: facet, form: facet, evidence: facet }).optional(),
  nearest: z.array(ProductCard).optional().openapi({ description: 'Where a text found nothing: what comes nearest' }),
}).openapi('Products')

const happening = z.object({
  kind: z.string(), stars: z.number().int().nullable(), earliest: day, latest: day, precision: z.string(), evidence: z.string(), decision: z.string().nullable(), certificate: z.string().nullable(), validUntil: day,
  source: z.object({ name: z.string(), url: z.string().nullable() }).nullable().openapi({ description: 'null where the producer asked not to be named' }),
})
export const ProductAnswer = ProductCard.extend({
  evidence: z.enum(['recorded', 'reported']).nullable(), groupCertainty: z.enum(['suggested', 'confirmed']).nullable(), formerUnit: place, otherNames: z.array(z.string()), history: z.array(happening),
  packs: z.array(z.object({ id: z.uuid().openapi({ description: 'For PUT /api/v1/baskets/{id}/lines' }), name: z.string(), size: z.number().int(), unit: z.enum(['g', 'ml', 'piece']), priceVnd: z.number().int(), unitPrice, left: z.number().int().nullable().openapi({ description: 'Packs that can be had now; null when made to order' }) })),
}).openapi('Product')

const ProducerCard = z.object({ id: z.uuid(), slug: z.string(), name: z.string(), form: z.string(), unit: where, sample: z.boolean(), url }).openapi('ProducerCard')
export const ProducersAnswer = z.object({ items: z.array(ProducerCard), nextCursor: z.string().nullable() }).openapi('Producers')
export const ProducerAnswer = ProducerCard.extend({ otherNames: z.array(z.string()), story: z.object({ vi: z.string().nullable(), en: z.string().nullable() }), products: z.array(ProductCard) }).openapi('Producer')
export const SuggestAnswer = z.object({ items: z.array(z.object({ kind: z.string(), text: z.string(), url: z.string() })) }).openapi('Suggestions')
