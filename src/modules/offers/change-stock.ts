import { sql, type Tx } from '#platform/db'
import { tell } from '#platform/news'
import { stockChanged } from './offers.news.ts'
import type { OffersTables } from './offers.tables.ts'

export type StockChange = { readonly kind: 'add'; readonly amount: number } | { readonly kind: 'set'; readonly amount: number }
const MOST_STOCK = 9_999_999_999

/** Changes what is left of an offer of this producer, by so much or to so much, never below nothing; gives what is left. Null when the producer has no such offer. */
export async function changeStock(tx: Tx<OffersTables>, producerId: string, productId: string, { kind, amount }: StockChange, now: Date): Promise<number | null> {
  const [changed] = await sql<{ id: string; stock: number }>(tx, 'offers.change-stock', `
    update offers.offers set stock = least(${MOST_STOCK}, greatest(0, case when $3 then stock + $4 else $4 end)), changed_at = $5 where producer_id = $1 and product_id = $2 returning id, stock`, [producerId, productId, kind === 'add', amount, now])
  if (changed) await tell(tx, stockChanged, { offers: [changed.id], at: now.toISOString() })
  return changed?.stock ?? null
}
