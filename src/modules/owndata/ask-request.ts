import { addDays, dayOf } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { queue } from '#platform/jobs'
import { readSetting } from '#platform/settings'
import { addWorkdays, holidays } from '#platform/workday'
import { queueNotice, type NoticesTables } from '#notices'
import { noteEvent, phoneOf, type IdentityTables } from '#identity'
import type { Sender } from '#platform/sender'
import type { OwnDataTables, RequestKind } from './owndata.tables.ts'
import { termOn } from './terms.queries.ts'

type Tables = OwnDataTables & IdentityTables & NoticesTables
export const THINKING_HOURS = 72

export type Asked = { readonly kind: 'asked'; readonly id: string; readonly code: string } | { readonly kind: 'already' }

/** Takes a request on its way: a code, the days it is due, and at once the word that it has come. An erasure waits 72 hours. */
export async function askRequest(tx: Tx<Tables>, personId: string, asked: { kind: RequestKind; words: string }, sender: Sender, now: Date): Promise<Asked> {
  await sql(tx, 'owndata.lock-person', 'select 1 from identity.people where id = $1 for update', [personId])
  const open = await sql<{ id: string }>(tx, 'owndata.open-of-kind', `select id from owndata.requests where person_id = $1 and kind = $2 and state = 'open'`, [personId, asked.kind])
  if (open.length >= (asked.kind === 'erase' ? 1 : 5)) return { kind: 'already' }
  const [term, calendar] = [await termOn(tx, asked.kind, dayOf(now)), await readSetting(tx, holidays)]
  const startsAt = asked.kind === 'erase' ? new Date(now.getTime() + THINKING_HOURS * 3_600_000) : null
  const year = Number(dayOf(now).slice(0, 4))
  const [number] = await sql<{ last: number }>(tx, 'owndata.next-code', 'insert into owndata.code_numbers (year, last) values ($1, 1) on conflict (year) do update set last = code_numbers.last + 1 returning last', [year])
  const [id, code] = [newId<'data-request'>(), `DL-${String(year).slice(2)}-${String(number!.last).padStart(5, '0')}`]
  await sql(tx, 'owndata.ask', `
    insert into owndata.requests (id, code, person_id, kind, words, state, asked_at, acknowledge_by, acknowledged_at, answer_by, citation, starts_at)
    values ($1, $2, $3, $4, $5, 'open', $6, $7, $6, $8, $9, $10)`,
    [id, code, personId, asked.kind, asked.words, now, addWorkdays(dayOf(now), term.acknowledgeWorkdays, calendar), addDays(dayOf(now), term.answerDays), term.citation, startsAt])
  await noteEvent(tx, { kind: 'data-asked', personId, sender, detail: `${asked.kind} ${code}` }, now)
  if (startsAt) {
    await queue(tx, 'erase-person', { requestId: id }, { key: `erase-person:${id}`, runAt: startsAt })
    const e164 = await phoneOf(tx, personId)
    if (e164) await queueNotice(tx, {
      channel: 'sms', to: e164, kind: 'erasure-asked', subject: { kind: 'data-request', id }, essential: true, key: `erasure-asked:${id}`, now,
      body: `Cong OCOP: yeu cau xoa tai khoan ${code} da nhan, bat dau sau 72 gio. Khong phai ban gui thi vao trang Cua toi, muc Du lieu, bam Thoi xoa.`,
    })
  }
  return { kind: 'asked', id, code }
}

/** Takes a request of one's own back; false where there is none that still waits. */
export async function cancelRequest(tx: Tx<Tables>, personId: string, id: string, now: Date): Promise<boolean> {
  const gone = await sql(tx, 'owndata.cancel', `update owndata.requests set state = 'cancelled', ended_at = $3, ended_by = $2 where id = $1 and person_id = $2 and state = 'open' returning 1`, [id, personId, now])
  return gone.length > 0
}

/** The office's answer to a request to correct or restrict. Erasures are done by the job alone. */
export async function answerRequest(tx: Tx<Tables>, id: string, byId: string, answer: { done: boolean; words: string }, now: Date): Promise<boolean> {
  const ended = await sql<{ person_id: string; code: string }>(tx, 'owndata.answer', `
    update owndata.requests set state = $2, answer = $3, ended_at = $4, ended_by = $5 where id = $1 and state = 'open' and kind <> 'erase' returning person_id, code`,
    [id, answer.done ? 'done' : 'refused', answer.words, now, byId])
  const e164 = ended[0] ? await phoneOf(tx, ended[0].person_id) : null
  if (ended[0] && e164) await queueNotice(tx, { channel: 'sms', to: e164, kind: 'data-answered', subject: { kind: 'data-request', id }, essential: true, key: `data-answered:${id}`, now, body: `Cong OCOP da tra loi yeu cau ${ended[0].code} ve du lieu cua ban. Xem o trang Cua toi, muc Du lieu.` })
  return ended.length > 0
}
