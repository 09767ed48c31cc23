/** The sample story of `seeds/story.json`, told from the day it is loaded; every row is marked as a sample. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { findGroups, recordFacts, registerProducts, type CertificationTables, type NewFact } from '#certification'
import type { GeographyTables } from '#geography'
import { saveOffer, saveStall, type OffersTables } from '#offers'
import { saveWays, type ShippingTables, type WayAsked } from '#shipping'
import { readProducerName, registerProducers, type ProducersTables } from '#producers'
import { addMonths, type Day } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import type { Id } from '#platform/ids'
import { projectDir } from '#platform/migrate'
import { foldVietnamese } from '#platform/search-text'

const offset = z.string().regex(/^[+-]\d{1,3}m$/)
const shape = z.object({
  producers: z.array(z.object({
    key: z.string(), name: z.string().includes('Mẫu'), form: z.enum(['household-unregistered', 'household', 'cooperative-group', 'cooperative', 'enterprise', 'farm', 'association', 'unknown']),
    province: z.string(), commune: z.string(), former: z.string(), storyVi: z.string(), storyEn: z.string(),
    /** Where goods may be fetched; who has such a place also sends by a courier. */
    pickup: z.object({ place: z.string().includes('Mẫu'), hours: z.string() }).optional(),
  })),
  products: z.array(z.object({
    key: z.string(), producer: z.string(), name: z.string().includes('mẫu'), group: z.string(), shows: z.string(),
    offer: z.object({ unit: z.enum(['g', 'ml', 'piece']), stock: z.number().int(), packs: z.array(z.object({ name: z.string(), size: z.number().int(), priceVnd: z.number().int() })) }).optional(),
    facts: z.array(z.object({
      kind: z.enum(['registered', 'mentioned', 'voted', 'scored', 'proposed', 'recognised', 're-recognised', 'upgraded', 'downgraded', 'extended', 'expired', 'withdrawn', 'not-passed']),
      stars: z.number().int().min(1).max(5).nullable(), on: offset, decision: z.string().includes('MẪU').optional(), certificate: z.string().optional(), validUntil: offset.optional(), note: z.string().optional(),
    })),
  })),
})

const from = (today: Day, text: string): Day => addMonths(today, Number(text.slice(0, -1)))

export async function loadStory(tx: Tx<CertificationTables & GeographyTables & OffersTables & ProducersTables & ShippingTables>, today: Day, now: Date): Promise<void> {
  const story = shape.parse(JSON.parse(readFileSync(join(projectDir, 'seeds', 'story.json'), 'utf8')))
  const version = (await findGroups(tx))[0]?.version ?? null
  const makers = await registerProducers(tx, story.producers.map((each) => ({
    name: each.name, nameKey: readProducerName(each.name).key, form: each.form, provinceCode: each.province, communeCode: each.commune, formerCode: each.former, addressRaw: '', sample: true, importId: null,
  })))
  const maker = new Map(story.producers.map((each, n) => [each.key, { ...each, id: makers[n]! }]))
  for (const each of maker.values()) await sql(tx, 'story.tell', 'update producers.producers set story_vi = $2, story_en = $3 where id = $1', [each.id, each.storyVi, each.storyEn])
  const products = await registerProducts(tx, story.products.map((each) => {
    const { id, province, commune, former } = maker.get(each.producer)!
    return { name: each.name, nameKey: foldVietnamese(each.name), producerId: id, provinceCode: province, communeCode: commune, formerCode: former, placeRaw: '', groupVersion: version, groupCode: each.group, groupCertainty: 'confirmed' as const, sample: true, importId: null }
  }))
  await recordFacts(tx, 'Câu chuyện mẫu', today, story.products.flatMap((each, n) => each.facts.map((fact) => factOf(products[n]!, fact, today))))
  for (const each of maker.values()) await saveStall(tx, { producerId: each.id, deliveryVnd: 30_000, freeFromVnd: 500_000, reach: 'country', takesCash: true, closedUntil: null }, 'Câu chuyện mẫu', now)
  for (const { id, pickup } of maker.values()) if (pickup) await saveWays(tx, { kind: 'producer', id }, waysWith(pickup), now)
  for (const [n, { offer, producer }] of story.products.entries()) {
    if (offer) await saveOffer(tx, { productId: products[n]!, producerId: maker.get(producer)!.id, state: 'on-sale', unit: offer.unit, stock: offer.stock, madeToOrder: false, readyOn: null, packs: offer.packs, onBehalf: null }, now)
  }
}

function waysWith(pickup: { readonly place: string; readonly hours: string }): WayAsked[] {
  const way: WayAsked = { kind: 'own', carrier: null, widestZone: 'other', communeCodes: [], provinceCodes: [], withinKm: null, mostGrams: null, feeVnd: 30_000, freeFromVnd: 500_000, daysLeast: 0, daysMost: 0, place: '', hours: '' }
  return [way, { ...way, kind: 'courier', carrier: 'ghn', feeVnd: null, freeFromVnd: null, daysMost: 1 }, { ...way, kind: 'pickup', feeVnd: 0, freeFromVnd: null, ...pickup }]
}

function factOf(productId: Id<'product'>, fact: z.infer<typeof shape>['products'][number]['facts'][number], today: Day): NewFact {
  const day = from(today, fact.on)
  return {
    productId, kind: fact.kind, stars: fact.stars, earliest: day, latest: day, precision: 'day', validUntil: fact.validUntil ? from(today, fact.validUntil) : null, evidence: 'recorded',
    decisionNumber: fact.decision ?? null, certificateCode: fact.certificate ?? null, sourceName: 'Câu chuyện mẫu', sourceUrl: null, note: fact.note ?? '', raw: '', importId: null,
  }
}
