import { phoneOf, type IdentityTables } from '#identity'
import { queueNotice, type NoticesTables } from '#notices'
import { callSeller, findWaitingOrders, type OrdersTables } from '#orders'
import type { ProducersTables } from '#producers'
import { publicUrl } from '#platform/config'
import { dayOf, showMoment } from '#platform/day'
import type { Tx } from '#platform/db'
import { readSetting } from '#platform/settings'
import type { AftersaleTables } from './aftersale.tables.ts'
import { digestHours } from './digest.rules.ts'
import { findUnread } from './thread.queries.ts'

/** At the set hours, one message to each person who acts for a seller, with all that waits; nothing where nothing does, or where they want none. Gives how many were queued. */
export async function sendDigests(tx: Tx<AftersaleTables & OrdersTables & IdentityTables & NoticesTables & ProducersTables>, now: Date): Promise<number> {
  const hour = new Date(now.getTime() + 7 * 3_600_000).getUTCHours()
  if (!(await readSetting(tx, digestHours)).includes(hour)) return 0
  const [orders, unread] = [await findWaitingOrders(tx, now), await findUnread(tx)]
  let sent = 0
  for (const personId of new Set([...orders, ...unread].map((each) => each.personId))) {
    const waiting = orders.find((each) => each.personId === personId)
    const said = unread.find((each) => each.personId === personId)
    const parts = [
      ...(waiting ? [`${waiting.count} đơn chờ trả lời, sớm nhất trước ${showMoment(waiting.firstDue)}`] : []), ...(said?.complaints ? [`${said.complaints} khiếu nại chưa trả lời`] : []),
      ...(said?.returns ? [`${said.returns} lời xin trả hàng`] : []), ...(said?.messages ? [`${said.messages} tin nhắn mới`] : []),
    ]
    if (parts.length === 0) continue
    const key = `seller-digest:${personId}:${dayOf(now)}:${hour}`
    const words = `Cổng OCOP: ${parts.join('; ')}.`
    // One order alone can be answered right from the message.
    if (waiting?.count === 1 && parts.length === 1) { if (await callSeller(tx, { orderId: waiting.firstId, personId, kind: 'seller-digest', key, essential: false, dueAt: waiting.firstDue, words: (link) => `${words} ${link}` }, now)) sent += 1; continue }
    const phone = await phoneOf(tx, personId)
    if (phone && (await queueNotice(tx, { channel: 'sms', to: phone, kind: 'seller-digest', essential: false, key, now, body: `${words} ${publicUrl()}/ban-hang/don` })).kind === 'queued') sent += 1
  }
  return sent
}
