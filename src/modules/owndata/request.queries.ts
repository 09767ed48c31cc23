import type { Day } from '#platform/day'
import { sql, type Db } from '#platform/db'
import type { OwnDataTables, RequestKind, RequestState } from './owndata.tables.ts'

export interface Leftover { readonly what: string; readonly until: Day; readonly citation: string; readonly goneAt: string | null }
export interface DataRequest {
  readonly id: string
  readonly code: string
  readonly personId: string
  readonly kind: RequestKind
  readonly words: string
  readonly state: RequestState
  readonly askedAt: Date
  readonly acknowledgedAt: Date | null
  readonly answerBy: Day
  readonly citation: string
  readonly startsAt: Date | null
  readonly endedAt: Date | null
  readonly answer: string | null
  readonly leftovers: readonly Leftover[]
}

const REQUEST = `select id, code, person_id as "personId", kind, words, state, asked_at as "askedAt", acknowledged_at as "acknowledgedAt", answer_by as "answerBy", citation,
  starts_at as "startsAt", ended_at as "endedAt", answer,
  coalesce((select json_agg(json_build_object('what', what, 'until', until_on, 'citation', leftovers.citation, 'goneAt', gone_at) order by until_on, what) from owndata.leftovers where request_id = requests.id), '[]') as leftovers
  from owndata.requests`

/** A person's requests, newest first. */
export async function requestsOf(db: Db<OwnDataTables>, personId: string): Promise<DataRequest[]> {
  return sql<DataRequest>(db, 'owndata.requests-of', `${REQUEST} where person_id = $1 order by asked_at desc, id desc limit 50`, [personId])
}

/** The office's list: what waits by the day it is due, then what ended lately. */
export async function listRequests(db: Db<OwnDataTables>): Promise<DataRequest[]> {
  return sql<DataRequest>(db, 'owndata.list', `${REQUEST} order by state <> 'open', case when state = 'open' then answer_by end, ended_at desc, id limit 200`)
}

/** How many requests wait for the office. */
export async function countDataRequests(db: Db<OwnDataTables>): Promise<number> {
  return (await sql<{ count: number }>(db, 'owndata.count', `select count(*)::int as count from owndata.requests where state = 'open'`))[0]!.count
}
