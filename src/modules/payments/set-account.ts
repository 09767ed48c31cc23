import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { bankOf } from './banks.words.ts'
import type { PaymentsTables } from './payments.tables.ts'
import type { Party } from './request.queries.ts'
import { isAccountNumber } from './vietqr.rules.ts'

export interface NewAccount {
  readonly bankBin: string
  readonly number: string
  readonly holderName: string
  /** When someone made sure that the account is the owner's; nothing is asked for on one that nobody has verified. */
  readonly verifiedAt: Date | null
}
export type AccountSet = { readonly kind: 'set'; readonly id: string } | { readonly kind: 'unknown-bank' } | { readonly kind: 'no-account-number' } | { readonly kind: 'no-name' }

/** Makes an account the one that an owner is paid on from now; requests made before keep theirs. Saying the same again changes nothing but the proof. */
export async function setAccount(tx: Tx<PaymentsTables>, owner: Party, account: NewAccount, now: Date): Promise<AccountSet> {
  const number = account.number.replace(/[ .-]/g, '').toUpperCase()
  const holder = account.holderName.trim()
  if (!bankOf(account.bankBin)) return { kind: 'unknown-bank' }
  if (!isAccountNumber(number)) return { kind: 'no-account-number' }
  if (holder === '') return { kind: 'no-name' }
  const same = await sql<{ id: string }>(tx, 'payments.same-account', `
    update payments.accounts set verified_at = coalesce(verified_at, $6) where owner_kind = $1 and owner_id = $2 and bank_bin = $3 and number = $4 and holder_name = $5 and current returning id`,
    [owner.kind, owner.id, account.bankBin, number, holder, account.verifiedAt])
  if (same[0]) return { kind: 'set', id: same[0].id }
  await sql(tx, 'payments.retire-account', 'update payments.accounts set current = false where owner_kind = $1 and owner_id = $2 and current', [owner.kind, owner.id])
  const id = newId<'account'>()
  await sql(tx, 'payments.add-account', `
    insert into payments.accounts (id, owner_kind, owner_id, bank_bin, number, holder_name, verified_at, current, added_at) values ($1, $2, $3, $4, $5, $6, $7, true, $8)`,
    [id, owner.kind, owner.id, account.bankBin, number, holder, account.verifiedAt, now])
  return { kind: 'set', id }
}
