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
