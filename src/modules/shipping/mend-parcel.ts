import { sql, type Tx } from '#platform/db'
import { handOver } from './hand-over.ts'
import { noteMove, type By } from './note-move.ts'
import type { About, Party } from './parcels.queries.ts'
import type { ShippingTables } from './shipping.tables.ts'

export type ParcelMended = { readonly kind: 'mended' } | { readonly kind: 'not-found' } | { readonly kind: 'too-late' }

/** Corrects where a parcel goes, as long as no carrier has taken it on, and hands it over anew. */
export async function mendParcel(tx: Tx<ShippingTables>, by: By, asked: { readonly parcelId: string; readonly to: Party }, now: Date): Promise<ParcelMended> {
  const [parcel] = await sql<{ state: string; carrier: string | null; tracking_code: string | null; owner: About }>(tx, 'shipping.lock-to-mend', `
    select state, carrier, tracking_code, json_build_object('kind', owner_kind, 'id', owner_id) as owner from shipping.parcels where id = $1 for update`, [asked.parcelId])
  if (!parcel) return { kind: 'not-found' }
  if (parcel.state !== 'created' || parcel.tracking_code !== null) return { kind: 'too-late' }
  const { to } = asked
  await sql(tx, 'shipping.mend-parcel', 'update shipping.parcels set to_name = $2, to_phone = $3, to_text = $4, to_province_code = $5, to_commune_code = $6, refusal = null, changed_at = $7 where id = $1',
    [asked.parcelId, to.name, to.phone, to.text, to.provinceCode, to.communeCode, now])
  await noteMove(tx, by, { parcelId: asked.parcelId, at: now, from: 'created', to: 'created', effect: 'same', why: 'Sửa nơi nhận' }, now)
  if (parcel.carrier === 'ghn') await handOver(tx, asked.parcelId, parcel.owner)
  return { kind: 'mended' }
}
