import type { IdentityTables } from '#identity'
import { findOfficersOf, phoneOf } from '#identity'
import { queueNotice, type NoticesTables } from '#notices'
import { newPurchaseKey, type MoverKind, type OrdersTables } from '#orders'
import { keepPhoto, type PhotosTables, type SentPhoto } from '#photos'
import { findMembers, type ProducersTables } from '#producers'
import { publicUrl } from '#platform/config'
import { dayOf } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import { newId, type Id } from '#platform/ids'
import type { AftersaleTables, EntryKind } from './aftersale.tables.ts'

export type Tables = AftersaleTables & OrdersTables & IdentityTables & NoticesTables & PhotosTables & ProducersTables

/** Of what is said: the order, as far as telling people needs it. */
export interface AboutOrder { readonly id: string; readonly code: string; readonly purchaseId: string; readonly purchaseCode: string; readonly buyerPhone: string; readonly producerId: Id<'producer'>; readonly sellerName: string; readonly provinceCode: string | null; readonly communeCode: string | null }
export interface By { readonly kind: MoverKind; readonly id: string | null; readonly name: string }
export interface NewEntry { readonly kind: EntryKind; readonly body: string; readonly key: string; readonly photos?: readonly SentPhoto[]; readonly complaintId?: string; readonly returnId?: string }

export const MOST_SENT_PHOTOS = 4

/** Keeps what was said with its photographs. False when the same form was sent before: then nothing is written. */
export async function writeEntry(tx: Tx<Tables>, order: AboutOrder, by: By, entry: NewEntry, now: Date): Promise<boolean> {
  const id = newId<'entry'>()
  const made = await sql(tx, 'aftersale.write', `
    insert into aftersale.entries (id, order_id, complaint_id, return_id, kind, by_kind, by_id, by_name, body, key, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (order_id, key) do nothing returning 1`,
    [id, order.id, entry.complaintId ?? null, entry.returnId ?? null, entry.kind, by.kind, by.id, by.name, entry.body, entry.key, now])
  if (made.length === 0) return false
  for (const { key, photo } of (entry.photos ?? []).slice(0, MOST_SENT_PHOTOS)) await keepPhoto(tx, photo, { owner: { kind: 'aftersale-entry', id }, key, open: false, by: by.name }, now)
  return true
}

/** Notes that a side has looked at all that was said up to now. */
export async function noteSeen(tx: Tx<AftersaleTables>, orderId: string, side: 'buyer' | 'seller', now: Date): Promise<void> {
  await sql(tx, 'aftersale.seen', 'insert into aftersale.seen as kept (order_id, side, at) values ($1, $2, $3) on conflict (order_id, side) do update set at = greatest(kept.at, excluded.at)', [orderId, side, now])
}

/** Tells the buyer, with a link that opens the order; of messages only the first that is unread. */
export async function tellBuyer(tx: Tx<Tables>, order: AboutOrder, words: string, kind: 'order-message' | 'complaint' | 'return' | 'invoice', now: Date): Promise<void> {
  const [seen] = await sql<{ at: Date }>(tx, 'aftersale.buyer-seen', `select at from aftersale.seen where order_id = $1 and side = 'buyer'`, [order.id])
  const key = kind === 'order-message' ? `order-message:${order.id}:${seen?.at.getTime() ?? 0}` : `${kind}:${newId()}`
  const there = await sql(tx, 'aftersale.told', 'select 1 from notices.messages where provider_key = $1', [key])
  if (there.length > 0) return
  const link = `${publicUrl()}/don-hang/${order.purchaseCode}/${order.code}/${kind === 'invoice' ? 'hoa-don' : 'trao-doi'}?k=${await newPurchaseKey(tx, order.purchaseId, now)}`
  await queueNotice(tx, { channel: 'sms', to: order.buyerPhone, kind, subject: { kind: 'order', id: order.id }, essential: true, secret: true, key, now, body: `Cổng OCOP: ${words} ${link}` })
}

/** Tells the people of the seller at once; for what cannot wait for the digest. */
export async function tellSeller(tx: Tx<Tables>, order: AboutOrder, words: string, kind: 'complaint' | 'return' | 'invoice', now: Date): Promise<void> {
  for (const { personId } of await findMembers(tx, order.producerId)) {
    const phone = await phoneOf(tx, personId)
    if (phone) await queueNotice(tx, { channel: 'sms', to: phone, kind, subject: { kind: 'order', id: order.id }, essential: true, key: `${kind}:${newId()}`, now, body: `Cổng OCOP: ${words} ${publicUrl()}/ban-hang/don/${order.code}/${kind === 'invoice' ? 'hoa-don' : 'trao-doi'}` })
  }
}

/** Tells the officers of one unit who have a telephone. */
export async function tellOfficers(tx: Tx<Tables>, order: AboutOrder, unit: string | null, words: string, code: string, now: Date): Promise<void> {
  for (const personId of unit === null ? [] : await findOfficersOf(tx, [unit], dayOf(now))) {
    const phone = await phoneOf(tx, personId)
    if (phone) await queueNotice(tx, { channel: 'sms', to: phone, kind: 'complaint', subject: { kind: 'order', id: order.id }, essential: true, key: `complaint-up:${code}:${unit}:${personId}`, now, body: `Cổng OCOP: ${words} ${publicUrl()}/can-bo/khieu-nai/${code}` })
  }
}
