import type { KeyOwner } from '#keys'
import { sql, type Db } from '#platform/db'
import type { ProducersTables } from '#producers'
import type { OrderState } from './order-moves.rules.ts'
import { findOrder, type SellersOrder } from './orders.queries.ts'
import type { OrdersTables } from './orders.tables.ts'

export interface ChangesAsked {
  readonly owner: KeyOwner
  readonly states: readonly OrderState[] | null
  /** Only what changed at or after this moment. */
  readonly since: Date | null
  /** The last order of the page before. */
  readonly after: { readonly changedAt: Date; readonly id: string } | null
  readonly limit: number
}
interface Place { readonly code: string; readonly id: string; readonly changedAt: Date }

/** Orders of a key's sellers in the order in which they changed last, so that a program that asks on from its cursor misses none. */
export async function findChangedOrders(db: Db<OrdersTables & ProducersTables>, { owner, states, since, after, limit }: ChangesAsked): Promise<{ readonly order: SellersOrder; readonly place: Place }[]> {
  const whose = owner.kind === 'producer' ? 'producer_id = $1::uuid' : owner.unit === 'VN' ? `$1 = 'VN'` : 'seller_province = $1'
  const places = await sql<Place>(db, `orders.changed-${owner.kind}-${owner.kind === 'unit' && owner.unit === 'VN'}`, `
    select code, id, changed_at as "changedAt" from orders.orders
    where ${whose} and ($2::text[] is null or state = any($2)) and ($3::timestamptz is null or changed_at >= $3) and ($4::timestamptz is null or (changed_at, id) > ($4, $5::uuid)) order by changed_at, id limit $6`,
    [owner.kind === 'producer' ? owner.id : owner.unit, states, since, after?.changedAt ?? null, after?.id ?? null, limit])
  return Promise.all(places.map(async (place) => ({ place, order: (await findOrder(db, place.code))! })))
}
