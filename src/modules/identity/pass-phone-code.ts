import { timingSafeEqual } from 'node:crypto'
import { sql, type Tx } from '#platform/db'
import type { Sender } from '#platform/sender'
import { hashToken } from '#platform/session'
import { codeHash } from './ask-code.ts'
import type { CodePurpose, IdentityTables } from './identity.tables.ts'
import { noteEvent } from './note-event.ts'
import { openSession, type OpenedSession } from './open-session.ts'
import { personOfPhone } from './person-of-phone.ts'

const TRIES_A_CODE = 5

export type CodeCheck = { readonly kind: 'right'; readonly id: string; readonly e164: string } | { readonly kind: 'wrong'; readonly left: number } | { readonly kind: 'over' }

/** Whether this is the code sent for `token`. A try is counted, the code not yet used up. `over` = ask for a new one. */
export async function checkPhoneCode(tx: Tx<IdentityTables>, token: string, purpose: CodePurpose, personId: string | null, typed: string, now: Date): Promise<CodeCheck> {
  const [row] = await sql<{ id: string; e164: string; code_hash: string; tries: number }>(tx, 'identity.phone-code', `
    update identity.phone_codes set tries = tries + 1 where token_hash = $1 and purpose = $2 and person_id is not distinct from $3 and done_at is null and ends_at > $4 and tries < $5
    returning id, e164, code_hash, tries`, [hashToken(token), purpose, personId, now, TRIES_A_CODE])
  if (!row) return { kind: 'over' }
  const code = typed.normalize('NFKC').replace(/[\s.-]/g, '')
  if (timingSafeEqual(Buffer.from(codeHash(token, code)), Buffer.from(row.code_hash))) return { kind: 'right', id: row.id, e164: row.e164 }
  return row.tries >= TRIES_A_CODE ? { kind: 'over' } : { kind: 'wrong', left: TRIES_A_CODE - row.tries }
}

/** Uses codes up, so that none works twice. */
export async function usePhoneCodes(tx: Tx<IdentityTables>, ids: readonly string[], now: Date): Promise<void> {
  await sql(tx, 'identity.use-phone-codes', 'update identity.phone_codes set done_at = $2 where id = any($1::uuid[])', [ids, now])
}

export type PhoneStep = { readonly kind: 'open'; readonly session: OpenedSession } | { readonly kind: 'wrong'; readonly left: number } | { readonly kind: 'over' }

/** The right code opens a session without any role; a person is made for a number that is new here. */
export async function passPhoneCode(tx: Tx<IdentityTables>, token: string, typed: string, sender: Sender, now: Date): Promise<PhoneStep> {
  const check = await checkPhoneCode(tx, token, 'sign-in', null, typed, now)
  if (check.kind !== 'right') {
    await noteEvent(tx, { kind: 'phone-code-refused', personId: null, sender }, now)
    return check
  }
  await usePhoneCodes(tx, [check.id], now)
  const personId = await personOfPhone(tx, check.e164, now)
  await sql(tx, 'identity.verify-phone', 'update identity.phones set verified_at = coalesce(verified_at, $3) where person_id = $1 and e164 = $2 and ended_at is null', [personId, check.e164, now])
  return { kind: 'open', session: await openSession(tx, personId, 'phone', sender, now) }
}
