import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { senderKey, type Sender } from '#platform/sender'
import { hashToken, newToken } from '#platform/session'
import { forgetTries, takeTry, type Allowance } from '#platform/tries'
import { codeIsRight } from './check-code.ts'
import type { IdentityTables } from './identity.tables.ts'
import { noteEvent } from './note-event.ts'
import { openSession, type OpenedSession } from './open-session.ts'
import type { Account } from './person.queries.ts'

/** One sender may be a whole office; one account may be under attack from many places; both at once is a guesser. */
const ALLOWED = {
  sender: { most: 60, seconds: 900 }, pair: { most: 6, seconds: 900 }, account: { most: 60, seconds: 3_600 },
  codes: { most: 10, seconds: 6_000 }, owner: { most: 10, seconds: 1_800 },
} as const satisfies Record<string, Allowance>

export const STEP_SECONDS = 600
const TRIES_A_STEP = 5

/** A name as it is kept and counted: what people type as capitals, spaces or marks makes no other account. */
export const signInKey = (typed: string): string => typed.normalize('NFC').trim().toLowerCase().slice(0, 100)

const pairKeys = (name: string, sender: Sender): string[] => [`sign-in:pair:${signInKey(name)} ${senderKey(sender.address)}`, `sign-in:account:${signInKey(name)}`]

/**
 * Counts a try of a password before it is looked at; the seconds to wait, 0 = go on. Names that nobody has are
 * counted in the same way, so that the limit tells nothing. Its transaction must end before the password is checked.
 */
export async function countTry(tx: Tx<IdentityTables>, name: string, sender: Sender, now: Date): Promise<number> {
  const [pair, account] = pairKeys(name, sender)
  return (await takeTry(tx, `sign-in:sender:${senderKey(sender.address)}`, ALLOWED.sender, now))
    || (await takeTry(tx, pair!, ALLOWED.pair, now))
    || (await takeTry(tx, account!, ALLOWED.account, now))
}

/** The same for someone signed in who must show once more that they are the owner. */
export const countOwnerTry = (tx: Tx<IdentityTables>, personId: string, now: Date): Promise<number> => takeTry(tx, `owner:${personId}`, ALLOWED.owner, now)

export async function refusePassword(tx: Tx<IdentityTables>, personId: string | null, sender: Sender, now: Date): Promise<void> {
  await noteEvent(tx, { kind: 'password-refused', personId, sender }, now)
}

/** `passkey-needed`: the account has a passkey and no app, so that its password alone opens nothing. */
export type FirstStep = { readonly kind: 'passkey-needed' } | { readonly kind: 'code-needed'; readonly token: string } | { readonly kind: 'open'; readonly session: OpenedSession }

/** After the right password: the second step where there is one, else a session in which one can only be set up. */
export async function passPassword(tx: Tx<IdentityTables>, account: Account, name: string, sender: Sender, now: Date): Promise<FirstStep> {
  await forgetTries(tx, pairKeys(name, sender))
  if (!account.secondFactor) return account.passkey ? { kind: 'passkey-needed' } : { kind: 'open', session: await openSession(tx, account.personId, 'password', sender, now) }
  return { kind: 'code-needed', token: await askForCode(tx, account.personId, now) }
}

/** Waits for the second step of a person whose first was right; answers the secret that the browser keeps meanwhile. */
export async function askForCode(tx: Tx<IdentityTables>, personId: string, now: Date): Promise<string> {
  const token = newToken()
  await sql(tx, 'identity.open-step', `insert into identity.steps (id, person_id, token_hash, made_at, ends_at) values ($1, $2, $3, $4, $4::timestamptz + make_interval(secs => $5))`,
    [newId<'step'>(), personId, hashToken(token), now, STEP_SECONDS])
  return token
}

export type SecondStep =
  | { readonly kind: 'open'; readonly session: OpenedSession }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too-many'; readonly wait: number }
  | { readonly kind: 'over' }

/** The second step: a code of the app or a recovery code. `over` = begin again with the password. */
export async function passCode(tx: Tx<IdentityTables>, token: string, typed: string, sender: Sender, now: Date): Promise<SecondStep> {
  const step = (await sql<{ id: string; person_id: string; tries: number }>(tx, 'identity.step', `
    select steps.id, person_id, tries from identity.steps join identity.people on people.id = person_id
    where token_hash = $1 and done_at is null and ends_at > $2 and closed_at is null for update of steps`, [hashToken(token), now]))[0]
  if (!step || step.tries >= TRIES_A_STEP) return { kind: 'over' }
  const key = `sign-in:code:${step.person_id}`
  const wait = await takeTry(tx, key, ALLOWED.codes, now)
  if (wait > 0) return { kind: 'too-many', wait }
  if (!(await codeIsRight(tx, step.person_id, typed, sender, now))) {
    await sql(tx, 'identity.count-step', 'update identity.steps set tries = tries + 1 where id = $1', [step.id])
    await noteEvent(tx, { kind: 'code-refused', personId: step.person_id, sender }, now)
    return { kind: step.tries + 1 >= TRIES_A_STEP ? 'over' : 'wrong' }
  }
  await sql(tx, 'identity.end-step', 'update identity.steps set done_at = $2 where id = $1', [step.id, now])
  await forgetTries(tx, [key])
  return { kind: 'open', session: await openSession(tx, step.person_id, 'password-code', sender, now) }
}
