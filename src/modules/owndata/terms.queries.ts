import { addMonths, dayOf, type Day } from '#platform/day'
import { sql, type Db } from '#platform/db'
import type { OwnDataTables, RequestKind, Retained } from './owndata.tables.ts'

export interface Term { readonly acknowledgeWorkdays: number; readonly answerDays: number; readonly citation: string; readonly status: string }

/** The term for a kind of request on a day. */
export async function termOn(db: Db<OwnDataTables>, kind: RequestKind, day: Day): Promise<Term> {
  const [term] = await sql<Term>(db, 'owndata.term-on', `
    select acknowledge_workdays as "acknowledgeWorkdays", answer_days as "answerDays", citation, status from owndata.terms
    where kind = $1 and effective_from <= $2 and (effective_to is null or effective_to >= $2) and status in ('in force', 'unverified') order by effective_from desc limit 1`, [kind, day])
  if (!term) throw new Error(`no term for ${kind} on ${day}`)
  return term
}

export interface Retention { readonly months: number; readonly citation: string }

/** How long something must be kept by the rule in force on a day; null = no rule asks it to stay. */
export async function retentionOn(db: Db<OwnDataTables>, what: Retained, day: Day): Promise<Retention | null> {
  return (await sql<Retention>(db, 'owndata.retention-on', `
    select months, citation from owndata.retentions where what = $1 and effective_from <= $2 and (effective_to is null or effective_to >= $2) and status in ('in force', 'unverified')
    order by effective_from desc limit 1`, [what, day]))[0] ?? null
}

/** The last day on which what began at a moment must still be there. */
export const keptUntil = (began: Date, retention: Retention): Day => addMonths(dayOf(began), retention.months)
