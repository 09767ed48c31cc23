import { newId } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import type { OffersTables } from './offers.tables.ts'

export interface Wanted { readonly offerId: string; readonly amount: number }
export type Held = { readonly kind: 'held' } | { readonly kind: 'short'; readonly offers: readonly { readonly offerId: string; readonly left: number }[] }

/**
 * Holds stock for a purpose, all of it or nothing: takes it off each offer in one statement that fails where too little
 * is left, in the order of the keys so that two buyers never wait for each other. Lines that share a stock are summed by
 * the caller. Offers made to order hold nothing. When it is `short`, the caller must end the transaction.
 */
export async function holdStock(tx: Tx<OffersTables>, purpose: string, wanted: readonly Wanted[], expiresAt: Date | null, now: Date): Promise<Held> {
  const short: { offerId: string; left: number }[] = []
  for (const { offerId, amount } of wanted.toSorted((a, b) => (a.offerId < b.offerId ? -1 : 1))) {
    const [taken] = await sql<{ made_to_order: boolean }>(tx, 'offers.take', `
      update offers.offers set stock = case when made_to_order then stock else stock - $2 end where id = $1 and state = 'on-sale' and not stopped and (made_to_order or stock >= $2) returning made_to_order`, [offerId, amount])
    if (!taken) {
      const [left] = await sql<{ stock: number; state: string }>(tx, 'offers.left', `select stock, case when stopped then 'paused' else state end as state from offers.offers where id = $1`, [offerId])
      short.push({ offerId, left: left?.state === 'on-sale' ? left.stock : 0 })
    } else if (!taken.made_to_order) {
      await sql(tx, 'offers.hold', `insert into offers.holds (id, offer_id, purpose, amount, state, expires_at, made_at) values ($1, $2, $3, $4, 'held', $5, $6)`, [newId(), offerId, purpose, amount, expiresAt, now])
    }
  }
  return short.length === 0 ? { kind: 'held' } : { kind: 'short', offers: short }
}

/** What was held is sold. Safe to repeat. */
export async function takeHeld(tx: Tx<OffersTables>, purpose: string): Promise<void> {
  await sql(tx, 'offers.sold', `update offers.holds set state = 'taken' where purpose = $1 and state = 'held'`, [purpose])
}

/** What was held, or sold and given back, returns to the stock. Safe to repeat. */
export async function freeHeld(tx: Tx<OffersTables>, purpose: string): Promise<void> {
  await sql(tx, 'offers.free', `
    with freed as (update offers.holds set state = 'freed' where purpose = $1 and state <> 'freed' returning offer_id, amount)
    update offers.offers set stock = stock + freed.amount from freed where offers.id = freed.offer_id`, [purpose])
}

/** Takes what was freed for a purpose off the shelf once more, all of it or nothing. False when too little is left. */
export async function holdAgain(tx: Tx<OffersTables>, purpose: string): Promise<boolean> {
  const freed = await sql<{ offerId: string; amount: number; enough: boolean }>(tx, 'offers.freed', `
    select offer_id as "offerId", amount, offers.state = 'on-sale' and offers.stock >= amount as enough from offers.holds join offers.offers on offers.id = offer_id where purpose = $1 and holds.state = 'freed' order by offer_id for update of offers`, [purpose])
  if (freed.some((each) => !each.enough)) return false
  for (const { offerId, amount } of freed) await sql(tx, 'offers.take-again', 'update offers.offers set stock = stock - $2 where id = $1', [offerId, amount])
  await sql(tx, 'offers.hold-again', `update offers.holds set state = 'held' where purpose = $1 and state = 'freed'`, [purpose])
  return true
}
