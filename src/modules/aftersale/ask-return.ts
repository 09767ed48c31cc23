import { moveOrder } from '#orders'
import type { OffersTables } from '#offers'
import type { PaymentsTables } from '#payments'
import type { ShippingTables } from '#shipping'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { tongue } from '#platform/tongue'
import type { ReturnReason, ReturnState } from './aftersale.tables.ts'
import { reasonWords } from './aftersale.words.ts'
import { aboutOrder } from './thread.queries.ts'
import { tellBuyer, tellSeller, writeEntry, type AboutOrder, type By, type NewEntry, type Tables } from './write-entry.ts'

type Said = Pick<NewEntry, 'body' | 'key' | 'photos'>
export interface WantedLine { readonly position: number; readonly quantity: number }

export type Asked = 'asked' | 'not-now' | 'one-open' | 'nothing-chosen' | 'too-many'

/** The buyer asks to send goods back: which lines and how many. Only goods that have arrived. */
export async function askReturn(tx: Tx<Tables>, order: AboutOrder, by: By, reason: ReturnReason, wanted: readonly WantedLine[], said: Said, now: Date): Promise<Asked> {
  const [held] = await sql<{ state: string }>(tx, 'aftersale.lock-order', 'select state from orders.orders where id = $1 for update', [order.id])
  if (held?.state !== 'delivered') return 'not-now'
  const lines = await sql<{ position: number; quantity: number; back: number }>(tx, 'aftersale.returnable', `
    select line.position, line.quantity, coalesce((select sum(part.quantity) from aftersale.return_lines part join aftersale.returns back on back.id = part.return_id where part.order_id = line.order_id and part.position = line.position and back.state = 'received'), 0)::int as back
    from orders.lines line where line.order_id = $1`, [order.id])
  const chosen = wanted.filter((each) => each.quantity > 0)
  if (chosen.length === 0) return 'nothing-chosen'
  if (chosen.some((each) => { const line = lines.find((one) => one.position === each.position); return !line || each.quantity > line.quantity - line.back })) return 'too-many'
  const whole = lines.every((line) => chosen.find((each) => each.position === line.position)?.quantity === line.quantity)
  const id = newId<'return'>()
  const made = await sql(tx, 'aftersale.ask-return', `
    insert into aftersale.returns (id, order_id, reason, whole, state, asked_at, changed_at) values ($1, $2, $3, $4, 'asked', $5, $5) on conflict (order_id) where state in ('asked', 'accepted') do nothing returning 1`, [id, order.id, reason, whole, now])
  if (made.length === 0) return 'one-open'
  for (const { position, quantity } of chosen) await sql(tx, 'aftersale.return-line', 'insert into aftersale.return_lines (return_id, order_id, position, quantity) values ($1, $2, $3, $4)', [id, order.id, position, quantity])
  await writeEntry(tx, order, by, { ...said, kind: 'asked', returnId: id }, now)
  await tellSeller(tx, order, `khách xin trả hàng đơn ${order.code} (${reasonWords(tongue('vi'), reason).toLowerCase()}). Trả lời:`, 'return', now)
  return 'asked'
}

const steps: Record<'accepted' | 'refused' | 'received' | 'withdrawn', ReturnState> = { accepted: 'asked', refused: 'asked', received: 'accepted', withdrawn: 'asked' }

export type Stepped = 'done' | 'not-now' | 'why-missing'

/** The next step of a return. Where all of an order goes back, the order moves with it. Money is no part of it. */
export async function stepReturn(tx: Tx<Tables & OffersTables & PaymentsTables & ShippingTables>, id: string, to: keyof typeof steps, by: By, said: Said, now: Date): Promise<Stepped> {
  const [back] = await sql<{ orderId: string; state: ReturnState; whole: boolean; reason: ReturnReason }>(tx, 'aftersale.hold-return', 'select order_id as "orderId", state, whole, reason from aftersale.returns where id = $1 for update', [id])
  if (!back) return 'not-now'
  if (back.state === to) return 'done'
  if (back.state !== steps[to]) return 'not-now'
  if (to === 'refused' && said.body === '') return 'why-missing'
  const order = (await aboutOrder(tx, back.orderId))!
  await sql(tx, 'aftersale.step-return', 'update aftersale.returns set state = $2, changed_at = $3 where id = $1', [id, to, now])
  await writeEntry(tx, order, by, { ...said, kind: to, returnId: id }, now)
  if (back.whole && (to === 'accepted' || to === 'received')) {
    const moved = await moveOrder(tx, back.orderId, to === 'accepted' ? 'coming-back' : 'returned', by, `Khách trả hàng: ${reasonWords(tongue('vi'), back.reason).toLowerCase()}`, now)
    // It was moved by hand meanwhile: the return follows.
    if (moved.kind === 'not-now' && to === 'accepted') throw new ReturnStuck()
  } else if (to !== 'withdrawn') await tellBuyer(tx, order, to === 'accepted' ? `${order.sellerName} đồng ý nhận lại hàng đơn ${order.code}. Xem cách gửi:` : to === 'refused' ? `${order.sellerName} trả lời về việc trả hàng đơn ${order.code}:` : `${order.sellerName} đã nhận lại hàng đơn ${order.code}.`, 'return', now)
  return 'done'
}

/** The order has moved on since, so that it cannot come back any more: nothing of the step stays. */
export class ReturnStuck extends Error {}
