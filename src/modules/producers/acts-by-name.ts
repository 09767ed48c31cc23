import { sql, type Tx } from '#platform/db'
import type { ProducersTables } from './producers.tables.ts'

/** Columns that keep by name who did something for a producer. */
type Named = 'hooks.endpoints.made_by_name' | 'offers.stalls.changed_by_name' | 'offers.deputies_ended.by_name' | 'sheet.files.by_name' | 'reconciliation.statements.brought_by'

/** Takes a person's name off what they did for the producers they act or acted for; before their account is blanked. */
export async function eraseName(tx: Tx<ProducersTables>, where: Named, personId: string): Promise<void> {
  const [schema, table, column] = where.split('.') as [string, string, string]
  await sql(tx, `producers.erase-name-${where}`, `update ${schema}.${table} set ${column} = '(đã xóa)' where ${column} = (select name from identity.people where id = $1) and producer_id in (select producer_id from producers.members where person_id = $1)`, [personId])
}
