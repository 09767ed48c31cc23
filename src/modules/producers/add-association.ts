import type { Day } from '#platform/day'
import { newId, type Id } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import type { ProducersTables } from './producers.tables.ts'

export interface NewAssociation {
  /** Who sells. */
  readonly sellerId: Id<'producer'>
  /** Whose goods. */
  readonly makerId: Id<'producer'>
  readonly byId: string | null
  readonly consentWords: string
  readonly consentAt: Date
  /** The last day by which it was agreed; null = until either side ends it. */
  readonly untilOn: Day | null
}
export type AssociationAdded = { readonly kind: 'added'; readonly id: Id<'association'> } | { readonly kind: 'already' } | { readonly kind: 'itself' }

/** Lets a producer (a co-operative, mostly) sell another's goods under its own stall from now on. */
export async function addAssociation(tx: Tx<ProducersTables>, asked: NewAssociation, now: Date): Promise<AssociationAdded> {
  if (asked.sellerId === asked.makerId) return { kind: 'itself' }
  // One whose last day has passed makes room for a new one; goods that it sold go on under the new one.
  await sql(tx, 'producers.end-past-association', `update producers.associations set ends_at = greatest(starts_at, $3) where seller_id = $1 and maker_id = $2 and ends_at is null and until_on < ($3::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date`, [asked.sellerId, asked.makerId, now])
  const id = newId<'association'>()
  const made = await sql(tx, 'producers.add-association', `
    insert into producers.associations (id, seller_id, maker_id, by_id, consent_words, consent_at, starts_at, until_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
    on conflict (seller_id, maker_id) where ends_at is null do nothing returning 1`,
    [id, asked.sellerId, asked.makerId, asked.byId, asked.consentWords, asked.consentAt, now, asked.untilOn])
  return made.length > 0 ? { kind: 'added', id } : { kind: 'already' }
}
