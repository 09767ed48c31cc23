import { sql, type Tx } from '#platform/db'
import type { Id } from '#platform/ids'
import type { CertificationTables } from './certification.tables.ts'

/** An officer says which group a product belongs to: a suggestion becomes a fact. */
export async function confirmGroup(tx: Tx<CertificationTables>, id: Id<'product'>, version: string, code: string): Promise<void> {
  await sql(tx, 'certification.confirm-group', `update certification.products set group_version = $2, group_code = $3, group_certainty = 'confirmed', changed_at = now() where id = $1`, [id, version, code])
}

/** Shows a product to the public, or keeps it with the offices again, when it is only registered, mentioned or voted for. */
export async function publishProduct(tx: Tx<CertificationTables>, id: Id<'product'>, published: boolean): Promise<void> {
  await sql(tx, 'certification.publish', 'update certification.products set published = $2, changed_at = now() where id = $1', [id, published])
}
