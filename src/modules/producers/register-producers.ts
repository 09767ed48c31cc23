import { insertMany, sql, type Tx } from '#platform/db'
import { newId, type Id } from '#platform/ids'
import { slugOf } from '#platform/search-text'
import { freeSlugs } from '#platform/slugs'
import type { ProducerForm, ProducersTables } from './producers.tables.ts'

export interface NewProducer {
  readonly name: string
  readonly nameKey: string
  readonly form: ProducerForm
  readonly provinceCode: string | null
  readonly communeCode: string | null
  readonly formerCode: string | null
  readonly addressRaw: string
  readonly sample: boolean
  readonly importId: string | null
}

/** Adds producers, each with an address of its own (`/chu-the/:slug`). Returns their keys in the order given. */
export async function registerProducers(tx: Tx<ProducersTables>, producers: readonly NewProducer[]): Promise<Id<'producer'>[]> {
  const slugs = await freeSlugs(tx, 'producers.producers', producers.map((each) => slugOf(each.name) || 'chu-the'))
  const rows = producers.map((each, index) => ({
    id: newId<'producer'>(), slug: slugs[index]!, name: each.name, name_key: each.nameKey, form: each.form,
    province_code: each.provinceCode, commune_code: each.communeCode, former_code: each.formerCode,
    address_raw: each.addressRaw, sample: each.sample, import_id: each.importId,
  }))
  await insertMany(tx, 'producers.producers', rows.map((row) => ({ ...row, scheme: 'v34', former_scheme: 'v63', name_hidden: false, created_at: 'now', changed_at: 'now' })))
  return rows.map((row) => row.id)
}

/** Notes names a producer was also written with. A name that is noted already stays as it is. */
export async function noteProducerNames(tx: Tx<ProducersTables>, names: readonly { producerId: Id<'producer'>; name: string; nameKey: string; source: string; importId: string | null }[]): Promise<void> {
  if (names.length === 0) return
  await sql(tx, 'producers.note-names', `
    insert into producers.names (id, producer_id, name, name_key, source, import_id)
    select id, producer_id, name, name_key, source, import_id from json_populate_recordset(null::producers.names, $1)
    on conflict (producer_id, name) do nothing`,
    [JSON.stringify(names.map((each) => ({ id: newId(), producer_id: each.producerId, name: each.name, name_key: each.nameKey, source: each.source, import_id: each.importId })))])
}
