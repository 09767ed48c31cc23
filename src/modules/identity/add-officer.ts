import type { Day } from '#platform/day'
import { from, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { hashToken, newLinkToken } from '#platform/session'
import { cleanText } from '#platform/web'
import type { IdentityTables } from './identity.tables.ts'
import { noteEvent } from './note-event.ts'
import { endSessions } from './open-session.ts'
import { unitFits, type Role } from './roles.rules.ts'
import { signInKey } from './sign-in.ts'

export const INVITATION_HOURS = 72

export interface NewOfficer {
  readonly name: string
  readonly role: Role
  readonly unit: string
  /** Made from the name where not given. */
  readonly signInName?: string | undefined
  readonly fromOn: Day
  readonly toOn?: Day | undefined
}

export type Added =
  | { readonly kind: 'added'; readonly personId: string; readonly signInName: string; readonly token: string; readonly endsAt: Date }
  | { readonly kind: 'unit-does-not-fit' }
  | { readonly kind: 'name-taken' }
  | { readonly kind: 'name-unfit' }

/** Makes an account with one role and its invitation. `byId` is null where the operator's command line does it. */
export async function addOfficer(tx: Tx<IdentityTables>, byId: string | null, asked: NewOfficer, now: Date): Promise<Added> {
  if (!unitFits(asked.role, asked.unit)) return { kind: 'unit-does-not-fit' }
  const name = cleanText(asked.name, 200)
  if (name === '') return { kind: 'name-unfit' }
  const wanted = asked.signInName === undefined ? nameFrom(name) : signInKey(asked.signInName)
  if (!/^[a-z0-9][a-z0-9._@-]{2,98}$/.test(wanted)) return { kind: 'name-unfit' }
  const personId = newId<'person'>()
  await from(tx).insertInto('identity.people').values({ id: personId, name, made_at: now, closed_at: null }).execute()
  const signInName = await takeName(tx, personId, wanted, asked.signInName === undefined)
  if (signInName === null) return { kind: 'name-taken' }
  await giveRole(tx, byId, { personId, role: asked.role, unit: asked.unit, fromOn: asked.fromOn, toOn: asked.toOn }, now)
  return { kind: 'added', personId, signInName, ...(await invite(tx, byId, personId, now)) }
}

/** `Nguyễn Thị Hoa` → `hoa.nguyenthi`: the given name first, as people look for each other. */
export function nameFrom(name: string): string {
  const words = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().replace(/[^a-z0-9 ]/g, '').split(/\s+/).filter(Boolean)
  const given = words.pop() ?? ''
  return `${given}${words.length > 0 ? '.' : ''}${words.join('')}`.padEnd(3, '0').slice(0, 60)
}

async function takeName(tx: Tx<IdentityTables>, personId: string, wanted: string, another: boolean): Promise<string | null> {
  const [held] = another ? await sql<{ count: number }>(tx, 'identity.count-names', `select count(*)::int as count from identity.sign_in_names where starts_with(value, $1) and substr(value, length($1) + 1) ~ '^\\d*$'`, [wanted]) : []
  for (let number = 1 + (held?.count ?? 0), last = number + 1_000; number < last; number++) {
    const value = number === 1 ? wanted : `${wanted}${number}`
    const taken = await sql(tx, 'identity.take-name', `insert into identity.sign_in_names (kind, value, person_id) values ('name', $1, $2) on conflict do nothing returning 1`, [value, personId])
    if (taken.length > 0) return value
    if (!another) return null
  }
  return null
}

export interface RoleToGive { readonly personId: string; readonly role: Role; readonly unit: string; readonly fromOn: Day; readonly toOn?: Day | undefined }

/** Gives a role; false when its unit does not fit. Given twice, it stays as it was. */
export async function giveRole(tx: Tx<IdentityTables>, byId: string | null, asked: RoleToGive, now: Date): Promise<boolean> {
  if (!unitFits(asked.role, asked.unit)) return false
  const same = await sql(tx, 'identity.same-role', `
    select 1 from identity.roles where person_id = $1 and role = $2 and unit = $3 and ended_at is null and from_on <= $4 and coalesce(to_on, 'infinity') >= coalesce($5::date, 'infinity')`,
    [asked.personId, asked.role, asked.unit, asked.fromOn, asked.toOn ?? null])
  if (same.length > 0) return true
  await from(tx).insertInto('identity.roles').values({
    id: newId<'role'>(), person_id: asked.personId, role: asked.role, unit: asked.unit, from_on: asked.fromOn, to_on: asked.toOn ?? null,
    given_at: now, given_by: byId, ended_at: null, ended_by: null,
  }).execute()
  await noteEvent(tx, { kind: 'role-given', personId: asked.personId, byId, detail: `${asked.role} ${asked.unit}` }, now)
  return true
}

/** Makes a new link, good once for 72 hours; links given before stop working. */
export async function invite(tx: Tx<IdentityTables>, byId: string | null, personId: string, now: Date): Promise<{ token: string; endsAt: Date }> {
  const token = newLinkToken()
  const endsAt = new Date(now.getTime() + INVITATION_HOURS * 3_600_000)
  await sql(tx, 'identity.withdraw-invitations', 'update identity.invitations set withdrawn_at = $2 where person_id = $1 and used_at is null and withdrawn_at is null', [personId, now])
  await from(tx).insertInto('identity.invitations').values({
    id: newId<'invitation'>(), person_id: personId, token_hash: hashToken(token), made_at: now, made_by: byId, ends_at: endsAt, used_at: null, withdrawn_at: null,
  }).execute()
  await noteEvent(tx, { kind: 'invited', personId, byId }, now)
  return { token, endsAt }
}

/**
 * Ends roles at once: those that fit `which`, all where it names none. A person without any role left is signed out
 * everywhere and open invitations stop working. Answers how many ended.
 */
export async function endRoles(tx: Tx<IdentityTables>, byId: string | null, personId: string, which: { role?: Role | undefined; unit?: string | undefined }, now: Date): Promise<number> {
  const ended = await sql<{ role: string; unit: string }>(tx, 'identity.end-roles', `
    update identity.roles set ended_at = $2, ended_by = $3
    where person_id = $1 and ended_at is null and ($4::text is null or role = $4) and ($5::text is null or unit = $5) returning role, unit`,
    [personId, now, byId, which.role ?? null, which.unit ?? null])
  for (const each of ended) await noteEvent(tx, { kind: 'role-ended', personId, byId, detail: `${each.role} ${each.unit}` }, now)
  const left = await sql(tx, 'identity.roles-left', 'select 1 from identity.roles where person_id = $1 and ended_at is null limit 1', [personId])
  if (left.length > 0) return ended.length
  await endSessions(tx, personId, { except: null }, null, now)
  await sql(tx, 'identity.withdraw-invitations', 'update identity.invitations set withdrawn_at = $2 where person_id = $1 and used_at is null and withdrawn_at is null', [personId, now])
  return ended.length
}
