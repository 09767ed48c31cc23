import { sql, type Tx } from '#platform/db'
import type { Id } from '#platform/ids'
import type { ProducersTables } from './producers.tables.ts'

/** Producers leave the public pages, and names that an import noted are forgotten. The rows stay. */
export async function retireProducers(tx: Tx<ProducersTables>, ids: readonly Id<'producer'>[], importId: string): Promise<void> {
  await sql(tx, 'producers.retire', 'update producers.producers set retired_at = now() where id = any($1)', [ids])
  await sql(tx, 'producers.forget-names', 'delete from producers.names where import_id = $1', [importId])
}
