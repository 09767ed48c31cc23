import { sql, type Tx } from '#platform/db'
import type { Zone } from '#shipping'
import type { OffersTables } from './offers.tables.ts'

/** Notes what packs weigh with their wrapping, in grams. Packs of other producers stay as they are. */
export async function setPackWeights(tx: Tx<OffersTables>, producerId: string, weights: ReadonlyMap<string, number>): Promise<void> {
  await sql(tx, 'offers.set-weights', `
    update offers.packs pack set weight_g = said.grams from unnest($2::uuid[], $3::int[]) said (pack, grams), offers.offers offer
    where pack.id = said.pack and offer.id = pack.offer_id and offer.producer_id = $1`, [producerId, [...weights.keys()], [...weights.values()]])
}

/** Notes how far goods that do not keep may go; null = as far as the seller delivers. Offers of other producers stay as they are. */
export async function setReaches(tx: Tx<OffersTables>, producerId: string, reaches: ReadonlyMap<string, Zone | null>): Promise<void> {
  await sql(tx, 'offers.set-reaches', `
    update offers.offers offer set widest_zone = said.zone from unnest($2::uuid[], $3::text[]) said (offer, zone) where offer.id = said.offer and offer.producer_id = $1`, [producerId, [...reaches.keys()], [...reaches.values()]])
}
