/** The one door for office lists: any file or pasted table in, grids or lists out. */
import { readDelimited, type Delimiter } from './delimited.ts'
import { fileKind } from './file-kind.ts'
import { FileRefusal } from './file-refusal.ts'
import { textCell, type Cell, type GridSheet } from './grid.ts'
import { htmlCharset, looksLikeHtml, readHtmlTables } from './html-table.ts'
import { detectOld, fromOld, mendOld, type OldEncoding } from './legacy-text.ts'
import { shapeSheet } from './list-shape.ts'
import type { ListColumn, ListSheet } from './list-types.ts'
import { decodeText, type DecodedText } from './text-encoding.ts'
import { readWorkbook } from './workbook.ts'

export interface OpenedFile {
  readonly format: 'xlsx' | 'html' | 'text'
  /** Of text files: `utf-8`, `utf-16le`, `windows-1258`, `tcvn3`, `vni` …; null for Excel. */
  readonly encoding: string | null
  /** `,` `;` tab `|`; null for Excel, HTML, and text of one column. */
  readonly delimiter: Delimiter | null
  readonly sheets: readonly GridSheet[]
}

/** No list as text is larger. */
const TEXT_BYTES = 60_000_000

/** Reads a file or pasted table to plain grids, in Unicode. Throws `FileRefusal`, and nothing else. */
export async function openFile(bytes: Uint8Array): Promise<OpenedFile> {
  if (fileKind(bytes) === 'zip') {
    return { format: 'xlsx', encoding: null, delimiter: null, sheets: (await readWorkbook(bytes)).map(inUnicode) }
  }
  if (bytes.length > TEXT_BYTES) throw new FileRefusal('too-large')
  const decoded = decodeText(bytes)
  if (decoded.text.trim() === '') throw new FileRefusal('empty-file')
  const { old } = decoded
  const cellOf = (text: string): Cell => (old ? turned(textCell(text), fromOld(text, old)) : textCell(text))
  if (looksLikeHtml(decoded.text)) {
    const text = redecoded(bytes, decoded)
    return { format: 'html', encoding: decoded.encoding, delimiter: null, sheets: readHtmlTables(text, cellOf).map(inUnicode) }
  }
  const { sheet, delimiter } = readDelimited(decoded.text, cellOf)
  return { format: 'text', encoding: decoded.encoding, delimiter, sheets: [old ? sheet : inUnicode(sheet)] }
}

/** Reads every sheet of a file as a list. Throws `FileRefusal`, and nothing else. */
export async function readLists<Key extends string>(bytes: Uint8Array, columns: readonly ListColumn<Key>[]): Promise<readonly ListSheet<Key>[]> {
  const { sheets } = await openFile(bytes)
  return sheets.map((sheet) => shapeSheet(sheet, columns))
}

/** A page that is not UTF-8 and names its character set. */
function redecoded(bytes: Uint8Array, decoded: DecodedText): string {
  const charset = decoded.encoding === 'windows-1252' ? htmlCharset(decoded.text.slice(0, 4096)) : null
  if (!charset) return decoded.text
  try {
    return new TextDecoder(charset).decode(bytes).normalize('NFC')
  } catch {
    return decoded.text
  }
}

const turned = (cell: Cell, text: string): Cell => (text === cell.text ? cell : { text, value: text, kind: 'text', raw: cell.text })
const byFont: Record<NonNullable<Cell['font']>, OldEncoding> = { tcvn3: 'tcvn3', 'tcvn3-capitals': 'tcvn3', vni: 'vni' }
const notAscii = /[^\x00-\x7f]/

/** Text of old encodings inside a Unicode file, column by column; what is Unicode already is left alone. */
export function inUnicode(sheet: GridSheet): GridSheet {
  const texts: string[][] = []
  for (const { cells } of sheet.rows) {
    cells.forEach((cell, index) => {
      if (cell?.kind !== 'text' || !notAscii.test(cell.text)) return
      const column = texts[index] ??= []
      if (column.length < 2000) column.push(cell.text)
    })
  }
  const whole = detectOld(texts.flat()).encoding
  const verdicts = texts.map((column) => detectOld(column).encoding ?? whole)
  const known = new Map<Cell, Cell>()
  let changed = false
  const rows = sheet.rows.map((row) => {
    let cells: (Cell | undefined)[] | null = null
    row.cells.forEach((cell, index) => {
      if (cell?.kind !== 'text' || !notAscii.test(cell.text)) return
      let mended = known.get(cell)
      if (!mended) known.set(cell, mended = mendCell(cell, verdicts[index] ?? null))
      if (mended === cell) return
      cells ??= [...row.cells]
      cells[index] = mended
      changed = true
    })
    return cells ? { ...row, cells } : row
  })
  return changed ? { ...sheet, rows } : sheet
}

function mendCell(cell: Cell, expected: OldEncoding | null): Cell {
  const mended = mendOld(cell.text, cell.font ? byFont[cell.font] : expected)
  if (!mended) return cell
  return turned(cell, cell.font === 'tcvn3-capitals' && mended.encoding === 'tcvn3' ? mended.text.toUpperCase() : mended.text)
}
