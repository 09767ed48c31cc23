import { sql, type Tx } from '#platform/db'
import { dayOf } from '#platform/day'
import { newId } from '#platform/ids'
import { findPartner, type PartnerView } from './account.queries.ts'
import { feeOf, splitFee } from './partner.rules.ts'
import type { PaymentsTables } from './payments.tables.ts'
import { isReference } from './match-transfer.rules.ts'
import type { Party } from './request.queries.ts'

export interface SharePayment { readonly subject: Party; readonly payee: Party; readonly amountVnd: number; readonly reference: string }

/** Asks for several transfers at once, each to its payee's own account; where a licensed partner is in force, for one transfer of the `whole` to the partner. All are asked for, or the caller must end the transaction: `missing` names payees without a verified account. */
export async function requestPayments(tx: Tx<PaymentsTables>, asked: readonly SharePayment[], expiresAt: Date, now: Date, whole: { readonly subject: Party; readonly reference: string } | null = null): Promise<{ readonly kind: 'requested' } | { readonly kind: 'missing'; readonly payees: readonly string[] }> {
  for (const { amountVnd, reference } of asked) if (!Number.isSafeInteger(amountVnd) || amountVnd <= 0 || !isReference(reference)) throw new RangeError(`${amountVnd} đồng by ${reference} cannot be asked for`)
  const partner = whole && await findPartner(tx, dayOf(now))
  if (partner && whole) return askForWhole(tx, partner, whole, asked, expiresAt, now)
  const made = await sql<{ payee: string }>(tx, 'payments.request-several', `
    insert into payments.requests (id, reference, subject_kind, subject_id, payee_kind, payee_id, account_id, amount_vnd, asked_at, expires_at, state, changed_at)
    select asked.id, asked.reference, asked.subject_kind, asked.subject_id, asked.payee_kind, asked.payee_id, account.id, asked.amount, $8, $9, 'waiting', $8
    from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::uuid[], $7::bigint[]) asked (id, reference, subject_kind, subject_id, payee_kind, payee_id, amount)
      join payments.accounts account on account.owner_kind = asked.payee_kind and account.owner_id = asked.payee_id and account.current and account.verified_at is not null
    returning payee_id as payee`,
    [asked.map(() => newId<'payment-request'>()), asked.map((each) => each.reference), asked.map((each) => each.subject.kind), asked.map((each) => each.subject.id), asked.map((each) => each.payee.kind), asked.map((each) => each.payee.id), asked.map((each) => each.amountVnd), now, expiresAt])
  const paid = new Set(made.map((each) => each.payee))
  return made.length === asked.length ? { kind: 'requested' } : { kind: 'missing', payees: asked.flatMap((each) => (paid.has(each.payee.id) ? [] : [each.payee.id])) }
}

/** One request for all, paid to the partner; each share knows what of the fee falls to it. */
async function askForWhole(tx: Tx<PaymentsTables>, partner: PartnerView, whole: { readonly subject: Party; readonly reference: string }, asked: readonly SharePayment[], expiresAt: Date, now: Date): Promise<{ readonly kind: 'requested' }> {
  if (!isReference(whole.reference)) throw new RangeError(`${whole.reference} is no reference`)
  const amountVnd = asked.reduce((sum, each) => sum + each.amountVnd, 0)
  const feeVnd = feeOf(amountVnd, partner)
  const collection = newId<'collection'>()
  await sql(tx, 'payments.collect', 'insert into payments.collections (id, partner_id, reference, subject_kind, subject_id, amount_vnd, fee_vnd, fee_by, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [collection, partner.id, whole.reference, whole.subject.kind, whole.subject.id, amountVnd, feeVnd, partner.feeBy, now])
  await sql(tx, 'payments.request-shares', `
    insert into payments.requests (id, reference, subject_kind, subject_id, payee_kind, payee_id, account_id, amount_vnd, asked_at, expires_at, state, changed_at, collection_id, fee_vnd)
    select asked.id, asked.reference, asked.subject_kind, asked.subject_id, asked.payee_kind, asked.payee_id, $10, asked.amount, $8, $9, 'waiting', $8, $11, asked.fee
    from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::uuid[], $7::bigint[], $12::bigint[]) asked (id, reference, subject_kind, subject_id, payee_kind, payee_id, amount, fee)`,
    [asked.map(() => newId<'payment-request'>()), asked.map((each) => each.reference), asked.map((each) => each.subject.kind), asked.map((each) => each.subject.id), asked.map((each) => each.payee.kind), asked.map((each) => each.payee.id), asked.map((each) => each.amountVnd), now, expiresAt, partner.accountId, collection, splitFee(feeVnd, asked.map((each) => each.amountVnd))])
  return { kind: 'requested' }
}
