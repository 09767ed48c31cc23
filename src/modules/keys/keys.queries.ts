import type { ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import type { Program } from '#platform/web'
import type { Scope } from './key.rules.ts'
import type { KeysTables } from './keys.tables.ts'

type Tables = KeysTables & ProducersTables
export type KeyOwner = Program['owner']

/** Columns of an owner: a producer or a unit. */
export const ownerColumns = (owner: KeyOwner): [producerId: string | null, unit: string | null] => (owner.kind === 'producer' ? [owner.id, null] : [null, owner.unit])

/** Whoever made the key (or gave it its secret) still acts for its owner: a secret does not outlive the right of the person who knows it. */
export const makerActs = (key: string, now: string): string => `case when ${key}.producer_id is null
  then exists (select from identity.roles role where role.person_id = ${key}.made_by and role.role in ('province-officer', 'central-officer') and role.unit in (${key}.unit, 'VN') and role.ended_at is null
    and (${now} at time zone 'Asia/Ho_Chi_Minh')::date between role.from_on and coalesce(role.to_on, 'infinity'))
  else exists (select from producers.members member where member.producer_id = ${key}.producer_id and member.person_id = ${key}.made_by and member.ends_at is null) end`

interface Found { readonly id: string; readonly name: string; readonly producerId: string | null; readonly unit: string | null; readonly scopes: readonly Scope[]; readonly usedAt: Date | null }

/** The key with this secret, if it is good now: not revoked, not run out, its producer still there, its maker still one of theirs. The secret before counts while its days of grace last. */
export async function findKey(db: Db<Tables>, secretHash: string, now: Date): Promise<{ readonly program: Program; readonly usedAt: Date | null } | null> {
  const [found] = await sql<Found>(db, 'keys.good', `
    select key.id, key.name, key.producer_id as "producerId", key.unit, key.scopes, key.used_at as "usedAt" from keys.keys key left join producers.producers producer on producer.id = key.producer_id
    where (key.secret_hash = $1 or (key.old_hash = $1 and key.old_until > $2)) and key.revoked_at is null and key.expires_at > $2 and producer.retired_at is null and ${makerActs('key', '$2::timestamptz')}`, [secretHash, now])
  if (!found) return null
  const owner: KeyOwner = found.producerId === null ? { kind: 'unit', unit: found.unit! } : { kind: 'producer', id: found.producerId }
  return { program: { keyId: found.id, name: found.name, owner, scopes: found.scopes }, usedAt: found.usedAt }
}

export interface KeyView {
  readonly id: string
  readonly name: string
  readonly producerId: string | null
  readonly producerName: string | null
  readonly unit: string | null
  readonly secretEnd: string
  readonly oldUntil: Date | null
  readonly scopes: readonly Scope[]
  readonly madeByName: string
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly revokedAt: Date | null
}

/** Keys of some producers and of some units, newest first; those that were revoked long ago are left out. */
export async function findKeysOf(db: Db<Tables>, producers: readonly string[], units: readonly string[], now: Date): Promise<KeyView[]> {
  return sql<KeyView>(db, 'keys.of', `
    select key.id, key.name, key.producer_id as "producerId", producer.name as "producerName", key.unit, key.secret_end as "secretEnd", key.old_until as "oldUntil", key.scopes, key.made_by_name as "madeByName", key.made_at as "madeAt",
      key.expires_at as "expiresAt", key.used_at as "usedAt", key.revoked_at as "revokedAt"
    from keys.keys key left join producers.producers producer on producer.id = key.producer_id
    where (key.producer_id = any($1::uuid[]) or key.unit = any($2)) and (key.revoked_at is null or key.revoked_at > $3::timestamptz - interval '90 days') order by key.made_at desc, key.id desc`, [producers, units, now])
}
