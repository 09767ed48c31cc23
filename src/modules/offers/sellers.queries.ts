import { sql, type Db } from '#platform/db'
import { findAssociations, maySellFor, type ProducersTables } from '#producers'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'
import type { Offer } from './offers.queries.ts'
import type { OffersTables } from './offers.tables.ts'

/** Producers that have something on sale now. */
export async function findSellerIds(db: Db<OffersTables>): Promise<string[]> {
  return (await sql<{ id: string }>(db, 'offers.sellers', `select distinct producer_id as id from offers.offers where state = 'on-sale'`)).map((each) => each.id)
}

/** Whether an offer may pass to another seller: the maker's own that is paused, or one whose seller may sell it no longer. */
export async function mayPass(db: Db<ProducersTables>, offer: Pick<Offer, 'producerId' | 'state' | 'stopped'>, makerId: string, day: Day): Promise<boolean> {
  return offer.producerId === makerId ? offer.state === 'paused' && !offer.stopped : !(await maySellFor(db, offer.producerId, makerId, day))
}

export interface StallChoice { readonly id: Id<'producer'>; readonly slug: string; readonly name: string }
/** Under whose stall a maker’s goods may be sold: its own, and those of producers that it lets sell them. */
export async function findStallsFor(db: Db<ProducersTables>, maker: StallChoice, day: Day): Promise<StallChoice[]> {
  return [maker, ...(await findAssociations(db, [maker.id], day)).filter((each) => each.makerId === maker.id).map((each) => ({ id: each.sellerId, slug: each.sellerSlug, name: each.sellerName }))]
}
