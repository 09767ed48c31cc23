import { sql, type Db } from '#platform/db'
import type { Day } from '#platform/day'
import type { FeedbackTables, RequestKind } from './feedback.tables.ts'
import type { Term } from './term.rules.ts'

/** The terms in force on a day, by kind: what an operator publishes (Decree 248/2026/NĐ-CP, Art. 7). */
export async function termsOn(db: Db<FeedbackTables>, day: Day): Promise<ReadonlyMap<RequestKind, Term>> {
  const rows = await sql<Term & { kind: RequestKind }>(db, 'feedback.terms-on', `
    select distinct on (kind) kind, acknowledge_workdays as "acknowledgeWorkdays", answer_days as "answerDays", answer_count as "answerCount", citation from feedback.terms
    where effective_from <= $1 and (effective_to is null or effective_to >= $1) and status in ('in force', 'unverified') order by kind, effective_from desc`, [day])
  return new Map(rows.map(({ kind, ...term }) => [kind, term]))
}
