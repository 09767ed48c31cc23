import { sql, type Db } from '#platform/db'
import type { PaymentsTables } from './payments.tables.ts'
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
