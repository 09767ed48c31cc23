import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { tell } from '#platform/news'
import { stateFor } from './match-transfer.rules.ts'
import { paymentChanged } from './payments.news.ts'
import type { PaymentsTables } from './payments.tables.ts'
import { factOf, takeRequest } from './request.queries.ts'
import { writeMovement, type BookAccount } from './write-movement.ts'

/** Says that unclear money has nothing to do with the portal (`aside`), or takes that back. False when the transfer is not unclear. */
export async function setTransferAside(tx: Tx<PaymentsTables>, transferId: string, aside: boolean, by: string, now: Date): Promise<boolean> {
  return (await sql(tx, 'payments.set-aside', `
    update payments.transfers set set_aside_at = case when $2 then $4::timestamptz end, set_aside_by = case when $2 then $3 end
    where id = $1 and direction = 'in' and outcome in ('several-references', 'none') and settled_at is null and not foreign_account and (set_aside_at is null) = $2 returning 1`, [transferId, aside, by, now])).length > 0
}

/** `given-back`: of that money something went back to the buyer since, so it cannot be taken off any more. */
export type Undone = { readonly kind: 'undone' } | { readonly kind: 'not-settled' } | { readonly kind: 'given-back' }

/** Takes an attached transfer off its requests again: the books get the opposite entries, the transfer is unclear as before. */
export async function undoSettle(tx: Tx<PaymentsTables>, transferId: string, now: Date): Promise<Undone> {
  const [transfer] = await sql<{ settled: boolean }>(tx, 'payments.take-settled', `select settled_at is not null as settled from payments.transfers where id = $1 for update`, [transferId])
  if (!transfer?.settled) return { kind: 'not-settled' }
  const booked = await sql<{ id: string; requestId: string; at: Date; subjectKind: string; subjectId: string; payeeKind: string; payeeId: string; entries: [BookAccount, number][] }>(tx, 'payments.settled-movements', `
    select movements.id, request_id as "requestId", at, subject_kind as "subjectKind", subject_id as "subjectId", payee_kind as "payeeKind", payee_id as "payeeId",
      (select json_agg(json_build_array(account, amount_vnd)) from payments.entries where movement_id = movements.id) as entries
    from payments.movements where what = 'transfer' and key like $1 || ':%' and not exists (select from payments.movements undone where undone.what = 'undo' and undone.key = movements.id::text) order by request_id`, [transferId])
  for (const { id, requestId, subjectKind, subjectId, payeeKind, payeeId, entries } of booked) {
    const request = (await takeRequest(tx, requestId))!
    const [left] = await sql<{ sales: number; toReturn: number }>(tx, 'payments.left-of-request', `
      select -coalesce(sum(amount_vnd) filter (where account = 'sales'), 0)::bigint as sales, -coalesce(sum(amount_vnd) filter (where account = 'to-return'), 0)::bigint as "toReturn"
      from payments.entries join payments.movements on movements.id = movement_id where request_id = $1`, [requestId])
    const of = (account: BookAccount): number => entries.filter(([each]) => each === account).reduce((sum, [, vnd]) => sum + vnd, 0)
    if (left!.sales + of('sales') < 0 || left!.toReturn + of('to-return') < 0) return { kind: 'given-back' }
    await writeMovement(tx, { what: 'undo', key: id, subject: { kind: subjectKind, id: subjectId }, payee: { kind: payeeKind, id: payeeId }, requestId, at: now, entries: entries.map(([account, vnd]) => [account, -vnd]) }, now)
    // Late money was never counted as received.
    const receivedVnd = request.receivedVnd - (of('sales') === 0 ? 0 : of('bank') - of('partner'))
    const state = receivedVnd === request.receivedVnd ? request.state : receivedVnd > 0 ? stateFor(request.amountVnd, receivedVnd) : request.expiresAt < now ? 'expired' : 'waiting'
    await sql(tx, 'payments.unreceive', 'update payments.requests set received_vnd = $2, state = $3, changed_at = $4 where id = $1', [requestId, receivedVnd, state, now])
    await tell(tx, paymentChanged, factOf(request, { receivedVnd, state }, 'undone', now))
  }
  await sql(tx, 'payments.unsettle', 'update payments.transfers set settled_at = null, settled_by = null where id = $1', [transferId])
  return { kind: 'undone' }
}

/** Lets money that came too late pay its request after all, up to what is missing. False when it does not fill the request: nothing changed. */
export async function countLate(tx: Tx<PaymentsTables>, requestId: string, now: Date): Promise<boolean> {
  const request = await takeRequest(tx, requestId)
  if (!request) return false
  const missing = request.amountVnd - request.receivedVnd
  const [held] = await sql<{ vnd: number }>(tx, 'payments.late-money', `select -coalesce(sum(amount_vnd), 0)::bigint as vnd from payments.entries join payments.movements on movements.id = movement_id where request_id = $1 and account = 'to-return'`, [requestId])
  if (missing <= 0 || held!.vnd < missing) return false
  await writeMovement(tx, { what: 'count', key: `${requestId}:${newId()}`, subject: { kind: request.subjectKind, id: request.subjectId }, payee: { kind: request.payeeKind, id: request.payeeId }, requestId, at: now, entries: [['to-return', missing], ['sales', -missing]] }, now)
  await sql(tx, 'payments.count', `update payments.requests set received_vnd = amount_vnd, state = 'paid', changed_at = $2 where id = $1`, [requestId, now])
  await tell(tx, paymentChanged, factOf(request, { receivedVnd: request.amountVnd, state: 'paid' }, 'transfer', now))
  return true
}
