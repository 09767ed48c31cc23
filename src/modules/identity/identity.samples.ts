import { dayOf, type Day } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import { addOfficer, type NewOfficer } from './add-officer.ts'
import { hashPassword } from './check-password.ts'
import type { IdentityTables } from './identity.tables.ts'
import { openSession, type SessionWay } from './open-session.ts'
import { personOfPhone } from './person-of-phone.ts'
import type { Role } from './roles.rules.ts'
import { setPassword, setSecondFactor } from './set-secrets.ts'

const nowhere = { address: 'sample', port: null, agent: '' }

export interface SampleOfficer { readonly personId: string; readonly signInName: string; readonly token: string }

/** An officer who is signed in, with both steps unless told; `token` is the value of the session cookie. */
export async function anOfficer(tx: Tx<IdentityTables>, now: Date, asked: { role: Role; unit: string; name?: string; fromOn?: Day; toOn?: Day }, how: SessionWay = 'password-code'): Promise<SampleOfficer> {
  const officer: NewOfficer = { name: asked.name ?? `Cán bộ ${asked.unit}`, role: asked.role, unit: asked.unit, fromOn: asked.fromOn ?? dayOf(now), toOn: asked.toOn }
  const added = await addOfficer(tx, null, officer, now)
  if (added.kind !== 'added') throw new Error(`sample officer: ${added.kind}`)
  const session = await openSession(tx, added.personId, how, nowhere, now)
  return { personId: added.personId, signInName: added.signInName, token: session.token }
}

/** Gives a sample officer a password and an authenticator that holds `secret`, as if the invitation had been used. */
export async function withSecrets(tx: Tx<IdentityTables>, personId: string, password: string, secret: Buffer, now: Date): Promise<void> {
  await setPassword(tx, personId, await hashPassword(password), null, now)
  await setSecondFactor(tx, personId, secret, 0, nowhere, now)
  await sql(tx, 'identity.sample-invitations', 'update identity.invitations set used_at = $2 where person_id = $1', [personId, now])
}

/** Someone who has signed in by telephone: the same person again for the same number. */
export async function aPhonePerson(tx: Tx<IdentityTables>, now: Date, e164: string): Promise<{ readonly personId: string; readonly token: string }> {
  const personId = await personOfPhone(tx, e164, now)
  await sql(tx, 'identity.sample-phone', 'update identity.phones set verified_at = coalesce(verified_at, $2) where person_id = $1 and ended_at is null', [personId, now])
  return { personId, token: (await openSession(tx, personId, 'phone', nowhere, now)).token }
}
