/** Limits on tries that all processes share; for what must not be guessed or flooded (`limit.ts` is for plain traffic). */
import { sql, type Tx } from './db.ts'

/** `most` tries at once; an empty bucket is full again after `seconds`. */
export interface Allowance { readonly most: number; readonly seconds: number }

/**
 * Takes one try; answers the seconds to wait until the next is free, 0 = go on. The key's row stays locked until
 * the transaction ends: commit before slow work. A refused try costs nothing, so waiting always helps.
 */
export async function takeTry(tx: Tx<unknown>, key: string, allowance: Allowance, now: Date): Promise<number> {
  const values = [key, allowance.most, allowance.seconds, now]
  const taken = await sql<{ room: number }>(tx, 'platform.take-try', `
    insert into platform.tries as kept (key, room, at) values ($1, $2::float8 - 1, $4::timestamptz)
    on conflict (key) do update set at = greatest(kept.at, excluded.at),
      room = least($2::float8, kept.room + greatest(0, extract(epoch from excluded.at - kept.at)::float8) * $2::float8 / $3::float8) - 1
    where least($2::float8, kept.room + greatest(0, extract(epoch from excluded.at - kept.at)::float8) * $2::float8 / $3::float8) >= 1
    returning room`, values)
  if (taken[0]) return 0
  const left = await sql<{ wait: number }>(tx, 'platform.wait-for-try', `
    select greatest(1, ceil((1 - room) * $3::float8 / $2::float8 - greatest(0, extract(epoch from $4::timestamptz - at)::float8))) as wait
    from platform.tries where key = $1`, values)
  return left[0]?.wait ?? 1
}

/** Forgets the tries under these keys, after the right answer was given; in the order in which they are taken. */
export async function forgetTries(tx: Tx<unknown>, keys: readonly string[]): Promise<void> {
  for (const key of keys) await sql(tx, 'platform.forget-tries', 'delete from platform.tries where key = $1', [key])
}

/** Drops keys that nobody has tried for two days: by then every bucket is full again. */
export async function forgetOldTries(tx: Tx<unknown>, now: Date): Promise<void> {
  await sql(tx, 'platform.forget-old-tries', `delete from platform.tries where at < $1::timestamptz - interval '2 days'`, [now])
}
