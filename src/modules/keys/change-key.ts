import type { IdentityTables } from '#identity'
import type { ProducersTables } from '#producers'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { hashToken, newToken } from '#platform/session'
import { DAYS_OF_GRACE, MOST_KEYS, type Scope } from './key.rules.ts'
import { makerActs, ownerColumns, type KeyOwner } from './keys.queries.ts'
import type { KeysTables } from './keys.tables.ts'

export interface NewKey { readonly owner: KeyOwner; readonly name: string; readonly scopes: readonly Scope[]; readonly days: number }
export interface KeyMaker { readonly personId: string; readonly name: string }
const DAY = 86_400_000
const newSecret = (): string => `ocop_${newToken()}`

/** Makes a key. Its secret is shown once and nowhere kept; null when the owner has as many as may be. */
export async function makeKey(tx: Tx<KeysTables>, wish: NewKey, by: KeyMaker, now: Date): Promise<{ readonly id: string; readonly secret: string } | null> {
  const secret = newSecret()
  const [producerId, unit] = ownerColumns(wish.owner)
  const [made] = await sql<{ id: string }>(tx, 'keys.make', `
    insert into keys.keys (id, name, producer_id, unit, secret_hash, secret_end, scopes, made_by, made_by_name, made_at, expires_at)
    select $1, $2, $3::uuid, $4::text, $5, $6, $7::text[], $8, $9, $10, $11
    where (select count(*) from keys.keys where (producer_id = $3 or unit = $4) and revoked_at is null and expires_at > $10) < ${MOST_KEYS} returning id`,
    [newId(), wish.name, producerId, unit, hashToken(secret), secret.slice(-4), wish.scopes, by.personId, by.name, now, new Date(now.getTime() + wish.days * DAY)])
  return made ? { id: made.id, secret } : null
}

/**
 * Gives a key a new secret and takes it over; the one before stays valid for some days, so that nobody has to change both
 * ends at once: unless its maker no longer acts for the owner. Null when the key is not in use.
 */
export async function rotateKey(tx: Tx<KeysTables & ProducersTables & IdentityTables>, id: string, by: KeyMaker, now: Date): Promise<string | null> {
  const secret = newSecret()
  const rotated = await sql(tx, 'keys.rotate', `
    update keys.keys key set old_hash = case when ${makerActs('key', '$5::timestamptz')} then secret_hash end, old_until = case when ${makerActs('key', '$5::timestamptz')} then $4::timestamptz end, secret_hash = $2, secret_end = $3, made_by = $6, made_by_name = $7
    where id = $1 and revoked_at is null and expires_at > $5 returning 1`,
    [id, hashToken(secret), secret.slice(-4), new Date(now.getTime() + DAYS_OF_GRACE * DAY), now, by.personId, by.name])
  return rotated.length > 0 ? secret : null
}

/** Ends a key at once, with the secret before. Safe to repeat. */
export async function revokeKey(tx: Tx<KeysTables>, id: string, by: string, now: Date): Promise<void> {
  await sql(tx, 'keys.revoke', 'update keys.keys set revoked_at = $2, revoked_by_name = $3, old_hash = null, old_until = null where id = $1 and revoked_at is null', [id, now, by])
}

/** Notes that a key was used; at most once a minute, so that asking does not mean writing. */
export async function noteUse(tx: Tx<KeysTables>, id: string, now: Date): Promise<void> {
  await sql(tx, 'keys.used', `update keys.keys set used_at = $2 where id = $1 and (used_at is null or used_at < $2::timestamptz - interval '1 minute')`, [id, now])
}
