import { sql, type Db } from '#platform/db'
import type { PaymentsTables } from './payments.tables.ts'

export interface UnclearTransfer {
  readonly id: string
  readonly bank: string
  readonly account: string
  readonly amountVnd: number
  readonly memo: string
  readonly at: Date
  readonly outcome: 'several-references' | 'none'
}

/** Money that came to someone's accounts and that a person has to decide about, latest first. For the owner's eyes only: it may be private. */
export async function findUnclear(db: Db<PaymentsTables>, ownerKind: string, ownerId: string): Promise<UnclearTransfer[]> {
  return sql(db, 'payments.unclear', `
    select id, bank, account, amount_vnd as "amountVnd", memo, at, outcome from payments.transfers
    where account in (select number from payments.accounts where owner_kind = $1 and owner_id = $2 and verified_at is not null)
      and outcome in ('several-references', 'none') and direction = 'in' and settled_at is null and not foreign_account
    order by at desc, id desc limit 200`, [ownerKind, ownerId])
}
