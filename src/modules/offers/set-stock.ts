import { sql, type Tx } from '#platform/db'
import { tell } from '#platform/news'
import { stockChanged } from './offers.news.ts'
import type { OffersTables } from './offers.tables.ts'

/** `to` = how much there is, if there is still what the caller saw; `by` = so much more or less. In the offer's unit. */
export type StockWish = { readonly offerId: string } & ({ readonly to: number; readonly seen: number } | { readonly by: number })
export interface StockNow { readonly offerId: string; readonly set: boolean; readonly stock: number }

/** Sets the stock of several offers, each for itself: one that has changed since it was seen, or would fall below nothing, stays as it is. Locks in the order of keys. */
export async function setStock(tx: Tx<OffersTables>, wishes: readonly StockWish[], now: Date): Promise<StockNow[]> {
  const rows = await sql<StockNow>(tx, 'offers.set-stock', `
    with wished as (select * from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) each (id, aim, seen, change)),
      locked as materialized (select id, stock from offers.offers where id in (select id from wished) order by id for no key update),
      judged as (select locked.id, locked.stock, coalesce(aim, locked.stock + change) as aim, coalesce(seen = locked.stock, true) and coalesce(aim, locked.stock + change) >= 0 as set from locked join wished using (id)),
      written as (update offers.offers set stock = judged.aim from judged where offers.id = judged.id and judged.set)
    select id as "offerId", set, case when set then aim else stock end as stock from judged`,
    [wishes.map((each) => each.offerId), wishes.map((each) => ('to' in each ? each.to : null)), wishes.map((each) => ('to' in each ? each.seen : null)), wishes.map((each) => ('by' in each ? each.by : null))])
  const changed = rows.filter((row) => row.set).map((row) => row.offerId)
  if (changed.length > 0) await tell(tx, stockChanged, { offers: changed, at: now.toISOString() })
  return rows
}
