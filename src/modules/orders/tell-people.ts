import type { IdentityTables } from '#identity'
import { queueNotice, type NoticesTables } from '#notices'
import { findMembers, type ProducersTables } from '#producers'
import type { WayKind } from '#shipping'
import { publicUrl } from '#platform/config'
import { dayOf, showMoment, type Day } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import type { Id } from '#platform/ids'
import { type Lang, type Say, tongue } from '#platform/tongue'
import { callSeller } from './call-seller.ts'
import type { OrderState } from './order-moves.rules.ts'
import { stateWords } from './order.words.ts'
import type { OrdersTables } from './orders.tables.ts'

type Tables = OrdersTables & NoticesTables & IdentityTables & ProducersTables
/** As messages write it; they know no page. */
export const money = (vnd: number): string => `${String(vnd).replace(/\B(?=(\d{3})+$)/g, '.')} đ`

/** Tells the people of each seller that an order waits (the first of their day), and the buyer how to come back to it. In the transaction of the purchase. */
export async function tellPlaced(tx: Tx<Tables>, purchaseId: string, now: Date): Promise<void> {
  const orders = await sql<{ id: string; code: string; producer: Id<'producer'>; total: number; due: Date; purchase: string; phone: string; lang: Lang; sum: number }>(tx, 'orders.to-tell', `
    select "order".id, "order".code, "order".producer_id as producer, "order".total_vnd as total, "order".due_at as due, purchase.code as purchase, purchase.buyer_phone as phone, purchase.lang, purchase.total_vnd as sum
    from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id where purchase.id = $1 order by "order".code`, [purchaseId])
  for (const { id, code, producer, total, due } of orders) {
    for (const { personId } of await findMembers(tx, producer)) {
      // The first of the day at once; what comes later is told together, at set hours.
      if (await calledOn(tx, personId, dayOf(now))) continue
      await callSeller(tx, { orderId: id, personId, kind: 'order-placed', key: `order-placed:${id}:${personId}`, essential: true, dueAt: due, words: (link) => `Cổng OCOP: đơn mới ${code}, ${money(total)}. Trả lời trước ${showMoment(due)}, bấm một lần: ${link}` }, now)
    }
  }
  const { purchase, phone, lang, sum } = orders[0]!
  const t = tongue(lang)
  await queueNotice(tx, { channel: 'sms', to: phone, kind: 'purchase-placed', subject: { kind: 'purchase', id: purchaseId }, essential: true, key: `purchase-placed:${purchaseId}`, now, body: t(`Cổng OCOP: đã ghi đơn ${purchase}, ${money(sum)}. Xem bằng mã đơn và số điện thoại này: ${publicUrl()}/don-hang`, `Cong OCOP: order ${purchase} is recorded, ${money(sum)}. Track it with its code and this number: ${publicUrl()}/en/don-hang`) })
}

const calledOn = async (tx: Tx<OrdersTables>, personId: string, day: Day): Promise<boolean> =>
  (await sql(tx, 'orders.called-on', `select 1 from orders.calls where person_id = $1 and made_at >= $2::date::timestamp at time zone 'Asia/Ho_Chi_Minh' limit 1`, [personId, day])).length > 0

const told = new Set<OrderState>(['accepted', 'refused', 'cancelled', 'lapsed', 'sent', 'coming-back'])

/** Tells the buyer of a move that somebody else made. In its transaction; a move that is made once is told once. */
export async function tellMoved(tx: Tx<Tables>, orderId: string, to: OrderState, why: string, now: Date): Promise<void> {
  if (!told.has(to)) return
  const [order] = await sql<{ code: string; seller: string; phone: string; lang: Lang; way: WayKind; place: string }>(tx, 'orders.move-to-tell', `
    select "order".code, "order".seller_name as seller, purchase.buyer_phone as phone, purchase.lang, "order".way_kind as way, "order".way_place as place from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id where "order".id = $1`, [orderId])
  const { code, seller, phone, lang, way, place } = order!
  const where = way === 'pickup' && to === 'sent' ? `: ${place}` : ''
  await queueNotice(tx, { channel: 'sms', to: phone, kind: 'order-moved', subject: { kind: 'order', id: orderId }, essential: true, key: `order-moved:${orderId}:${to}`, now, body: `Cổng OCOP: ${code} (${seller}): ${stateWords(tongue(lang), to, way)}${where}${why ? `. ${why}` : ''}.` })
}

/** Tells the buyer something about one order, once for each key. */
export async function tellBuyer(tx: Tx<Tables>, orderId: string, key: string, words: (t: Say) => string, now: Date): Promise<void> {
  const [order] = await sql<{ code: string; phone: string; lang: Lang }>(tx, 'orders.buyer-to-tell', 'select "order".code, purchase.buyer_phone as phone, purchase.lang from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id where "order".id = $1', [orderId])
  await queueNotice(tx, { channel: 'sms', to: order!.phone, kind: 'order-money', subject: { kind: 'order', id: orderId }, essential: true, key: `order-money:${key}`, now, body: `Cổng OCOP: ${order!.code}: ${words(tongue(order!.lang))}: ${publicUrl()}/don-hang` })
}
