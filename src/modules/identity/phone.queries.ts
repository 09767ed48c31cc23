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

/** All that this module holds about a person, without secrets: for the person alone (Law 91/2025/QH15, right to a copy). */
export async function dataOf(db: Db<IdentityTables>, personId: string): Promise<object> {
  const rows = await sql<{ data: object }>(db, 'identity.data-of', `
    select json_build_object(
      'person', (select json_build_object('name', name, 'madeAt', made_at) from identity.people where id = $1),
      'phones', (select coalesce(json_agg(json_build_object('number', e164, 'notedAt', noted_at, 'verifiedAt', verified_at, 'endedAt', ended_at) order by noted_at), '[]') from identity.phones where person_id = $1),
      'consents', (select coalesce(json_agg(json_build_object('purpose', purpose, 'words', words, 'givenAt', given_at, 'withdrawnAt', withdrawn_at) order by given_at), '[]') from identity.consents where person_id = $1),
      'sessions', (select coalesce(json_agg(json_build_object('madeAt', made_at, 'seenAt', seen_at, 'endsAt', ends_at, 'endedAt', ended_at, 'address', sender, 'device', agent) order by made_at), '[]') from identity.sessions where person_id = $1),
      'events', (select coalesce(json_agg(json_build_object('at', at, 'what', kind, 'address', sender, 'device', agent) order by at), '[]') from identity.events where person_id = $1)
    ) as data`, [personId])
  return rows[0]!.data
}
