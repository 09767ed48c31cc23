import { sql, type Tx } from '#platform/db'
import type { OffersTables } from './offers.tables.ts'

/** Notes what packs weigh with their wrapping, in grams. Packs of other producers stay as they are. */
export async function setPackWeights(tx: Tx<OffersTables>, producerId: string, weights: ReadonlyMap<string, number>): Promise<void> {
  await sql(tx, 'offers.set-weights', `
    update offers.packs pack set weight_g = said.grams from unnest($2::uuid[], $3::int[]) said (pack, grams), offers.offers offer
    where pack.id = said.pack and offer.id = pack.offer_id and offer.producer_id = $1`, [producerId, [...weights.keys()], [...weights.values()]])
}
