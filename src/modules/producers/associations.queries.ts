import { sql, type Db } from '#platform/db'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'
import type { ProducersTables } from './producers.tables.ts'

export interface AssociationLine {
  readonly id: Id<'association'>
  readonly sellerId: Id<'producer'>
  readonly sellerName: string
  readonly sellerSlug: string
  readonly makerId: Id<'producer'>
  readonly makerName: string
  readonly makerSlug: string
  readonly startsAt: Date
  readonly untilOn: Day | null
  readonly consentWords: string
}

/** In force on a day: neither ended nor past the last day that was agreed. */
const inForce = (day: string): string => `association.ends_at is null and (association.until_on is null or association.until_on >= ${day}) and seller.retired_at is null and maker.retired_at is null`
const joined = 'from producers.associations association join producers.producers seller on seller.id = association.seller_id join producers.producers maker on maker.id = association.maker_id'

/** Associations in which one of these producers sells or whose goods are sold, in force on the day. */
export async function findAssociations(db: Db<ProducersTables>, producerIds: readonly string[], day: Day): Promise<AssociationLine[]> {
  return producerIds.length === 0 ? [] : sql<AssociationLine>(db, 'producers.associations', `
    select association.id, seller.id as "sellerId", seller.name as "sellerName", seller.slug as "sellerSlug", maker.id as "makerId", maker.name as "makerName", maker.slug as "makerSlug",
      association.starts_at as "startsAt", association.until_on as "untilOn", association.consent_words as "consentWords"
    ${joined} where (seller.id = any($1::uuid[]) or maker.id = any($1::uuid[])) and ${inForce('$2')} order by seller.name, maker.name, association.id`, [producerIds, day])
}

/** Whether a producer may sell the goods of a maker on this day: its own, or those of an association in force. */
export async function maySellFor(db: Db<ProducersTables>, sellerId: string, makerId: string, day: Day): Promise<boolean> {
  return sellerId === makerId || (await sql(db, 'producers.may-sell-for', `select 1 ${joined} where seller.id = $1 and maker.id = $2 and ${inForce('$3')}`, [sellerId, makerId, day])).length > 0
}

export interface ProposalLine { readonly id: string; readonly sellerId: Id<'producer'>; readonly sellerName: string; readonly sellerSlug: string; readonly makerId: Id<'producer'>; readonly makerName: string; readonly words: string; readonly untilOn: Day | null; readonly madeAt: Date }

/** What waits for an answer, asked by or of one of these producers. */
export async function findProposals(db: Db<ProducersTables>, producerIds: readonly string[]): Promise<ProposalLine[]> {
  return producerIds.length === 0 ? [] : sql<ProposalLine>(db, 'producers.proposals', `
    select proposal.id, seller.id as "sellerId", seller.name as "sellerName", seller.slug as "sellerSlug", maker.id as "makerId", maker.name as "makerName", proposal.words, proposal.until_on as "untilOn", proposal.made_at as "madeAt"
    from producers.association_proposals proposal join producers.producers seller on seller.id = proposal.seller_id join producers.producers maker on maker.id = proposal.maker_id
    where proposal.state = 'waiting' and seller.retired_at is null and maker.retired_at is null and (seller.id = any($1::uuid[]) or maker.id = any($1::uuid[])) order by proposal.made_at, proposal.id`, [producerIds])
}
