/** A sheet made easy to ask: clean texts by place, and which merged block lies over a cell. */
import type { Cell, GridRow, GridSheet, Merge } from './grid.ts'
import { cleanLines } from './list-words.ts'

export interface Filled {
  /** From 1. */
  readonly column: number
  readonly text: string
  readonly cell: Cell
}

export class ListGrid {
  readonly sheet: GridSheet
  readonly lastRow: number
  readonly #rows: ReadonlyMap<number, GridRow>
  readonly #filled = new Map<number, readonly Filled[]>()
  /** By column of their left edge, sorted by top. Merged blocks never overlap. */
  readonly #merges = new Map<number, Merge[]>()
  readonly #mergesByTop = new Map<number, Merge[]>()

  constructor(sheet: GridSheet) {
    this.sheet = sheet
    this.#rows = new Map(sheet.rows.map((row) => [row.row, row]))
    this.lastRow = sheet.rows.at(-1)?.row ?? 0
    for (const merge of sheet.merges) {
      push(this.#merges, merge.left, merge)
      push(this.#mergesByTop, merge.top, merge)
    }
    for (const merges of this.#merges.values()) merges.sort((one, other) => one.top - other.top)
  }

  cell(row: number, column: number): Cell | undefined {
    return this.#rows.get(row)?.cells[column - 1]
  }

  text(row: number, column: number): string {
    return this.filled(row).find((each) => each.column === column)?.text ?? ''
  }

  /** What a row holds, left to right; cells whose text shows nothing are left out. */
  filled(row: number): readonly Filled[] {
    const known = this.#filled.get(row)
    if (known) return known
    const filled: Filled[] = []
    this.#rows.get(row)?.cells.forEach((cell, index) => {
      if (!cell) return
      const text = cleanLines(cell.text)
      if (text !== '' || cell.kind === 'formula') filled.push({ column: index + 1, text, cell })
    })
    if (this.#rows.has(row)) this.#filled.set(row, filled)
    return filled
  }

  /** The merged block whose left column is `column` and which lies over `row`. */
  mergeOver(row: number, column: number): Merge | null {
    const merges = this.#merges.get(column)
    if (!merges) return null
    let low = 0
    let high = merges.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (merges[middle]!.top <= row) low = middle + 1
      else high = middle
    }
    const merge = merges[low - 1]
    return merge && merge.bottom >= row ? merge : null
  }

  /** Merged blocks that begin in a row. */
  mergesFrom(row: number): readonly Merge[] {
    return this.#mergesByTop.get(row) ?? []
  }

  /** How many columns the block that begins in this cell lies over; 1 without one. */
  spanOf(row: number, column: number): number {
    const merge = this.mergesFrom(row).find((each) => each.left === column)
    return merge ? merge.right - merge.left + 1 : 1
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
