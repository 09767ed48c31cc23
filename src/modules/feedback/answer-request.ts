import { sql, type Tx } from '#platform/db'
import { tell } from '#platform/news'
import type { Actor } from '#platform/web'
import { requestAnswered } from './feedback.news.ts'
import type { FeedbackTables } from './feedback.tables.ts'
import { noteStep } from './note-step.ts'
import type { OfficeRequest } from './request.queries.ts'

/**
 * Each act on a request answers false when a colleague was faster, so that the page can show what is now. Whether the
 * actor may act on it was decided when the request was found (`findForOffice`).
 */
type Acted = Promise<boolean>

/** Tells the writer that the office has read it. */
export async function acknowledgeRequest(tx: Tx<FeedbackTables>, actor: Actor, request: OfficeRequest, now: Date): Acted {
  const rows = await sql(tx, 'feedback.acknowledge', `update feedback.requests set acknowledged_at = $2 where id = $1 and acknowledged_at is null and state = 'open' returning 1`, [request.id, now])
  if (rows.length === 0) return false
  await noteStep(tx, request.id, 'acknowledged', actor.personId, now)
  return true
}

/** Ends a request with an answer for the writer, or closes it with the reason (spam, twice the same); the writer reads either. */
export async function endRequest(tx: Tx<FeedbackTables>, actor: Actor, request: OfficeRequest, how: 'answered' | 'closed', answer: string, now: Date): Acted {
  const rows = await sql(tx, 'feedback.end', `
    update feedback.requests set state = $2, answer = $3, ended_at = $4, acknowledged_at = coalesce(acknowledged_at, $4) where id = $1 and state = 'open' returning 1`, [request.id, how, answer, now])
  if (rows.length === 0) return false
  await noteStep(tx, request.id, how, actor.personId, now, answer)
  if (how === 'answered') {
    await tell(tx, requestAnswered, { id: request.id, code: request.code, kind: request.kind, subject: { kind: request.subjectKind, id: request.subjectId }, provinceCode: request.provinceCode, communeCode: request.communeCode })
  }
  return true
}

/** Opens an ended request again; its terms stay as they were, what was answered stays in its history. */
export async function reopenRequest(tx: Tx<FeedbackTables>, actor: Actor, request: OfficeRequest, why: string, now: Date): Acted {
  const rows = await sql(tx, 'feedback.reopen', `update feedback.requests set state = 'open', ended_at = null, answer = null where id = $1 and state <> 'open' returning 1`, [request.id])
  if (rows.length === 0) return false
  await noteStep(tx, request.id, 'reopened', actor.personId, now, why)
  return true
}

/** Notes that the name of the subject's producer was hidden because of this request. */
export const noteNameHidden = (tx: Tx<FeedbackTables>, actor: Actor, request: OfficeRequest, now: Date): Promise<void> => noteStep(tx, request.id, 'name-hidden', actor.personId, now)
