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
  /** Of the partner's fee, what falls to this request. */
  readonly feeVnd: number
  /** The payment of a whole purchase to a licensed partner that this is a share of; null for one to the payee's own account. */
  readonly collection: { readonly id: string; readonly partnerId: string; readonly partnerName: string; readonly licenceNumber: string; readonly reference: string; readonly feeBy: 'seller' | 'operator' } | null
}

const REQUEST = `
  select requests.id, requests.reference, requests.subject_kind as "subjectKind", requests.subject_id as "subjectId", payee_kind as "payeeKind", payee_id as "payeeId", requests.amount_vnd as "amountVnd", received_vnd as "receivedVnd",
    requests.asked_at as "askedAt", expires_at as "expiresAt", state, bank_bin as "bankBin", number as account, holder_name as "holderName", requests.fee_vnd as "feeVnd",
    case when collection.id is not null then json_build_object('id', collection.id, 'partnerId', partner.id, 'partnerName', partner.name, 'licenceNumber', partner.licence_number, 'reference', collection.reference, 'feeBy', collection.fee_by) end as collection
  from payments.requests join payments.accounts on accounts.id = account_id left join payments.collections collection on collection.id = collection_id left join payments.partners partner on partner.id = collection.partner_id`

/** Every request about these subjects, latest first. */
export async function findRequestsOf(db: Db<PaymentsTables>, subjects: readonly Party[]): Promise<PaymentRequest[]> {
  if (subjects.length === 0) return []
  return sql(db, 'payments.requests-of', `${REQUEST} where (requests.subject_kind, requests.subject_id) in (select * from unnest($1::text[], $2::uuid[])) order by requests.asked_at desc, requests.id desc`,
    [subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)])
}

/** These requests, by their keys. */
export async function findRequestsById(db: Db<PaymentsTables>, ids: readonly string[]): Promise<PaymentRequest[]> {
  return ids.length === 0 ? [] : sql(db, 'payments.requests-by-id', `${REQUEST} where requests.id = any($1::uuid[])`, [ids])
}

/** The requests that bear one of these references, or are shares of a purchase that does, and are paid to one of these accounts; locked until the transaction ends. */
export function takeRequestsNamed(tx: Tx<PaymentsTables>, references: readonly string[], accounts: readonly { readonly bin: string; readonly number: string }[]): Promise<PaymentRequest[]> {
  return sql(tx, 'payments.take-named', `${REQUEST} where (requests.reference = any($1::text[]) or collection_id in (select id from payments.collections where reference = any($1::text[]))) and (bank_bin, number) in (select * from unnest($2::text[], $3::text[])) order by requests.id for update of requests`,
    [references, accounts.map(({ bin }) => bin), accounts.map(({ number }) => number)])
}

/** One request, locked until the transaction ends; null when there is none. */
export async function takeRequest(tx: Tx<PaymentsTables>, id: string): Promise<PaymentRequest | null> {
  return (await sql<PaymentRequest>(tx, 'payments.take-request', `${REQUEST} where requests.id = $1 for update of requests`, [id]))[0] ?? null
}

/** The request with this reference; null when there is none. */
export async function findByReference(db: Db<PaymentsTables>, reference: string): Promise<PaymentRequest | null> {
  return (await sql<PaymentRequest>(db, 'payments.by-reference', `${REQUEST} where requests.reference = $1`, [reference]))[0] ?? null
}

/** The shares of a purchase that is paid through this partner, by the purchase's reference or a share's own; empty where there are none. */
export async function findSharesNamed(db: Db<PaymentsTables>, partnerId: string, reference: string): Promise<PaymentRequest[]> {
  return sql(db, 'payments.shares-named', `${REQUEST} where partner.id = $1 and (requests.reference = $2 or collection.reference = $2) order by requests.id`, [partnerId, reference])
}

/** What is told of a request that was `before` and is now `after`. */
export function factOf(before: PaymentRequest, after: Partial<Pick<PaymentRequest, 'state' | 'receivedVnd'>>, why: PaymentFact['why'], at: Date): PaymentFact {
  return {
    requestId: before.id, reference: before.reference, subject: { kind: before.subjectKind, id: before.subjectId }, payee: { kind: before.payeeKind, id: before.payeeId },
    why, before: before.state, state: after.state ?? before.state, amountVnd: before.amountVnd, receivedVnd: after.receivedVnd ?? before.receivedVnd, at: at.toISOString(),
  }
}
