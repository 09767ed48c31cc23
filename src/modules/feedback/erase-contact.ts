import { sql, type Tx } from '#platform/db'
import type { FeedbackTables } from './feedback.tables.ts'
import { noteStep } from './note-step.ts'

/** Takes back the consent: name and contact are erased, the request itself goes on. False when nothing was kept. */
export async function eraseContact(tx: Tx<FeedbackTables>, requestId: string, now: Date): Promise<boolean> {
  const rows = await sql(tx, 'feedback.erase-contact', 'update feedback.requests set name = null, contact = null where id = $1 and (name is not null or contact is not null) returning 1', [requestId])
  if (rows.length === 0) return false
  await noteStep(tx, requestId, 'contact-erased', null, now)
  return true
}

/** Erases name and contact of requests that ended a year ago: what the form promises. Answers how many. */
export async function eraseOldContacts(tx: Tx<FeedbackTables>, now: Date): Promise<number> {
  const rows = await sql<{ id: string }>(tx, 'feedback.erase-old-contacts', `
    update feedback.requests set name = null, contact = null
    where state <> 'open' and ended_at < $1::timestamptz - interval '12 months' and (name is not null or contact is not null) returning id`, [now])
  for (const row of rows) await noteStep(tx, row.id, 'contact-erased', null, now)
  return rows.length
}
