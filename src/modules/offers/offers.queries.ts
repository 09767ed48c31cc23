import { sql, type Db } from '#platform/db'
import type { Day } from '#platform/day'
import type { CertificationTables } from '#certification'
import type { ProducersTables } from '#producers'
import type { OffersTables, SaleUnit } from './offers.tables.ts'

type Tables = OffersTables & CertificationTables & ProducersTables

export interface Pack { readonly id: string; readonly name: string; readonly size: number; readonly priceVnd: number }
export interface Offer {
  readonly id: string
  readonly productId: string
  readonly producerId: string
  readonly state: 'on-sale' | 'paused'
  readonly unit: SaleUnit
  readonly stock: number
  readonly madeToOrder: boolean
  readonly readyOn: Day | null
  readonly closedUntil: Day | null
  readonly packs: readonly Pack[]
}

const OFFER = `
  select offer.id, offer.product_id as "productId", offer.producer_id as "producerId", offer.state, offer.unit, offer.stock, offer.made_to_order as "madeToOrder", offer.ready_on as "readyOn", stall.closed_until as "closedUntil",
    coalesce((select json_agg(json_build_object('id', pack.id, 'name', pack.name, 'size', pack.size, 'priceVnd', pack.price_vnd) order by pack.position) from offers.packs pack where pack.offer_id = offer.id and pack.retired_at is null), '[]') as packs
  from offers.offers offer left join offers.stalls stall on stall.producer_id = offer.producer_id`

export async function findOffer(db: Db<OffersTables>, productId: string): Promise<Offer | null> {
  return (await sql<Offer>(db, 'offers.of-product', `${OFFER} where offer.product_id = $1`, [productId]))[0] ?? null
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
}

/** The list's length is hidden from the planner, which would else plan anew for each length: that costs ten times the reading. */
export async function findPacks(db: Db<Tables>, packIds: readonly string[], day: Day): Promise<PackForSale[]> {
  return packIds.length === 0 ? [] : sql<PackForSale>(db, 'offers.packs', `
    select pack.id as "packId", offer.id as "offerId", product.id as "productId", product.name as "productName", product.slug as "productSlug", pack.name as "packName", pack.size, offer.unit, pack.price_vnd as "priceVnd", offer.stock, offer.made_to_order as "madeToOrder",
      offer.state = 'on-sale' and pack.retired_at is null and product.retired_at is null and product.merged_into is null and (stall.closed_until is null or stall.closed_until < $2) as open,
      producer.id as "producerId", producer.name as "producerName", producer.slug as "producerSlug", producer.province_code as "provinceCode", producer.commune_code as "communeCode", product.sample,
      coalesce(stall.delivery_vnd, 0) as "deliveryVnd", stall.free_from_vnd as "freeFromVnd", coalesce(stall.reach, 'country') as reach, coalesce(stall.takes_cash, true) as "takesCash"
    from offers.packs pack join offers.offers offer on offer.id = pack.offer_id join certification.products product on product.id = offer.product_id
      join producers.producers producer on producer.id = offer.producer_id left join offers.stalls stall on stall.producer_id = offer.producer_id
    where pack.id = any(array(select unnest($1::uuid[])))`, [packIds, day])
}

export interface OnSale { readonly productSlug: string; readonly productName: string; readonly producerName: string | null; readonly state: 'on-sale' | 'paused' | null; readonly stock: number | null; readonly unit: SaleUnit | null; readonly fromVnd: number | null }

/** What is offered in some provinces (`all` = the country), newest changed first, and then what could be: certified products of a producer with a name. */
export async function findForSale(db: Db<Tables>, provinces: readonly string[] | 'all', words: string, limit: number, offset: number): Promise<OnSale[]> {
  // A statement for each kind of asking, so that each has the plan that suits it.
  const [where, name] = [provinces === 'all' ? '$1::text[] is null' : 'product.province_code = any($1)', provinces === 'all' ? 'all' : 'some']
  const wanted = `product.retired_at is null and product.merged_into is null and ${where} and ($2 = '' or product.name_key like '%' || $2 || '%')`
  const asked = [provinces === 'all' ? null : provinces, words]
  const offered = 'from offers.offers offer join certification.products product on product.id = offer.product_id join producers.producers producer on producer.id = product.producer_id'
  const first = await sql<OnSale>(db, `offers.for-sale-${name}`, `
    select product.slug as "productSlug", product.name as "productName", producer.name as "producerName", offer.state, offer.stock, offer.unit, (select min(pack.price_vnd) from offers.packs pack where pack.offer_id = offer.id and pack.retired_at is null) as "fromVnd"
    ${offered} where ${wanted} order by offer.changed_at desc, product.id limit $3 offset $4`, [...asked, limit, offset])
  if (first.length === limit) return first
  const [count] = first.length > 0 || offset === 0 ? [{ count: offset + first.length }] : await sql<{ count: number }>(db, `offers.count-for-sale-${name}`, `select count(*) ${offered} where ${wanted}`, asked)
  const rest = await sql<OnSale>(db, `offers.could-sell-${name}`, `
    select product.slug as "productSlug", product.name as "productName", producer.name as "producerName", null as state, null as stock, null as unit, null as "fromVnd"
    from certification.products product join producers.producers producer on producer.id = product.producer_id
    where ${wanted} and not exists (select from offers.offers offer where offer.product_id = product.id) order by product.name_key, product.id limit $3 offset $4`, [...asked, limit - first.length, Math.max(0, offset - count!.count)])
  return [...first, ...rest]
}

export interface Stall { readonly deliveryVnd: number; readonly freeFromVnd: number | null; readonly reach: 'province' | 'country'; readonly takesCash: boolean; readonly closedUntil: Day | null }
export async function findStall(db: Db<OffersTables>, producerId: string): Promise<Stall | null> {
  return (await sql<Stall>(db, 'offers.stall-of', `select delivery_vnd as "deliveryVnd", free_from_vnd as "freeFromVnd", reach, takes_cash as "takesCash", closed_until as "closedUntil" from offers.stalls where producer_id = $1`, [producerId]))[0] ?? null
}
