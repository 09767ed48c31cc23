import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Sender } from '#platform/sender'
import type { EventKind, IdentityTables } from './identity.tables.ts'

export interface EventNote {
  readonly kind: EventKind
  readonly personId: string | null
  readonly byId?: string | null
  readonly sessionId?: string | null
  readonly sender?: Sender | null
  readonly detail?: string
}

/** Writes what happened to an account, in the transaction in which it happens. Never hand it what was typed. */
export async function noteEvent(tx: Tx<IdentityTables>, note: EventNote, now: Date): Promise<void> {
  await sql(tx, 'identity.note-event', `
    insert into identity.events (id, at, kind, person_id, by_id, session_id, sender, sender_port, agent, detail) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`, [
    newId<'event'>(), now, note.kind, note.personId, note.byId ?? null, note.sessionId ?? null,
    note.sender?.address ?? null, note.sender?.port ?? null, note.sender?.agent ?? null, note.detail ?? null,
  ])
}
