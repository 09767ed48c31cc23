import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { senderKey, type Sender } from '#platform/sender'
import { hashToken } from '#platform/session'
import { takeTry, type Allowance } from '#platform/tries'
import type { IdentityTables } from './identity.tables.ts'

export const CHALLENGE_SECONDS = 300
const ALLOWED = { sender: { most: 120, seconds: 900 } } as const satisfies Record<string, Allowance>

export interface Challenge { readonly purpose: 'add' | 'sign-in'; readonly personId: string | null; readonly token: string; readonly challenge: string }

/** Keeps what a passkey is asked to sign, for the browser that holds `token`. Answers the seconds to wait where too many were asked, 0 = kept. */
export async function keepChallenge(tx: Tx<IdentityTables>, asked: Challenge, sender: Sender, now: Date): Promise<number> {
  const wait = await takeTry(tx, `passkey:sender:${senderKey(sender.address)}`, ALLOWED.sender, now)
  if (wait > 0) return wait
  await sql(tx, 'identity.keep-challenge', `
    insert into identity.challenges (id, purpose, person_id, token_hash, challenge, made_at, ends_at) values ($1, $2, $3, $4, $5, $6, $6::timestamptz + make_interval(secs => $7))`,
    [newId<'challenge'>(), asked.purpose, asked.personId, hashToken(asked.token), asked.challenge, now, CHALLENGE_SECONDS])
  return 0
}

/** Uses a challenge up, whatever comes of it; null where it was used, is too old, or belongs to another browser or person. */
export async function useChallenge(tx: Tx<IdentityTables>, token: string, purpose: Challenge['purpose'], personId: string | null, now: Date): Promise<string | null> {
  return (await sql<{ challenge: string }>(tx, 'identity.use-challenge', `
    update identity.challenges set done_at = $4 where token_hash = $1 and purpose = $2 and person_id is not distinct from $3 and done_at is null and ends_at > $4 returning challenge`,
    [hashToken(token), purpose, personId, now]))[0]?.challenge ?? null
}
