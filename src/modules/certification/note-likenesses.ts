import { sql, type Tx } from '#platform/db'
import { newId, type Id } from '#platform/ids'
import type { CertificationTables } from './certification.tables.ts'

/** Notes pairs that may be one product, for a person to decide. A pair that was noted or decided before stays as it is. */
export async function noteLikenesses(tx: Tx<CertificationTables>, pairs: readonly { a: Id<'product'>; b: Id<'product'>; because: string }[], importId: string | null): Promise<void> {
  const rows = pairs.filter((pair) => pair.a !== pair.b).map(({ a, b, because }) => ({ id: newId(), product_a: a < b ? a : b, product_b: a < b ? b : a, because, import_id: importId }))
  if (rows.length === 0) return
  await sql(tx, 'certification.note-likenesses', `
    insert into certification.likenesses (id, product_a, product_b, because, import_id)
    select id, product_a, product_b, because, import_id from json_populate_recordset(null::certification.likenesses, $1) on conflict (product_a, product_b) do nothing`, [JSON.stringify(rows)])
}
