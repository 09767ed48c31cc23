import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { FeedbackTables, StepKind } from './feedback.tables.ts'

/** Writes a line of a request's history, in the transaction in which it happens. */
export async function noteStep(tx: Tx<FeedbackTables>, requestId: string, kind: StepKind, byId: string | null, now: Date, note = ''): Promise<void> {
  await sql(tx, 'feedback.note-step', 'insert into feedback.steps (id, request_id, at, kind, by_id, note) values ($1, $2, $3, $4, $5, $6)', [newId<'step'>(), requestId, now, kind, byId, note])
}
