import { sql, type Db, type Tx } from '#platform/db'
import type { Day } from '#platform/day'
import type { CertificationTables } from '#certification'
import type { ProducersTables } from '#producers'
import type { Zone } from '#shipping'
import type { OffersTables, SaleUnit } from './offers.tables.ts'
import { mayOrder, openingOn, type Opening, type SaleDays } from './opening.rules.ts'

type Tables = OffersTables & CertificationTables & ProducersTables

export interface Pack { readonly id: string; readonly name: string; readonly size: number; readonly priceVnd: number }
export interface Offer extends SaleDays {
  readonly id: string
  readonly productId: string
  readonly producerId: string
  readonly unit: SaleUnit
  readonly stock: number
  /** Packs of it in one purchase; null = as many as there are. */
  readonly mostPacks: number | null
  /** Taken down, or its seller suspended: cannot be bought, whatever else is set. */
  readonly stopped: boolean
  readonly packs: readonly Pack[]
}

/** Of `offer` and its `stall`; what was taken down or suspended is paused, whatever its seller set. */
const SALE_DAYS = `case when offer.stopped then 'paused' else offer.state end as state, offer.made_to_order as "madeToOrder", offer.ready_on as "readyOn", offer.seasons, offer.days_to_make as "daysToMake", stall.closed_from as "closedFrom", stall.closed_until as "closedUntil",
    coalesce(stall.closed_words, '') as "closedWords", coalesce(stall.dispatch_days, '{}') as "dispatchDays", coalesce(stall.cutoff_hour, 24) as "cutoffHour", coalesce(stall.cutoff_days, 0) as "cutoffDays", coalesce(stall.no_dispatch_on, '{}')::text[] as "noDispatchOn"`

const OFFER = `
  select offer.id, offer.product_id as "productId", offer.producer_id as "producerId", offer.unit, offer.stock, offer.most_packs as "mostPacks", offer.stopped, ${SALE_DAYS},
    coalesce((select json_agg(json_build_object('id', pack.id, 'name', pack.name, 'size', pack.size, 'priceVnd', pack.price_vnd) order by pack.position) from offers.packs pack where pack.offer_id = offer.id and pack.retired_at is null), '[]') as packs
  from offers.offers offer left join offers.stalls stall on stall.producer_id = offer.producer_id`

export async function findOffer(db: Db<OffersTables>, productId: string): Promise<Offer | null> {
  return (await sql<Offer>(db, 'offers.of-product', `${OFFER} where offer.product_id = $1`, [productId]))[0] ?? null
}

/** An offer that nobody else changes until the transaction ends: for saving what was read. */
export async function lockOffer(tx: Tx<OffersTables>, productId: string): Promise<Offer | null> {
  await sql(tx, 'offers.lock', 'select 1 from offers.offers where product_id = $1 for update', [productId])
  return findOffer(tx, productId)
}

/** The offers of some producers, paused ones too. */
export async function findOffersOf(db: Db<OffersTables>, producerIds: readonly string[]): Promise<Offer[]> {
  return producerIds.length === 0 ? [] : sql<Offer>(db, 'offers.of-producers', `${OFFER} where offer.producer_id = any($1::uuid[])`, [producerIds])
}

/** A pack with all that a basket must know of it. */
export interface PackForSale {
  readonly packId: string
  readonly offerId: string
  readonly productId: string
  readonly productName: string
  readonly productSlug: string
  readonly packName: string
  readonly size: number
  readonly unit: SaleUnit
  /** As it was said; null = not said. */
  readonly weightGrams: number | null
  /** Goods that do not keep go no farther; null = as far as the seller delivers. */
  readonly widestZone: Zone | null
  readonly priceVnd: number
  readonly stock: number
  readonly madeToOrder: boolean
  /** On sale today: not paused, not retired, the stall open, the product public. */
  readonly open: boolean
  readonly producerId: string
  readonly producerName: string
  readonly producerSlug: string
  readonly provinceCode: string | null
  readonly communeCode: string | null
  readonly sample: boolean
  readonly deliveryVnd: number
  readonly freeFromVnd: number | null
  readonly reach: 'province' | 'country'
  readonly takesCash: boolean
  /** What it is for a buyer on the day that was asked about. */
  readonly opening: Opening
  readonly saleDays: SaleDays
  /** Packs of the offer in one purchase; null = as many as there are. */
  readonly mostPacks: number | null
  /** The seller has set ways of delivery; else the stall's one fee counts. */
  readonly hasWays: boolean
}

export type PackRow = Omit<PackForSale, 'opening' | 'saleDays'> & SaleDays

/** A statement that gives packs for sale, to be narrowed by `pack.id` or joined to a list of packs; its rows are read by `readPack`. */
export const PACKS_FOR_SALE = `
    select pack.id as "packId", offer.id as "offerId", product.id as "productId", product.name as "productName", product.slug as "productSlug", pack.name as "packName", pack.size, offer.unit, pack.weight_g as "weightGrams", offer.widest_zone as "widestZone", pack.price_vnd as "priceVnd", offer.stock, offer.most_packs as "mostPacks", ${SALE_DAYS},
      not offer.stopped and pack.retired_at is null and product.retired_at is null and product.merged_into is null as open,
      producer.id as "producerId", producer.name as "producerName", producer.slug as "producerSlug", producer.province_code as "provinceCode", producer.commune_code as "communeCode", product.sample,
      coalesce(stall.delivery_vnd, 0) as "deliveryVnd", stall.free_from_vnd as "freeFromVnd", coalesce(stall.reach, 'country') as reach, coalesce(stall.takes_cash, true) as "takesCash",
      exists (select from shipping.seller_ways way where way.owner_id = producer.id and way.owner_kind = 'producer' and way.active) as "hasWays"
    from offers.packs pack join offers.offers offer on offer.id = pack.offer_id join certification.products product on product.id = offer.product_id
      join producers.producers producer on producer.id = offer.producer_id left join offers.stalls stall on stall.producer_id = offer.producer_id`

export function readPack({ state, readyOn, seasons, daysToMake, closedFrom, closedUntil, closedWords, dispatchDays, cutoffHour, cutoffDays, noDispatchOn, ...pack }: PackRow, day: Day): PackForSale {
  const saleDays = { state, madeToOrder: pack.madeToOrder, readyOn, seasons, daysToMake, closedFrom, closedUntil, closedWords, dispatchDays, cutoffHour, cutoffDays, noDispatchOn }
  return { ...pack, open: pack.open && mayOrder(saleDays, day), opening: openingOn(saleDays, day), saleDays }
}

/** The list's length is hidden from the planner, which would else plan anew for each length: that costs ten times the reading. */
export async function findPacks(db: Db<Tables>, packIds: readonly string[], day: Day): Promise<PackForSale[]> {
  if (packIds.length === 0) return []
  return (await sql<PackRow>(db, 'offers.packs', `${PACKS_FOR_SALE} where pack.id = any(array(select unnest($1::uuid[])))`, [packIds])).map((row) => readPack(row, day))
}

export interface OnSale { readonly productSlug: string; readonly productName: string; readonly producerName: string | null; readonly producerSlug: string; readonly closedFrom: Day | null; readonly closedUntil: Day | null; readonly state: 'on-sale' | 'paused' | null; readonly stock: number | null; readonly unit: SaleUnit | null; readonly fromVnd: number | null }

const CLOSED = `producer.slug as "producerSlug", (select stall.closed_from from offers.stalls stall where stall.producer_id = producer.id) as "closedFrom", (select stall.closed_until from offers.stalls stall where stall.producer_id = producer.id) as "closedUntil"`

/** What is offered in some provinces (`all` = the country), newest changed first, and then what could be: certified products of a producer with a name. */
export async function findForSale(db: Db<Tables>, provinces: readonly string[] | 'all', words: string, limit: number, offset: number): Promise<OnSale[]> {
  // A statement for each kind of asking, so that each has the plan that suits it.
  const [where, name] = [provinces === 'all' ? '$1::text[] is null' : 'product.province_code = any($1)', provinces === 'all' ? 'all' : 'some']
  const wanted = `product.retired_at is null and product.merged_into is null and ${where} and ($2 = '' or product.name_key like '%' || $2 || '%')`
  const asked = [provinces === 'all' ? null : provinces, words]
  const offered = 'from offers.offers offer join certification.products product on product.id = offer.product_id join producers.producers producer on producer.id = product.producer_id'
  const first = await sql<OnSale>(db, `offers.for-sale-${name}`, `
    select product.slug as "productSlug", product.name as "productName", producer.name as "producerName", ${CLOSED}, offer.state, offer.stock, offer.unit, (select min(pack.price_vnd) from offers.packs pack where pack.offer_id = offer.id and pack.retired_at is null) as "fromVnd"
    ${offered} where ${wanted} order by offer.changed_at desc, product.id limit $3 offset $4`, [...asked, limit, offset])
  if (first.length === limit) return first
  const [count] = first.length > 0 || offset === 0 ? [{ count: offset + first.length }] : await sql<{ count: number }>(db, `offers.count-for-sale-${name}`, `select count(*) ${offered} where ${wanted}`, asked)
  const rest = await sql<OnSale>(db, `offers.could-sell-${name}`, `
    select product.slug as "productSlug", product.name as "productName", producer.name as "producerName", ${CLOSED}, null as state, null as stock, null as unit, null as "fromVnd"
    from certification.products product join producers.producers producer on producer.id = product.producer_id
    where ${wanted} and not exists (select from offers.offers offer where offer.product_id = product.id) order by product.name_key, product.id limit $3 offset $4`, [...asked, limit - first.length, Math.max(0, offset - count!.count)])
  return [...first, ...rest]
}

export interface Stall { readonly deliveryVnd: number; readonly freeFromVnd: number | null; readonly reach: 'province' | 'country'; readonly takesCash: boolean; readonly closedFrom: Day | null; readonly closedUntil: Day | null; readonly closedWords: string; readonly dispatchDays: readonly number[]; readonly cutoffHour: number; readonly cutoffDays: number; readonly noDispatchOn: readonly Day[] }
export async function findStall(db: Db<OffersTables>, producerId: string): Promise<Stall | null> {
  return (await sql<Stall>(db, 'offers.stall-of', `select delivery_vnd as "deliveryVnd", free_from_vnd as "freeFromVnd", reach, takes_cash as "takesCash",
    closed_from as "closedFrom", closed_until as "closedUntil", closed_words as "closedWords", dispatch_days as "dispatchDays", cutoff_hour as "cutoffHour", cutoff_days as "cutoffDays", no_dispatch_on::text[] as "noDispatchOn" from offers.stalls where producer_id = $1`, [producerId]))[0] ?? null
}

/** What a producer offers, by name. */
export async function findOfferLines(db: Db<Tables>, producerId: string): Promise<{ readonly slug: string; readonly name: string; readonly offer: Offer }[]> {
  const rows = await sql<Offer & { slug: string; productName: string }>(db, 'offers.lines', `
    select product.slug, product.name as "productName", of_producer.* from (${OFFER} where offer.producer_id = $1) of_producer
    join certification.products product on product.id = of_producer."productId" where product.retired_at is null and product.merged_into is null order by product.name_key, product.id`, [producerId])
  return rows.map(({ slug, productName, ...offer }) => ({ slug, name: productName, offer }))
}
