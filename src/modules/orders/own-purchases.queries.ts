import type { IdentityTables } from '#identity'
import { keptUntil, retentionOn, type OwnDataTables } from '#owndata'
import { dayOf, type Day } from '#platform/day'
import { sql, type Db } from '#platform/db'
import type { OrderState } from './order-moves.rules.ts'
import type { OrdersTables } from './orders.tables.ts'

/**
 * Purchases of the person `$1`: placed while signed in, or as a guest with a number that the person has proven. Not those that were placed with it while it
 * was somebody else's: numbers are handed on. For a `with`.
 */
export const THEIRS = `theirs as (
    select id from orders.purchases where person_id = $1
    union select purchase.id from identity.phones phone join orders.purchases purchase on purchase.buyer_phone = phone.e164
    where phone.person_id = $1 and phone.verified_at is not null and purchase.person_id is null and (phone.ended_at is null or purchase.placed_at < phone.ended_at)
      and not exists (select from identity.phones former where former.e164 = phone.e164 and former.person_id <> $1 and former.noted_at <= purchase.placed_at and former.ended_at > purchase.placed_at))`

export interface OwnPurchase { readonly id: string; readonly code: string; readonly placedAt: Date; readonly totalVnd: number; readonly orders: readonly { readonly code: string; readonly seller: string; readonly state: OrderState }[] }

/** All purchases of a person, the latest first. */
export async function findOwnPurchases(db: Db<OrdersTables & IdentityTables>, personId: string, limit: number, offset: number): Promise<OwnPurchase[]> {
  return sql<OwnPurchase>(db, 'orders.own-purchases', `
    with ${THEIRS} select purchase.id, purchase.code, purchase.placed_at as "placedAt", purchase.total_vnd as "totalVnd",
      (select json_agg(json_build_object('code', placed.code, 'seller', placed.seller_name, 'state', placed.state) order by placed.code) from orders.orders placed where placed.purchase_id = purchase.id) as orders
    from theirs join orders.purchases purchase using (id) order by purchase.placed_at desc, purchase.id limit $2 offset $3`, [personId, limit, offset])
}

/** One of a person's purchases by its code; null for anybody else's. */
export async function findOwnPurchase(db: Db<OrdersTables & IdentityTables>, personId: string, code: string): Promise<{ readonly id: string; readonly code: string } | null> {
  return (await sql<{ id: string; code: string }>(db, 'orders.own-purchase', `with ${THEIRS} select id, code from theirs join orders.purchases using (id) where code = $2`, [personId, code]))[0] ?? null
}

export const NOBODY = '+84000000000'
export interface HeldPurchase { readonly id: string; readonly code: string; readonly open: boolean; readonly orders: readonly string[]; readonly stay: { readonly until: Day; readonly citation: string } | null }

/** A person's purchases that still bear a name, each with what the law says of it: it stays as long as the strictest of its sellers' rules asks; households keep theirs for a shorter time. */
export async function findHeldPurchases(db: Db<OrdersTables & OwnDataTables & IdentityTables>, personId: string, now: Date): Promise<HeldPurchase[]> {
  const rows = await sql<{ id: string; code: string; placed_at: Date; household: boolean; open: boolean; orders: string[] }>(db, 'orders.data-kept', `
    with ${THEIRS} select purchases.id, purchases.code, purchases.placed_at, bool_and(producers.form in ('household', 'household-unregistered')) as household,
      bool_or(orders.state in ('placed', 'accepted', 'sent', 'delivered', 'coming-back', 'returned')) as open, array_agg(orders.id) as orders
    from theirs join orders.purchases using (id) join orders.orders on orders.purchase_id = purchases.id join producers.producers on producers.id = orders.producer_id
    where buyer_phone <> '${NOBODY}' group by purchases.id order by purchases.placed_at`, [personId])
  const held: HeldPurchase[] = []
  for (const each of rows) {
    const rule = await retentionOn(db, each.household ? 'order-of-household' : 'order', dayOf(now))
    const until = rule && keptUntil(each.placed_at, rule)
    held.push({ id: each.id, code: each.code, open: each.open, orders: each.orders, stay: rule && until && until >= dayOf(now) ? { until, citation: rule.citation } : null })
  }
  return held
}
