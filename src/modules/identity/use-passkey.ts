import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import { sql, type Tx } from '#platform/db'
import type { Sender } from '#platform/sender'
import type { PasskeySite } from './add-passkey.ts'
import { useChallenge } from './ask-passkey.ts'
import type { IdentityTables } from './identity.tables.ts'
import { noteEvent } from './note-event.ts'
import { openSession, type OpenedSession } from './open-session.ts'

export type PasskeyStep = { readonly kind: 'open'; readonly session: OpenedSession } | { readonly kind: 'over' } | { readonly kind: 'refused' }

interface Kept { readonly id: string; readonly person_id: string; readonly public_key: Buffer; readonly counter: number }

/** Whose passkey it is must be what the device says too (`userHandle` is the person's id). */
const namesHolder = (response: AuthenticationResponseJSON, personId: string): boolean =>
  response.response.userHandle === undefined || Buffer.from(response.response.userHandle, 'base64url').toString('hex') === personId.replaceAll('-', '')

/**
 * Signs in by what a passkey signed. The device must have asked its holder (user verification), so that it counts as
 * both steps; a counter that did not go forward is a copy and is refused. `over` = ask for a new challenge.
 */
export async function passPasskey(tx: Tx<IdentityTables>, token: string, response: AuthenticationResponseJSON, site: PasskeySite, sender: Sender, now: Date): Promise<PasskeyStep> {
  const challenge = await useChallenge(tx, token, 'sign-in', null, now)
  if (!challenge) return { kind: 'over' }
  const [kept] = await sql<Kept>(tx, 'identity.passkey', `
    select passkeys.id, person_id, public_key, counter from identity.passkeys join identity.people on people.id = person_id
    where credential_id = $1 and closed_at is null for update of passkeys`, [response.id])
  const info = kept && namesHolder(response, kept.person_id) ? await verifyAuthenticationResponse({
    response, expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: true,
    credential: { id: response.id, publicKey: new Uint8Array(kept.public_key), counter: kept.counter },
  }).then((checked) => (checked.verified ? checked.authenticationInfo : null)).catch(() => null) : null
  if (!kept || !info) {
    await noteEvent(tx, { kind: 'passkey-refused', personId: kept?.person_id ?? null, sender }, now)
    return { kind: 'refused' }
  }
  await sql(tx, 'identity.use-passkey', 'update identity.passkeys set counter = $2, backed_up = $3, used_at = $4 where id = $1', [kept.id, info.newCounter, info.credentialBackedUp, now])
  return { kind: 'open', session: await openSession(tx, kept.person_id, 'passkey', sender, now) }
}
