import { from, sql, type Db } from '#platform/db'
import type { Day } from '#platform/day'
import { hashToken } from '#platform/session'
import type { EventKind, IdentityTables } from './identity.tables.ts'
import type { Role } from './roles.rules.ts'

/** What signing in needs to know of an account. */
export interface Account {
  readonly personId: string
  readonly name: string
  readonly signInName: string
  /** Nothing until the invitation was taken up. */
  readonly hash: string | null
  readonly secondFactor: boolean
  readonly passkey: boolean
}

const ACCOUNT = `
  select people.id as "personId", people.name, sign_in_names.value as "signInName", passwords.hash,
    exists (select from identity.second_factors where person_id = people.id) as "secondFactor", exists (select from identity.passkeys where person_id = people.id) as passkey
  from identity.people join identity.sign_in_names on sign_in_names.person_id = people.id left join identity.passwords on passwords.person_id = people.id
  where closed_at is null`

export async function findAccount(db: Db<IdentityTables>, signInName: string): Promise<Account | null> {
  return (await sql<Account>(db, 'identity.account', `${ACCOUNT} and kind = 'name' and value = $1`, [signInName]))[0] ?? null
}

export async function accountOf(db: Db<IdentityTables>, personId: string): Promise<Account | null> {
  return (await sql<Account>(db, 'identity.account-of', `${ACCOUNT} and people.id = $1 limit 1`, [personId]))[0] ?? null
}

export interface HeldRole { readonly id: string; readonly role: Role; readonly unit: string; readonly fromOn: Day; readonly toOn: Day | null }

/** Roles that are not over on this day: held now, or from a later day. */
export async function rolesOf(db: Db<IdentityTables>, personId: string, day: Day): Promise<HeldRole[]> {
  return from(db).selectFrom('identity.roles').select(['id', 'role', 'unit', 'from_on as fromOn', 'to_on as toOn'])
    .where('person_id', '=', personId).where('ended_at', 'is', null).where((where) => where.or([where('to_on', 'is', null), where('to_on', '>=', day)]))
    .orderBy('from_on').orderBy('id').execute()
}

export interface Invitation {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly signInName: string
  readonly endsAt: Date
  readonly roles: readonly { readonly role: Role; readonly unit: string }[]
}

/** The invitation behind a link; null when there is none, or it was used, withdrawn or is too old. */
export async function findInvitation(db: Db<IdentityTables>, token: string, now: Date): Promise<Invitation | null> {
  return (await sql<Invitation>(db, 'identity.invitation', `
    select invitations.id, people.id as "personId", people.name, sign_in_names.value as "signInName", invitations.ends_at as "endsAt",
      coalesce((select json_agg(json_build_object('role', role, 'unit', unit) order by from_on, roles.id) from identity.roles where roles.person_id = people.id and ended_at is null), '[]') as roles
    from identity.invitations join identity.people on people.id = invitations.person_id join identity.sign_in_names on sign_in_names.person_id = people.id
    where token_hash = $1 and used_at is null and withdrawn_at is null and invitations.ends_at > $2 and closed_at is null limit 1`, [hashToken(token), now]))[0] ?? null
}

export interface OfficerLine {
  readonly personId: string
  readonly name: string
  readonly signInName: string
  readonly ready: boolean
  readonly invitedUntil: Date | null
  readonly signedInAt: Date | null
  readonly roles: readonly { readonly role: Role; readonly unit: string; readonly fromOn: Day; readonly toOn: Day | null }[]
}

/** Everyone who holds or held a role, with what they hold now or later. */
export async function listOfficers(db: Db<IdentityTables>, day: Day, now: Date): Promise<OfficerLine[]> {
  return sql<OfficerLine>(db, 'identity.officers', `
    select people.id as "personId", name, value as "signInName",
      exists (select from identity.passwords where person_id = people.id) and (exists (select from identity.second_factors where person_id = people.id) or exists (select from identity.passkeys where person_id = people.id)) as ready,
      (select max(ends_at) from identity.invitations where person_id = people.id and used_at is null and withdrawn_at is null and ends_at > $2) as "invitedUntil",
      (select max(at) from identity.events where person_id = people.id and events.kind = 'signed-in') as "signedInAt",
      coalesce((select json_agg(json_build_object('role', role, 'unit', unit, 'fromOn', from_on, 'toOn', to_on) order by from_on, id) from identity.roles
        where person_id = people.id and ended_at is null and (to_on is null or to_on >= $1)), '[]') as roles
    from identity.people join identity.sign_in_names on sign_in_names.person_id = people.id and sign_in_names.kind = 'name'
    order by value`, [day, now])
}

export interface EventLine { readonly at: Date; readonly kind: EventKind; readonly sender: string | null; readonly agent: string | null }

/** The last happenings around an account, newest first. */
export async function eventsOf(db: Db<IdentityTables>, personId: string, limit: number): Promise<EventLine[]> {
  return from(db).selectFrom('identity.events').select(['at', 'kind', 'sender', 'agent']).where('person_id', '=', personId).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

export async function countRecoveryCodes(db: Db<IdentityTables>, personId: string): Promise<number> {
  return (await sql<{ left: number }>(db, 'identity.recovery-codes-left', 'select count(*)::int as left from identity.recovery_codes where person_id = $1 and used_at is null', [personId]))[0]!.left
}

/** The person of a sign-in name, whether they have taken up the account or not. */
export async function findPerson(db: Db<IdentityTables>, signInName: string): Promise<string | null> {
  const rows = await sql<{ id: string }>(db, 'identity.person', `select person_id as id from identity.sign_in_names where kind = 'name' and value = $1`, [signInName])
  return rows[0]?.id ?? null
}
