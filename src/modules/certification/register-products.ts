import type { ProducersTables } from '#producers'
import { insertMany, sql, type Tx } from '#platform/db'
import { newId, type Id } from '#platform/ids'
import { slugOf } from '#platform/search-text'
import { freeSlugs } from '#platform/slugs'
import type { CertificationTables } from './certification.tables.ts'

export interface NewProduct {
  readonly name: string
  readonly nameKey: string
  readonly producerId: Id<'producer'> | null
  readonly provinceCode: string | null
  readonly communeCode: string | null
  readonly formerCode: string | null
  readonly placeRaw: string
  readonly groupVersion: string | null
  readonly groupCode: string | null
  readonly groupCertainty: 'suggested' | 'confirmed' | null
  readonly sample: boolean
  readonly importId: string | null
}

/** Adds products to the registry, each with an address of its own (`/san-pham/:slug`). Returns their keys in the order given. */
export async function registerProducts(tx: Tx<CertificationTables & ProducersTables>, products: readonly NewProduct[]): Promise<Id<'product'>[]> {
  const slugs = await freeSlugs(tx, 'certification.products', products.map((each) => slugOf(each.name) || 'san-pham'))
  const rows = products.map((each, index) => ({
    id: newId<'product'>(), slug: slugs[index]!, name: each.name, name_key: each.nameKey, producer_id: each.producerId,
    scheme: 'v34', province_code: each.provinceCode, commune_code: each.communeCode, former_scheme: 'v63', former_code: each.formerCode,
    place_raw: each.placeRaw, group_version: each.groupVersion, group_code: each.groupCode, group_certainty: each.groupCertainty,
    sample: each.sample, published: false, import_id: each.importId, created_at: 'now', changed_at: 'now', base_state: 'registered', recorded_extended: false,
  }))
  await insertMany(tx, 'certification.products', rows)
  return rows.map((row) => row.id)
}

/** Notes names a product was also listed under. */
export async function noteProductNames(tx: Tx<CertificationTables>, names: readonly { productId: Id<'product'>; name: string; nameKey: string; importId: string | null }[]): Promise<void> {
  if (names.length === 0) return
  await sql(tx, 'certification.note-names', `
    insert into certification.product_names (id, product_id, name, name_key, import_id)
    select id, product_id, name, name_key, import_id from json_populate_recordset(null::certification.product_names, $1)
    on conflict (product_id, name) do nothing`,
    [JSON.stringify(names.map((each) => ({ id: newId(), product_id: each.productId, name: each.name, name_key: each.nameKey, import_id: each.importId })))])
}
