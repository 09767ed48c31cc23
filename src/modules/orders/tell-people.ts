import type { IdentityTables } from '#identity'
import { othersWords, queueNotice, queueNotices, type NoticesTables } from '#notices'
import { findMemberPhones, MEMBER_PHONES, type ProducersTables } from '#producers'
import type { WayKind } from '#shipping'
import { publicUrl } from '#platform/config'
import { dayOf, showMoment } from '#platform/day'
import { sql, type Db, type Tx } from '#platform/db'
import { newLinkToken } from '#platform/session'
import { type Lang, pathIn, type Say, tongue } from '#platform/tongue'
import { answerLink, noteCalls } from './call-seller.ts'
import type { OrderState } from './order-moves.rules.ts'
import { stateWords } from './order.words.ts'
import type { PurchaseView } from './orders.queries.ts'
import type { OrdersTables } from './orders.tables.ts'
import { newPurchaseKey } from './purchase-key.ts'
import type { Recorded } from './record-purchase.ts'

type Tables = OrdersTables & NoticesTables & IdentityTables & ProducersTables
/** As messages write it; they know no page. */
export const money = (vnd: number): string => `${String(vnd).replace(/\B(?=(\d{3})+$)/g, '.')} đ`

export interface PersonToTell { readonly producerId: string; readonly personId: string; readonly phone: string; readonly called: boolean }

/** The people of some sellers who have a telephone, and whether they were called today already. */
export async function findPeopleToTell(db: Db<Tables>, producerIds: readonly string[], now: Date): Promise<PersonToTell[]> {
  return sql<PersonToTell>(db, 'orders.people-to-tell', `
    select person.*, exists (select from orders.calls call where call.person_id = person."personId" and call.made_at >= $2::date::timestamp at time zone 'Asia/Ho_Chi_Minh') as called
    from (${MEMBER_PHONES}) person`, [producerIds, dayOf(now)])
}

/** Tells the people of each seller that an order waits (the first of their day; what comes later is told together, at set hours), and the buyer how to come back to it. In the transaction of the purchase. */
export async function tellPlaced(tx: Tx<Tables>, { id, code, totalVnd, orders }: Recorded, people: readonly PersonToTell[], { phone, lang }: { readonly phone: string; readonly lang: Lang }, due: Date, now: Date): Promise<void> {
  const t = tongue(lang)
  const called = new Set(people.flatMap((each) => (each.called ? [each.personId] : [])))
  const calls = orders.flatMap((order) => people.filter((each) => each.producerId === order.producerId && !called.has(each.personId) && called.add(each.personId)).map(({ personId, phone: to }) => ({ order, personId, to, token: newLinkToken() })))
  await Promise.all([
    ...(calls.length > 0 ? [noteCalls(tx, calls.map(({ order, personId, token }) => ({ orderId: order.id, personId, token })), now)] : []),
    queueNotices(tx, [
      ...calls.map(({ order, personId, to, token }) => ({
        channel: 'sms' as const, to, kind: 'order-placed', subject: { kind: 'order', id: order.id }, key: `order-placed:${order.id}:${personId}`, secret: true, expiresAt: due,
        body: `Cổng OCOP: đơn mới ${order.code}, ${money(order.totalVnd)}. Trả lời trước ${showMoment(due)}, bấm một lần: ${answerLink(token)}`,
      })),
      { channel: 'sms', to: phone, kind: 'purchase-placed', subject: { kind: 'purchase', id }, key: `purchase-placed:${id}`, body: t(`Cổng OCOP: đã ghi đơn ${code}, ${money(totalVnd)}. Xem bằng mã đơn và số điện thoại này: ${publicUrl()}/don-hang`, `Cong OCOP: order ${code} is recorded, ${money(totalVnd)}. Track it with its code and this number: ${publicUrl()}/en/don-hang`) },
    ], now),
  ])
}

const told = new Set<OrderState>(['accepted', 'refused', 'cancelled', 'lapsed', 'sent', 'coming-back'])

/** Tells the buyer of a move that somebody else made. In its transaction; a move that is made once is told once. */
export async function tellMoved(tx: Tx<Tables>, orderId: string, to: OrderState, why: string, now: Date): Promise<void> {
  if (!told.has(to)) return
  const [order] = await sql<{ code: string; seller: string; phone: string; lang: Lang; way: WayKind; place: string }>(tx, 'orders.move-to-tell', `
    select "order".code, "order".seller_name as seller, purchase.buyer_phone as phone, purchase.lang, "order".way_kind as way, "order".way_place as place from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id where "order".id = $1`, [orderId])
  const { code, seller, phone, lang, way, place } = order!
  const where = way === 'pickup' && to === 'sent' ? `: ${place}` : ''
  await queueNotice(tx, { channel: 'sms', to: phone, kind: 'order-moved', subject: { kind: 'order', id: orderId }, essential: true, key: `order-moved:${orderId}:${to}`, now, body: `Cổng OCOP: ${code} (${othersWords(seller)}): ${stateWords(tongue(lang), to, way)}${othersWords(where)}${why ? `. ${othersWords(why)}` : ''}.` })
}

/** Tells the buyer something about one order, once for each key. */
export async function tellBuyer(tx: Tx<Tables>, orderId: string, key: string, words: (t: Say) => string, now: Date): Promise<void> {
  const [order] = await sql<{ code: string; phone: string; lang: Lang }>(tx, 'orders.buyer-to-tell', 'select "order".code, purchase.buyer_phone as phone, purchase.lang from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id where "order".id = $1', [orderId])
  await queueNotice(tx, { channel: 'sms', to: order!.phone, kind: 'order-money', subject: { kind: 'order', id: orderId }, essential: true, key: `order-money:${key}`, now, body: `Cổng OCOP: ${order!.code}: ${words(tongue(order!.lang))}: ${publicUrl()}/don-hang` })
}

/** Sends the buyer a link that opens everything of their purchase, to the telephone it was made with. */
export async function sendPurchaseLink(tx: Tx<OrdersTables & NoticesTables>, { id, code, buyerPhone }: PurchaseView, lang: Lang, now: Date): Promise<void> {
  const token = await newPurchaseKey(tx, id, now)
  const link = `${publicUrl()}${pathIn(lang, `/don-hang/${code}`)}?k=${token}`
  await queueNotice(tx, { channel: 'sms', to: buyerPhone, kind: 'purchase-link', subject: { kind: 'purchase', id }, essential: true, secret: true, key: `purchase-link:${id}:${now.toISOString()}`, expiresAt: new Date(now.getTime() + 3_600_000), now, body: tongue(lang)(`Cổng OCOP: mở đơn ${code} của bạn: ${link}`, `Cong OCOP: open your order ${code}: ${link}`) })
}

/** Tells the people of the seller that the carrier does not take a parcel, and what it said: the goods stand still until somebody mends it. Once for each refusal. */
export async function tellParcelRefused(tx: Tx<Tables>, orderId: string, parcelId: string, carrier: string, words: string, at: string, now: Date): Promise<void> {
  const [order] = await sql<{ code: string; producer: string }>(tx, 'orders.of-refused-parcel', 'select code, producer_id as producer from orders.orders where id = $1', [orderId])
  for (const { personId, phone } of order ? await findMemberPhones(tx, [order.producer]) : []) {
    await queueNotice(tx, { channel: 'sms', to: phone, kind: 'parcel-refused', subject: { kind: 'order', id: orderId }, essential: true, key: `parcel-refused:${parcelId}:${at}:${personId}`, now, body: `Cổng OCOP: ${carrier} chưa nhận kiện của đơn ${order!.code}: ${words.slice(0, 120).replace(/\.$/, '')}. Sửa và báo lại: ${publicUrl()}/ban-hang/don/${order!.code}` })
  }
}
