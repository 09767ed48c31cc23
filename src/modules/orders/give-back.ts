import type { ShippingTables } from '#shipping'
import type { IdentityTables } from '#identity'
import { othersWords, type NoticesTables } from '#notices'
import type { OffersTables } from '#offers'
import { keepPhoto, type PhotosTables, type SentPhoto } from '#photos'
import { answerRefund, bankOf, countLate, isAccountNumber, recordRefund, type PaymentsTables } from '#payments'
import type { ProducersTables } from '#producers'
import { newId } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import { moveOrder, type Mover } from './move-order.ts'
import { mayAgree } from './order-money.rules.ts'
import { findOrderMoney, type RefundAccount } from './order-money.queries.ts'
import { endedInNothing, type OrderState } from './order-moves.rules.ts'
import type { OrdersTables } from './orders.tables.ts'
import { tellBuyer, money as showVnd } from './tell-people.ts'

type Tables = OrdersTables & OffersTables & NoticesTables & IdentityTables & PaymentsTables & PhotosTables & ProducersTables & ShippingTables
type Seller = Mover & { readonly kind: 'seller' | 'officer' }

const lock = async (tx: Tx<OrdersTables>, orderId: string) => (await sql<{ id: string; state: OrderState; producer: string; payment: 'cash' | 'transfer' }>(tx, 'orders.lock-money', 'select id, state, producer_id as producer, (select payment from orders.purchases where id = purchase_id) as payment from orders.orders where id = $1 for update', [orderId]))[0]!

export interface GivenBack {
  /** Of this form: sent twice, it is one refund. */
  readonly key: string
  readonly amountVnd: number
  readonly by: 'bank' | 'cash'
  readonly evidence: string
  /** Of the receipt, where there is one. */
  readonly photo?: SentPhoto | null
}
/** `too-much`: more than is owed back. `wrong-means`: what came by bank goes back by bank. */
export type GaveBack = { readonly kind: 'recorded' } | { readonly kind: 'too-much'; readonly mostVnd: number } | { readonly kind: 'wrong-means' }

/** Records that the seller gave money back to the buyer, by the means it came and with evidence; when nothing is owed of goods that came back, the order is refunded. */
export async function giveBack(tx: Tx<Tables>, orderId: string, { key, amountVnd, by, evidence, photo }: GivenBack, who: Seller, now: Date): Promise<GaveBack> {
  const order = await lock(tx, orderId)
  const money = (await findOrderMoney(tx, [order])).get(orderId)!
  const byBank = money.request !== null && money.request.subjectId === orderId
  if (byBank && by !== 'bank') return { kind: 'wrong-means' }
  const again = await sql(tx, 'orders.refund-again', `select 1 from payments.movements where what = 'refund' and key = $1`, [`${orderId}:${key}`])
  if (again.length > 0) return { kind: 'recorded' }
  if (amountVnd > money.owedVnd) return { kind: 'too-much', mostVnd: money.owedVnd }
  const done = await recordRefund(tx, {
    key: `${orderId}:${key}`, requestId: byBank ? money.request!.id : null, subject: { kind: 'order', id: orderId }, payee: { kind: 'producer', id: order.producer }, by, amountVnd, at: now,
    proof: { evidence, byKind: who.kind, byName: who.name },
  }, now)
  if (done.kind === 'too-much') return done
  if (done.kind !== 'recorded') return { kind: 'recorded' }
  if (photo) await keepPhoto(tx, photo.photo, { owner: { kind: 'refund', id: done.id }, key: photo.key, open: false, by: who.name }, now)
  await tellBuyer(tx, orderId, `given-back:${done.id}`, (t) => t(`người bán đã trả lại bạn ${showVnd(amountVnd)} (${othersWords(evidence)}). Chưa nhận được thì báo ở trang đơn`, `the seller gave ${showVnd(amountVnd)} back (${othersWords(evidence)}). If it does not come, say so on the order's page`), now)
  if (order.state === 'returned' && amountVnd === money.owedVnd) await moveOrder(tx, orderId, 'refunded', who, '', now)
  return { kind: 'recorded' }
}

/** `not-now`: in this state nothing is agreed on. `too-much`: more than was paid and kept. `waits`: the buyer has not answered the last one. */
export type Proposed = { readonly kind: 'proposed' } | { readonly kind: 'not-now' } | { readonly kind: 'too-much'; readonly mostVnd: number } | { readonly kind: 'waits' }

/** The seller offers to give a part back (goods partly returned, or worse than said); nothing is owed before the buyer agrees. */
export async function proposeReturn(tx: Tx<Tables>, orderId: string, amountVnd: number, why: string, who: Seller, now: Date): Promise<Proposed> {
  const order = await lock(tx, orderId)
  if (!mayAgree(order.state)) return { kind: 'not-now' }
  const { books, agreed } = (await findOrderMoney(tx, [order])).get(orderId)!
  if (agreed.some((each) => each.answer === null)) return { kind: 'waits' }
  const promised = agreed.filter((each) => each.answer === 'agreed').reduce((sum, each) => sum + each.amountVnd, 0)
  const mostVnd = Math.max(0, (books?.soldVnd ?? 0) + (books?.soldBackVnd ?? 0) - promised)
  if (amountVnd > mostVnd) return { kind: 'too-much', mostVnd }
  await sql(tx, 'orders.propose-return', 'insert into orders.agreed_returns (id, order_id, amount_vnd, why, by_kind, by_name, proposed_at) values ($1, $2, $3, $4, $5, $6, $7)', [newId(), orderId, amountVnd, why, who.kind, who.name, now])
  await tellBuyer(tx, orderId, `proposed:${orderId}:${now.getTime()}`, (t) => t(`người bán đề nghị trả lại bạn ${showVnd(amountVnd)}. Trả lời ở trang đơn`, `the seller offers to give ${showVnd(amountVnd)} back. Answer on the order's page`), now)
  return { kind: 'proposed' }
}

/** The buyer answers what the seller offered. False when it was answered before. */
export async function answerProposal(tx: Tx<OrdersTables>, orderId: string, proposalId: string, answer: 'agreed' | 'declined', now: Date): Promise<boolean> {
  return (await sql(tx, 'orders.answer-proposal', 'update orders.agreed_returns set answer = $3, answered_at = $4 where id = $2 and order_id = $1 and answer is null returning 1', [orderId, proposalId, answer, now])).length > 0
}

/** Lets money that came too late fill up an order that goes on. False when it does not fill it. */
export async function countLateMoney(tx: Tx<Tables>, orderId: string, now: Date): Promise<boolean> {
  const order = await lock(tx, orderId)
  const { request } = (await findOrderMoney(tx, [order])).get(orderId)!
  return request !== null && !endedInNothing.has(order.state) && countLate(tx, request.id, now)
}

/** The buyer says whether a refund came. */
export const answerGivenBack = (tx: Tx<PaymentsTables>, orderId: string, refundId: string, answer: 'received' | 'not-received', now: Date): Promise<boolean> => answerRefund(tx, refundId, { kind: 'order', id: orderId }, answer, now)

/** Keeps where the buyer wants the money, only while something is owed. */
export async function keepRefundAccount(tx: Tx<Tables>, orderId: string, account: RefundAccount, now: Date): Promise<'kept' | 'nothing-owed' | 'unknown-bank' | 'no-account-number' | 'no-name'> {
  const order = await lock(tx, orderId)
  if ((await findOrderMoney(tx, [order])).get(orderId)!.owedVnd === 0) return 'nothing-owed'
  const number = account.number.replace(/[ .-]/g, '').toUpperCase()
  if (!bankOf(account.bankBin)) return 'unknown-bank'
  if (!isAccountNumber(number)) return 'no-account-number'
  if (account.holderName === '') return 'no-name'
  await sql(tx, 'orders.keep-refund-account', `
    insert into orders.refund_accounts (order_id, bank_bin, number, holder_name, given_at) values ($1, $2, $3, $4, $5)
    on conflict (order_id) do update set bank_bin = excluded.bank_bin, number = excluded.number, holder_name = excluded.holder_name, given_at = excluded.given_at`, [orderId, account.bankBin, number, account.holderName, now])
  return 'kept'
}

/** Erases buyers' accounts some time after the last refund of an order whose money is settled. Gives how many. */
export async function forgetRefundAccounts(tx: Tx<Tables>, before: Date): Promise<number> {
  const old = await sql<{ id: string; state: OrderState }>(tx, 'orders.old-refund-accounts', `
    select "order".id, "order".state from orders.refund_accounts join orders.orders "order" on "order".id = order_id
    where given_at < $1 and not exists (select from payments.movements where subject_kind = 'order' and subject_id = order_id and at >= $1) limit 500`, [before])
  const money = await findOrderMoney(tx, old)
  const settled = old.filter(({ id }) => { const { owedVnd, refunds } = money.get(id)!; return owedVnd === 0 && refunds.every((each) => each.answer !== 'not-received') }).map((each) => each.id)
  if (settled.length > 0) await sql(tx, 'orders.forget-refund-accounts', 'delete from orders.refund_accounts where order_id = any($1::uuid[])', [settled])
  return settled.length
}
