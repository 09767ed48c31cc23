import type { PaymentsTables } from '#payments'
import type { IdentityTables } from '#identity'
import type { NoticesTables } from '#notices'
import type { OffersTables } from '#offers'
import { keepPhoto, type PhotosTables, type SentPhoto } from '#photos'
import type { ProducersTables } from '#producers'
import { findParcelsOf, hasEnded, mendParcel, moveParcel, type Party, type ParcelView, type ShippingTables } from '#shipping'
import type { Tx } from '#platform/db'
import { moveOrder, type Moved, type Mover } from './move-order.ts'
import type { OrdersTables } from './orders.tables.ts'

type Tables = OrdersTables & OffersTables & NoticesTables & IdentityTables & PaymentsTables & PhotosTables & ProducersTables & ShippingTables
type By = Mover & { readonly personId: string }
export type ParcelWorked = Moved | { readonly kind: 'no-parcel' | 'too-late' | 'photos-full' }

async function openParcel(tx: Tx<ShippingTables>, orderId: string): Promise<ParcelView | null> {
  return (await findParcelsOf(tx, [{ kind: 'order', id: orderId }])).findLast((each) => !hasEnded(each.state)) ?? null
}

/** The goods were handed over by the seller's own hands; with a picture where one was taken. */
export async function handOverOrder(tx: Tx<Tables>, orderId: string, by: By, photo: SentPhoto | null, now: Date): Promise<ParcelWorked> {
  const parcel = (await findParcelsOf(tx, [{ kind: 'order', id: orderId }])).findLast((each) => each.wayKind === 'own' && each.state !== 'cancelled')
  if (!parcel) return { kind: 'no-parcel' }
  const moved = await moveOrder(tx, orderId, 'delivered', by, '', now)
  if (moved.kind !== 'moved' || photo === null) return moved
  const kept = await keepPhoto(tx, photo.photo, { owner: { kind: 'parcel', id: parcel.id }, key: photo.key, open: false, by: by.name }, now)
  return kept.kind === 'full' ? { kind: 'photos-full' } : moved
}

/** Nobody was there, or the like: the parcel says so, the order stays on its way. */
export async function noteFailedAttempt(tx: Tx<Tables>, orderId: string, by: By, why: string, now: Date): Promise<ParcelWorked> {
  const parcel = await openParcel(tx, orderId)
  if (!parcel || parcel.wayKind !== 'own') return { kind: 'no-parcel' }
  const moved = await moveParcel(tx, by, { parcelId: parcel.id, to: 'failed_attempt', why }, now)
  switch (moved.kind) {
    case 'moved': return { kind: 'moved' }
    case 'why-needed': return { kind: 'why-missing' }
    case 'not-found': case 'not-allowed': case 'tracking-code-taken': return { kind: 'too-late' }
  }
}

/** The seller takes the parcel back from the carrier before it has left, to send it otherwise. */
export async function callBackParcel(tx: Tx<Tables>, orderId: string, by: By, now: Date): Promise<ParcelWorked> {
  const parcel = await openParcel(tx, orderId)
  if (!parcel || parcel.carrier === null) return { kind: 'no-parcel' }
  const moved = await moveParcel(tx, by, { parcelId: parcel.id, to: 'cancelled', why: 'Người bán đổi cách gửi' }, now)
  return moved.kind === 'moved' ? { kind: 'moved' } : { kind: 'too-late' }
}

/** Mends who receives the parcel and where, as long as the carrier has not taken it on; the worker asks the carrier anew. */
export async function mendReceiver(tx: Tx<Tables>, orderId: string, by: By, to: Party, now: Date): Promise<ParcelWorked> {
  const parcel = await openParcel(tx, orderId)
  if (!parcel) return { kind: 'no-parcel' }
  const mended = await mendParcel(tx, by, { parcelId: parcel.id, to }, now)
  return mended.kind === 'mended' ? { kind: 'moved' } : { kind: 'too-late' }
}
