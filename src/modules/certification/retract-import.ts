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
  // A fact that another import told too goes over to that import: only what nobody else says is taken back.
  await sql(tx, 'certification.retract-hand-over', `
    with heirs as (
      select distinct on (event.id) event.id as event_id, event.certificate_id, event.product_id, source.id as source_id, source.import_id, source.source_name, source.source_url
      from certification.events event join certification.event_sources source on source.event_id = event.id
      where event.import_id = $1 and event.undone_at is null and source.import_id is distinct from $1 order by event.id, source.noted_at),
    events as (update certification.events event set import_id = heirs.import_id, source_name = heirs.source_name, source_url = heirs.source_url from heirs where event.id = heirs.event_id),
    certificates as (update certification.certificates certificate set import_id = heirs.import_id from heirs where certificate.id = heirs.certificate_id),
    products as (update certification.products product set import_id = heirs.import_id from heirs where product.id = heirs.product_id and product.import_id = $1)
    delete from certification.event_sources source using heirs where source.id = heirs.source_id`, [importId])
  await sql(tx, 'certification.retract-given-producers', 'update certification.products set producer_id = null, producer_import_id = null, changed_at = now() where producer_import_id = $1', [importId])
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
