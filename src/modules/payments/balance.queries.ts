import { sql, type Db } from '#platform/db'
import type { PaymentsTables } from './payments.tables.ts'

/** How the books stand for one subject. */
export interface Balance {
  readonly subjectId: string
  /** What came, by bank or in hand. */
  readonly cameVnd: number
  /** What was given back. */
  readonly backVnd: number
  /** Of what came, what is sold and not given back. */
  readonly soldVnd: number
  /** Of what was sold, what has been given back. */
  readonly soldBackVnd: number
  /** Came too much or too late, and is still here. */
  readonly toReturnVnd: number
}

/** The books of these subjects; one that nothing came for is left out. */
export async function findBalances(db: Db<PaymentsTables>, subjectKind: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Balance>> {
  if (subjectIds.length === 0) return new Map()
  const found = await sql<Balance>(db, 'payments.balances', `
    select subject_id as "subjectId", coalesce(sum(amount_vnd) filter (where account in ('bank', 'cash', 'partner') and what in ('transfer', 'cash', 'count', 'undo')), 0)::bigint as "cameVnd", -coalesce(sum(amount_vnd) filter (where account in ('bank', 'cash', 'partner') and what = 'refund'), 0)::bigint as "backVnd",
      -coalesce(sum(amount_vnd) filter (where account = 'sales'), 0)::bigint as "soldVnd", coalesce(sum(amount_vnd) filter (where account = 'sales' and what = 'refund'), 0)::bigint as "soldBackVnd",
      -coalesce(sum(amount_vnd) filter (where account = 'to-return'), 0)::bigint as "toReturnVnd"
    from payments.movements join payments.entries on movement_id = movements.id where subject_kind = $1 and subject_id = any($2::uuid[]) group by subject_id`, [subjectKind, subjectIds])
  return new Map(found.map((each) => [each.subjectId, each]))
}

export interface RefundView {
  readonly id: string
  readonly subjectId: string
  readonly amountVnd: number
  readonly means: 'bank' | 'cash' | 'partner'
  readonly evidence: string
  readonly at: Date
  readonly answer: 'received' | 'not-received' | null
}

/** What was given back for these subjects, with how it is known and what the buyers say; in order of time. */
export async function findRefunds(db: Db<PaymentsTables>, subjectKind: string, subjectIds: readonly string[]): Promise<RefundView[]> {
  return subjectIds.length === 0 ? [] : sql<RefundView>(db, 'payments.refunds-of', `
    select movement_id as id, subject_id as "subjectId", amount_vnd as "amountVnd", means, evidence, at, answer from payments.refunds join payments.movements on movements.id = movement_id
    where subject_kind = $1 and subject_id = any($2::uuid[]) order by at, movement_id`, [subjectKind, subjectIds])
}
