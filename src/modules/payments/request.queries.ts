import { sql, type Db, type Tx } from '#platform/db'
import type { RequestState } from './match-transfer.rules.ts'
import type { PaymentFact } from './payments.news.ts'
import type { PaymentsTables } from './payments.tables.ts'

/** Something of another module, in its own words: `{ kind: 'order', id }`. */
export interface Party { readonly kind: string; readonly id: string }

export interface PaymentRequest {
  readonly id: string
  readonly reference: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly payeeKind: string
  readonly payeeId: string
  readonly amountVnd: number
  /** All that came in time, also what was given back since. */
  readonly receivedVnd: number
  readonly askedAt: Date
  readonly expiresAt: Date
  readonly state: RequestState
  /** Where to pay it. */
  readonly bankBin: string
  readonly account: string
  readonly holderName: string
}

const REQUEST = `
  select requests.id, reference, subject_kind as "subjectKind", subject_id as "subjectId", payee_kind as "payeeKind", payee_id as "payeeId", amount_vnd as "amountVnd", received_vnd as "receivedVnd",
    asked_at as "askedAt", expires_at as "expiresAt", state, bank_bin as "bankBin", number as account, holder_name as "holderName"
  from payments.requests join payments.accounts on accounts.id = account_id`

/** Every request about these subjects, latest first. */
export async function findRequestsOf(db: Db<PaymentsTables>, subjects: readonly Party[]): Promise<PaymentRequest[]> {
  if (subjects.length === 0) return []
  return sql(db, 'payments.requests-of', `${REQUEST} where (subject_kind, subject_id) in (select * from unnest($1::text[], $2::uuid[])) order by asked_at desc, requests.id desc`,
    [subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)])
}

/** These requests, by their keys. */
export async function findRequestsById(db: Db<PaymentsTables>, ids: readonly string[]): Promise<PaymentRequest[]> {
  return ids.length === 0 ? [] : sql(db, 'payments.requests-by-id', `${REQUEST} where requests.id = any($1::uuid[])`, [ids])
}

/** The requests that bear one of these references and are paid to one of these accounts; locked until the transaction ends. */
export function takeRequestsNamed(tx: Tx<PaymentsTables>, references: readonly string[], accounts: readonly { readonly bin: string; readonly number: string }[]): Promise<PaymentRequest[]> {
  return sql(tx, 'payments.take-named', `${REQUEST} where reference = any($1::text[]) and (bank_bin, number) in (select * from unnest($2::text[], $3::text[])) order by requests.id for update of requests`,
    [references, accounts.map(({ bin }) => bin), accounts.map(({ number }) => number)])
}

/** One request, locked until the transaction ends; null when there is none. */
export async function takeRequest(tx: Tx<PaymentsTables>, id: string): Promise<PaymentRequest | null> {
  return (await sql<PaymentRequest>(tx, 'payments.take-request', `${REQUEST} where requests.id = $1 for update of requests`, [id]))[0] ?? null
}

/** The request with this reference; null when there is none. */
export async function findByReference(db: Db<PaymentsTables>, reference: string): Promise<PaymentRequest | null> {
  return (await sql<PaymentRequest>(db, 'payments.by-reference', `${REQUEST} where reference = $1`, [reference]))[0] ?? null
}

/** What is told of a request that was `before` and is now `after`. */
export function factOf(before: PaymentRequest, after: Partial<Pick<PaymentRequest, 'state' | 'receivedVnd'>>, why: PaymentFact['why'], at: Date): PaymentFact {
  return {
    requestId: before.id, reference: before.reference, subject: { kind: before.subjectKind, id: before.subjectId }, payee: { kind: before.payeeKind, id: before.payeeId },
    why, before: before.state, state: after.state ?? before.state, amountVnd: before.amountVnd, receivedVnd: after.receivedVnd ?? before.receivedVnd, at: at.toISOString(),
  }
}
