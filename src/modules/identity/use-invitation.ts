import { sql, type Tx } from '#platform/db'
import type { Sender } from '#platform/sender'
import type { IdentityTables } from './identity.tables.ts'
import { noteEvent } from './note-event.ts'
import { endSessions, openSession, type OpenedSession } from './open-session.ts'
import type { Invitation } from './person.queries.ts'
import { makeRecoveryCodes, setPassword, setSecondFactor } from './set-secrets.ts'

export interface FirstSecrets { readonly hash: string; readonly secret: Buffer; readonly step: number }

/** Uses an invitation up: sets both secrets, ends what was open, signs in. Null when another request was faster. */
export async function useInvitation(tx: Tx<IdentityTables>, invitation: Invitation, secrets: FirstSecrets, sender: Sender, now: Date): Promise<{ session: OpenedSession; codes: string[] } | null> {
  const used = await sql(tx, 'identity.use-invitation',
    'update identity.invitations set used_at = $2 where id = $1 and used_at is null and withdrawn_at is null and ends_at > $2 returning 1', [invitation.id, now])
  if (used.length === 0) return null
  await noteEvent(tx, { kind: 'invitation-used', personId: invitation.personId, sender }, now)
  await setPassword(tx, invitation.personId, secrets.hash, sender, now)
  await setSecondFactor(tx, invitation.personId, secrets.secret, secrets.step, sender, now)
  const codes = await makeRecoveryCodes(tx, invitation.personId, sender, now)
  await endSessions(tx, invitation.personId, { except: null }, sender, now)
  return { session: await openSession(tx, invitation.personId, 'invitation', sender, now), codes }
}
