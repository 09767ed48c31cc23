import { addMonths, dayOf, makeDay } from '#platform/day'
import { sql, type Db } from '#platform/db'
import type { PaymentsTables } from './payments.tables.ts'

export interface StatementLine {
  readonly id: string
  readonly at: Date
  readonly what: 'transfer' | 'cash' | 'refund' | 'count' | 'undo' | 'fee' | 'payout'
  readonly subjectKind: string
  readonly subjectId: string
  readonly reference: string | null
  /** Into the payee's hands, or the partner's for the payee, above nought; out of them below. */
  readonly moneyVnd: number
  /** Of it, into the partner's hands above nought, out of them below. */
  readonly partnerVnd: number
  /** Of it, what was sold (below nought: sold and given back). */
  readonly salesVnd: number
  /** Of it, what is owed back to the buyer from now (below nought: given back, or counted as sold after all). */
  readonly toReturnVnd: number
}

export interface Statement {
  readonly ownerKind: string
  readonly ownerId: string
  readonly month: string
  readonly lines: readonly StatementLine[]
  /** What was sold, less what of it was given back. */
  readonly salesVnd: number
  readonly transfersVnd: number
  readonly cashVnd: number
  readonly refundsVnd: number
  /** What came too much or too late, up to the end of the month, and has not been given back. */
  readonly toReturnVnd: number
  /** What a partner holds for the payee at the end of the month; below nought the payee owes it. */
  readonly heldVnd: number
}

/** A month (`2026-11`) of what was recorded for someone who sells, in Vietnam's days; null when there is no such month. */
export async function findStatement(db: Db<PaymentsTables>, ownerKind: string, ownerId: string, month: string): Promise<Statement | null> {
  const parts = /^(\d{4})-(\d\d)$/.exec(month)
  const first = parts && makeDay(Number(parts[1]), Number(parts[2]), 1)
  if (!first) return null
  const from = new Date(`${first}T00:00:00+07:00`)
  const until = new Date(`${addMonths(first, 1)}T00:00:00+07:00`)
  const [lines, owed] = await Promise.all([
    sql<StatementLine>(db, 'payments.statement', `
      select movements.id, movements.at, what, movements.subject_kind as "subjectKind", movements.subject_id as "subjectId", reference,
        coalesce(sum(entries.amount_vnd) filter (where account in ('bank', 'cash', 'partner')), 0)::bigint as "moneyVnd", coalesce(sum(entries.amount_vnd) filter (where account = 'partner'), 0)::bigint as "partnerVnd", -coalesce(sum(entries.amount_vnd) filter (where account = 'sales'), 0)::bigint as "salesVnd",
        -coalesce(sum(entries.amount_vnd) filter (where account = 'to-return'), 0)::bigint as "toReturnVnd"
      from payments.movements join payments.entries on movement_id = movements.id left join payments.requests on requests.id = request_id
      where movements.payee_kind = $1 and movements.payee_id = $2 and movements.at >= $3 and movements.at < $4
      group by movements.id, reference order by movements.at, movements.id`, [ownerKind, ownerId, from, until]),
    sql<{ vnd: number; held: number }>(db, 'payments.owed-back', `
      select -coalesce(sum(amount_vnd) filter (where account = 'to-return'), 0)::bigint as vnd, coalesce(sum(amount_vnd) filter (where account = 'partner'), 0)::bigint as held from payments.movements join payments.entries on movement_id = movements.id
      where payee_kind = $1 and payee_id = $2 and at < $3 and account in ('to-return', 'partner')`, [ownerKind, ownerId, until]),
  ])
  const sum = (...what: StatementLine['what'][]): number => lines.filter((line) => what.includes(line.what)).reduce((total, line) => total + line.moneyVnd, 0)
  return {
    ownerKind, ownerId, month, lines, salesVnd: lines.reduce((total, line) => total + line.salesVnd, 0),
    transfersVnd: sum('transfer', 'undo'), cashVnd: sum('cash'), refundsVnd: 0 - sum('refund'), toReturnVnd: owed[0]!.vnd, heldVnd: owed[0]!.held,
  }
}

/** The months (`2026-11`) in which something was recorded for someone who sells, the latest first. */
export async function findStatementMonths(db: Db<PaymentsTables>, ownerKind: string, ownerId: string): Promise<{ readonly month: string; readonly count: number }[]> {
  return sql(db, 'payments.statement-months', `
    select to_char(at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month, count(*) from payments.movements where payee_kind = $1 and payee_id = $2 group by 1 order by 1 desc`, [ownerKind, ownerId])
}

/** Sales of a year up to a moment, less what of them was given back: to see on which side of a threshold a seller stands. */
export async function findSalesOfYear(db: Db<PaymentsTables>, ownerKind: string, ownerId: string, until: Date): Promise<number> {
  const from = new Date(`${dayOf(new Date(until.getTime() - 1)).slice(0, 4)}-01-01T00:00:00+07:00`)
  return (await sql<{ vnd: number }>(db, 'payments.sales-of-year', `
    select -coalesce(sum(amount_vnd), 0)::bigint as vnd from payments.movements join payments.entries on movement_id = movements.id where payee_kind = $1 and payee_id = $2 and account = 'sales' and at >= $3 and at < $4`, [ownerKind, ownerId, from, until]))[0]!.vnd
}
