import { sql } from '#platform/db'
import type { DataHolder, HolderWords } from '#platform/own-data'
import type { Say } from '#platform/tongue'
import type { ProducersTables } from './producers.tables.ts'

/** Columns that keep by name who did something for a producer, beside `producer_id`. */
type Named = 'hooks.endpoints.made_by_name' | 'offers.stalls.changed_by_name' | 'offers.deputies_ended.by_name' | 'sheet.files.by_name' | 'reconciliation.statements.brought_by'

/** The person's name, at producers whom they act or acted for: such rows know no person, so somebody of the same name at the same producer is taken for them. */
const theirs = (column: string): string => `${column} = (select name from identity.people where id = $1) and producer_id in (select producer_id from producers.members where person_id = $1)`

export interface ActsByName {
  readonly key: string
  readonly words: (t: Say) => HolderWords
  /** The first is what the copy shows; the name goes from all. */
  readonly columns: readonly [Named, ...Named[]]
  /** What the copy says of each act, as columns with the names of its fields; the last stands in its order. */
  readonly shown: readonly (readonly [column: string, field: string])[]
}

/** What a person did for producers and is known by name alone, for `#owndata`: what was done belongs to the producer, the name of who did it goes. */
export function actsByName<T extends ProducersTables>({ key, words, columns, shown }: ActsByName): DataHolder<T> {
  const parts = (where: Named): [table: string, column: string] => [where.slice(0, where.lastIndexOf('.')), where.slice(where.lastIndexOf('.') + 1)]
  const [table, column] = parts(columns[0])
  return {
    key, words,
    async collect(db, { personId }) {
      return { [key]: await sql<Record<string, unknown>>(db, `producers.acts-${key}`, `select ${shown.map(([from, field]) => `${from} as "${field}"`).join(', ')} from ${table} where ${theirs(column)} order by ${shown.at(-1)![0]}`, [personId]) }
    },
    stays: async () => [],
    async erase(tx, { personId }) {
      for (const where of columns) await sql(tx, `producers.erase-name-${where}`, `update ${parts(where)[0]} set ${parts(where)[1]} = '(đã xóa)' where ${theirs(parts(where)[1])}`, [personId])
      return []
    },
  }
}
