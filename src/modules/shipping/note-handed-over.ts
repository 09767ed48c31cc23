import { sql, type Tx } from '#platform/db'
import type { ShippingTables } from './shipping.tables.ts'

/** Keeps the carrier's code of a parcel that it has taken on, and what it takes. Repeating changes nothing. */
export async function noteHandedOver(tx: Tx<ShippingTables>, parcelId: string, trackingCode: string, feeVnd: number | null, now: Date): Promise<void> {
  await sql(tx, 'shipping.note-handed-over', 'update shipping.parcels set tracking_code = $2, fee_vnd = coalesce($3, fee_vnd), refusal = null, changed_at = $4 where id = $1 and tracking_code is null', [parcelId, trackingCode, feeVnd, now])
}
