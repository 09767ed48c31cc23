import { sql, type Db } from '#platform/db'
import type { Outcome } from './match-transfer.rules.ts'
import type { PaymentsTables } from './payments.tables.ts'

export interface TransferView {
  readonly id: string
  readonly source: 'sepay' | 'payos' | 'statement'
  readonly bank: string
  readonly account: string
  readonly amountVnd: number
  readonly memo: string
  readonly bankReference: string
  readonly at: Date
  readonly outcome: Outcome
  /** What it was booked to, as far as it was. */
  readonly subjects: readonly { readonly kind: string; readonly id: string }[]
  readonly settledAt: Date | null
  readonly settledBy: string | null
  readonly setAsideAt: Date | null
}

const VIEW = `
  select id, source, bank, account, amount_vnd as "amountVnd", memo, bank_reference as "bankReference", at, outcome, settled_at as "settledAt", settled_by as "settledBy", set_aside_at as "setAsideAt",
    coalesce((select json_agg(json_build_object('kind', movements.subject_kind, 'id', movements.subject_id)) from payments.movements where what = 'transfer' and (key = transfers.id::text or key like transfers.id::text || ':%')
      and not exists (select from payments.movements undone where undone.what = 'undo' and undone.key = movements.id::text)), '[]') as subjects
  from payments.transfers`
const OWN = `account in (select number from payments.accounts where owner_kind = $1 and owner_id = $2 and verified_at is not null) and not foreign_account and direction = 'in'`

/** Money that came to someone's accounts and that a person has to decide about, latest first. For the owner's eyes only: it may be private. */
export async function findUnclear(db: Db<PaymentsTables>, ownerKind: string, ownerId: string): Promise<TransferView[]> {
  return sql(db, 'payments.unclear', `${VIEW} where ${OWN} and outcome in ('several-references', 'none') and settled_at is null and set_aside_at is null order by at desc, id desc limit 200`, [ownerKind, ownerId])
}

/** Money about which a person has decided, or that needs no more than a look: decided, repeated, late, short, too much; latest first. */
export async function findNotable(db: Db<PaymentsTables>, ownerKind: string, ownerId: string, since: Date): Promise<TransferView[]> {
  return sql(db, 'payments.notable', `${VIEW} where ${OWN} and at >= $3 and (outcome in ('repeated', 'late', 'over') or (outcome = 'short' and exists (select from payments.requests where requests.id = request_id and state = 'short')) or settled_at is not null or set_aside_at is not null) order by at desc, id desc limit 200`, [ownerKind, ownerId, since])
}

/** One transfer that came to an account of this owner; null for anybody else's. */
export async function findTransfer(db: Db<PaymentsTables>, ownerKind: string, ownerId: string, id: string): Promise<TransferView | null> {
  return (await sql<TransferView>(db, 'payments.transfer-of', `${VIEW} where ${OWN} and id = $3`, [ownerKind, ownerId, id]))[0] ?? null
}
