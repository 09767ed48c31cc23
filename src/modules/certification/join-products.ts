import { sql, type Tx } from '#platform/db'
import type { Day } from '#platform/day'
import { newId, type Id } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import type { CertificationTables } from './certification.tables.ts'
import { restateProducts } from './restate-products.ts'

/**
 * Two entries of the registry are one product: the history of the second goes to the first, its name stays findable, its
 * address leads on. What both tell stays in the history as it was told.
 */
export async function joinProducts(tx: Tx<CertificationTables>, by: string, day: Day, keep: Id<'product'>, other: Id<'product'>): Promise<void> {
  const rows = await sql<{ id: Id<'product'>; name: string; name_key: string; producer_id: string | null }>(tx, 'certification.join-lock', 'select id, name, name_key, producer_id from certification.products where id = any($1) and retired_at is null and merged_into is null order by id for update', [[keep, other]])
  const kept = rows.find((row) => row.id === keep)
  const gone = rows.find((row) => row.id === other)
  if (!kept || !gone || keep === other) throw new Refusal('conflict', 'Một trong hai sản phẩm không còn đứng riêng trong sổ. Tải lại trang để xem.')
  for (const table of ['events', 'certificates']) await sql(tx, `certification.join ${table}`, `update certification.${table} set product_id = $1 where product_id = $2`, [keep, other])
  await sql(tx, 'certification.join-names', `
    insert into certification.product_names (id, product_id, name, name_key, import_id)
    select gen_random_uuid(), $1, name, name_key, import_id from certification.product_names where product_id = $2 on conflict do nothing`, [keep, other])
  if (gone.name !== kept.name) await sql(tx, 'certification.join-own-name', 'insert into certification.product_names (id, product_id, name, name_key) values ($1, $2, $3, $4) on conflict do nothing', [newId(), keep, gone.name, gone.name_key])
  await sql(tx, 'certification.join', 'update certification.products set merged_into = $1, changed_at = now() where id = $2', [keep, other])
  if (!kept.producer_id && gone.producer_id) await sql(tx, 'certification.join-producer', 'update certification.products set producer_id = $2 where id = $1', [keep, gone.producer_id])
  await sql(tx, 'certification.join-likeness', `update certification.likenesses set state = 'joined', decided_by_name = $3, decided_at = now() where product_a = least($1::uuid, $2::uuid) and product_b = greatest($1::uuid, $2::uuid)`, [keep, other, by])
  await sql(tx, 'certification.join-pointers', 'update certification.products set merged_into = $1 where merged_into = $2', [keep, other])
  await restateProducts(tx, day, [keep, other])
}

/** A person looked: these two are not one product; they are not offered again. */
export async function tellApart(tx: Tx<CertificationTables>, by: string, id: Id<'likeness'>): Promise<void> {
  await sql(tx, 'certification.apart', `update certification.likenesses set state = 'different', decided_by_name = $2, decided_at = now() where id = $1 and state = 'open'`, [id, by])
}
