import type { ProducerForm, ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import type { Reach } from '#identity'
import type { RequestState, StallTables } from './stall.tables.ts'

export interface StallRequest {
  readonly id: string
  readonly personId: string
  readonly kind: 'claim' | 'open'
  readonly name: string
  readonly producerSlug: string | null
  readonly form: ProducerForm
  readonly provinceCode: string | null
  readonly communeCode: string | null
  readonly said: string
  readonly consentWords: string
  readonly consentAt: Date
  readonly state: RequestState
  readonly madeAt: Date
  readonly why: string
}

const REQUEST = `
  select request.id, request.person_id as "personId", request.kind, request.name, producer.slug as "producerSlug", request.form, request.province_code as "provinceCode", request.commune_code as "communeCode",
    request.said, request.consent_words as "consentWords", request.consent_at as "consentAt", request.state, request.made_at as "madeAt", request.why
  from stall.requests request left join producers.producers producer on producer.id = request.producer_id`

/** The last request of a person that was not taken back. */
export async function findRequestOf(db: Db<StallTables & ProducersTables>, personId: string): Promise<StallRequest | null> {
  return (await sql<StallRequest>(db, 'stall.request-of', `${REQUEST} where request.person_id = $1 and request.state <> 'withdrawn' order by request.made_at desc limit 1`, [personId]))[0] ?? null
}

export async function findRequest(db: Db<StallTables & ProducersTables>, id: string): Promise<StallRequest | null> {
  return (await sql<StallRequest>(db, 'stall.request-by-id', `${REQUEST} where request.id = $1`, [id]))[0] ?? null
}

const WITHIN = `request.state = 'waiting' and ($1 or request.province_code = any($2) or request.commune_code = any($3))`
const reachValues = (reach: Reach): unknown[] => [reach.kind === 'country', reach.kind === 'country' ? [] : reach.provinces, reach.kind === 'country' ? [] : reach.communes]

/** Requests that wait within an officer's reach, oldest first. */
export async function findWaitingRequests(db: Db<StallTables & ProducersTables>, reach: Reach, limit: number): Promise<StallRequest[]> {
  return sql<StallRequest>(db, 'stall.waiting', `${REQUEST} where ${WITHIN} order by request.made_at, request.id limit $4`, [...reachValues(reach), limit])
}

/** Requests to sell that wait within an officer's reach. */
export async function countStallRequests(db: Db<StallTables>, reach: Reach): Promise<number> {
  return (await sql<{ count: number }>(db, 'stall.count-waiting', `select count(*) from stall.requests request where ${WITHIN}`, reachValues(reach)))[0]!.count
}

export interface Claimable { readonly slug: string; readonly name: string; readonly provinceCode: string | null; readonly communeCode: string | null }

/** Producers of the registry whose name holds all these words, in any order, without marks. Those who keep their name private are not found. */
export async function findClaimable(db: Db<ProducersTables>, words: readonly string[], limit: number): Promise<Claimable[]> {
  return words.length === 0 ? [] : sql<Claimable>(db, 'stall.claimable', `
    select slug, name, province_code as "provinceCode", commune_code as "communeCode" from producers.producers
    where retired_at is null and not name_hidden and name_key like all ($1) order by length(name_key), name, id limit $2`, [words.map((word) => `%${word}%`), limit])
}
