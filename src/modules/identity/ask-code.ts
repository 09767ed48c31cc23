import { randomInt } from 'node:crypto'
import { queueNotice, type NoticesTables } from '#notices'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { senderKey, type Sender } from '#platform/sender'
import { hashToken } from '#platform/session'
import { takeTry, type Allowance } from '#platform/tries'
import type { CodePurpose, IdentityTables } from './identity.tables.ts'

export const CODE_SECONDS = 600

/**
 * A number gets few messages, since each costs money and disturbs; one address may be the gateway of a whole mobile
 * network. What one address may ask for one number is less than what the number may get, so that nobody is shut out
 * by a stranger at another address.
 */
const ALLOWED = {
  sender: { most: 40, seconds: 3_600 }, pair: { most: 4, seconds: 7_200 }, pairDay: { most: 8, seconds: 86_400 }, phone: { most: 8, seconds: 3_600 }, phoneDay: { most: 20, seconds: 86_400 },
} as const satisfies Record<string, Allowance>

export const codeHash = (token: string, code: string): string => hashToken(`${token}:${code}`)

export interface CodeAsked { readonly e164: string; readonly purpose: CodePurpose; readonly personId: string | null; readonly token: string }

/**
 * Sends a code of six digits to a number, good for ten minutes and only in the browser that holds `token`; codes asked
 * before for the same number and purpose stop working. Answers the seconds to wait where too many were asked, 0 = sent.
 * Whether anybody has the number makes no difference.
 */
export async function askCode(tx: Tx<IdentityTables & NoticesTables>, asked: CodeAsked, sender: Sender, now: Date): Promise<number> {
  const [from, pair] = [senderKey(sender.address), `${asked.e164} ${senderKey(sender.address)}`]
  const wait = (await takeTry(tx, `phone-code:sender:${from}`, ALLOWED.sender, now))
    || (await takeTry(tx, `phone-code:pair:${pair}`, ALLOWED.pair, now))
    || (await takeTry(tx, `phone-code:pair-day:${pair}`, ALLOWED.pairDay, now))
    || (await takeTry(tx, `phone-code:phone:${asked.e164}`, ALLOWED.phone, now))
    || (await takeTry(tx, `phone-code:phone-day:${asked.e164}`, ALLOWED.phoneDay, now))
  if (wait > 0) return wait
  const [id, code, endsAt] = [newId<'phone-code'>(), String(randomInt(0, 1_000_000)).padStart(6, '0'), new Date(now.getTime() + CODE_SECONDS * 1_000)]
  await sql(tx, 'identity.end-phone-codes', 'update identity.phone_codes set done_at = $3 where e164 = $1 and purpose = $2 and done_at is null', [asked.e164, asked.purpose, now])
  await sql(tx, 'identity.add-phone-code', `
    insert into identity.phone_codes (id, e164, purpose, person_id, token_hash, code_hash, made_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, asked.e164, asked.purpose, asked.personId, hashToken(asked.token), codeHash(asked.token, code), now, endsAt])
  await queueNotice(tx, {
    channel: 'sms', to: asked.e164, kind: 'phone-code', subject: { kind: 'phone-code', id }, body: words(asked.purpose, code), essential: true, secret: true, key: `phone-code:${id}`, expiresAt: endsAt, now,
  })
  return 0
}

/** Without marks, so that it fits one message on every phone. */
function words(purpose: CodePurpose, code: string): string {
  const what = purpose === 'sign-in' ? 'Ma vao Cong OCOP' : 'Ma doi so dien thoai tren Cong OCOP'
  return `${what}: ${code}. Dung trong 10 phut. Khong doc ma nay cho bat ky ai, ke ca nguoi xung la can bo.`
}
