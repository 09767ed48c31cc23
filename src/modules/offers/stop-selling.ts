import { phoneOf, type IdentityTables } from '#identity'
import { queueNotice, type NoticesTables } from '#notices'
import { findMembers, type ProducersTables } from '#producers'
import { showMoment, type Day } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import { newId, type Id } from '#platform/ids'
import { readSetting } from '#platform/settings'
import type { OffersTables } from './offers.tables.ts'
import { suspensionNotice } from './stop.rules.ts'

type Tables = OffersTables & ProducersTables & IdentityTables & NoticesTables

export interface StopWish {
  /** An offer is taken down; without one, the seller is suspended. */
  readonly offerId: string | null
  readonly producerId: string
  readonly what: string
  /** The authority's request; null = the operator's own suspension, which is announced days ahead. */
  readonly request: { readonly authority: string; readonly number: string; readonly on: Day; readonly receivedAt: Date } | null
  readonly reason: string
}

/** The flag that all selling asks, worked out anew for what a stop touches; pages that show the offers follow. */
const restate = (tx: Tx<OffersTables>, producerId: string) => sql(tx, 'offers.restate-stopped', 'update offers.offers set stopped = stopped where producer_id = $1', [producerId])

async function tellSeller(tx: Tx<Tables>, producerId: string, stopId: string, step: string, words: string, now: Date): Promise<void> {
  for (const { personId } of await findMembers(tx, producerId as Id<'producer'>)) {
    const phone = await phoneOf(tx, personId)
    if (phone) await queueNotice(tx, { channel: 'sms', to: phone, kind: 'selling-stopped', subject: { kind: 'stop', id: stopId }, essential: true, key: `stop:${stopId}:${step}:${personId}`, now, body: `Cổng OCOP: ${words}` })
  }
}

/** Takes an offer down on an authority's request, at once; or suspends a seller, at once on such a request, else after the days of notice. Null when that is so already. */
export async function stopSelling(tx: Tx<Tables>, { offerId, producerId, what, request, reason }: StopWish, byName: string, now: Date): Promise<string | null> {
  if (offerId !== null && request === null) throw new Error('a takedown needs an authority’s request')
  const id = newId<'stop'>()
  const effectiveAt = request ? now : new Date(now.getTime() + await readSetting(tx, suspensionNotice) * 86_400_000)
  const made = await sql(tx, 'offers.stop', `
    insert into offers.stops (id, kind, offer_id, producer_id, authority, request_number, request_on, received_at, reason, state, effective_at, in_force_at, by_name, made_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing returning 1`,
    [id, offerId ? 'takedown' : 'suspension', offerId, producerId, request?.authority ?? '', request?.number ?? '', request?.on ?? null, request?.receivedAt ?? now, reason, request ? 'in-force' : 'announced', effectiveAt, request ? now : null, byName, now])
  if (made.length === 0) return null
  if (request) await restate(tx, producerId)
  await tellSeller(tx, producerId, id, 'made', request ? `${what} đã bị gỡ theo yêu cầu ${request.number} của ${request.authority}. Lý do: ${reason}. Liên hệ văn phòng OCOP tỉnh.` : `${what} sẽ tạm ngừng bán từ ${showMoment(effectiveAt)}. Lý do: ${reason}. Có ý kiến, liên hệ văn phòng OCOP tỉnh trước giờ đó.`, now)
  return id
}

/** Announced suspensions whose days are over take effect. Gives how many. */
export async function bringStopsInForce(tx: Tx<Tables>, now: Date): Promise<number> {
  const due = await sql<{ id: string; producer: string }>(tx, 'offers.stops-due', `update offers.stops set state = 'in-force', in_force_at = $1 where state = 'announced' and effective_at <= $1 returning id, producer_id as producer`, [now])
  for (const { id, producer } of due) {
    await restate(tx, producer)
    await tellSeller(tx, producer, id, 'in-force', 'gian hàng của bạn đã tạm ngừng bán, như đã báo trước.', now)
  }
  return due.length
}

/** Ends a stop, with the reason; goods are on sale again as their seller last set them, unless another stop holds them. False when it had ended. */
export async function liftStop(tx: Tx<Tables>, id: string, why: string, byName: string, now: Date): Promise<boolean> {
  const [lifted] = await sql<{ producer: string }>(tx, 'offers.lift', `update offers.stops set state = 'lifted', lifted_at = $2, lifted_by = $3, lifted_why = $4 where id = $1 and state <> 'lifted' returning producer_id as producer`, [id, now, byName, why])
  if (!lifted) return false
  await restate(tx, lifted.producer)
  await tellSeller(tx, lifted.producer, id, 'lifted', `lệnh ngừng bán đã được bỏ: ${why}. Hàng bán lại như trước.`, now)
  return true
}
