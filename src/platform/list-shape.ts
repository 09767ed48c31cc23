/** From a plain grid to a list: heading, columns, and every row accounted for. Knows how offices write lists, no word of what is listed. */
import { columnLetter, type GridSheet } from './grid.ts'
import { Filler } from './list-fill.ts'
import { ListGrid } from './list-grid.ts'
import { findHeader, headerAt, headerGiven, type Header } from './list-header.ts'
import { Dictionary } from './list-headings.ts'
import { markRows, type MarkedRow } from './list-kinds.ts'
import type { IgnoredCode, ListCell, ListColumn, ListNote, ListRow, ListSheet, Sentence } from './list-types.ts'

/** An officer's own answer where headings do not tell: the column's letter by key, and the heading's row (0 = there is none). */
export interface ShapeOptions<Key extends string> {
  readonly columnsAt?: Partial<Record<Key, string>>
  readonly headerRow?: number
}

/** Finds heading, columns and the meaning of each row of one sheet. Any sheet gives an answer; rows in are rows accounted for. */
export function shapeSheet<Key extends string>(sheet: GridSheet, columns: readonly ListColumn<Key>[], options: ShapeOptions<Key> = {}): ListSheet<Key> {
  const grid = new ListGrid(sheet)
  const given = options.columnsAt !== undefined || options.headerRow !== undefined
  if (sheet.hidden && !given) return ignored(grid, 'hidden', null)
  if (!sheet.rows.some(({ row }) => grid.filled(row).length > 0)) return ignored(grid, 'empty', null)
  const dictionary = new Dictionary(columns)
  const found = options.headerRow === 0 ? null : options.headerRow === undefined ? findHeader(grid, dictionary) : headerAt(grid, options.headerRow, dictionary)
  const header = headerGiven(found, options.columnsAt ?? {})
  if (!header) return ignored(grid, 'no-header', null)
  const missing = columns.find((column) => column.required && ![...header.keys.values()].includes(column.key))
  if (missing) return ignored(grid, 'missing-column', missing.headings[0] ?? missing.key)

  const marked = markRows(grid, header, dictionary)
  const filler = new Filler(grid, columns, marked)
  const hidden = new Set(sheet.rows.filter((row) => row.hidden).map((row) => row.row))
  const headings = new Map<Header<Key>, ReadonlyMap<number, string>>()
  const rows = marked.map((row) => {
    let names = headings.get(row.header)
    if (!names) headings.set(row.header, names = unknownHeadings(row.header))
    return rowOf(row, filler, hidden.has(row.row), names, grid)
  })
  const unknown = [...header.headings].filter(([column]) => !header.keys.has(column) && column !== header.ordinal)
  return {
    name: sheet.name, outcome: 'read', reason: null,
    headerRows: header.top === 0 ? [] : Array.from({ length: header.bottom - header.top + 1 }, (_zero, index) => header.top + index),
    columns: [...header.keys].sort(([one], [other]) => one - other).map(([column, key]) => ({ key, column: columnLetter(column), heading: headingOf(header, column), hidden: sheet.hiddenColumns.has(column) })),
    unknownColumns: unknown.map(([column]) => ({ column: columnLetter(column), heading: headingOf(header, column) })),
    rows, notes: notesOf(header, rows, marked, grid),
  }
}

const headingOf = <Key extends string>(header: Header<Key>, column: number): string => header.headings.get(column)?.join(' › ') ?? columnLetter(column)

function rowOf<Key extends string>(marked: MarkedRow<Key>, filler: Filler<Key>, hidden: boolean, headings: ReadonlyMap<number, string>, grid: ListGrid): ListRow<Key> {
  const { row, through, kind, sections } = marked
  const text = marked.filled.map((cell) => cell.text).filter((each) => each !== '').join(' | ')
  const base = { row, through, kind, hidden, text, sections }
  if (kind === 'total') return { ...base, cells: {}, extra: {}, count: marked.count }
  if (kind !== 'data') return { ...base, cells: {}, extra: {} }
  return { ...base, cells: filler.fill(marked), extra: extraOf(marked, headings, grid) }
}

/** Columns that the dictionary does not know: their heading, with the column's letter where two share one. */
function unknownHeadings<Key extends string>(header: Header<Key>): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  const taken = new Set<string>([...header.keys.keys()].map((column) => headingOf(header, column)))
  for (const column of header.headings.keys()) {
    if (header.keys.has(column)) continue
    const heading = headingOf(header, column)
    const name = taken.has(heading) ? `${heading} (${columnLetter(column)})` : heading
    taken.add(name)
    names.set(column, name)
  }
  return names
}

function extraOf<Key extends string>(marked: MarkedRow<Key>, headings: ReadonlyMap<number, string>, grid: ListGrid): Record<string, string> {
  const extra: Record<string, string> = {}
  const put = (column: number, text: string): void => {
    Object.defineProperty(extra, headings.get(column) ?? columnLetter(column), { value: text, enumerable: true, configurable: true, writable: true })
  }
  for (const { column, text } of marked.filled) if (text !== '' && !marked.header.keys.has(column)) put(column, text)
  for (const column of headings.keys()) {
    const merge = grid.mergeOver(marked.row, column)
    if (merge && merge.top < marked.row && merge.top > marked.header.bottom && grid.text(marked.row, column) === '' && grid.text(merge.top, column) !== '') put(column, grid.text(merge.top, column))
  }
  return extra
}

const reasons: Record<IgnoredCode, (detail: string | null) => Sentence> = {
  hidden: () => ({ vi: 'Trang tính đang ẩn nên chúng tôi không đọc. Nếu cần, bỏ ẩn trang này rồi tải lên lại.', en: 'The sheet is hidden, so we did not read it. If it matters, unhide it and upload the file again.' }),
  empty: () => ({ vi: 'Trang tính trống.', en: 'The sheet is empty.' }),
  'no-header': () => ({ vi: 'Không tìm thấy dòng tiêu đề cột. Thêm một dòng tiêu đề phía trên danh sách, hoặc chỉ cho chúng tôi cột nào là gì.', en: 'We found no row of column headings. Add one above the list, or tell us which column is which.' }),
  'missing-column': (detail) => ({ vi: `Không thấy cột “${detail}”. Đổi tên cột cho đúng, hoặc chỉ cho chúng tôi đó là cột nào.`, en: `There is no column “${detail}”. Rename the column, or tell us which one it is.` }),
}

function ignored<Key extends string>(grid: ListGrid, code: IgnoredCode, detail: string | null): ListSheet<Key> {
  const rows: ListRow<Key>[] = []
  let next = 1
  const empty = (through: number): void => { if (through >= next) rows.push({ row: next, through, kind: 'empty', hidden: false, cells: {}, extra: {}, text: '', sections: [] }) }
  for (const { row, hidden } of grid.sheet.rows) {
    const filled = grid.filled(row)
    if (filled.length === 0) continue
    empty(row - 1)
    rows.push({ row, through: row, kind: 'title', hidden, cells: {}, extra: {}, text: filled.map((cell) => cell.text).join(' | '), sections: [] })
    next = row + 1
  }
  empty(grid.lastRow)
  return { name: grid.sheet.name, outcome: 'ignored', reason: { code, ...reasons[code](detail) }, headerRows: [], columns: [], unknownColumns: [], rows, notes: [] }
}

function notesOf<Key extends string>(header: Header<Key>, rows: readonly ListRow<Key>[], marked: readonly MarkedRow<Key>[], grid: ListGrid): ListNote[] {
  const notes: ListNote[] = header.twice.map(({ column, key }) => {
    const other = [...header.keys].find(([, each]) => each === key)![0]
    return { code: 'column-twice', row: header.bottom, column: columnLetter(column), vi: `Cột ${columnLetter(column)} (${headingOf(header, column)}) giống cột ${columnLetter(other)}; chúng tôi đọc cột ${columnLetter(other)}, cột kia giữ nguyên chữ.`, en: `Column ${columnLetter(column)} (${headingOf(header, column)}) is like column ${columnLetter(other)}; we read ${columnLetter(other)} and keep the other as text.` }
  })
  const olds = new Map<number, number>()
  let previous = header
  for (const { row, kind, header: now, filled } of marked) {
    if (now !== previous) notes.push({ code: 'header-changes', row, column: null, vi: `Từ dòng ${row} các cột theo tiêu đề mới.`, en: `From row ${row} the columns follow a new heading.` })
    previous = now
    if (kind !== 'data') continue
    for (const { column, cell } of filled) {
      if (cell.raw !== undefined) olds.set(column, (olds.get(column) ?? 0) + 1)
      if (cell.kind === 'formula' && grid.text(row, column) === '') notes.push({ code: 'formula-without-result', row, column: columnLetter(column), vi: `Dòng ${row}, cột ${columnLetter(column)}: ô là công thức chưa có kết quả. Mở tệp bằng Excel, lưu lại rồi tải lên.`, en: `Row ${row}, column ${columnLetter(column)}: a formula without a result. Open the file in Excel, save it and upload it again.` })
    }
  }
  for (const [column, count] of olds) notes.push({ code: 'old-encoding', row: null, column: columnLetter(column), vi: `Cột ${columnLetter(column)}: ${count} ô viết bằng bảng mã cũ, đã đổi sang Unicode; chữ gốc vẫn được giữ.`, en: `Column ${columnLetter(column)}: ${count} cells in an old encoding were turned into Unicode; the original text is kept.` })
  for (const row of rows) {
    for (const [key, cell] of Object.entries(row.cells) as [Key, ListCell][]) {
      if (!cell.damaged || cell.from) continue
      const column = columnLetter([...header.keys].find(([, each]) => each === key)?.[0] ?? 0)
      notes.push({ code: 'letters-lost', row: row.row, column, vi: `Dòng ${row.row}, cột ${column}: chữ bị mất dấu thành “${cell.text.slice(0, 60)}”. Hãy sửa theo bản gốc; chúng tôi không đoán.`, en: `Row ${row.row}, column ${column}: letters were lost: “${cell.text.slice(0, 60)}”. Please correct it from the original; we do not guess.` })
    }
  }
  return notes.slice(0, 1000)
}
