import { sql, type Tx } from '#platform/db'
import { queue } from '#platform/jobs'
import type { ParcelState } from './parcel-state.rules.ts'
import type { ShippingTables } from './shipping.tables.ts'

/**
 * Keeps the carrier's code of a parcel that it has taken on, and what it takes. Repeating changes nothing. A parcel that
 * was cancelled in the meantime is cancelled at the carrier too.
 */
export async function noteHandedOver(tx: Tx<ShippingTables>, parcelId: string, trackingCode: string, feeVnd: number | null, now: Date): Promise<void> {
  const rows = await sql<{ state: ParcelState }>(tx, 'shipping.note-handed-over', 'update shipping.parcels set tracking_code = $2, fee_vnd = coalesce($3, fee_vnd), refusal = null, changed_at = $4 where id = $1 and tracking_code is null returning state', [parcelId, trackingCode, feeVnd, now])
  if (rows[0]?.state === 'cancelled') await queue(tx, 'cancel-at-ghn', { parcelId }, { key: `cancel-at-ghn:${parcelId}` })
}
