import type { AftersaleTables } from '#aftersale'
import type { OrdersTables } from '#orders'
import { findAccount, findRequestsOf, recordPartnerFee, type PaymentsTables } from '#payments'
import type { ProducersTables } from '#producers'
import { dayOf } from '#platform/day'
import { insertMany, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { readSetting } from '#platform/settings'
import { duePayouts, returnDays } from './due.rules.ts'
import { findHeldOrders } from './payouts.queries.ts'
import type { PayoutsTables } from './payouts.tables.ts'

type Tables = PayoutsTables & PaymentsTables & OrdersTables & AftersaleTables & ProducersTables

/** One officer after another: what is listed, sent and answered is looked at by one at a time. */
export const lockPayouts = (tx: Tx<Tables>) => sql(tx, 'payouts.lock', 'select pg_advisory_xact_lock(241)')

export interface Listed { readonly count: number; readonly sumVnd: number; /** Sellers that something is due to and that have no verified account. */ readonly noAccount: readonly string[] }

/** Lists what is due now. What was listed and not sent is worked out anew; what was sent stays as it is. */
export async function listPayouts(tx: Tx<Tables>, by: string, now: Date): Promise<Listed> {
  await lockPayouts(tx)
  await sql(tx, 'payouts.clear-items', `delete from payouts.items using payouts.payouts payout where payout.id = payout_id and payout.state = 'listed'`)
  const due = duePayouts(await findHeldOrders(tx, null), await readSetting(tx, returnDays), now)
  const noAccount: string[] = []
  const kept: string[] = []
  let sumVnd = 0
  for (const { partnerId, producerId, amountVnd, items } of due) {
    const account = await findAccount(tx, { kind: 'producer', id: producerId })
    if (!account?.verifiedAt) { noAccount.push(producerId); continue }
    const [payout] = await sql<{ id: string }>(tx, 'payouts.list', `
      insert into payouts.payouts (id, code, partner_id, producer_id, bank_bin, account, holder, amount_vnd, state, listed_by, listed_at)
      values ($1, 'CT-' || $2 || '-' || lpad(nextval('payouts.numbers')::text, 6, '0'), $3, $4, $5, $6, $7, $8, 'listed', $9, $10)
      on conflict (partner_id, producer_id) where state = 'listed' do update set bank_bin = excluded.bank_bin, account = excluded.account, holder = excluded.holder, amount_vnd = excluded.amount_vnd returning id`,
      [newId<'payout'>(), dayOf(now).slice(2, 4), partnerId, producerId, account.bankBin, account.number, account.holderName, amountVnd, by, now])
    await insertMany(tx, 'payouts.items', items.map((item) => ({ payout_id: payout!.id, order_id: item.orderId, amount_vnd: item.amountVnd, open: true })))
    kept.push(payout!.id)
    sumVnd += amountVnd
  }
  await sql(tx, 'payouts.drop', `update payouts.payouts set state = 'dropped', ended_by = $2, ended_at = $3 where state = 'listed' and not id = any($1::uuid[])`, [kept, by, now])
  return { count: kept.length, sumVnd, noAccount }
}

/** `changed`: the sum is another than the officer saw, because something was paid, delivered or given back meanwhile. */
export type Sent = { readonly kind: 'sent'; readonly code: string } | { readonly kind: 'nothing' } | { readonly kind: 'changed'; readonly sumVnd: number }

/** Freezes what is listed into one file for a partner and books the partner's fees. Said again, there is nothing to send. */
export async function sendPayouts(tx: Tx<Tables>, { partnerId, seenVnd }: { readonly partnerId: string; readonly seenVnd: number }, by: string, now: Date): Promise<Sent> {
  await listPayouts(tx, by, now)
  const listed = await sql<{ id: string; amountVnd: number }>(tx, 'payouts.listed-of', `select id, amount_vnd as "amountVnd" from payouts.payouts where partner_id = $1 and state = 'listed' order by code for update`, [partnerId])
  if (listed.length === 0) return { kind: 'nothing' }
  const sumVnd = listed.reduce((sum, each) => sum + each.amountVnd, 0)
  if (sumVnd !== seenVnd) return { kind: 'changed', sumVnd }
  const items = await sql<{ orderId: string }>(tx, 'payouts.items-of', 'select order_id as "orderId" from payouts.items where payout_id = any($1::uuid[])', [listed.map((each) => each.id)])
  for (const request of await findRequestsOf(tx, items.map((each) => ({ kind: 'order', id: each.orderId })))) await recordPartnerFee(tx, request, now)
  const [batch] = await sql<{ id: string; code: string }>(tx, 'payouts.add-batch', `insert into payouts.batches (id, code, partner_id, sent_by, sent_at) values ($1, 'BC-' || $2 || '-' || lpad(nextval('payouts.batch_numbers')::text, 4, '0'), $3, $4, $5) returning id, code`, [newId<'batch'>(), dayOf(now).slice(2, 4), partnerId, by, now])
  await sql(tx, 'payouts.send', `update payouts.payouts set state = 'sent', batch_id = $2 where id = any($1::uuid[])`, [listed.map((each) => each.id), batch!.id])
  return { kind: 'sent', code: batch!.code }
}
