import { newId } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import type { OffersTables } from './offers.tables.ts'

export interface Wanted { readonly purpose: string; readonly offerId: string; readonly amount: number }
export type Held = { readonly kind: 'held' } | { readonly kind: 'short'; readonly offers: readonly string[] }

/**
 * Holds stock for several purposes, all of it or nothing: takes it off the offers in one statement, in the order of their
 * keys so that two buyers never wait for each other in a ring. One offer stands in the list once for each purpose. Offers made to order
 * hold nothing. When it is `short`, the caller must end the transaction.
 */
export async function holdStock(tx: Tx<OffersTables>, wanted: readonly Wanted[], expiresAt: Date | null, now: Date): Promise<Held> {
  const taken = await sql<{ id: string }>(tx, 'offers.hold', `
    with wanted as (select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[]) each (id, purpose, offer, amount)),
      needed as (select offer, sum(amount)::bigint as amount from wanted group by offer),
      locked as materialized (select id from offers.offers where id in (select offer from needed) order by id for no key update),
      taken as (update offers.offers set stock = case when made_to_order then stock else stock - needed.amount end from needed join locked on locked.id = needed.offer
        where offers.id = needed.offer and state = 'on-sale' and not stopped and (made_to_order or stock >= needed.amount) returning offers.id, made_to_order),
      held as (insert into offers.holds (id, offer_id, purpose, amount, state, expires_at, made_at)
        select wanted.id, offer, purpose, amount, 'held', $5, $6 from wanted join taken on taken.id = wanted.offer where not made_to_order)
    select id from taken`, [wanted.map(() => newId()), wanted.map((each) => each.purpose), wanted.map((each) => each.offerId), wanted.map((each) => each.amount), expiresAt, now])
  const had = new Set(taken.map((each) => each.id))
  const short = wanted.filter((each) => !had.has(each.offerId))
  return short.length === 0 ? { kind: 'held' } : { kind: 'short', offers: short.map((each) => each.offerId) }
}

/** What was held is sold. Safe to repeat. */
export async function takeHeld(tx: Tx<OffersTables>, purpose: string): Promise<void> {
  await sql(tx, 'offers.sold', `update offers.holds set state = 'taken' where purpose = $1 and state = 'held'`, [purpose])
}

/** What was held, or sold and given back, returns to the stock. Safe to repeat. */
export async function freeHeld(tx: Tx<OffersTables>, purpose: string): Promise<void> {
  await sql(tx, 'offers.free', `
    with freed as (update offers.holds set state = 'freed' where purpose = $1 and state <> 'freed' returning offer_id, amount),
      locked as materialized (select id from offers.offers where id in (select offer_id from freed) order by id for no key update)
    update offers.offers set stock = stock + freed.amount from freed join locked on locked.id = freed.offer_id where offers.id = freed.offer_id`, [purpose])
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
