import type { Day } from '#platform/day'
import { newId, type Id } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import { addAssociation } from './add-association.ts'
import type { ProducersTables } from './producers.tables.ts'

export interface NewProposal { readonly sellerId: Id<'producer'>; readonly makerId: Id<'producer'>; readonly words: string; readonly untilOn: Day | null; readonly byId: string }

/** Asks a maker to let this producer sell its goods. One waits at a time: null when there is one, or they do so already. */
export async function proposeAssociation(tx: Tx<ProducersTables>, { sellerId, makerId, words, untilOn, byId }: NewProposal, now: Date): Promise<string | null> {
  if (sellerId === makerId) return null
  const [made] = await sql<{ id: string }>(tx, 'producers.propose', `
    insert into producers.association_proposals (id, seller_id, maker_id, words, until_on, state, by_id, made_at)
    select $1, $2::uuid, $3::uuid, $4, $5, 'waiting', $6, $7 where not exists (select from producers.associations where seller_id = $2 and maker_id = $3 and ends_at is null and (until_on is null or until_on >= ($7::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date))
    on conflict (seller_id, maker_id) where state = 'waiting' do nothing returning id`, [newId(), sellerId, makerId, words, untilOn, byId, now])
  return made?.id ?? null
}

export type ProposalAnswer = 'agreed' | 'refused' | 'withdrawn'
interface Answered { readonly sellerId: Id<'producer'>; readonly makerId: Id<'producer'>; readonly words: string; readonly untilOn: Day | null }

/**
 * The maker agrees or refuses, or who asked takes it back; `producerId` = on whose side the person answers. Agreed, the association begins, with
 * the words that were shown as its consent. False when there was nothing to answer.
 */
export async function answerProposal(tx: Tx<ProducersTables>, id: string, producerId: string, answer: ProposalAnswer, byId: string, now: Date): Promise<boolean> {
  const [answered] = await sql<Answered>(tx, 'producers.answer-proposal', `
    update producers.association_proposals set state = $3, answered_by = $4, answered_at = greatest(made_at, $5) where id = $1 and state = 'waiting' and case when $3 = 'withdrawn' then seller_id else maker_id end = $2
    returning seller_id as "sellerId", maker_id as "makerId", words, until_on as "untilOn"`, [id, producerId, answer, byId, now])
  if (!answered) return false
  if (answer === 'agreed') await addAssociation(tx, { sellerId: answered.sellerId, makerId: answered.makerId, byId, consentWords: answered.words, consentAt: now, untilOn: answered.untilOn }, now)
  return true
}
