import type { IdentityTables } from '#identity'
import { sql, type Db } from '#platform/db'
import type { Id } from '#platform/ids'
import type { MemberRole, ProducersTables } from './producers.tables.ts'

export interface MyProducer { readonly id: Id<'producer'>; readonly slug: string; readonly name: string; readonly role: MemberRole }

/** The producers that a person acts for, by name. */
export async function findProducersOf(db: Db<ProducersTables>, personId: string): Promise<MyProducer[]> {
  return sql<MyProducer>(db, 'producers.of-person', `
    select producer.id, producer.slug, producer.name, member.role from producers.members member join producers.producers producer on producer.id = member.producer_id
    where member.person_id = $1 and member.ends_at is null and producer.retired_at is null order by producer.name, producer.id`, [personId])
}

/** Whether a person acts for this producer now; the role, or null. */
export async function isMember(db: Db<ProducersTables>, personId: string, producerId: Id<'producer'>): Promise<MemberRole | null> {
  return (await sql<{ role: MemberRole }>(db, 'producers.is-member', `
    select member.role from producers.members member join producers.producers producer on producer.id = member.producer_id
    where member.person_id = $1 and member.producer_id = $2 and member.ends_at is null and producer.retired_at is null`, [personId, producerId]))[0]?.role ?? null
}

export interface MemberLine { readonly id: Id<'member'>; readonly personId: string; readonly role: MemberRole; readonly startsAt: Date; readonly consentWords: string }

/** Who acts for a producer now, longest first. */
export async function findMembers(db: Db<ProducersTables>, producerId: Id<'producer'>): Promise<MemberLine[]> {
  return sql<MemberLine>(db, 'producers.members', 'select id, person_id as "personId", role, starts_at as "startsAt", consent_words as "consentWords" from producers.members where producer_id = $1 and ends_at is null order by starts_at, id', [producerId])
}

export interface MemberPhone { readonly producerId: string; readonly personId: string; readonly phone: string }

/** The statement of `findMemberPhones`, for those that ask more of each person; `$1` = the producers. */
export const MEMBER_PHONES = `
    select member.producer_id as "producerId", member.person_id as "personId", phone.e164 as phone from producers.members member join identity.phones phone on phone.person_id = member.person_id and phone.ended_at is null
    where member.producer_id = any($1::uuid[]) and member.ends_at is null order by member.starts_at, member.id`

/** The telephones of those who act for some producers now. */
export async function findMemberPhones(db: Db<ProducersTables & IdentityTables>, producerIds: readonly string[]): Promise<MemberPhone[]> {
  return sql<MemberPhone>(db, 'producers.member-phones', MEMBER_PHONES, [producerIds])
}
