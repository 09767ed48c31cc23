import { sql, type Tx } from '#platform/db'
import { newId, type Id } from '#platform/ids'
import type { MemberRole, ProducersTables } from './producers.tables.ts'

export interface NewMember {
  readonly producerId: Id<'producer'>
  readonly personId: string
  readonly role: MemberRole
  /** The officer who wrote it down; null = the operator's command line. */
  readonly byId: string | null
  /** What the producer agreed to, in the words shown or signed (Law 91/2025/QH15), and when. */
  readonly consentWords: string
  readonly consentAt: Date
}

export type MemberAdded = { readonly kind: 'added'; readonly id: Id<'member'> } | { readonly kind: 'already'; readonly role: MemberRole }

/** Lets a person act for a producer from now on. Someone who does already keeps the role held. */
export async function addMember(tx: Tx<ProducersTables>, asked: NewMember, now: Date): Promise<MemberAdded> {
  const id = newId<'member'>()
  const made = await sql(tx, 'producers.add-member', `
    insert into producers.members (id, producer_id, person_id, role, by_id, consent_words, consent_at, starts_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (producer_id, person_id) where ends_at is null do nothing returning 1`,
    [id, asked.producerId, asked.personId, asked.role, asked.byId, asked.consentWords, asked.consentAt, now])
  if (made.length > 0) return { kind: 'added', id }
  const held = await sql<{ role: MemberRole }>(tx, 'producers.member-role', 'select role from producers.members where producer_id = $1 and person_id = $2 and ends_at is null', [asked.producerId, asked.personId])
  return { kind: 'already', role: held[0]!.role }
}

/** Ends what a person may do for a producer, at once; false when there was nothing to end. */
export async function endMember(tx: Tx<ProducersTables>, producerId: Id<'producer'>, personId: string, byId: string | null, now: Date): Promise<boolean> {
  const ended = await sql(tx, 'producers.end-member', 'update producers.members set ends_at = greatest($3, starts_at), ended_by = $4 where producer_id = $1 and person_id = $2 and ends_at is null returning 1', [producerId, personId, now, byId])
  return ended.length > 0
}
