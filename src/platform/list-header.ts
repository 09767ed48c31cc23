/** Finds the heading rows of a sheet and what each column is. */
import { columnLetter, columnNumber } from './grid.ts'
import type { ListGrid, Filled } from './list-grid.ts'
import { Dictionary, ENOUGH } from './list-headings.ts'
import { isNumbering, isOrdinalHeading, ordinalStyle } from './list-words.ts'

export interface Header<Key extends string> {
  readonly top: number
  readonly bottom: number
  /** Column → lines of its heading, group first. */
  readonly headings: ReadonlyMap<number, readonly string[]>
  readonly keys: ReadonlyMap<number, Key>
  /** The column that numbers the rows. */
  readonly ordinal: number | null
  /** Columns that fit a key which another column fits better. */
  readonly twice: readonly { readonly column: number; readonly key: Key }[]
}

const SEARCHED = 60

/** The best heading of a sheet, or null when no row names at least two known columns (one, in a list of one or two columns). */
export function findHeader<Key extends string>(grid: ListGrid, dictionary: Dictionary<Key>): Header<Key> | null {
  let best: { row: number; worth: number } | null = null
  for (const { row } of grid.sheet.rows.slice(0, SEARCHED)) {
    const worth = worthOf(grid.filled(row), dictionary)
    if (worth > (best?.worth ?? 0)) best = { row, worth }
  }
  return best && headerAt(grid, best.row, dictionary)
}

/** 0 when the row is no heading. */
function worthOf<Key extends string>(filled: readonly Filled[], dictionary: Dictionary<Key>): number {
  const taken = new Map<number, number>()
  let other = 0
  let ordinal = false
  for (const { text, cell } of filled) {
    const scores = cell.kind === 'text' && text.length <= 160 ? dictionary.scores([text]) : []
    const score = Math.max(0, ...scores)
    if (isOrdinalHeading(text)) ordinal = true
    else if (score < ENOUGH) other += cell.kind === 'text' && text.length <= 80 ? 0.1 : 0.4
    const index = scores.indexOf(score)
    if (score >= ENOUGH) taken.set(index, Math.max(taken.get(index) ?? 0, score))
  }
  const sum = [...taken.values()].reduce((total, score) => total + score, 0)
  const enough = taken.size >= 2 || (taken.size === 1 && sum >= 0.9 && filled.length <= 3 && (ordinal || filled.length === 1 || taken.size + other * 10 >= 2))
  return enough ? sum + (ordinal ? 0.5 : 0) - other : 0
}

/** Reads the heading around a row: its group row above, its lines below. */
export function headerAt<Key extends string>(grid: ListGrid, row: number, dictionary: Dictionary<Key>): Header<Key> {
  let top = row
  let bottom = row
  while (top > 1 && row - top < 2 && isGroupRow(grid, top - 1, top, dictionary)) top--
  for (let at = top; at <= bottom; at++) {
    for (const merge of grid.mergesFrom(at)) if (merge.bottom - top <= 3 && merge.right - merge.left < 20) bottom = Math.max(bottom, merge.bottom)
  }
  while (bottom - top < 3 && isSubRow(grid, bottom, dictionary)) bottom++
  return assign(top, bottom, headingsOf(grid, top, bottom), dictionary)
}

/** The officer's own answer: columns by letter. */
export function headerGiven<Key extends string>(found: Header<Key> | null, columnsAt: Partial<Record<Key, string>>): Header<Key> | null {
  const keys = new Map<number, Key>()
  for (const [key, letters] of Object.entries(columnsAt) as [Key, string | undefined][]) {
    const column = columnNumber(letters ?? '')
    if (column > 0) keys.set(column, key)
  }
  if (keys.size === 0) return found
  const given = new Set(keys.values())
  for (const [column, key] of found?.keys ?? []) if (!given.has(key) && !keys.has(column)) keys.set(column, key)
  const headings = new Map(found?.headings)
  for (const column of keys.keys()) if (!headings.has(column)) headings.set(column, [columnLetter(column)])
  return { top: found?.top ?? 0, bottom: found?.bottom ?? 0, headings, keys, ordinal: found?.ordinal ?? null, twice: [] }
}

/** A row above the best one that belongs to the heading: it names columns that the row below leaves open, or groups of them. */
function isGroupRow<Key extends string>(grid: ListGrid, row: number, below: number, dictionary: Dictionary<Key>): boolean {
  const filled = grid.filled(row)
  if (filled.length === 0 || filled.some(({ text, cell }) => text.length > 100 || cell.kind !== 'text' || /cộng h[oò]a|độc lập|ubnd|[uủ]y ban/iu.test(text))) return false
  const reaches = filled.some(({ column }) => (grid.mergeOver(below, column)?.top ?? below) === row)
  const names = filled.some(({ column, text }) => grid.text(below, column) === '' && (isOrdinalHeading(text) || Math.max(0, ...dictionary.scores([text])) >= 0.8))
  const groups = filled.length >= 2 && filled.some(({ column }) => grid.spanOf(row, column) > 1)
  return reaches || names || groups
}

/** The row below that splits headings: it stands only under headings that leave room to their right. */
function isSubRow<Key extends string>(grid: ListGrid, bottom: number, dictionary: Dictionary<Key>): boolean {
  const filled = grid.filled(bottom + 1)
  if (filled.length === 0 || isNumbering(filled.map(({ text }) => text))) return false
  const header = grid.filled(bottom)
  const last = header.at(-1)?.column ?? 0
  const open = (column: number): boolean => {
    if (grid.text(bottom, column) === '') return column < last || grid.mergesFrom(bottom).some((merge) => merge.left < column && merge.right >= column)
    return grid.spanOf(bottom, column) > 1 || (grid.text(bottom, column + 1) === '' && column < last)
  }
  const fits = filled.every(({ column, text, cell }) => cell.kind === 'text' && text.length <= 60 && ordinalStyle(text) !== 'number' && open(column))
  const grouped = filled.every(({ column }) => grid.mergesFrom(bottom).some((merge) => merge.right > merge.left && merge.left <= column && merge.right >= column))
  return fits && filled.length < header.length && (grouped || filled.some(({ text }) => Math.max(0, ...dictionary.scores([text])) >= 0.8))
}

function headingsOf(grid: ListGrid, top: number, bottom: number): Map<number, string[]> {
  const headings = new Map<number, string[]>()
  const add = (column: number, text: string): void => {
    const lines = headings.get(column)
    if (!lines) headings.set(column, [text])
    else if (lines.at(-1) !== text) lines.push(text)
  }
  for (let row = top; row <= bottom; row++) {
    const filled = grid.filled(row)
    for (const { column, text } of filled) {
      add(column, text.replaceAll('\n', ' '))
      const span = Math.min(grid.spanOf(row, column), 60)
      // A group without a merged block lies over the open columns to its right that have a heading below.
      const next = filled.find((other) => other.column > column)?.column ?? column + 1
      const grouped = span === 1 && row < bottom && grid.text(row + 1, column) !== ''
      for (let right = column + 1; right < column + span || (grouped && right < next); right++) {
        if (right < column + span || grid.text(row + 1, right) !== '') add(right, text.replaceAll('\n', ' '))
      }
    }
  }
  return headings
}

function assign<Key extends string>(top: number, bottom: number, headings: ReadonlyMap<number, string[]>, dictionary: Dictionary<Key>): Header<Key> {
  const pairs: { column: number; index: number; score: number }[] = []
  let ordinal: number | null = null
  for (const [column, parts] of headings) {
    if (ordinal === null && isOrdinalHeading(parts.at(-1)!)) ordinal = column
    dictionary.scores(parts).forEach((score, index) => { if (score >= ENOUGH) pairs.push({ column, index, score }) })
  }
  pairs.sort((one, other) => other.score - one.score || one.column - other.column || one.index - other.index)
  const keys = new Map<number, Key>()
  const twice: { column: number; key: Key }[] = []
  const taken = new Set<number>()
  for (const { column, index, score } of pairs) {
    if (keys.has(column)) continue
    const { key } = dictionary.columns[index]!
    if (!taken.has(index)) {
      taken.add(index)
      keys.set(column, key)
    } else if (score >= 0.9 && !twice.some((each) => each.column === column)) twice.push({ column, key })
  }
  return { top, bottom, headings, keys, ordinal, twice: twice.filter(({ column }) => !keys.has(column)) }
}
