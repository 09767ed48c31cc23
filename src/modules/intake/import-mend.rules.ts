/** A row mended by a person is read again by the same rules, with what was typed in place of what the file said. */
import type { ImportColumn } from './import-columns.words.ts'
import { understandRow, type DataCell, type DataRow, type ImportRow, type Understanding } from './import-row.rules.ts'

export const mendable = ['name', 'producer', 'stars', 'decided', 'commune', 'district', 'province', 'status'] as const satisfies readonly ImportColumn[]
export type MendableColumn = (typeof mendable)[number]

export function understandAgain(row: ImportRow, typed: Partial<Record<MendableColumn, string>>, known: Understanding): ImportRow {
  const cells: Partial<Record<ImportColumn, DataCell>> = {}
  for (const [key, text] of Object.entries({ ...row.cells, ...typed })) if (text) cells[key as ImportColumn] = { text, raw: text, kind: 'text', value: text }
  const again: DataRow = {
    row: row.row, through: row.row, kind: 'data', hidden: false, cells, extra: {}, text: '',
    sections: row.sections.map((title) => ({ row: row.row, title, ordinal: '' })),
  }
  const [read] = understandRow(row.sheet, again, new Map(Object.keys(cells).map((key) => [key as ImportColumn, key])), known, { onePart: true })
  return { ...read!, ordinal: row.ordinal, part: row.part, raw: row.raw }
}
