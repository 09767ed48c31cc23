import { accountOf, movePhone, noteEvent, phoneOf, type IdentityTables } from '#identity'
import { queueNotice, type NoticesTables } from '#notices'
import { publicUrl } from '#platform/config'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { queue } from '#platform/jobs'
import { hashToken, newLinkToken } from '#platform/session'
import { takeTry, type Allowance } from '#platform/tries'
import type { CheckedHow, VerificationTables } from './verification.tables.ts'

type Tables = VerificationTables & IdentityTables & NoticesTables
export const WAIT_HOURS = 24
const ALLOWED = { officer: { most: 10, seconds: 86_400 } } as const satisfies Record<string, Allowance>

export interface NewMove { readonly personId: string; readonly producerId: string; readonly to: string; readonly checkedHow: CheckedHow; readonly words: string; readonly byId: string }
export type MoveAsked = { readonly kind: 'asked'; readonly dueAt: Date } | { readonly kind: 'same' | 'taken' | 'open' | 'officer' | 'no-number' } | { readonly kind: 'too-many'; readonly wait: number }

/**
 * Asks that a person who lost their telephone gets another number, by an officer who made sure who they are. Nothing
 * changes for 24 hours; both numbers are told, the old one with a link that stops it.
 */
export async function askMove(tx: Tx<Tables>, asked: NewMove, now: Date): Promise<MoveAsked> {
  const wait = await takeTry(tx, `phone-move:${asked.byId}`, ALLOWED.officer, now)
  if (wait > 0) return { kind: 'too-many', wait }
  // Who holds a role comes in by a name; their number is no way around that.
  if (await accountOf(tx, asked.personId)) return { kind: 'officer' }
  const from = await phoneOf(tx, asked.personId)
  if (!from) return { kind: 'no-number' }
  if (from === asked.to) return { kind: 'same' }
  const taken = await sql(tx, 'verification.number-taken', 'select 1 from identity.phones where e164 = $1 and ended_at is null', [asked.to])
  if (taken.length > 0) return { kind: 'taken' }
  const [id, token, dueAt] = [newId<'phone-move'>(), newLinkToken(), new Date(now.getTime() + WAIT_HOURS * 3_600_000)]
  const made = await sql(tx, 'verification.ask-move', `
    insert into verification.phone_moves (id, person_id, producer_id, from_e164, to_e164, checked_how, words, by_id, asked_at, due_at, cancel_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    on conflict (person_id) where ended_at is null do nothing returning 1`, [id, asked.personId, asked.producerId, from, asked.to, asked.checkedHow, asked.words, asked.byId, now, dueAt, hashToken(token)])
  if (made.length === 0) return { kind: 'open' }
  await noteEvent(tx, { kind: 'phone-move-asked', personId: asked.personId, byId: asked.byId, detail: asked.checkedHow }, now)
  await queue(tx, 'move-phone', { moveId: id }, { key: `move-phone:${id}`, runAt: dueAt })
  const told = { channel: 'sms' as const, subject: { kind: 'phone-move', id }, essential: true, now }
  await queueNotice(tx, { ...told, to: from, kind: 'phone-move-asked', secret: true, key: `phone-move-old:${id}`, expiresAt: dueAt, body: `Cong OCOP: co nguoi xin doi tai khoan cua ban sang so ···${asked.to.slice(-3)} sau 24 gio. KHONG phai ban thi bam de huy: ${publicUrl()}/huy-doi-so/${token}` })
  await queueNotice(tx, { ...told, to: asked.to, kind: 'phone-move-told', key: `phone-move-new:${id}`, body: 'Cong OCOP: sau 24 gio ban vao cong duoc bang so nay, nhu can bo da ghi theo loi ban.' })
  return { kind: 'asked', dueAt }
}

/** Stops a move, by the link sent to the old number. `over` = there is none that waits. */
export async function cancelByLink(tx: Tx<Tables>, token: string, now: Date): Promise<'cancelled' | 'over'> {
  const [gone] = await sql<{ person_id: string }>(tx, 'verification.cancel-by-link', `update verification.phone_moves set ended_at = $2, outcome = 'cancelled-by-owner' where cancel_hash = $1 and ended_at is null returning person_id`, [hashToken(token), now])
  if (gone) await noteEvent(tx, { kind: 'phone-move-cancelled', personId: gone.person_id }, now)
  return gone ? 'cancelled' : 'over'
}

export async function cancelByOffice(tx: Tx<Tables>, personId: string, producerId: string, byId: string, now: Date): Promise<boolean> {
  const [gone] = await sql<{ person_id: string }>(tx, 'verification.cancel-by-office', `update verification.phone_moves set ended_at = $3, outcome = 'cancelled-by-office' where person_id = $1 and producer_id = $2 and ended_at is null returning person_id`, [personId, producerId, now])
  if (gone) await noteEvent(tx, { kind: 'phone-move-cancelled', personId, byId }, now)
  return gone !== undefined
}

/** Gives the new number once its day has come. Run again, it changes nothing. */
export async function finishMove(tx: Tx<Tables>, moveId: string, now: Date): Promise<void> {
  const [move] = await sql<{ from_e164: string; to_e164: string; checked_how: string; person_id: string }>(tx, 'verification.move-due', 'select from_e164, to_e164, checked_how, person_id from verification.phone_moves where id = $1 and ended_at is null and due_at <= $2 for update', [moveId, now])
  if (!move) return
  // The old number may have gone to somebody else meanwhile.
  const still = (await phoneOf(tx, move.person_id)) === move.from_e164
  const outcome = still ? await movePhone(tx, move.from_e164, move.to_e164, `officer: ${move.checked_how}`, now) : 'unknown'
  await sql(tx, 'verification.move-done', 'update verification.phone_moves set ended_at = $2, outcome = $3 where id = $1', [moveId, now, outcome === 'moved' ? 'moved' : outcome === 'taken' ? 'number-taken' : 'number-gone'])
}
