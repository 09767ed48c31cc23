import { createHash, randomBytes } from 'node:crypto'
import { sql, type Tx } from '#platform/db'
import { isSealed, ownSeal } from '#platform/sealed'
import type { Sender } from '#platform/sender'
import type { IdentityTables } from './identity.tables.ts'
import { noteEvent } from './note-event.ts'

/** 160 bits, as RFC 4226 recommends. */
export const newSecret = (): Buffer => randomBytes(20)

/** Sets a password that was hashed before the transaction began. */
export async function setPassword(tx: Tx<IdentityTables>, personId: string, hash: string, sender: Sender | null, now: Date): Promise<void> {
  await sql(tx, 'identity.set-password', `
    insert into identity.passwords (person_id, hash, set_at) values ($1, $2, $3)
    on conflict (person_id) do update set hash = excluded.hash, set_at = excluded.set_at`, [personId, hash, now])
  await noteEvent(tx, { kind: 'password-changed', personId, sender }, now)
}

/** The same password under today's costs. */
export async function keepHash(tx: Tx<IdentityTables>, personId: string, hash: string): Promise<void> {
  await sql(tx, 'identity.keep-hash', 'update identity.passwords set hash = $2 where person_id = $1', [personId, hash])
}

const about = (personId: string): string => `second_factors:${personId}`
const sealedSecret = (personId: string, secret: Buffer): Buffer => (ownSeal().ready ? Buffer.from(ownSeal().seal(secret, about(personId))) : secret)
/** The secret of an app as the app has it. */
export const openSecret = (personId: string, kept: Buffer): Buffer => (isSealed(kept) ? ownSeal().open(kept.toString(), about(personId)) : kept)

/** Seals anew what lies plain or under a former key; answers how many. */
export async function resealFactors(tx: Tx<IdentityTables>): Promise<number> {
  const waiting = await sql<{ person_id: string; secret: Buffer }>(tx, 'identity.factors-to-seal', 'select person_id, secret from identity.second_factors where substring(secret from 1 for $2) <> $1 for update', [Buffer.from(ownSeal().head), ownSeal().head.length])
  for (const each of waiting) await sql(tx, 'identity.seal-factor', 'update identity.second_factors set secret = $2 where person_id = $1', [each.person_id, sealedSecret(each.person_id, openSecret(each.person_id, each.secret))])
  return waiting.length
}

/** Sets the second factor; `step` is the one whose code proved that the app holds the secret. */
export async function setSecondFactor(tx: Tx<IdentityTables>, personId: string, secret: Buffer, step: number, sender: Sender, now: Date): Promise<void> {
  await sql(tx, 'identity.set-second-factor', `
    insert into identity.second_factors (person_id, secret, last_step, set_at) values ($1, $2, $3, $4)
    on conflict (person_id) do update set secret = excluded.secret, last_step = excluded.last_step, set_at = excluded.set_at`, [personId, sealedSecret(personId, secret), step, now])
  await noteEvent(tx, { kind: 'second-factor-set', personId, sender }, now)
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const plainCode = (typed: string): string => typed.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1').replace(/[^0-9A-Z]/g, '')

/** Recovery codes carry 80 random bits, so a plain hash of them cannot be searched. */
const hashCode = (typed: string): string => createHash('sha256').update(`recovery ${plainCode(typed)}`).digest('hex')

const RECOVERY_CODES = 10

/** Makes ten new recovery codes and forgets the old ones. This is the only moment at which they can be read. */
export async function makeRecoveryCodes(tx: Tx<IdentityTables>, personId: string, sender: Sender, now: Date): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => [...randomBytes(16)].map((byte) => LETTERS[byte & 31]).join('').replace(/(.{4})(?=.)/g, '$1-'))
  await sql(tx, 'identity.forget-recovery-codes', 'delete from identity.recovery_codes where person_id = $1', [personId])
  await sql(tx, 'identity.keep-recovery-codes', 'insert into identity.recovery_codes (code_hash, person_id, made_at) select hash, $1, $3 from unnest($2::text[]) hash',
    [personId, codes.map(hashCode), now])
  await noteEvent(tx, { kind: 'recovery-codes-made', personId, sender }, now)
  return codes
}

/** Uses up a recovery code; false when it is none of theirs or was used before. */
export async function useRecoveryCode(tx: Tx<IdentityTables>, personId: string, typed: string, sender: Sender, now: Date): Promise<boolean> {
  if (plainCode(typed).length !== 16) return false
  const rows = await sql(tx, 'identity.use-recovery-code',
    'update identity.recovery_codes set used_at = $3 where code_hash = $2 and person_id = $1 and used_at is null returning 1', [personId, hashCode(typed), now])
  if (rows.length === 0) return false
  await noteEvent(tx, { kind: 'recovery-code-used', personId, sender }, now)
  return true
}
