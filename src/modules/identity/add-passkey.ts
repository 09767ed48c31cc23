import { verifyRegistrationResponse, type RegistrationResponseJSON } from '@simplewebauthn/server'
import { queueNotice, type NoticesTables } from '#notices'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Sender } from '#platform/sender'
import { useChallenge } from './ask-passkey.ts'
import type { IdentityTables } from './identity.tables.ts'
import { noteEvent } from './note-event.ts'
import { phoneOf } from './phone.queries.ts'

/** Where passkeys belong: the origin a browser must have spoken from, and the host they are bound to. */
export interface PasskeySite { readonly origin: string; readonly host: string }

export const MOST_PASSKEYS = 12

export type PasskeyAdded = { readonly kind: 'added' } | { readonly kind: 'over' } | { readonly kind: 'refused' } | { readonly kind: 'too-many' } | { readonly kind: 'known' }

export interface NewPasskey { readonly token: string; readonly name: string; readonly response: RegistrationResponseJSON }

/** Keeps a passkey that a device of this person has just made. Its holder is told by message where a number is known. */
export async function addPasskey(tx: Tx<IdentityTables & NoticesTables>, personId: string, asked: NewPasskey, site: PasskeySite, sender: Sender, now: Date): Promise<PasskeyAdded> {
  const challenge = await useChallenge(tx, asked.token, 'add', personId, now)
  if (!challenge) return { kind: 'over' }
  const info = await verifyRegistrationResponse({ response: asked.response, expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: site.host, requireUserVerification: true })
    .then((checked) => (checked.verified ? checked.registrationInfo : null)).catch(() => null)
  if (!info) {
    await noteEvent(tx, { kind: 'passkey-refused', personId, sender }, now)
    return { kind: 'refused' }
  }
  await sql(tx, 'identity.lock-passkeys', 'select 1 from identity.people where id = $1 for update', [personId])
  const [held] = await sql<{ count: number }>(tx, 'identity.count-passkeys', 'select count(*)::int as count from identity.passkeys where person_id = $1', [personId])
  if (held!.count >= MOST_PASSKEYS) return { kind: 'too-many' }
  const kept = await sql(tx, 'identity.add-passkey', `
    insert into identity.passkeys (id, person_id, credential_id, public_key, counter, transports, backed_up, name, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (credential_id) do nothing returning 1`,
    [newId<'passkey'>(), personId, info.credential.id, Buffer.from(info.credential.publicKey), info.credential.counter, (info.credential.transports ?? []).slice(0, 8), info.credentialBackedUp, asked.name, now])
  if (kept.length === 0) return { kind: 'known' }
  await noteEvent(tx, { kind: 'passkey-added', personId, sender, detail: asked.name }, now)
  await tellHolder(tx, personId, now)
  return { kind: 'added' }
}

async function tellHolder(tx: Tx<IdentityTables & NoticesTables>, personId: string, now: Date): Promise<void> {
  const e164 = await phoneOf(tx, personId)
  if (!e164) return
  await queueNotice(tx, {
    channel: 'sms', to: e164, kind: 'passkey-added', subject: { kind: 'person', id: personId }, essential: true, key: `passkey-added:${personId}:${now.getTime()}`, now,
    body: 'Cong OCOP: mot khoa truy cap vua duoc them vao tai khoan cua ban. Khong phai ban lam thi vao trang Cua toi, bo khoa do va ket thuc moi phien khac.',
  })
}

/** Forgets a passkey of this person; false where it is none of theirs. */
export async function removePasskey(tx: Tx<IdentityTables>, personId: string, id: string, sender: Sender, now: Date): Promise<boolean> {
  const [gone] = await sql<{ name: string }>(tx, 'identity.remove-passkey', 'delete from identity.passkeys where id = $1 and person_id = $2 returning name', [id, personId])
  if (gone) await noteEvent(tx, { kind: 'passkey-removed', personId, sender, detail: gone.name }, now)
  return gone !== undefined
}
