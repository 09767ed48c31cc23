import { dayOf } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { queue } from '#platform/jobs'
import type { DataHolder, DataSubject } from '#platform/own-data'
import { tongue } from '#platform/tongue'
import { noteEvent, phonesOf, type IdentityTables } from '#identity'
import type { OwnDataTables } from './owndata.tables.ts'

type Tables = OwnDataTables & IdentityTables
const DAY_MS = 86_400_000

/** Whose data a request is about; the numbers are kept with the answer of nobody once identity has erased them. */
const subjectOf = async (tx: Tx<Tables>, personId: string): Promise<DataSubject> => ({ personId, phones: await phonesOf(tx, personId) })

/**
 * Erases a person where nothing of theirs is under way, else looks again a day later. Every holder erases what may go
 * and says what stays; those that stay are written down with their day. Run again, it changes nothing.
 */
export async function erasePerson<T>(tx: Tx<T & Tables>, holders: readonly DataHolder<T>[], requestId: string, now: Date): Promise<'erased' | 'waits' | 'over'> {
  const [request] = await sql<{ person_id: string; starts_at: Date }>(tx, 'owndata.to-erase', `select person_id, starts_at from owndata.requests where id = $1 and kind = 'erase' and state = 'open' for update`, [requestId])
  if (!request || request.starts_at > now) return 'over'
  const subject = await subjectOf(tx, request.person_id)
  for (const holder of holders) {
    if (!(await holder.pending?.(tx, subject, tongue('vi')))) continue
    await queue(tx, 'erase-person', { requestId }, { key: `erase-person:${requestId}`, runAt: new Date(now.getTime() + DAY_MS) })
    return 'waits'
  }
  for (const holder of holders) {
    for (const stay of await holder.erase(tx, subject, now)) {
      await sql(tx, 'owndata.leave', 'insert into owndata.leftovers (id, request_id, holder, what, until_on, citation) values ($1, $2, $3, $4, $5, $6)', [newId<'leftover'>(), requestId, holder.key, stay.what, stay.until, stay.citation])
    }
  }
  await noteEvent(tx, { kind: 'data-erased', personId: request.person_id }, now)
  await sql(tx, 'owndata.erased', `update owndata.requests set state = 'done', ended_at = $2, words = '' where id = $1`, [requestId, now])
  return 'erased'
}

/** Erases what had to stay and may go now. */
export async function eraseLeftovers<T>(tx: Tx<T & Tables>, holders: readonly DataHolder<T>[], now: Date): Promise<number> {
  const due = await sql<{ id: string; holder: string; person_id: string }>(tx, 'owndata.leftovers-due', `
    select leftovers.id, holder, person_id from owndata.leftovers join owndata.requests on requests.id = request_id where gone_at is null and until_on < $1 order by leftovers.id limit 500 for update of leftovers`, [dayOf(now)])
  for (const each of due) {
    const holder = holders.find(({ key }) => key === each.holder)
    if (!holder) continue
    await holder.erase(tx, await subjectOf(tx, each.person_id), now)
    await sql(tx, 'owndata.leftover-gone', 'update owndata.leftovers set gone_at = $2 where id = $1', [each.id, now])
  }
  return due.length
}
