import { sql, type Db } from '#platform/db'
import type { IdentityTables } from '#identity'
import type { OrderState } from './order-moves.rules.ts'
import type { OrdersTables } from './orders.tables.ts'

export interface MyPurchase { readonly id: string; readonly code: string; readonly totalVnd: number; readonly placedAt: Date; readonly goods: string; readonly states: readonly OrderState[] }

/** A number changes hands: what was ordered with it by nobody who was signed in is shown to its proven holder for so long. */
const DAYS_BY_NUMBER = 180

/** What a person ordered while signed in, or with the number they have proven to be theirs; latest first, at most 50. */
export function findMyPurchases(db: Db<OrdersTables & IdentityTables>, personId: string, now: Date): Promise<MyPurchase[]> {
  return sql<MyPurchase>(db, 'orders.my-purchases', `
    select purchase.id, purchase.code, purchase.total_vnd as "totalVnd", purchase.placed_at as "placedAt",
      (select string_agg(line.product_name, ', ' order by placed.code, line.position) from orders.orders placed join orders.lines line on line.order_id = placed.id where placed.purchase_id = purchase.id) as goods,
      (select json_agg(placed.state order by placed.code) from orders.orders placed where placed.purchase_id = purchase.id) as states
    from orders.purchases purchase
    where purchase.person_id = $1 or (purchase.person_id is null and purchase.placed_at > $2::timestamptz - make_interval(days => ${DAYS_BY_NUMBER})
      and purchase.buyer_phone in (select e164 from identity.phones where person_id = $1 and ended_at is null and verified_at is not null))
    order by purchase.placed_at desc limit 50`, [personId, now])
}
