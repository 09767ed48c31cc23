import type { ProducersTables } from '#producers'
import { sql, type Db, type Tx } from '#platform/db'
import { newId, type Id } from '#platform/ids'
import type { CertificationTables } from './certification.tables.ts'

export interface NamedProduct { readonly id: Id<'product'>; readonly name: string; readonly producerId: Id<'producer'> | null; readonly producer: string | null }

/** Today's names of products and of their producers. */
export async function findNames(db: Db<CertificationTables & ProducersTables>, ids: readonly Id<'product'>[]): Promise<NamedProduct[]> {
  return sql<NamedProduct>(db, 'certification.names', `
    select product.id, product.name, product.producer_id as "producerId", producer.name as producer from certification.products product
    left join producers.producers producer on producer.id = product.producer_id where product.id = any($1)`, [ids])
}

/** Names the producer of a product that had none. */
export async function giveProducer(tx: Tx<CertificationTables>, product: Id<'product'>, producer: Id<'producer'>, importId: string | null): Promise<void> {
  await sql(tx, 'certification.give-producer', 'update certification.products set producer_id = $2, producer_import_id = $3, changed_at = now() where id = $1 and producer_id is null', [product, producer, importId])
}

/** Notes where else a known fact was published. */
export async function noteSources(tx: Tx<CertificationTables>, sources: readonly { eventId: string; name: string; url: string | null }[], importId: string | null): Promise<void> {
  if (sources.length === 0) return
  await sql(tx, 'certification.note-sources', `
    insert into certification.event_sources (id, event_id, source_name, source_url, import_id)
    select id, event_id, source_name, source_url, import_id from json_populate_recordset(null::certification.event_sources, $1)`,
    [JSON.stringify(sources.map((each) => ({ id: newId(), event_id: each.eventId, source_name: each.name, source_url: each.url, import_id: importId })))])
}
