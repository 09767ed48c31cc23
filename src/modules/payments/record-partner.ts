import { dayOf, type Day } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { PartnerTerms } from './partner.rules.ts'
import type { PaymentsTables } from './payments.tables.ts'
import type { PaymentRequest } from './request.queries.ts'
import { setAccount } from './set-account.ts'
import { writeMovement } from './write-movement.ts'

/** `licenceOn` null = nobody knows, which is refused. */
export interface NewPartner extends PartnerTerms { readonly licenceOn: Day | null }
/** What a partner is recorded with until somebody has tried it. */
export const UNTRIED = 'chưa thử với đối tác thật'
/** `no-licence`: nobody may hold buyers' money without one. `another`: a partner is in force in that time. */
export type PartnerRecorded = { readonly kind: 'recorded'; readonly id: string } | { readonly kind: 'no-licence' | 'too-early' | 'wrong-days' | 'wrong-fee' | 'missing' | 'another' | 'unknown-bank' | 'no-account-number' | 'no-name' }

/** Records the licensed partner that takes buyers' transfers for sellers. Without the number and date of its licence it is refused. */
export async function recordPartner(tx: Tx<PaymentsTables>, partner: NewPartner, by: string, now: Date): Promise<PartnerRecorded> {
  if (partner.licenceNumber.trim() === '' || partner.licenceOn === null) return { kind: 'no-licence' }
  if ([partner.name, partner.issuer, partner.contract].some((each) => each.trim() === '')) return { kind: 'missing' }
  if (partner.licenceOn > partner.since || partner.licenceOn > dayOf(now)) return { kind: 'too-early' }
  if (partner.until !== null && partner.until < partner.since) return { kind: 'wrong-days' }
  if (![partner.feeBp, partner.feeFixedVnd].every(Number.isSafeInteger) || partner.feeBp < 0 || partner.feeBp > 1_000 || partner.feeFixedVnd < 0 || partner.feeFixedVnd > 100_000) return { kind: 'wrong-fee' }
  await sql(tx, 'payments.lock-partners', 'select pg_advisory_xact_lock(240)')
  const others = await sql(tx, 'payments.partners-between', `select 1 from payments.partners where ended_at is null and since <= coalesce($2::date, 'infinity') and coalesce(until, 'infinity') >= $1::date`, [partner.since, partner.until])
  if (others.length > 0) return { kind: 'another' }
  const id = newId<'partner'>()
  const account = await setAccount(tx, { kind: 'partner', id }, { bankBin: partner.bankBin, number: partner.number, holderName: partner.holderName, verifiedAt: now }, now)
  if (account.kind !== 'set') return account
  await sql(tx, 'payments.add-partner', `
    insert into payments.partners (id, name, licence_number, licence_on, issuer, contract, account_id, since, until, fee_bp, fee_fixed_vnd, fee_by, evidence, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [id, partner.name.trim(), partner.licenceNumber.trim(), partner.licenceOn, partner.issuer.trim(), partner.contract.trim(), account.id, partner.since, partner.until, partner.feeBp, partner.feeFixedVnd, partner.feeBy, partner.evidence.trim() || UNTRIED, by, now])
  return { kind: 'recorded', id }
}

/** From now no purchase is paid through this partner; what was placed under it stays with it. False when it had ended. */
export async function endPartner(tx: Tx<PaymentsTables>, id: string, why: string, by: string, now: Date): Promise<boolean> {
  return (await sql(tx, 'payments.end-partner', 'update payments.partners set ended_at = $2, ended_by = $3, ended_why = $4 where id = $1 and ended_at is null returning 1', [id, now, by, why])).length > 0
}

/** Books the partner's fee on a share, once: out of what it holds for the seller, or as the operator's own cost. False when it was booked before, or there is none. */
export async function recordPartnerFee(tx: Tx<PaymentsTables>, request: PaymentRequest, now: Date): Promise<boolean> {
  if (!request.collection || request.feeVnd === 0) return false
  const payee = request.collection.feeBy === 'seller' ? { kind: request.payeeKind, id: request.payeeId } : { kind: 'partner', id: request.collection.partnerId }
  return await writeMovement(tx, { what: 'fee', key: request.id, subject: { kind: request.subjectKind, id: request.subjectId }, payee, requestId: request.id, at: now, entries: [['fee', request.feeVnd], ['partner', 0 - request.feeVnd]] }, now) !== null
}

/** Books what the partner paid out of one subject; below nought it kept so much of what the payee owed. False when it was booked before. */
export async function recordPayout(tx: Tx<PaymentsTables>, payout: { readonly key: string; readonly subject: { readonly kind: string; readonly id: string }; readonly payee: { readonly kind: string; readonly id: string }; readonly amountVnd: number }, now: Date): Promise<boolean> {
  return await writeMovement(tx, { what: 'payout', key: payout.key, subject: payout.subject, payee: payout.payee, requestId: null, at: now, entries: [['bank', payout.amountVnd], ['partner', 0 - payout.amountVnd]] }, now) !== null
}
