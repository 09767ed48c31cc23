import { sql, type Db } from '#platform/db'
import { hashToken } from '#platform/session'
import type { VerificationTables } from './verification.tables.ts'

export interface OpenMove { readonly to: string; readonly dueAt: Date; readonly words: string; readonly byName: string }

/** The move of a person's number that waits; null = none. */
export async function openMoveOf(db: Db<VerificationTables>, personId: string): Promise<OpenMove | null> {
  return (await sql<OpenMove>(db, 'verification.open-move', `select to_e164 as "to", due_at as "dueAt", words, people.name as "byName" from verification.phone_moves join identity.people on people.id = by_id where person_id = $1 and ended_at is null`, [personId]))[0] ?? null
}

/** The move behind a link: the last digits it goes to, and whether it can still be stopped; null where there is no such link. */
export async function moveByLink(db: Db<VerificationTables>, token: string): Promise<{ readonly tail: string; readonly open: boolean; readonly cancelled: boolean } | null> {
  return (await sql<{ tail: string; open: boolean; cancelled: boolean }>(db, 'verification.move-by-link', `select right(to_e164, 3) as tail, ended_at is null as open, outcome is not null and outcome = 'cancelled-by-owner' as cancelled from verification.phone_moves where cancel_hash = $1`, [hashToken(token)]))[0] ?? null
}
