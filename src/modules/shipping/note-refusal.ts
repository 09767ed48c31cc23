import { sql, type Tx } from '#platform/db'
import type { ShippingTables } from './shipping.tables.ts'

/** Keeps why a carrier does not take a parcel, for the seller to read; the parcel stays where it is. */
export async function noteRefusal(tx: Tx<ShippingTables>, parcelId: string, words: string, now: Date): Promise<void> {
  await sql(tx, 'shipping.note-refusal', 'update shipping.parcels set refusal = $2, changed_at = $3 where id = $1 and tracking_code is null', [parcelId, words, now])
}
