import type { CertificationTables } from '#certification'
import { queueNotice, type NoticesTables } from '#notices'
import { findOffer, type Offer, type OffersTables } from '#offers'
import { publicUrl } from '#platform/config'
import { dayOf, type Day } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { WaitlistTables } from './waitlist.tables.ts'

/** Nobody waits for longer. */
const MOST_MONTHS = 12

/** Whether somebody could buy it today. */
export const canBeHad = (offer: Offer | null, day: Day): boolean =>
  offer !== null && offer.state === 'on-sale' && !offer.stopped && (offer.closedUntil === null || offer.closedUntil < day) && (offer.readyOn === null || offer.readyOn <= day) && offer.packs.some((pack) => offer.madeToOrder || offer.stock >= pack.size)

/** Notes that a telephone wants one message when a product can be had. Asked twice, it is one wish. */
export async function waitFor(tx: Tx<WaitlistTables>, productId: string, phone: string, consent: string, now: Date): Promise<void> {
  await sql(tx, 'waitlist.wait', 'insert into waitlist.requests (id, product_id, phone, consent, made_at) values ($1, $2, $3, $4, $5) on conflict (product_id, phone) do nothing', [newId(), productId, phone, consent, now])
}

/** Tells those who wait for what can be had now, and forgets them; also those who waited for a year. Gives how many were told. */
export async function tellWaiting(tx: Tx<WaitlistTables & OffersTables & NoticesTables & CertificationTables>, now: Date): Promise<number> {
  await sql(tx, 'waitlist.forget', 'delete from waitlist.requests where made_at < $1::timestamptz - make_interval(months => $2)', [now, MOST_MONTHS])
  let told = 0
  for (const { id, name, slug } of await sql<{ id: string; name: string; slug: string }>(tx, 'waitlist.products', 'select id, name, slug from certification.products where id in (select product_id from waitlist.requests) order by id')) {
    if (!canBeHad(await findOffer(tx, id), dayOf(now))) continue
    for (const request of await sql<{ id: string; phone: string }>(tx, 'waitlist.take', 'delete from waitlist.requests where product_id = $1 returning id, phone', [id])) {
      await queueNotice(tx, { channel: 'sms', to: request.phone, kind: 'back-in-stock', essential: true, key: `back-in-stock:${request.id}`, now, body: `Cổng OCOP: ${name} đã có lại: ${publicUrl()}/san-pham/${slug}. Đây là tin duy nhất bạn đã xin; chúng tôi đã xóa số của bạn khỏi danh sách chờ.` })
      told += 1
    }
  }
  return told
}
