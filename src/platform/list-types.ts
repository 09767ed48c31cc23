/** What list-shape gives: a list with every row of the file accounted for. */
import type { CellKind } from './grid.ts'

/** One column that the reader of a list looks for. */
export interface ListColumn<Key extends string = string> {
  readonly key: Key
  /** Wordings of its heading; case, marks, punctuation and small misspellings do not matter. First the most usual. */
  readonly headings: readonly string[]
  /** A sheet without it is not read. */
  readonly required?: boolean
  /**
   * Columns of one group name belong together (a producer with its address): some offices leave them blank together instead
   * of repeating them. A row where all of them are blank takes them from the row above where the sheet gives a sign that this
   * is meant (list-fill says which); blank means unknown everywhere else.
   */
  readonly group?: string
  /** Section titles that can stand for this column: a ditto mark in the first row of a section then means the section's title. */
  readonly section?: RegExp
}

export interface Sentence {
  readonly vi: string
  readonly en: string
}

/** Where a value came from when it does not stand in its own cell. */
export type FilledFrom = 'merge' | 'ditto' | 'above' | 'section'

export interface ListCell {
  /** Ready to read: NFC, spaces tidied, line breaks kept, filled where the sheet means so. Never empty: a column without a value is absent. */
  readonly text: string
  /** What stands in this very cell of the file, untouched: '' where merged or blank, the ditto mark where there is one. */
  readonly raw: string
  readonly kind: CellKind
  /** See Cell.value of grid.ts. */
  readonly value: string | number | boolean | null
  readonly from?: FilledFrom
  /** The row that gave the value. */
  readonly fromRow?: number
  /** Letters were lost before the file reached us (`D?a sáp`, U+FFFD): to be shown, never guessed. */
  readonly damaged?: true
}

export type ListRowKind = 'data' | 'section' | 'total' | 'footnote' | 'header' | 'numbering' | 'empty' | 'title'

export interface ListRow<Key extends string = string> {
  /** Excel's row number. */
  readonly row: number
  /** The last row of a run of empty rows; else the same as `row`. */
  readonly through: number
  readonly kind: ListRowKind
  readonly hidden: boolean
  /** Known columns that have a value. Filled for data rows only. */
  readonly cells: Partial<Record<Key, ListCell>>
  /** Unknown columns by their heading (or column letter) that have a value. */
  readonly extra: Record<string, string>
  /** Whole text of the row, cells joined by ` | `; for what is shown of rows that are not data. */
  readonly text: string
  /** Titles of the sections around the row, outermost first. A section row carries itself last. */
  readonly sections: readonly ListSection[]
  /** Total rows: the first count the row states. */
  readonly count?: number | null
}

export interface ListSection {
  readonly row: number
  /** Without its ordinal: `Huyện Tiểu Cần`. */
  readonly title: string
  /** `I`, `A`, `1`, or '' . */
  readonly ordinal: string
}

export type IgnoredCode = 'hidden' | 'empty' | 'no-header' | 'missing-column'

export interface FoundColumn<Key extends string = string> {
  readonly key: Key
  /** `B` */
  readonly column: string
  /** As written; two-row headings joined by ` › `. */
  readonly heading: string
  readonly hidden: boolean
}

export interface ListSheet<Key extends string = string> {
  readonly name: string
  readonly outcome: 'read' | 'ignored'
  /** Why a sheet is ignored; null when read. */
  readonly reason: ({ readonly code: IgnoredCode } & Sentence) | null
  readonly headerRows: readonly number[]
  readonly columns: readonly FoundColumn<Key>[]
  readonly unknownColumns: readonly { readonly column: string; readonly heading: string }[]
  /** Every row from 1 to the last one that holds something, in order; empty rows in runs. For ignored sheets too. */
  readonly rows: readonly ListRow<Key>[]
  /** What a person should know about the sheet as a whole: totals that do not fit, a column given twice, text turned from an old encoding. */
  readonly notes: readonly ListNote[]
}

export interface ListNote extends Sentence {
  readonly code: 'total-differs' | 'column-twice' | 'old-encoding' | 'header-changes' | 'formula-without-result' | 'letters-lost'
  readonly row: number | null
  readonly column: string | null
}
