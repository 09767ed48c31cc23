import { retireProducers, type ProducersTables } from '#producers'
import { sql, type Tx } from '#platform/db'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'
import type { CertificationTables } from './certification.tables.ts'
import { restateProducts } from './restate-products.ts'

/**
 * Takes back what one import brought into the registry: its facts no longer count, products and producers that nothing
 * else speaks of leave, and what the others may show is worked out anew.
 */
export async function retractImport(tx: Tx<CertificationTables & ProducersTables>, day: Day, importId: string): Promise<void> {
  const touched = await sql<{ product_id: Id<'product'> }>(tx, 'certification.retract-events', 'update certification.events set undone_at = now() where import_id = $1 and undone_at is null returning product_id', [importId])
  await sql(tx, 'certification.retract-certificates', 'update certification.certificates set undone_at = now() where import_id = $1', [importId])
  for (const table of ['product_names', 'event_sources']) await sql(tx, `certification.retract ${table}`, `delete from certification.${table} where import_id = $1`, [importId])
  await sql(tx, 'certification.retract-likenesses', `delete from certification.likenesses where import_id = $1 and state = 'open'`, [importId])
  await sql(tx, 'certification.retract-products', `
    update certification.products product set retired_at = now() where import_id = $1 and retired_at is null
      and not exists (select from certification.events event where event.product_id = product.id and event.undone_at is null)`, [importId])
  const idle = await sql<{ id: Id<'producer'> }>(tx, 'certification.retract-producers', `
    select producer.id from producers.producers producer where producer.import_id = $1 and producer.retired_at is null
      and not exists (select from certification.products product where product.producer_id = producer.id and product.retired_at is null)`, [importId])
  await retireProducers(tx, idle.map((row) => row.id), importId)
  await restateProducts(tx, day, [...new Set(touched.map((row) => row.product_id))])
}
