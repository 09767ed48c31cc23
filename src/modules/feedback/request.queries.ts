import { timingSafeEqual } from 'node:crypto'
import type { Reach } from '#identity'
import type { Day } from '#platform/day'
import { sql, type Db } from '#platform/db'
import { hashToken } from '#platform/session'
import type { FeedbackTables, RequestKind, RequestState, StepKind } from './feedback.tables.ts'

/** How a request stands, for whoever may see it. */
interface Standing {
  readonly id: string
  readonly code: string
  readonly kind: RequestKind
  readonly subjectKind: 'product' | 'producer'
  readonly subjectSlug: string
  readonly subjectTitle: string
  readonly state: RequestState
  readonly filedAt: Date
  readonly acknowledgedAt: Date | null
  readonly acknowledgeBy: Day
  readonly answerBy: Day
  readonly citation: string
  readonly answer: string | null
  readonly endedAt: Date | null
}

/** What the writer may see: no name, no contact, no officer. */
export interface Receipt extends Standing {
  readonly keepsContact: boolean
}

/** The receipt behind a code and the secret of its link; null when either is wrong. */
export async function findReceipt(db: Db<FeedbackTables>, code: string, token: string): Promise<Receipt | null> {
  const rows = await sql<Receipt & { token_hash: string }>(db, 'feedback.receipt', `
    select id, code, kind, subject_kind as "subjectKind", subject_slug as "subjectSlug", subject_title as "subjectTitle", state, filed_at as "filedAt", acknowledged_at as "acknowledgedAt",
      acknowledge_by as "acknowledgeBy", answer_by as "answerBy", citation, answer, ended_at as "endedAt", name is not null or contact is not null as "keepsContact", token_hash
    from feedback.requests where code = $1`, [code])
  const [row] = rows
  const given = Buffer.from(hashToken(token))
  if (!row || !timingSafeEqual(given, Buffer.from(row.token_hash))) return null
  const { token_hash: _, ...receipt } = row
  return receipt
}

export interface OfficeRequest extends Standing {
  readonly subjectId: string
  readonly provinceCode: string | null
  readonly communeCode: string | null
  readonly message: string
  readonly name: string | null
  readonly contact: string | null
}

const OFFICE = `
  select id, code, kind, subject_kind as "subjectKind", subject_id as "subjectId", subject_slug as "subjectSlug", subject_title as "subjectTitle", province_code as "provinceCode",
    commune_code as "communeCode", message, name, contact, state, filed_at as "filedAt", acknowledged_at as "acknowledgedAt", acknowledge_by as "acknowledgeBy", answer_by as "answerBy",
    citation, answer, ended_at as "endedAt"
  from feedback.requests`

/** Rows that an officer may see: those of the units held and below; those without a known place only for the whole country. */
const WITHIN = '($1::boolean or province_code = any($2::text[]) or commune_code = any($3::text[]))'
const within = (reach: Reach): unknown[] => (reach.kind === 'country' ? [true, [], []] : [false, reach.provinces, reach.communes])

/** One request as its office sees it; null where it does not exist or is another office's. */
export async function findForOffice(db: Db<FeedbackTables>, reach: Reach, code: string): Promise<OfficeRequest | null> {
  return (await sql<OfficeRequest>(db, 'feedback.for-office', `${OFFICE} where ${WITHIN} and code = $4`, [...within(reach), code]))[0] ?? null
}

export interface Step { readonly at: Date; readonly kind: StepKind; readonly by: string | null; readonly note: string }

export async function findSteps(db: Db<FeedbackTables>, requestId: string): Promise<Step[]> {
  return sql<Step>(db, 'feedback.steps', `
    select steps.at, steps.kind, people.name as by, steps.note from feedback.steps left join identity.people on people.id = steps.by_id where request_id = $1 order by steps.at, steps.id`, [requestId])
}

export interface OfficeFilter {
  readonly state: 'waiting' | 'missed' | RequestState | 'all'
  readonly kind: RequestKind | null
  readonly page: number
}
export const PAGE_SIZE = 50

export interface OfficeList { readonly rows: readonly OfficeRequest[]; readonly total: number; readonly open: number; readonly missed: number }

/** How many requests are open for these offices. */
export async function countWaiting(db: Db<FeedbackTables>, reach: Reach): Promise<number> {
  return (await sql<{ open: number }>(db, 'feedback.waiting', `select count(*)::int as open from feedback.requests where ${WITHIN} and state = 'open'`, within(reach)))[0]!.open
}

const MISSED = `(state = 'open' and (answer_by < $4::date or (acknowledged_at is null and acknowledge_by < $4::date)))`

/** What waits for these offices, most urgent first; ended ones latest first. */
export async function listForOffice(db: Db<FeedbackTables>, reach: Reach, filter: OfficeFilter, day: Day): Promise<OfficeList> {
  const values = [...within(reach), day]
  const narrow = `${WITHIN} and ($5::text is null or kind = $5) and case $6::text when 'all' then true when 'missed' then ${MISSED} when 'waiting' then state = 'open' else state = $6 end`
  const [rows, counted] = await Promise.all([
    sql<OfficeRequest>(db, 'feedback.list', `${OFFICE} where ${narrow} order by state = 'open' desc, case when state = 'open' then answer_by end, ended_at desc nulls last, filed_at desc, id limit $7 offset $8`,
      [...values, filter.kind, filter.state, PAGE_SIZE, (filter.page - 1) * PAGE_SIZE]),
    sql<{ total: number; open: number; missed: number }>(db, 'feedback.count', `
      select count(*) filter (where ${narrow})::int as total, count(*) filter (where state = 'open')::int as open, count(*) filter (where ${MISSED})::int as missed
      from feedback.requests where ${WITHIN}`, [...values, filter.kind, filter.state]),
  ])
  return { rows, ...counted[0]! }
}

/** How many requests wait for these offices, and how many of them are overdue. */
export async function countForOffice(db: Db<FeedbackTables>, reach: Reach, day: Day): Promise<{ readonly open: number; readonly missed: number }> {
  const rows = await sql<{ open: number; missed: number }>(db, 'feedback.count-waiting', `
    select count(*) filter (where state = 'open')::int as open, count(*) filter (where ${MISSED})::int as missed from feedback.requests where ${WITHIN}`, [...within(reach), day])
  return rows[0]!
}
