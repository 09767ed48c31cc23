import { sql, type Tx } from '#platform/db'
import type { ShippingTables } from './shipping.tables.ts'

/** Takes name, number and place of the recipients off the parcels of these subjects. */
export async function forgetRecipients(tx: Tx<ShippingTables>, kind: string, subjects: readonly string[]): Promise<void> {
  await sql(tx, 'shipping.forget-recipients', `update shipping.parcels set to_name = '(đã xóa)', to_phone = '+84000000000', to_text = '' where subject_kind = $1 and subject_id = any($2::uuid[])`, [kind, subjects])
}
