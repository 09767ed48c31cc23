import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { ownSeal } from '#platform/sealed'
import type { Sender } from '#platform/sender'
import { hashToken } from '#platform/session'
import type { IdentityTables } from './identity.tables.ts'
import { noteEvent } from './note-event.ts'
import type { OutsidePerson } from './oidc.connector.ts'
import { openSession, type OpenedSession } from './open-session.ts'
import { askForCode } from './sign-in.ts'

type Proof = 'phone-code' | 'own-session' | 'operator'
export interface OutsideAccount { readonly issuer: string; readonly subject: string }

/** Ties an outside account to a person; `taken` = it is tied to somebody else. Tied twice to the same, it stays as it was. */
export async function linkOutside(tx: Tx<IdentityTables>, personId: string, outside: OutsideAccount, provenBy: Proof, sender: Sender | null, now: Date): Promise<'linked' | 'taken'> {
  const made = await sql(tx, 'identity.link-outside', `
    insert into identity.outside_links (id, person_id, issuer, subject, proven_by, linked_at) values ($1, $2, $3, $4, $5, $6)
    on conflict (issuer, subject) where ended_at is null do nothing returning 1`, [newId<'outside-link'>(), personId, outside.issuer, outside.subject, provenBy, now])
  if (made.length > 0) {
    await noteEvent(tx, { kind: 'outside-linked', personId, sender, detail: provenBy }, now)
    return 'linked'
  }
  const held = await sql<{ person_id: string }>(tx, 'identity.outside-holder', 'select person_id from identity.outside_links where issuer = $1 and subject = $2 and ended_at is null', [outside.issuer, outside.subject])
  return held[0]?.person_id === personId ? 'linked' : 'taken'
}

interface Proven { readonly id: string; readonly issuer: string; readonly subject: string; readonly level: string | null; readonly verified: boolean; readonly name: string | null; readonly person_no: string | null; readonly by_code: boolean }

/**
 * Ties who came back in this browser to the person who has signed in since, as they confirmed. Officers' accounts are
 * tied by the operator only (`not-here`): a way in to a role is never opened from a page.
 */
export async function confirmOutside(tx: Tx<IdentityTables>, token: string, personId: string, sessionId: string, sender: Sender, now: Date): Promise<'linked' | 'taken' | 'over' | 'not-here'> {
  const named = await sql(tx, 'identity.has-name', 'select 1 from identity.sign_in_names where person_id = $1 limit 1', [personId])
  if (named.length > 0) return 'not-here'
  const [flow] = await sql<Proven>(tx, 'identity.prove-outside', `
    update identity.outside_flows flow set done_at = $2 where token_hash = $1 and subject is not null and done_at is null and ends_at > $2 and (person_id is null or person_id = $3)
    returning id, issuer, subject, level, verified, name, person_no, exists (select from identity.sessions where id = $4 and how = 'phone' and made_at >= flow.made_at) as by_code`, [hashToken(token), now, personId, sessionId])
  if (!flow) return 'over'
  const linked = await linkOutside(tx, personId, flow, flow.by_code ? 'phone-code' : 'own-session', sender, now)
  if (linked === 'linked' && flow.verified) {
    const personNo = flow.person_no ? ownSeal().open(flow.person_no, `outside_flows:${flow.id}`).toString() : null
    await noteVouched(tx, { issuer: flow.issuer, subject: flow.subject, level: flow.level, name: flow.name, personNo }, now)
  }
  return linked
}

async function noteVouched(tx: Tx<IdentityTables>, told: OutsideAccount & { level: string | null; name: string | null; personNo: string | null }, now: Date): Promise<void> {
  const [link] = await sql<{ id: string }>(tx, 'identity.outside-link', 'select id from identity.outside_links where issuer = $1 and subject = $2 and ended_at is null', [told.issuer, told.subject])
  const sealed = link && told.personNo && ownSeal().ready ? ownSeal().seal(told.personNo, `outside_links:${link.id}`) : null
  if (link) await sql(tx, 'identity.note-vouched', 'update identity.outside_links set level = $2, vouched_at = $3, vouched_name = $4, vouched_no = $5 where id = $1', [link.id, told.level, now, told.name, sealed])
}

export type OutsideStep =
  | { readonly kind: 'open'; readonly session: OpenedSession }
  /** An officer whose provider does not count as both steps: the code of the app is the second. */
  | { readonly kind: 'code-needed'; readonly token: string }
  | { readonly kind: 'passkey-needed' }
  | { readonly kind: 'unknown' }

/** Signs in the person whom this outside account is tied to. Roles are those given here; no claim gives any. */
export async function passOutside(tx: Tx<IdentityTables>, person: OutsidePerson, sender: Sender, now: Date): Promise<OutsideStep> {
  const [held] = await sql<{ person_id: string; named: boolean; app: boolean; passkey: boolean }>(tx, 'identity.pass-outside', `
    update identity.outside_links link set used_at = $3 from identity.people where people.id = link.person_id and closed_at is null and issuer = $1 and subject = $2 and ended_at is null
    returning link.person_id, exists (select from identity.sign_in_names where person_id = people.id) as named,
      exists (select from identity.second_factors where person_id = people.id) as app, exists (select from identity.passkeys where person_id = people.id) as passkey`, [person.issuer, person.subject, now])
  if (!held) return { kind: 'unknown' }
  if (person.verified) await noteVouched(tx, person, now)
  if (held.named && !person.verified && held.app) return { kind: 'code-needed', token: await askForCode(tx, held.person_id, now) }
  if (held.named && !person.verified && held.passkey) return { kind: 'passkey-needed' }
  return { kind: 'open', session: await openSession(tx, held.person_id, person.verified ? 'outside-verified' : 'outside', sender, now) }
}

/** Unties an outside account; false where it is none of theirs. */
export async function unlinkOutside(tx: Tx<IdentityTables>, personId: string, id: string, sender: Sender | null, now: Date): Promise<boolean> {
  const gone = await sql(tx, 'identity.unlink-outside', 'update identity.outside_links set ended_at = $3, vouched_no = null, vouched_name = null where id = $1 and person_id = $2 and ended_at is null returning 1', [id, personId, now])
  if (gone.length > 0) await noteEvent(tx, { kind: 'outside-unlinked', personId, sender }, now)
  return gone.length > 0
}

/** Seals numbers that providers vouched for anew under today's key; answers how many. */
export async function resealVouched(tx: Tx<IdentityTables>): Promise<number> {
  const waiting = await sql<{ id: string; vouched_no: string }>(tx, 'identity.vouched-to-seal', 'select id, vouched_no from identity.outside_links where vouched_no is not null and not starts_with(vouched_no, $1) for update', [ownSeal().head])
  for (const { id, vouched_no } of waiting) await sql(tx, 'identity.seal-vouched', 'update identity.outside_links set vouched_no = $2 where id = $1', [id, ownSeal().seal(ownSeal().open(vouched_no, `outside_links:${id}`), `outside_links:${id}`)])
  return waiting.length
}
