import { setOptOut, wantsNews, type NoticesTables } from '#notices'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Sender } from '#platform/sender'
import type { IdentityTables } from './identity.tables.ts'
import { forgetPasskeys } from './add-passkey.ts'
import { noteEvent } from './note-event.ts'
import { endSessions } from './open-session.ts'
import { nameOfPhone } from './person-of-phone.ts'
import { checkPhoneCode, usePhoneCodes } from './pass-phone-code.ts'

export type PhoneChange =
  | { readonly kind: 'changed' }
  | { readonly kind: 'wrong'; readonly which: readonly ('from' | 'to')[] }
  | { readonly kind: 'over' }
  /** Proven, but another person here signs in with it. */
  | { readonly kind: 'taken' }

export interface ChangeCodes { readonly token: string; readonly from: string; readonly to: string }

/** Takes a new number in place of the old after a code from each; all other sessions end. */
export async function changePhone(tx: Tx<IdentityTables & NoticesTables>, personId: string, sessionId: string, codes: ChangeCodes, sender: Sender, now: Date): Promise<PhoneChange> {
  const from = await checkPhoneCode(tx, codes.token, 'change-from', personId, codes.from, now)
  const to = await checkPhoneCode(tx, codes.token, 'change-to', personId, codes.to, now)
  if (from.kind === 'over' || to.kind === 'over') return { kind: 'over' }
  if (from.kind === 'wrong' || to.kind === 'wrong') {
    await noteEvent(tx, { kind: 'phone-code-refused', personId, sender }, now)
    return { kind: 'wrong', which: [...(from.kind === 'wrong' ? ['from' as const] : []), ...(to.kind === 'wrong' ? ['to' as const] : [])] }
  }
  await usePhoneCodes(tx, [from.id, to.id], now)
  await sql(tx, 'identity.lock-phone', `select pg_advisory_xact_lock(hashtextextended('phone ' || $1, 0))`, [to.e164])
  const taken = await sql(tx, 'identity.phone-taken', 'select 1 from identity.phones where e164 = $1 and ended_at is null', [to.e164])
  if (taken.length > 0) return { kind: 'taken' }
  await replacePhone(tx, personId, { from: from.e164, to: to.e164, verified: true }, now)
  await noteEvent(tx, { kind: 'phone-set', personId, sessionId, sender }, now)
  await endSessions(tx, personId, { except: sessionId }, sender, now)
  return { kind: 'changed' }
}

async function replacePhone(tx: Tx<IdentityTables & NoticesTables>, personId: string, phones: { from: string; to: string; verified: boolean }, now: Date): Promise<void> {
  await sql(tx, 'identity.end-phone', 'update identity.phones set ended_at = $2 where person_id = $1 and ended_at is null', [personId, now])
  await sql(tx, 'identity.set-phone', 'insert into identity.phones (id, person_id, e164, noted_at, verified_at) values ($1, $2, $3, $4, $5)', [newId<'phone'>(), personId, phones.to, now, phones.verified ? now : null])
  await sql(tx, 'identity.follow-phone', 'update identity.people set name = $3 where id = $1 and name = $2', [personId, nameOfPhone(phones.from), nameOfPhone(phones.to)])
  if (!(await wantsNews(tx, 'sms', phones.from))) await setOptOut(tx, 'sms', phones.to, true, now)
}

/**
 * Gives a person another number without codes, where the operator has made sure who they are (a lost telephone).
 * All their sessions end, passkeys on the lost device too; the new number counts as proven at the first sign-in. `unknown` = nobody has the old one.
 */
export async function movePhone(tx: Tx<IdentityTables & NoticesTables>, from: string, to: string, reason: string, now: Date): Promise<'moved' | 'unknown' | 'taken'> {
  await sql(tx, 'identity.lock-phone', `select pg_advisory_xact_lock(hashtextextended('phone ' || $1, 0))`, [to])
  const held = await sql<{ e164: string; person_id: string }>(tx, 'identity.phones-held', 'select e164, person_id from identity.phones where e164 in ($1, $2) and ended_at is null for update', [from, to])
  const old = held.find((each) => each.e164 === from)
  if (!old) return 'unknown'
  if (held.some((each) => each.e164 === to)) return 'taken'
  await replacePhone(tx, old.person_id, { from, to, verified: false }, now)
  await noteEvent(tx, { kind: 'phone-set', personId: old.person_id, detail: reason }, now)
  await forgetPasskeys(tx, old.person_id, now)
  await endSessions(tx, old.person_id, { except: null }, null, now)
  return 'moved'
}
