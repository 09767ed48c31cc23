import { randomBytes } from 'node:crypto'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { tell } from '#platform/news'
import { isReference, referenceFrom } from './match-transfer.rules.ts'
import { paymentChanged } from './payments.news.ts'
import type { PaymentsTables } from './payments.tables.ts'
import { factOf, findByReference, takeRequest, type Party, type PaymentRequest } from './request.queries.ts'

export interface NewPaymentRequest {
  readonly subject: Party
  readonly payee: Party
  /** Whole đồng above nought. */
  readonly amountVnd: number
  /** One word of 6 to 20 upper-case letters and digits, at least one digit; made here when it is not given. */
  readonly reference?: string
  readonly expiresAt: Date
  readonly now: Date
}
/** `no-account`: the payee has no verified bank account. `reference-taken`: it stands for another subject, payee or amount. */
export type Requested = { readonly kind: 'requested'; readonly request: PaymentRequest } | { readonly kind: 'no-account' } | { readonly kind: 'reference-taken' }

/**
 * Asks for a transfer to the payee's own account: the portal never holds the money (Decree 52/2024/NĐ-CP asks a licence
 * of whoever does). Asking again with the same reference, subject, payee and amount answers the request that is there.
 */
export async function requestPayment(tx: Tx<PaymentsTables>, asked: NewPaymentRequest): Promise<Requested> {
  const { subject, payee, amountVnd, now, expiresAt } = asked
  if (!Number.isSafeInteger(amountVnd) || amountVnd <= 0) throw new RangeError(`${amountVnd} is no amount to ask for`)
  if (asked.reference !== undefined && !isReference(asked.reference)) throw new RangeError(`${asked.reference} is no reference`)
  const accounts = await sql<{ id: string }>(tx, 'payments.payee-account', 'select id from payments.accounts where owner_kind = $1 and owner_id = $2 and current and verified_at is not null', [payee.kind, payee.id])
  if (!accounts[0]) return { kind: 'no-account' }
  for (;;) {
    const reference = asked.reference ?? referenceFrom(randomBytes(7))
    const made = await sql(tx, 'payments.request', `
      insert into payments.requests (id, reference, subject_kind, subject_id, payee_kind, payee_id, account_id, amount_vnd, asked_at, expires_at, state, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'waiting', $9) on conflict (reference) do nothing returning 1`,
      [newId<'payment-request'>(), reference, subject.kind, subject.id, payee.kind, payee.id, accounts[0].id, amountVnd, now, expiresAt])
    if (made.length === 0 && asked.reference === undefined) continue
    const request = (await findByReference(tx, reference))!
    const same = request.subjectKind === subject.kind && request.subjectId === subject.id && request.payeeKind === payee.kind && request.payeeId === payee.id && request.amountVnd === amountVnd
    return same ? { kind: 'requested', request } : { kind: 'reference-taken' }
  }
}

/** `has-money`: something came in; give it back with `recordRefund` instead. `ended`: it was cancelled, or all given back. */
export type Cancelled = { readonly kind: 'cancelled' } | { readonly kind: 'ended' } | { readonly kind: 'has-money'; readonly receivedVnd: number } | { readonly kind: 'not-found' }

/** Takes a request back that nothing was paid on. Money that comes later is recorded as late. */
export async function cancelRequest(tx: Tx<PaymentsTables>, requestId: string, now: Date): Promise<Cancelled> {
  const request = await takeRequest(tx, requestId)
  if (!request) return { kind: 'not-found' }
  if (request.state === 'cancelled' || request.state === 'refunded') return { kind: 'ended' }
  if (request.receivedVnd > 0) return { kind: 'has-money', receivedVnd: request.receivedVnd }
  await sql(tx, 'payments.cancel', `update payments.requests set state = 'cancelled', changed_at = $2 where id = $1`, [request.id, now])
  await tell(tx, paymentChanged, factOf(request, { state: 'cancelled' }, 'cancelled', now))
  return { kind: 'cancelled' }
}

/** Bank news takes minutes: what was paid in the last one should be heard before the request counts as expired. */
const PATIENCE = 15 * 60_000

/** Marks every request as expired that nothing was paid on in time, a quarter of an hour after its end, and tells it. What came short stays short: someone has to decide. Answers how many. */
export async function expireRequests(tx: Tx<PaymentsTables>, now: Date): Promise<number> {
  const due = await sql<{ id: string }>(tx, 'payments.due', `select id from payments.requests where state = 'waiting' and expires_at < $1 order by id limit 500 for update skip locked`, [new Date(now.getTime() - PATIENCE)])
  for (const { id } of due) {
    const request = (await takeRequest(tx, id))!
    await sql(tx, 'payments.expire', `update payments.requests set state = 'expired', changed_at = $2 where id = $1`, [id, now])
    await tell(tx, paymentChanged, factOf(request, { state: 'expired' }, 'expired', now))
  }
  return due.length
}
