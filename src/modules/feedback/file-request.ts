import { dayOf, type Day } from '#platform/day'
import { from, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { tell } from '#platform/news'
import { hashToken, newLinkToken } from '#platform/session'
import { readSetting } from '#platform/settings'
import type { Lang } from '#platform/tongue'
import { takeTry, type Allowance } from '#platform/tries'
import { holidays } from '#platform/workday'
import { requestFiled } from './feedback.news.ts'
import type { FeedbackTables, RequestKind } from './feedback.tables.ts'
import { noteStep } from './note-step.ts'
import type { Subject } from './subject.queries.ts'
import { dueDays, type Term } from './term.rules.ts'

/** From one sender, and about one subject: enough for a village that writes together, too little for a flood. */
const SENDER: Allowance = { most: 6, seconds: 3_600 }
const SUBJECT: Allowance = { most: 20, seconds: 86_400 }

export interface NewRequest {
  readonly kind: RequestKind
  readonly subject: Subject
  readonly message: string
  readonly lang: Lang
  /** Who writes; only together with the consent that was given, word for word. */
  readonly writer: { readonly name: string; readonly contact: string; readonly consent: string } | null
}

export type Filed = { readonly kind: 'filed'; readonly code: string; readonly token: string } | { readonly kind: 'too-many'; readonly wait: number }

/** Takes a request in: gives it a code, its terms and a receipt that only the writer can open. */
export async function fileRequest(tx: Tx<FeedbackTables>, sender: string, asked: NewRequest, now: Date): Promise<Filed> {
  const wait = (await takeTry(tx, `feedback:sender:${sender}`, SENDER, now)) || (await takeTry(tx, `feedback:subject:${asked.subject.id}`, SUBJECT, now))
  if (wait > 0) return { kind: 'too-many', wait }
  const day = dayOf(now)
  const term = await findTerm(tx, asked.kind, day)
  const due = dueDays(term, day, await readSetting(tx, holidays))
  const [id, token, code] = [newId<'request'>(), newLinkToken(), await nextCode(tx, day)]
  const { subject, writer } = asked
  await from(tx).insertInto('feedback.requests').values({
    id, code, token_hash: hashToken(token), kind: asked.kind, lang: asked.lang,
    subject_kind: subject.kind, subject_id: subject.id, subject_slug: subject.slug, subject_title: subject.title, scheme: 'v34', province_code: subject.provinceCode, commune_code: subject.communeCode,
    message: asked.message, name: writer?.name || null, contact: writer?.contact || null, consent_text: writer?.consent ?? null, consent_at: writer ? now : null,
    state: 'open', filed_at: now, acknowledge_by: due.acknowledgeBy, acknowledged_at: null, answer_by: due.answerBy, citation: term.citation,
    answer: null, ended_at: null, acknowledge_missed_on: null, answer_missed_on: null,
  }).execute()
  await noteStep(tx, id, 'filed', null, now)
  await tell(tx, requestFiled, { id, code, kind: asked.kind, subject: { kind: subject.kind, id: subject.id }, provinceCode: subject.provinceCode, communeCode: subject.communeCode })
  return { kind: 'filed', code, token }
}

/** The term in force on a day. Throws when there is none: without it nobody can be promised an answer. */
async function findTerm(tx: Tx<FeedbackTables>, kind: RequestKind, day: Day): Promise<Term> {
  const rows = await sql<Term>(tx, 'feedback.term', `
    select acknowledge_workdays as "acknowledgeWorkdays", answer_days as "answerDays", answer_count as "answerCount", citation from feedback.terms
    where kind = $1 and effective_from <= $2 and (effective_to is null or effective_to >= $2) and status in ('in force', 'unverified') order by effective_from desc limit 1`, [kind, day])
  if (!rows[0]) throw new Error(`no term for ${kind} on ${day}; load the reference data`)
  return rows[0]
}

/** `GY-26-000123`: the year and the next number of that year. */
async function nextCode(tx: Tx<FeedbackTables>, day: Day): Promise<string> {
  const year = Number(day.slice(0, 4))
  const rows = await sql<{ last: number }>(tx, 'feedback.next-code', 'insert into feedback.code_numbers as kept (year, last) values ($1, 1) on conflict (year) do update set last = kept.last + 1 returning last', [year])
  return `GY-${String(year % 100).padStart(2, '0')}-${String(rows[0]!.last).padStart(6, '0')}`
}
