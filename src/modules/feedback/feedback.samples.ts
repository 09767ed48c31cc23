import { sql, type Tx } from '#platform/db'
import { fileRequest, type NewRequest } from './file-request.ts'
import type { FeedbackTables } from './feedback.tables.ts'
import type { Subject } from './subject.queries.ts'

/** A filed request about a subject; say only what the test is about. */
export async function aRequest(tx: Tx<FeedbackTables>, subject: Subject, now: Date, more: Partial<NewRequest> = {}): Promise<{ id: string; code: string; token: string }> {
  const filed = await fileRequest(tx, `sample ${subject.id} ${now.getTime()}`, { kind: 'something-wrong', subject, message: 'Hạng sao ghi chưa đúng.', lang: 'vi', writer: null, ...more }, now)
  if (filed.kind !== 'filed') throw new Error(`sample request: ${filed.kind}`)
  const rows = await sql<{ id: string }>(tx, 'feedback.sample-id', 'select id from feedback.requests where code = $1', [filed.code])
  return { id: rows[0]!.id, code: filed.code, token: filed.token }
}
