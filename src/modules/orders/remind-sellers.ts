import { findOfficersOf, phoneOf, type IdentityTables } from '#identity'
import { queueNotice, type NoticesTables } from '#notices'
import { findMembers, type ProducersTables } from '#producers'
import { publicUrl } from '#platform/config'
import { dayOf, showMoment } from '#platform/day'
import { sql, type Db, type Tx } from '#platform/db'
import type { Id } from '#platform/ids'
import { readSetting } from '#platform/settings'
import { callSeller } from './call-seller.ts'
import { reminderAt, reminderTimes, type ReminderStep } from './order-limits.rules.ts'
import type { OrdersTables } from './orders.tables.ts'

type Tables = OrdersTables & NoticesTables & IdentityTables & ProducersTables
const STEPS: readonly ReminderStep[] = ['first', 'last', 'deputy']

interface Waiting { readonly id: string; readonly code: string; readonly producer: Id<'producer'>; readonly seller: string; readonly province: string | null; readonly placed: Date; readonly due: Date; readonly done: readonly ReminderStep[] }

/** Reminds sellers of orders they have not answered, and tells the officers who may answer as deputies before one lapses; each step once. Gives how many steps were made. */
export async function remindSellers(tx: Tx<Tables>, now: Date): Promise<number> {
  const times = await readSetting(tx, reminderTimes)
  const waiting = await sql<Waiting>(tx, 'orders.to-remind', `
    select "order".id, "order".code, "order".producer_id as producer, "order".seller_name as seller, producer.province_code as province, "order".placed_at as placed, "order".due_at as due,
      array(select step from orders.reminders reminder where reminder.order_id = "order".id) as done
    from orders.orders "order" join producers.producers producer on producer.id = "order".producer_id
    where "order".state = 'placed' and "order".due_at > $1 and (select count(*) from orders.reminders reminder where reminder.order_id = "order".id) < 3
    order by "order".due_at, "order".id for update of "order" skip locked limit 500`, [now])
  let made = 0
  for (const order of waiting) {
    const open = STEPS.filter((step) => !order.done.includes(step) && reminderAt(step, order.placed, order.due, times) <= now)
    if (open.length === 0) continue
    for (const step of open) await sql(tx, 'orders.note-reminder', 'insert into orders.reminders (order_id, step, at) values ($1, $2, $3)', [order.id, step, now])
    made += open.length
    // Two steps that fall together are one message.
    const seller = open.includes('last') ? 'last' : open.includes('first') ? 'first' : null
    if (seller) for (const { personId } of await findMembers(tx, order.producer)) {
      await callSeller(tx, { orderId: order.id, personId, kind: 'order-reminder', key: `order-reminder:${order.id}:${seller}:${personId}`, essential: true, dueAt: order.due, words: (link) => `Cổng OCOP: đơn ${order.code} còn chờ bạn, hết hạn ${showMoment(order.due)}. Bấm để nhận hoặc từ chối: ${link}` }, now)
    }
    if (open.includes('deputy') && order.province) for (const personId of await findOfficersOf(tx, [order.province], dayOf(now))) {
      const phone = await phoneOf(tx, personId)
      if (phone) await queueNotice(tx, { channel: 'sms', to: phone, kind: 'order-about-to-lapse', subject: { kind: 'order', id: order.id }, essential: true, key: `order-about-to-lapse:${order.id}:${personId}`, expiresAt: order.due, now, body: `Cổng OCOP: đơn ${order.code} của ${order.seller} sắp hết hạn (${showMoment(order.due)}), người bán chưa trả lời. Làm thay: ${publicUrl()}/can-bo/don/${order.code}` })
    }
  }
  return made
}

export interface WaitingOrders { readonly personId: string; readonly count: number; readonly totalVnd: number; readonly firstDue: Date; readonly firstId: string; readonly firstCode: string }

/** For each person who acts for a seller: the orders that wait for their answer. */
export async function findWaitingOrders(db: Db<OrdersTables & ProducersTables>, now: Date): Promise<WaitingOrders[]> {
  return sql<WaitingOrders>(db, 'orders.waiting-by-person', `
    select member.person_id as "personId", count(*) as count, sum("order".total_vnd)::bigint as "totalVnd", min("order".due_at) as "firstDue", (array_agg("order".id order by "order".due_at, "order".id))[1] as "firstId", (array_agg("order".code order by "order".due_at, "order".id))[1] as "firstCode"
    from orders.orders "order" join producers.members member on member.producer_id = "order".producer_id and member.ends_at is null
    where "order".state = 'placed' and "order".due_at > $1 group by member.person_id order by 1`, [now])
}
