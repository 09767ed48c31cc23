import { sql, type Tx } from '#platform/db'
import type { ShippingTables } from './shipping.tables.ts'

/**
 * Takes names, phones and addresses off parcels that ended a year ago; provinces and communes stay for the figures. What
 * must be kept longer for accounts is kept by whoever made the parcel (Law on Personal Data Protection 91/2025/QH15: no
 * longer than the purpose needs).
 */
export async function eraseOldReceivers(tx: Tx<ShippingTables>, now: Date): Promise<void> {
  await sql(tx, 'shipping.erase-receivers', `
    update shipping.parcels set to_name = '', to_phone = '', to_text = '', from_phone = '' where ended_at < $1::timestamptz - interval '1 year' and to_phone || to_name || to_text <> ''`, [now])
}
