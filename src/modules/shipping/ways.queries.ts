import type { Day } from '#platform/day'
import { sql, type Db } from '#platform/db'
import { findAccount } from './accounts.queries.ts'
import type { Carrier } from './carrier-news.rules.ts'
import type { Rate, Way } from './delivery-fee.rules.ts'
import type { About } from './parcels.queries.ts'
import type { ShippingTables } from './shipping.tables.ts'

const WAY = `id, kind, carrier, widest_zone as "widestZone", commune_codes as "communeCodes", province_codes as "provinceCodes", within_km as "withinKm", most_grams as "mostGrams",
  fee_vnd as "feeVnd", free_from_vnd as "freeFromVnd", days_least as "daysLeast", days_most as "daysMost", place, hours`

/** The ways that a seller offers now, in the seller's order. */
export async function findWays(db: Db<ShippingTables>, owner: About): Promise<Way[]> {
  return sql<Way>(db, 'shipping.ways', `select ${WAY} from shipping.seller_ways where owner_id = $1 and owner_kind = $2 and active order by position, id`, [owner.id, owner.kind])
}

/** The ways of several sellers of one kind, by seller; a seller without ways is not among them. */
export async function findWaysOf(db: Db<ShippingTables>, ownerKind: string, ownerIds: readonly string[]): Promise<ReadonlyMap<string, readonly Way[]>> {
  if (ownerIds.length === 0) return new Map()
  const rows = await sql<Way & { ownerId: string }>(db, 'shipping.ways-of', `select owner_id as "ownerId", ${WAY} from shipping.seller_ways where owner_id = any($1::uuid[]) and owner_kind = $2 and active order by position, id`, [ownerIds, ownerKind])
  return Map.groupBy(rows, (row) => row.ownerId)
}

/** Whether a seller has an account with a carrier that is switched on. */
export async function hasAccount(db: Db<ShippingTables>, owner: About, carrier: Carrier): Promise<boolean> {
  return (await findAccount(db, owner, carrier)) !== null
}

/** The carriers' rates in force on a day. A rate that is not a carrier's own list says so in its source. */
export async function ratesOn(db: Db<ShippingTables>, day: Day): Promise<Rate[]> {
  return sql<Rate>(db, 'shipping.rates-on', `
    select carrier, zone, upto_grams as "uptoGrams", fee_vnd as "feeVnd", days_least as "daysLeast", days_most as "daysMost", effective_from as "effectiveFrom", source
    from shipping.rates where effective_from <= $1 and (effective_to is null or effective_to >= $1) and status in ('in force', 'unverified') order by carrier, zone, effective_from, upto_grams`, [day])
}
