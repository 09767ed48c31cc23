import { addMember, findProducersByKey, readProducerName, registerProducers, type ProducerForm, type ProducersTables } from '#producers'
import { newId, type Id } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import type { StallTables } from './stall.tables.ts'

export interface StallWish {
  readonly kind: 'claim' | 'open'
  readonly producerId: string | null
  readonly name: string
  readonly form: ProducerForm
  readonly provinceCode: string | null
  readonly communeCode: string | null
  readonly said: string
  readonly consentWords: string
}

/** Asks an office to be let sell. Somebody who asks already keeps the first request: false. */
export async function requestStall(tx: Tx<StallTables>, personId: string, wish: StallWish, now: Date): Promise<boolean> {
  const made = await sql(tx, 'stall.request', `
    insert into stall.requests (id, person_id, producer_id, kind, name, form, province_code, commune_code, said, consent_words, consent_at, state, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', $11)
    on conflict (person_id) where state = 'waiting' do nothing returning 1`, [newId(), personId, wish.producerId, wish.kind, wish.name, wish.form, wish.provinceCode, wish.communeCode, wish.said, wish.consentWords, now])
  return made.length > 0
}

/** Takes one's own request back. */
export async function withdrawRequest(tx: Tx<StallTables>, personId: string, now: Date): Promise<void> {
  await sql(tx, 'stall.withdraw', `update stall.requests set state = 'withdrawn', decided_at = $2 where person_id = $1 and state = 'waiting'`, [personId, now])
}

export interface Decision { readonly confirmed: boolean; readonly why: string; readonly byId: string }
export type Decided = { readonly kind: 'confirmed'; readonly producerId: string } | { readonly kind: 'refused' } | { readonly kind: 'gone' } | { readonly kind: 'known'; readonly name: string }

/**
 * An officer decides a request. Confirmed, the person sells for the producer from now on, by the consent that was given
 * with the request; a stall that the registry did not know becomes a producer of it then, and not before, so that no
 * list that is brought in meanwhile can land on a name that nobody has looked at.
 */
export async function decideRequest(tx: Tx<StallTables & ProducersTables>, id: string, { confirmed, why, byId }: Decision, now: Date): Promise<Decided> {
  const [asked] = await sql<{ personId: string; producerId: Id<'producer'> | null; kind: 'claim' | 'open'; name: string; form: ProducerForm; provinceCode: string | null; communeCode: string | null; consentWords: string; consentAt: Date }>(tx, 'stall.to-decide', `
    select person_id as "personId", producer_id as "producerId", kind, name, form, province_code as "provinceCode", commune_code as "communeCode", consent_words as "consentWords", consent_at as "consentAt" from stall.requests where id = $1 and state = 'waiting' for update`, [id])
  if (!asked) return { kind: 'gone' }
  let producerId = asked.producerId
  if (confirmed && asked.kind === 'open') {
    const read = readProducerName(asked.name)
    const known = (await findProducersByKey(tx, [read.key])).find((each) => each.provinceCode === asked.provinceCode && (each.communeCode === null || each.communeCode === asked.communeCode))
    if (known) return { kind: 'known', name: known.name }
    const [made] = await registerProducers(tx, [{ name: asked.name, nameKey: read.key, form: asked.form, provinceCode: asked.provinceCode, communeCode: asked.communeCode, formerCode: null, addressRaw: '', sample: false, importId: null }])
    producerId = made!
  }
  await sql(tx, 'stall.decide', 'update stall.requests set state = $2, producer_id = $3, decided_at = $4, decided_by = $5, why = $6 where id = $1', [id, confirmed ? 'confirmed' : 'refused', producerId, now, byId, why])
  if (!confirmed) return { kind: 'refused' }
  await addMember(tx, { producerId: producerId!, personId: asked.personId, role: 'owner', byId, consentWords: asked.consentWords, consentAt: asked.consentAt }, now)
  return { kind: 'confirmed', producerId: producerId! }
}
