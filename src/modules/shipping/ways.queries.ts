import type { Day } from '#platform/day'
import { sql, type Db } from '#platform/db'
import type { Rate, Way } from './delivery-fee.rules.ts'
import type { About } from './parcels.queries.ts'
import type { ShippingTables } from './shipping.tables.ts'

/** The ways that a seller offers now, in the seller's order. */
export async function findWays(db: Db<ShippingTables>, owner: About): Promise<Way[]> {
  return sql<Way>(db, 'shipping.ways', `
    select id, kind, carrier, widest_zone as "widestZone", commune_codes as "communeCodes", province_codes as "provinceCodes", within_km as "withinKm", most_grams as "mostGrams",
      fee_vnd as "feeVnd", days_least as "daysLeast", days_most as "daysMost", place, hours
    from shipping.seller_ways where owner_id = $1 and owner_kind = $2 and active order by position, id`, [owner.id, owner.kind])
}

/** The carriers' rates in force on a day. A rate that is not a carrier's own list says so in its source. */
export async function ratesOn(db: Db<ShippingTables>, day: Day): Promise<Rate[]> {
  return sql<Rate>(db, 'shipping.rates-on', `
    select carrier, zone, upto_grams as "uptoGrams", fee_vnd as "feeVnd", days_least as "daysLeast", days_most as "daysMost", effective_from as "effectiveFrom", source
    from shipping.rates where effective_from <= $1 and (effective_to is null or effective_to >= $1) and status in ('in force', 'unverified') order by carrier, zone, effective_from, upto_grams`, [day])
}
