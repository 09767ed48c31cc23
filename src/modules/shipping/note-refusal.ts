import { sql, type Tx } from '#platform/db'
import { tell } from '#platform/news'
import type { Carrier } from './carrier-news.rules.ts'
import { parcelRefused } from './shipping.news.ts'
import type { ShippingTables } from './shipping.tables.ts'

/** Keeps why a carrier does not take a parcel, for the seller to read, and tells of it unless it says the same again; the parcel stays where it is. */
export async function noteRefusal(tx: Tx<ShippingTables>, parcelId: string, words: string, now: Date): Promise<void> {
  const [parcel] = await sql<{ id: string; code: string; carrier: Carrier | null; subjectKind: string; subjectId: string; ownerKind: string; ownerId: string }>(tx, 'shipping.note-refusal', `
    update shipping.parcels set refusal = $2, changed_at = $3 where id = $1 and tracking_code is null and refusal is distinct from $2
    returning id, code, carrier, subject_kind as "subjectKind", subject_id as "subjectId", owner_kind as "ownerKind", owner_id as "ownerId"`, [parcelId, words, now])
  if (!parcel?.carrier) return
  await tell(tx, parcelRefused, { id: parcel.id, code: parcel.code, subject: { kind: parcel.subjectKind, id: parcel.subjectId }, owner: { kind: parcel.ownerKind, id: parcel.ownerId }, carrier: parcel.carrier, words, at: now.toISOString() })
}
