import { sql, type Tx } from '#platform/db'
import { queue } from '#platform/jobs'
import type { About } from './parcels.queries.ts'
import type { ShippingTables } from './shipping.tables.ts'

/** Lets the worker hand a parcel to GHN where its owner has an account there; else a person writes the tracking code down. */
export async function handOver(tx: Tx<ShippingTables>, parcelId: string, owner: About): Promise<void> {
  const rows = await sql<{ id: string }>(tx, 'shipping.has-ghn', `select id from shipping.carrier_accounts where owner_id = $1 and owner_kind = $2 and carrier = 'ghn' and active`, [owner.id, owner.kind])
  if (rows.length > 0) await queue(tx, 'hand-parcel-to-ghn', { parcelId }, { key: `hand-parcel-to-ghn:${parcelId}` })
}
