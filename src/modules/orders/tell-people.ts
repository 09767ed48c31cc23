import type { IdentityTables } from '#identity'
import { queueNotice, queueNotices, type NoticesTables } from '#notices'
import { findMemberPhones, type ProducersTables } from '#producers'
import { publicUrl } from '#platform/config'
import { showMoment } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import { tongue, type Lang } from '#platform/tongue'
import type { OrderState } from './order-moves.rules.ts'
import { stateWords } from './order.words.ts'
import type { OrdersTables } from './orders.tables.ts'
import type { Recorded } from './record-purchase.ts'

type Tables = OrdersTables & NoticesTables & IdentityTables & ProducersTables
const money = (vnd: number): string => `${String(vnd).replace(/\B(?=(\d{3})+$)/g, '.')} đ`

/** Tells the people of each seller that an order waits, and the buyer how to come back to it. In the transaction of the purchase. */
export async function tellPlaced(tx: Tx<Tables>, { id, code, totalVnd, orders }: Recorded, { phone, lang }: { readonly phone: string; readonly lang: Lang }, due: Date, now: Date): Promise<void> {
  const t = tongue(lang)
  const sellers = await findMemberPhones(tx, orders.map((each) => each.producerId))
  await queueNotices(tx, [
    ...orders.flatMap((order) => sellers.filter((each) => each.producerId === order.producerId).map((seller) => ({
      channel: 'sms' as const, to: seller.phone, kind: 'order-placed', subject: { kind: 'order', id: order.id }, key: `order-placed:${order.id}:${seller.personId}`,
      body: `Cổng OCOP: đơn mới ${order.code}, ${money(order.totalVnd)}. Trả lời trước ${showMoment(due)}: ${publicUrl()}/ban-hang/don/${order.code}`,
    }))),
    { channel: 'sms', to: phone, kind: 'purchase-placed', subject: { kind: 'purchase', id }, key: `purchase-placed:${id}`, body: t(`Cổng OCOP: đã ghi đơn ${code}, ${money(totalVnd)}. Xem bằng mã đơn và số điện thoại này: ${publicUrl()}/don-hang`, `Cong OCOP: order ${code} is recorded, ${money(totalVnd)}. Track it with its code and this number: ${publicUrl()}/en/don-hang`) },
  ], now)
}

const told = new Set<OrderState>(['accepted', 'refused', 'cancelled', 'lapsed', 'sent', 'coming-back', 'refunded'])

/** Tells the buyer of a move that somebody else made. In its transaction; a move that is made once is told once. */
export async function tellMoved(tx: Tx<Tables>, orderId: string, to: OrderState, why: string, now: Date): Promise<void> {
  if (!told.has(to)) return
  const [order] = await sql<{ code: string; seller: string; phone: string; lang: Lang }>(tx, 'orders.move-to-tell', `
    select "order".code, "order".seller_name as seller, purchase.buyer_phone as phone, purchase.lang from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id where "order".id = $1`, [orderId])
  const { code, seller, phone, lang } = order!
  await queueNotice(tx, { channel: 'sms', to: phone, kind: 'order-moved', subject: { kind: 'order', id: orderId }, essential: true, key: `order-moved:${orderId}:${to}`, now, body: `Cổng OCOP: ${code} (${seller}): ${stateWords(tongue(lang), to)}${why ? `. ${why}` : ''}.` })
}
