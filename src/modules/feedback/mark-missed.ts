import { dayOf } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import { tell } from '#platform/news'
import { termMissed } from './feedback.news.ts'
import type { FeedbackTables, RequestKind } from './feedback.tables.ts'
import { noteStep } from './note-step.ts'

interface Missed { id: string; code: string; kind: RequestKind; subject_kind: 'product' | 'producer'; subject_id: string; province_code: string | null; commune_code: string | null }

const COLUMNS = 'id, code, kind, subject_kind, subject_id, province_code, commune_code'

/** Marks every open request whose term ended before today, once for each term, and tells it. Answers how many marks. */
export async function markMissed(tx: Tx<FeedbackTables>, now: Date): Promise<number> {
  const day = dayOf(now)
  const acknowledgements = await sql<Missed>(tx, 'feedback.miss-acknowledgement', `
    update feedback.requests set acknowledge_missed_on = $1 where state = 'open' and acknowledged_at is null and acknowledge_by < $1 and acknowledge_missed_on is null returning ${COLUMNS}`, [day])
  const answers = await sql<Missed>(tx, 'feedback.miss-answer', `
    update feedback.requests set answer_missed_on = $1 where state = 'open' and answer_by < $1 and answer_missed_on is null returning ${COLUMNS}`, [day])
  for (const [term, rows] of [['acknowledgement', acknowledgements], ['answer', answers]] as const) {
    for (const row of rows) {
      await noteStep(tx, row.id, `${term}-missed`, null, now)
      await tell(tx, termMissed, { term, id: row.id, code: row.code, kind: row.kind, subject: { kind: row.subject_kind, id: row.subject_id }, provinceCode: row.province_code, communeCode: row.commune_code })
    }
  }
  return acknowledgements.length + answers.length
}
