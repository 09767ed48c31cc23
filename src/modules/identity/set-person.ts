import { setOptOut, type NoticesTables } from '#notices'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Sender } from '#platform/sender'
import type { IdentityTables } from './identity.tables.ts'
import { noteEvent } from './note-event.ts'
import { newsWordsVersion } from './phone-forms.rules.ts'

export async function setName(tx: Tx<IdentityTables>, personId: string, name: string, sender: Sender, now: Date): Promise<void> {
  const changed = await sql(tx, 'identity.set-name', 'update identity.people set name = $2 where id = $1 and name <> $2 returning 1', [personId, name])
  if (changed.length > 0) await noteEvent(tx, { kind: 'name-set', personId, sender }, now)
}

export interface Consent { readonly given: boolean; readonly words: string; readonly e164: string }

/** Gives or withdraws the consent to news, with the words that were shown (Law 91/2025/QH15). Said twice, it stays as it was. */
export async function setConsent(tx: Tx<IdentityTables & NoticesTables>, personId: string, consent: Consent, sender: Sender, now: Date): Promise<void> {
  const changed = consent.given
    ? await sql(tx, 'identity.give-consent', `insert into identity.consents (id, person_id, purpose, words, given_at, version, how) values ($1, $2, 'news', $3, $4, $5, 'page') on conflict (person_id, purpose) where withdrawn_at is null do nothing returning 1`, [newId<'consent'>(), personId, consent.words, now, newsWordsVersion])
    : await sql(tx, 'identity.withdraw-consent', `update identity.consents set withdrawn_at = $2 where person_id = $1 and purpose = 'news' and withdrawn_at is null returning 1`, [personId, now])
  await setOptOut(tx, 'sms', consent.e164, !consent.given, now)
  if (changed.length > 0) await noteEvent(tx, { kind: consent.given ? 'consent-given' : 'consent-withdrawn', personId, sender }, now)
}
