import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Way } from './delivery-fee.rules.ts'
import type { About } from './parcels.queries.ts'
import type { ShippingTables } from './shipping.tables.ts'

/** A way as a seller wants it; with the `id` of one of theirs it changes that one. */
export type WayAsked = Omit<Way, 'id'> & { readonly id?: string }
export interface WayFault { readonly at: number; readonly why: 'carrier-missing' | 'carrier-unwanted' | 'fee-missing' | 'place-or-hours-missing' | 'days-wrong' | 'not-theirs' }
export type WaysSaved = { readonly kind: 'saved'; readonly ids: readonly string[] } | { readonly kind: 'faulty'; readonly faults: readonly WayFault[] }

/** Makes these ways the seller's list, in this order. What is not among them any more ends, but stays for parcels of the past. */
export async function saveWays(tx: Tx<ShippingTables>, owner: About, ways: readonly WayAsked[], now: Date): Promise<WaysSaved> {
  const held = await sql<{ id: string }>(tx, 'shipping.held-ways', 'select id from shipping.seller_ways where owner_id = $1 and owner_kind = $2 for update', [owner.id, owner.kind])
  const theirs = new Set(held.map((row) => row.id))
  const faults = ways.flatMap((way, at): WayFault[] => faultsOf(way, theirs).map((why) => ({ at, why })))
  if (faults.length > 0) return { kind: 'faulty', faults }
  await sql(tx, 'shipping.end-ways', 'update shipping.seller_ways set active = false, changed_at = $3 where owner_id = $1 and owner_kind = $2 and active', [owner.id, owner.kind, now])
  const ids = ways.map((way) => way.id ?? newId<'way'>())
  for (const [position, way] of ways.entries()) {
    await sql(tx, 'shipping.save-way', `
      insert into shipping.seller_ways (id, owner_kind, owner_id, kind, carrier, widest_zone, commune_codes, province_codes, within_km, most_grams, fee_vnd, days_least, days_most, place, hours, position, active, changed_at, free_from_vnd)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, true, $17, $18)
      on conflict (id) do update set kind = excluded.kind, carrier = excluded.carrier, widest_zone = excluded.widest_zone, commune_codes = excluded.commune_codes, province_codes = excluded.province_codes,
        within_km = excluded.within_km, most_grams = excluded.most_grams, fee_vnd = excluded.fee_vnd, free_from_vnd = excluded.free_from_vnd, days_least = excluded.days_least, days_most = excluded.days_most, place = excluded.place,
        hours = excluded.hours, position = excluded.position, active = true, changed_at = excluded.changed_at`,
      [ids[position], owner.kind, owner.id, way.kind, way.carrier, way.widestZone, way.communeCodes, way.provinceCodes, way.withinKm, way.mostGrams, way.feeVnd, way.daysLeast, way.daysMost, way.place, way.hours, position, now, way.freeFromVnd])
  }
  return { kind: 'saved', ids }
}

function faultsOf(way: WayAsked, theirs: ReadonlySet<string>): WayFault['why'][] {
  const faults: WayFault['why'][] = []
  if (way.id !== undefined && !theirs.has(way.id)) faults.push('not-theirs')
  if (way.kind === 'courier' && way.carrier === null) faults.push('carrier-missing')
  if (way.kind !== 'courier' && way.carrier !== null) faults.push('carrier-unwanted')
  if (way.kind !== 'courier' && way.feeVnd === null) faults.push('fee-missing')
  if (way.kind === 'pickup' && (way.place.trim() === '' || way.hours.trim() === '')) faults.push('place-or-hours-missing')
  if (way.daysLeast < 0 || way.daysMost < way.daysLeast) faults.push('days-wrong')
  return faults
}
