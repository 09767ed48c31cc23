import { sql, type Tx } from '#platform/db'
import type { Id } from '#platform/ids'
import type { ProducersTables } from './producers.tables.ts'

/** Shows or hides a producer's name outside the offices, as the person asked. The registry keeps it. */
export async function hideProducerName(tx: Tx<ProducersTables>, id: Id<'producer'>, hidden: boolean): Promise<void> {
  await sql(tx, 'producers.hide-name', 'update producers.producers set name_hidden = $2, changed_at = now() where id = $1', [id, hidden])
}
