import { sql, type Db } from '#platform/db'
import { hashToken } from '#platform/session'
import type { CodePurpose, IdentityTables } from './identity.tables.ts'

/** The number that a code was sent to for this browser and has not run out; null when there is none. */
export async function numberAsked(db: Db<IdentityTables>, token: string, purpose: CodePurpose, personId: string | null, now: Date): Promise<string | null> {
  return (await sql<{ e164: string }>(db, 'identity.number-asked', `
    select e164 from identity.phone_codes where token_hash = $1 and purpose = $2 and person_id is not distinct from $3 and done_at is null and ends_at > $4`, [hashToken(token), purpose, personId, now]))[0]?.e164 ?? null
}

/** The person who signs in with this number; null where nobody does. */
export async function findPersonOfPhone(db: Db<IdentityTables>, e164: string): Promise<string | null> {
  return (await sql<{ id: string }>(db, 'identity.find-person-of-phone', 'select person_id as id from identity.phones where e164 = $1 and ended_at is null', [e164]))[0]?.id ?? null
}

/** A person's current number, proven or only noted; null for those who sign in otherwise. */
export async function phoneOf(db: Db<IdentityTables>, personId: string): Promise<string | null> {
  return (await sql<{ e164: string }>(db, 'identity.phone-of', 'select e164 from identity.phones where person_id = $1 and ended_at is null', [personId]))[0]?.e164 ?? null
}

/** Since when a person agrees to news; null = does not. */
export async function consentOf(db: Db<IdentityTables>, personId: string): Promise<Date | null> {
  return (await sql<{ given_at: Date }>(db, 'identity.consent-of', `select given_at from identity.consents where person_id = $1 and purpose = 'news' and withdrawn_at is null`, [personId]))[0]?.given_at ?? null
}

/** Every number that is or was a person's. */
export async function phonesOf(db: Db<IdentityTables>, personId: string): Promise<string[]> {
  return (await sql<{ e164: string }>(db, 'identity.phones-of', 'select distinct e164 from identity.phones where person_id = $1', [personId])).map((each) => each.e164)
}

export interface ConsentLine { readonly purpose: 'news'; readonly words: string; readonly version: string; readonly how: string; readonly givenAt: Date; readonly withdrawnAt: Date | null }

/** What a person agreed to, also what they took back, newest first. */
export async function consentsOf(db: Db<IdentityTables>, personId: string): Promise<ConsentLine[]> {
  return sql<ConsentLine>(db, 'identity.consents-of', 'select purpose, words, version, how, given_at as "givenAt", withdrawn_at as "withdrawnAt" from identity.consents where person_id = $1 order by given_at desc, id desc', [personId])
}
