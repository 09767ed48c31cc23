import { sql, type Tx } from '#platform/db'
import type { FileId } from '#platform/files'
import { queue } from '#platform/jobs'
import { tell } from '#platform/news'
import { carriers } from './carrier.words.ts'
import { noteMove, type By } from './note-move.ts'
import { hasEnded, mayMove, type ParcelState } from './parcel-state.rules.ts'
import { parcelMoved } from './shipping.news.ts'
import type { ShippingTables } from './shipping.tables.ts'

export interface MoveAsked {
  readonly parcelId: string
  readonly to: ParcelState
  readonly why: string
  /** A picture or paper that shows it. */
  readonly proof?: FileId
  /** The carrier's code, where a person brought the parcel to its counter. */
  readonly trackingCode?: string
}
export type ParcelMovedBy = { readonly kind: 'moved'; readonly from: ParcelState } | { readonly kind: 'not-found' } | { readonly kind: 'not-allowed'; readonly from: ParcelState } | { readonly kind: 'why-needed' } | { readonly kind: 'tracking-code-taken' }

/** Moves that nobody understands later without a reason. */
const needsReason: readonly ParcelState[] = ['failed_attempt', 'returning', 'cancelled', 'incident']

/** A person, or a program that speaks for a carrier, says where a parcel is. Whether they may speak for its owner the caller has asked. */
export async function moveParcel(tx: Tx<ShippingTables>, by: By, asked: MoveAsked, now: Date): Promise<ParcelMovedBy> {
  const rows = await sql<{ code: string; state: ParcelState; carrier: string | null; subject_kind: string; subject_id: string; owner_kind: string; owner_id: string; cod_vnd: number }>(tx, 'shipping.lock-parcel',
    'select code, state, carrier, subject_kind, subject_id, owner_kind, owner_id, cod_vnd from shipping.parcels where id = $1 for update', [asked.parcelId])
  const parcel = rows[0]
  if (!parcel) return { kind: 'not-found' }
  if (!mayMove(parcel.state, asked.to)) return { kind: 'not-allowed', from: parcel.state }
  if (needsReason.includes(asked.to) && asked.why.trim() === '') return { kind: 'why-needed' }
  if (asked.trackingCode && parcel.carrier && (await sql(tx, 'shipping.tracking-taken', 'select from shipping.parcels where carrier = $1 and tracking_code = $2 and id <> $3', [parcel.carrier, asked.trackingCode, asked.parcelId])).length > 0) return { kind: 'tracking-code-taken' }
  await sql(tx, 'shipping.move-parcel', `
    update shipping.parcels set state = $2, changed_at = $3, ended_at = $4, proof_file_id = coalesce($5, proof_file_id), tracking_code = coalesce(case when carrier is not null then $6 end, tracking_code) where id = $1`,
    [asked.parcelId, asked.to, now, hasEnded(asked.to) ? now : null, asked.proof ?? null, asked.trackingCode ?? null])
  await noteMove(tx, by, { parcelId: asked.parcelId, at: now, from: parcel.state, to: asked.to, effect: 'moved', why: asked.why }, now)
  await tell(tx, parcelMoved, {
    id: asked.parcelId, code: parcel.code, subject: { kind: parcel.subject_kind, id: parcel.subject_id }, owner: { kind: parcel.owner_kind, id: parcel.owner_id },
    from: parcel.state, to: asked.to, at: now.toISOString(), by: Object.hasOwn(carriers, by.name) ? 'carrier' : 'person', codVnd: parcel.cod_vnd,
  })
  if (asked.to === 'cancelled' && parcel.carrier === 'ghn') await queue(tx, 'cancel-at-ghn', { parcelId: asked.parcelId }, { key: `cancel-at-ghn:${asked.parcelId}` })
  return { kind: 'moved', from: parcel.state }
}
