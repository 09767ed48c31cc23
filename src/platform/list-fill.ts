/** Values for cells that say "as above": merged blocks, ditto marks, groups left blank instead of repeated. Each says where it came from. */
import type { Cell } from './grid.ts'
import type { ListGrid } from './list-grid.ts'
import type { MarkedRow } from './list-kinds.ts'
import type { FilledFrom, ListCell, ListColumn, Sentence } from './list-types.ts'
import { hasLostLetters } from './legacy-text.ts'
import { isDitto } from './list-words.ts'

/** No group of real lists is longer; after so many blank rows blank means unknown. */
const LONGEST_GROUP = 20

export class Filler<Key extends string> {
  readonly #grid: ListGrid
  readonly #columns: readonly ListColumn<Key>[]
  readonly #sections: ReadonlyMap<Key, RegExp>
  /** Groups whose blank cells mean "as above" in this sheet. */
  readonly #blankRepeats: ReadonlySet<string>
  /** The value that each column had last, and in which row. */
  readonly #last = new Map<Key, { row: number; sectionRow: number; cell: ListCell }>()
  #before: { row: number; cells: Partial<Record<Key, ListCell>>; sectionRow: number } | null = null
  readonly #run = new Map<string, number>()

  constructor(grid: ListGrid, columns: readonly ListColumn<Key>[], rows: readonly MarkedRow<Key>[]) {
    this.#grid = grid
    this.#columns = columns
    this.#sections = new Map(columns.flatMap((column) => (column.section ? [[column.key, column.section] as const] : [])))
    this.#blankRepeats = blankRepeats(grid, columns, rows)
  }

  /** The known cells of a data row; rows must come in order. */
  fill(marked: MarkedRow<Key>): Partial<Record<Key, ListCell>> {
    const { row, header } = marked
    const cells: Partial<Record<Key, ListCell>> = {}
    const sectionRow = marked.sections.at(-1)?.row ?? 0
    for (const [column, key] of header.keys) {
      const cell = this.#cellAt(marked, column, key, sectionRow)
      if (cell) cells[key] = cell
    }
    this.#fillGroups(marked, cells, sectionRow)
    for (const [key, cell] of Object.entries(cells) as [Key, ListCell][]) this.#last.set(key, { row, sectionRow, cell })
    this.#before = { row, cells, sectionRow }
    return cells
  }

  #cellAt(marked: MarkedRow<Key>, column: number, key: Key, sectionRow: number): ListCell | null {
    const own = this.#grid.cell(marked.row, column)
    const text = this.#grid.text(marked.row, column)
    if (own && text !== '') {
      if (!isDitto(text)) return cellOf(own, text)
      const source = this.#dittoSource(marked, key, sectionRow)
      return source && taken(source.cell, own.raw ?? own.text, source.from, source.row)
    }
    const merge = this.#grid.mergeOver(marked.row, column)
    if (!merge || merge.top >= marked.row || merge.top <= marked.header.bottom) return null
    const last = this.#last.get(key)
    return last?.row === merge.top || (last && last.cell.fromRow === merge.top) ? taken(last.cell, '', 'merge', merge.top) : null
  }

  /** The row above in the same section; else a title of the section that speaks for this column; else the last value before the section. */
  #dittoSource(marked: MarkedRow<Key>, key: Key, sectionRow: number): { cell: ListCell; from: FilledFrom; row: number } | null {
    const before = this.#before
    if (before && before.sectionRow === sectionRow) {
      const cell = before.cells[key]
      return cell ? { cell, from: 'ditto', row: cell.fromRow ?? before.row } : null
    }
    const pattern = this.#sections.get(key)
    const section = pattern && marked.sections.findLast(({ title }) => pattern.test(title))
    if (section) return { cell: { text: section.title, raw: section.title, kind: 'text', value: section.title }, from: 'section', row: section.row }
    const last = this.#last.get(key)
    return last ? { cell: last.cell, from: 'ditto', row: last.cell.fromRow ?? last.row } : null
  }

  /** A row that leaves a whole group blank takes it from the row above, within the section, if this sheet writes so. */
  #fillGroups(marked: MarkedRow<Key>, cells: Partial<Record<Key, ListCell>>, sectionRow: number): void {
    for (const group of this.#blankRepeats) {
      const keys = this.#columns.filter((column) => column.group === group).map(({ key }) => key)
      const before = this.#before
      const continues = before !== null && before.row === marked.row - 1 && before.sectionRow === sectionRow && continuesGroup(marked, this.#grid, keys, cells) && before.cells[keys.find((key) => before.cells[key])!] !== undefined
      const run = continues ? (this.#run.get(group) ?? 0) + 1 : 0
      this.#run.set(group, run)
      if (!continues || run > LONGEST_GROUP) continue
      for (const key of keys) {
        const cell = before.cells[key]
        if (cell) cells[key] = taken(cell, '', 'above', cell.fromRow ?? before.row)
      }
    }
  }
}

/**
 * All of the group blank, and a sign that this is meant: the row's number is left out too (offices number the group, not its
 * rows), or the heading shows that merged blocks were lost on the way (a sheet saved as text).
 */
function continuesGroup<Key extends string>({ row, header }: MarkedRow<Key>, grid: ListGrid, keys: readonly Key[], cells: Partial<Record<Key, ListCell>>): boolean {
  if (keys.some((key) => cells[key])) return false
  const lostMerges = grid.sheet.merges.length === 0 && header.bottom > header.top
  return lostMerges || (header.ordinal !== null && grid.text(row, header.ordinal) === '')
}

/**
 * The groups for which blank means "as above" in this sheet. A sheet that merges blocks, writes ditto marks or repeats
 * the value in the leading column says "as above" in that way; there, blank means unknown.
 */
function blankRepeats<Key extends string>(grid: ListGrid, columns: readonly ListColumn<Key>[], rows: readonly MarkedRow<Key>[]): Set<string> {
  const groups = new Set(columns.flatMap((column) => column.group ?? []))
  const data = rows.filter((row) => row.kind === 'data')
  for (const group of groups) {
    const keys = columns.filter((column) => column.group === group).map(({ key }) => key)
    let repeated = 0
    let open = 0
    let otherWay = false
    let before = ''
    for (const row of data) {
      const members = [...row.header.keys].filter(([, key]) => keys.includes(key))
      const lead = members.toSorted(([, one], [, other]) => keys.indexOf(one) - keys.indexOf(other))[0]
      if (!lead) break
      const text = grid.text(row.row, lead[0])
      const merged = members.some(([column]) => { const merge = grid.mergeOver(row.row, column); return merge !== null && merge.bottom > merge.top && merge.top > row.header.bottom })
      if (merged || isDitto(text)) { otherWay = true; break }
      if (text !== '' && text === before) repeated++
      if (text === '' && members.every(([column]) => grid.text(row.row, column) === '')) open++
      if (text !== '') before = text
    }
    if (otherWay || open === 0 || repeated * 2 >= open) groups.delete(group)
  }
  return groups
}

const cellOf = (cell: Cell, text: string): ListCell => {
  const shown: ListCell = { text, raw: cell.raw ?? cell.text, kind: cell.kind, value: cell.kind === 'text' ? text : cell.value }
  return hasLostLetters(text) ? { ...shown, damaged: true } : shown
}

const taken = (cell: ListCell, raw: string, from: FilledFrom, fromRow: number): ListCell => ({ ...cell, raw, from, fromRow })

/** Why a cell shows a value that does not stand in it. */
export function explainFill(from: FilledFrom, fromRow: number): Sentence {
  switch (from) {
    case 'merge': return { vi: `Ô gộp với dòng ${fromRow}.`, en: `The cell is merged with row ${fromRow}.` }
    case 'ditto': return { vi: `Ô ghi “như trên”; lấy theo dòng ${fromRow}.`, en: `The cell says “as above”; taken from row ${fromRow}.` }
    case 'section': return { vi: `Ô ghi “như trên” ở đầu mục; lấy theo tên mục ở dòng ${fromRow}.`, en: `The cell says “as above” at the head of a section; taken from its title in row ${fromRow}.` }
    case 'above': return { vi: `Ô để trống cùng cả nhóm; hiểu là giống dòng ${fromRow}.`, en: `The cell is left blank with its whole group; read as the same as row ${fromRow}.` }
  }
}
