import { sql, type Db } from '#platform/db'
import type { OffersTables } from './offers.tables.ts'

/** Producers that have something on sale now. */
export async function findSellerIds(db: Db<OffersTables>): Promise<string[]> {
  return (await sql<{ id: string }>(db, 'offers.sellers', `select distinct producer_id as id from offers.offers where state = 'on-sale'`)).map((each) => each.id)
}
