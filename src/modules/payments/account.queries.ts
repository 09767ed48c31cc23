import { sql, type Db } from '#platform/db'
import type { PartnerTerms } from './partner.rules.ts'
import type { PaymentsTables } from './payments.tables.ts'
import type { Day } from '#platform/day'
import type { Party } from './request.queries.ts'

export interface AccountView { readonly bankBin: string; readonly number: string; readonly holderName: string; readonly verifiedAt: Date | null }

/** The account that an owner is paid on now. */
export async function findAccount(db: Db<PaymentsTables>, owner: Party): Promise<AccountView | null> {
  return (await sql<AccountView>(db, 'payments.account-of', 'select bank_bin as "bankBin", number, holder_name as "holderName", verified_at as "verifiedAt" from payments.accounts where owner_kind = $1 and owner_id = $2 and current', [owner.kind, owner.id]))[0] ?? null
}

/** Which of these owners can be paid by transfer: those with a verified account. */
export async function findPayable(db: Db<PaymentsTables>, ownerKind: string, ownerIds: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await sql<{ id: string }>(db, 'payments.payable', 'select owner_id as id from payments.accounts where owner_kind = $1 and owner_id = any($2::uuid[]) and current and verified_at is not null', [ownerKind, ownerIds])).map((each) => each.id))
}

export interface PartnerView extends PartnerTerms {
  readonly id: string
  readonly licenceOn: Day
  readonly accountId: string
  readonly recordedBy: string
  readonly recordedAt: Date
  readonly endedBy: string | null
  readonly endedWhy: string | null
  readonly endedAt: Date | null
}
const PARTNER = `
  select partners.id, name, licence_number as "licenceNumber", licence_on as "licenceOn", issuer, contract, account_id as "accountId", bank_bin as "bankBin", number, holder_name as "holderName", since, until, fee_bp as "feeBp", fee_fixed_vnd as "feeFixedVnd", fee_by as "feeBy",
    evidence, recorded_by as "recordedBy", recorded_at as "recordedAt", ended_by as "endedBy", ended_why as "endedWhy", ended_at as "endedAt"
  from payments.partners join payments.accounts on accounts.id = account_id`

/** The licensed partner that is in force on a day; null while buyers pay each seller's own account. */
export async function findPartner(db: Db<PaymentsTables>, day: Day): Promise<PartnerView | null> {
  return (await sql<PartnerView>(db, 'payments.partner-on', `${PARTNER} where ended_at is null and since <= $1 and (until is null or until >= $1)`, [day]))[0] ?? null
}

/** Every partner that was ever recorded, the latest first. */
export function findPartners(db: Db<PaymentsTables>): Promise<PartnerView[]> {
  return sql(db, 'payments.partners', `${PARTNER} order by recorded_at desc, partners.id desc`)
}

/** What partners hold of each subject for each payee; below nought the payee owes it. Those that are even are left out. */
export function findHeld(db: Db<PaymentsTables>, payee: Party | null = null): Promise<{ readonly subjectId: string; readonly payeeId: string; readonly heldVnd: number }[]> {
  return sql(db, 'payments.held', `
    select subject_id as "subjectId", payee_id as "payeeId", sum(amount_vnd)::bigint as "heldVnd" from payments.entries join payments.movements on movements.id = movement_id
    where account = 'partner' and payee_kind = coalesce($1, 'producer') and ($2::uuid is null or payee_id = $2) and subject_kind = 'order' group by subject_id, payee_id having sum(amount_vnd) <> 0 order by subject_id`, [payee?.kind ?? null, payee?.id ?? null])
}
