/** One plain grid, whatever the file was: what every reader of files gives, and what list-shape reads. */

/** `formula` means: a formula whose result the file does not hold. A formula with its stored result has the kind of the result. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error'

export interface Cell {
  /** As the sheet shows it, nothing cleaned: line breaks kept; numbers without thousands marks; days as dd/mm/yyyy, mm/yyyy or yyyy, as far as the cell's format shows them. */
  readonly text: string
  /** text: the same text; number; boolean; date: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as exact as the cell shows; null for error and formula. */
  readonly value: string | number | boolean | null
  readonly kind: CellKind
  /** The value is the stored result of a formula. Formulas are never calculated. */
  readonly formula?: true
  /** What stood in the file, where `text` was turned from an old Vietnamese encoding. */
  readonly raw?: string
  /** An old encoding that the cell's font speaks of (.VnTime, VNI-Times). */
  readonly font?: 'tcvn3' | 'tcvn3-capitals' | 'vni'
}

/** A row that holds something. `cells[0]` is column A; holes where nothing stands. */
export interface GridRow {
  /** The number that Excel shows, from 1. For text files: the record's number. */
  readonly row: number
  readonly hidden: boolean
  readonly cells: readonly (Cell | undefined)[]
}

/** A merged block, inclusive, from 1; the value stands in its top left cell. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface GridSheet {
  readonly name: string
  readonly hidden: boolean
  /** Only rows that hold something, in order. */
  readonly rows: readonly GridRow[]
  readonly merges: readonly Merge[]
  /** Columns (from 1) that the sheet hides. */
  readonly hiddenColumns: ReadonlySet<number>
}

export const textCell = (text: string): Cell => ({ text, value: text, kind: 'text' })

/** 1 → `A`, 27 → `AA`. */
export function columnLetter(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** `A` → 1, `aa` → 27; 0 for anything else or beyond `XFD`. */
export function columnNumber(letters: string): number {
  if (!/^[a-z]{1,3}$/i.test(letters)) return 0
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column <= 16_384 ? column : 0
}
