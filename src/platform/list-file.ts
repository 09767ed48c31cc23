/** The one door for office lists: any file or pasted table in, lists out. */
import type { GridSheet } from './grid.ts'
import type { ListColumn, ListSheet } from './list-types.ts'

export interface OpenedFile {
  readonly format: 'xlsx' | 'html' | 'text'
  /** Of text files: `utf-8`, `utf-16le`, `windows-1258`, `tcvn3`, `vni` …; null for Excel. */
  readonly encoding: string | null
  /** `,` `;` `\t` `|`, null for Excel and HTML. */
  readonly delimiter: string | null
  readonly sheets: readonly GridSheet[]
}

/** Reads a file or pasted table to plain grids. Throws `FileRefusal`, and nothing else. */
export declare function openFile(bytes: Uint8Array): Promise<OpenedFile>

/** Officer's own answer where headings do not tell: column letter by key, and the header's row. */
export interface ShapeOptions<Key extends string> {
  readonly columnsAt?: Partial<Record<Key, string>>
  readonly headerRow?: number
}

/** Finds header, columns and the meaning of each row of one sheet. Never throws. */
export declare function shapeSheet<Key extends string>(sheet: GridSheet, columns: readonly ListColumn<Key>[], options?: ShapeOptions<Key>): ListSheet<Key>

/** openFile and shapeSheet for each sheet. */
export declare function readLists<Key extends string>(bytes: Uint8Array, columns: readonly ListColumn<Key>[]): Promise<readonly ListSheet<Key>[]>
