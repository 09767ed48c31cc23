import { sql, type Db } from '#platform/db'
import { PACKS_FOR_SALE, readPack, type OffersTables, type PackRow } from '#offers'
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
  const rows = tokenHash === null ? [] : await sql<BasketLine & PackRow>(db, 'basket.lines', `
    select line.quantity, line.price_seen_vnd as "priceSeenVnd", sold.* from basket.baskets basket join basket.lines line on line.basket_id = basket.id cross join lateral (${PACKS_FOR_SALE} where pack.id = line.pack_id) sold
    where basket.token_hash = $1 order by line.added_at, line.pack_id`, [tokenHash])
  const packs = rows.map((row) => readPack(row, day))
  const withWays = new Set(packs.flatMap((pack) => (pack.hasWays ? [pack.producerId] : [])))
  return viewBasket(rows, packs, await findWaysOf(db, 'producer', [...withWays]))
}

/** Key of the basket with this secret; null when there is none. */
export async function findBasketId(db: Db<BasketTables>, tokenHash: string): Promise<string | null> {
  return (await sql<{ id: string }>(db, 'basket.id-of', 'select id from basket.baskets where token_hash = $1', [tokenHash]))[0]?.id ?? null
}
