import type { Store } from '#platform/db'
import { touchSession } from './open-session.ts'
import type { IdentityTables } from './identity.tables.ts'
import type { SignedIn } from './session.queries.ts'

const EVERY_MS = 120_000

/** Moves the idle limit of the session that a request came with; writes at most once in two minutes. */
export async function noteSeen(store: Store<IdentityTables>, actor: SignedIn, now: Date): Promise<void> {
  if (now.getTime() - actor.seenAt.getTime() < EVERY_MS) return
  await store.transaction((tx) => touchSession(tx, actor.sessionId, now))
}
