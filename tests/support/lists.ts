/** Columns of a list for tests of the reader of lists; wordings as offices use them. */
import type { GridSheet, Merge } from '#platform/grid'
import { textCell } from '#platform/grid'
import { shapeSheet } from '#platform/list-shape'
import type { ListColumn, ListRow, ListSheet } from '#platform/list-types'

export type Key = 'name' | 'maker' | 'commune' | 'district' | 'rank' | 'date' | 'note'

export const columns: readonly ListColumn<Key>[] = [
  { key: 'name', required: true, headings: ['Tên sản phẩm', 'Sản phẩm', 'Tên SP'] },
  { key: 'maker', group: 'maker', headings: ['Chủ thể', 'Tên chủ thể', 'Cơ sở sản xuất', 'Đơn vị sản xuất'] },
  { key: 'commune', group: 'maker', headings: ['Xã/thị trấn', 'Xã, phường', 'Xã'] },
  { key: 'district', group: 'maker', section: /^(huyện|thị xã|thành phố)\s/i, headings: ['Huyện', 'Huyện, thị xã'] },
  { key: 'rank', headings: ['Phân hạng', 'Hạng sao', 'Hạng', 'Số sao'] },
  { key: 'date', headings: ['Ngày công nhận', 'Ngày cấp'] },
  { key: 'note', headings: ['Ghi chú'] },
]

export type Text = string | null

/** A sheet from texts; `merges` like `A1:H1` with single letters. */
export function gridOf(rows: readonly (readonly Text[])[], merges: readonly string[] = [], name = 'A'): GridSheet {
  return {
    name, hidden: false, hiddenColumns: new Set(),
    merges: merges.map((ref): Merge => {
      const [, left = 'A', top, right = 'A', bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(ref)!
      return { top: Number(top), bottom: Number(bottom), left: left.charCodeAt(0) - 64, right: right.charCodeAt(0) - 64 }
    }),
    rows: rows.map((cells, index) => ({ row: index + 1, hidden: false, cells: cells.map((text) => (text === null || text === '' ? undefined : textCell(text))) })).filter((row) => row.cells.some(Boolean)),
  }
}

export const shaped = (rows: readonly (readonly Text[])[], merges: readonly string[] = []): ListSheet<Key> => shapeSheet(gridOf(rows, merges), columns)

export const dataOf = (sheet: ListSheet<Key>): ListRow<Key>[] => sheet.rows.filter((row) => row.kind === 'data')

export const kindsOf = (sheet: ListSheet<Key>): string[] => sheet.rows.map((row) => row.kind)

/** `name: text` of each data row, with where it came from. */
export const cellsOf = (row: ListRow<Key> | undefined): Record<string, string> => Object.fromEntries(Object.entries(row?.cells ?? {}).map(([key, cell]) => [key, cell.from ? `${cell.text} <${cell.from} ${cell.fromRow}>` : cell.text]))

/** Rows in = rows accounted for: every row once, in order, without a gap. */
export function accounts(sheet: ListSheet<Key>, lastRow: number): boolean {
  let next = 1
  for (const row of sheet.rows) {
    if (row.row !== next || row.through < row.row || (row.through > row.row && row.kind !== 'empty')) return false
    next = row.through + 1
  }
  return next === lastRow + 1
}
