import { sql, type Db } from '#platform/db'
import { findPacks, type OffersTables } from '#offers'
import type { CertificationTables } from '#certification'
import type { ProducersTables } from '#producers'
import { findWaysOf, type ShippingTables } from '#shipping'
import type { Day } from '#platform/day'
import { viewBasket, type BasketLine, type BasketView } from './basket.rules.ts'
import type { BasketTables } from './basket.tables.ts'

/** What was told of where to and to whom; null when nothing was. */
export async function findCheckout(db: Db<BasketTables>, tokenHash: string | null): Promise<unknown> {
  return tokenHash === null ? null : (await sql<{ checkout: unknown }>(db, 'basket.checkout', 'select checkout from basket.baskets where token_hash = $1', [tokenHash]))[0]?.checkout ?? null
}

/** The basket as it stands today. */
export async function findBasket(db: Db<BasketTables & OffersTables & CertificationTables & ProducersTables & ShippingTables>, tokenHash: string | null, day: Day): Promise<BasketView> {
  const lines = tokenHash === null ? [] : await sql<BasketLine>(db, 'basket.lines', `
    select line.pack_id as "packId", line.quantity, line.price_seen_vnd as "priceSeenVnd" from basket.lines line join basket.baskets basket on basket.id = line.basket_id where basket.token_hash = $1 order by line.added_at, line.pack_id`, [tokenHash])
  const packs = await findPacks(db, lines.map((line) => line.packId), day)
  return viewBasket(lines, packs, await findWaysOf(db, 'producer', [...new Set(packs.map((pack) => pack.producerId))]))
}
