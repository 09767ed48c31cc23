import { z } from 'zod'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Sender } from '#platform/sender'
import { hashToken, newToken } from '#platform/session'
import { readSetting, type Setting } from '#platform/settings'
import type { IdentityTables } from './identity.tables.ts'
import { noteEvent } from './note-event.ts'

/** How long a person stays signed in: without doing anything, and at most. */
export const sessionLimits: Setting<{ idleMinutes: number; hours: number }> = {
  name: 'identity.session-limits',
  shape: z.object({ idleMinutes: z.int().min(5).max(1_440), hours: z.int().min(1).max(168) }),
  fallback: { idleMinutes: 120, hours: 12 },
}

/** The same for people who came in by telephone: they hold no role, and many have one phone and little patience for codes. */
export const phoneSessionLimits: Setting<{ idleMinutes: number; hours: number }> = {
  name: 'identity.phone-session-limits',
  shape: z.object({ idleMinutes: z.int().min(5).max(129_600), hours: z.int().min(1).max(2_160) }),
  fallback: { idleMinutes: 43_200, hours: 2_160 },
}

/** `outside-verified`: by a provider that vouched for a verified identity, which counts as both steps, as a passkey does. */
export type SessionWay = 'password' | 'password-code' | 'invitation' | 'phone' | 'passkey' | 'outside' | 'outside-verified'
const bothSteps = (how: SessionWay): boolean => how === 'password-code' || how === 'invitation' || how === 'passkey' || how === 'outside-verified'

export interface OpenedSession { readonly id: string; readonly token: string; readonly seconds: number }

/** Opens a session under a token that nobody has seen before; an older token is never taken over. Who has no sign-in name stays signed in as people of the telephone do. */
export async function openSession(tx: Tx<IdentityTables>, personId: string, how: SessionWay, sender: Sender, now: Date): Promise<OpenedSession> {
  const byPhone = (await sql(tx, 'identity.has-name', 'select 1 from identity.sign_in_names where person_id = $1 limit 1', [personId])).length === 0
  const secondFactor = bothSteps(how)
  const limits = await readSetting(tx, byPhone ? phoneSessionLimits : sessionLimits)
  const opened = { id: newId<'session'>(), token: newToken(), seconds: limits.hours * 3_600 }
  await sql(tx, 'identity.open-session', `
    insert into identity.sessions (id, person_id, token_hash, second_factor, made_at, seen_at, idle_until, ends_at, sender, agent, idle_minutes, how)
    values ($1, $2, $3, $4, $5, $5, $5::timestamptz + make_interval(mins => $6), $5::timestamptz + make_interval(hours => $7), $8, $9, $10, $11)`,
    [opened.id, personId, hashToken(opened.token), secondFactor, now, limits.idleMinutes, limits.hours, sender.address, sender.agent, byPhone ? limits.idleMinutes : null, how === 'outside-verified' ? 'outside' : how])
  await noteEvent(tx, { kind: 'signed-in', personId, sessionId: opened.id, sender, ...(how === 'password-code' ? {} : { detail: how === 'phone' ? 'phone code' : how === 'password' ? 'password only' : how }) }, now)
  return opened
}

/** Gives a session a new token after its holder proved who they are once more. */
export async function renewToken(tx: Tx<IdentityTables>, sessionId: string, now: Date): Promise<{ token: string; seconds: number }> {
  const token = newToken()
  const rows = await sql<{ seconds: number }>(tx, 'identity.renew-token',
    'update identity.sessions set token_hash = $2 where id = $1 returning extract(epoch from ends_at - $3::timestamptz)::int as seconds', [sessionId, hashToken(token), now])
  return { token, seconds: rows[0]?.seconds ?? 0 }
}

/** Notes that a session is in use, which moves its idle limit. */
export async function touchSession(tx: Tx<IdentityTables>, sessionId: string, now: Date): Promise<void> {
  const limits = await readSetting(tx, sessionLimits)
  await sql(tx, 'identity.touch-session', `
    update identity.sessions set seen_at = $2, idle_until = $2::timestamptz + make_interval(mins => coalesce(idle_minutes, $3)) where id = $1 and seen_at < $2 and ended_at is null`,
    [sessionId, now, limits.idleMinutes])
}

/** Ends the session of a token, as its holder asks. Nothing happens when it is over already. */
export async function signOut(tx: Tx<IdentityTables>, token: string, sender: Sender, now: Date): Promise<void> {
  const rows = await sql<{ id: string; person_id: string }>(tx, 'identity.sign-out',
    'update identity.sessions set ended_at = $2 where token_hash = $1 and ended_at is null returning id, person_id', [hashToken(token), now])
  for (const row of rows) await noteEvent(tx, { kind: 'signed-out', personId: row.person_id, sessionId: row.id, sender }, now)
}

/** Ends one session of a person, or with `except` all others; answers how many. */
export async function endSessions(tx: Tx<IdentityTables>, personId: string, which: { only: string } | { except: string | null }, sender: Sender | null, now: Date): Promise<number> {
  const rows = await sql<{ id: string }>(tx, 'identity.end-sessions', `
    update identity.sessions set ended_at = $2
    where person_id = $1 and ended_at is null and ($3::uuid is null or id = $3) and ($4::uuid is null or id <> $4) returning id`,
    [personId, now, 'only' in which ? which.only : null, 'except' in which ? which.except : null])
  for (const row of rows) await noteEvent(tx, { kind: 'session-ended', personId, sessionId: row.id, sender }, now)
  return rows.length
}
