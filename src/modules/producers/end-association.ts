import type { Id } from '#platform/ids'
import { sql, type Tx } from '#platform/db'
import { tell } from '#platform/news'
import { associationEnded } from './producers.news.ts'
import type { ProducersTables } from './producers.tables.ts'

interface Ended { readonly id: string; readonly sellerId: string; readonly makerId: string }

async function tellAll(tx: Tx<ProducersTables>, ended: readonly Ended[], now: Date): Promise<void> {
  for (const { id, sellerId, makerId } of ended) await tell(tx, associationEnded, { association: id, sellerId, makerId, at: now.toISOString() })
}

/** Ends it at once; false when there was nothing to end. */
export async function endAssociation(tx: Tx<ProducersTables>, id: Id<'association'>, byId: string | null, now: Date): Promise<boolean> {
  const ended = await sql<Ended>(tx, 'producers.end-association', 'update producers.associations set ends_at = greatest(starts_at, $3), ended_by = $2 where id = $1 and ends_at is null returning id, seller_id as "sellerId", maker_id as "makerId"', [id, byId, now])
  await tellAll(tx, ended, now)
  return ended.length > 0
}

/** Ends those whose last day has passed. Gives how many. */
export async function endPastAssociations(tx: Tx<ProducersTables>, now: Date): Promise<number> {
  const ended = await sql<Ended>(tx, 'producers.end-past-associations', `
    update producers.associations set ends_at = greatest(starts_at, $1) where ends_at is null and until_on < ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date returning id, seller_id as "sellerId", maker_id as "makerId"`, [now])
  await tellAll(tx, ended, now)
  return ended.length
}
