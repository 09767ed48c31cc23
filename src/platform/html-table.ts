/** Tables out of HTML: what a browser or Word puts on the clipboard, and the pages that some offices save as .xls. */
import { FileRefusal } from './file-refusal.ts'
import { textCell, type Cell, type GridRow, type GridSheet, type Merge } from './grid.ts'
import { formatOf, numberCell } from './number-format.ts'
import { CellBudget } from './sheet-scan.ts'

/** Whether a text is HTML that holds a table. */
export const looksLikeHtml = (text: string): boolean => /^\s*(?:<|Version:\d)/.test(text) && /<(?:table|tr)[\s>]/i.test(text.slice(0, 2_000_000))

/** The character set that the page names, if any. */
export const htmlCharset = (head: string): string | null => /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(head)?.[1]?.toLowerCase() ?? null

interface Table {
  rows: GridRow[]
  merges: Merge[]
  row: number
  column: number
  cells: (Cell | undefined)[]
  /** Columns that a cell from above still covers → the last row it covers. */
  covered: Map<number, number>
  open: { text: string; columns: number; rows: number; number: Cell | null } | null
}

const blockTags = new Set(['p', 'div', 'li', 'br', 'h1', 'h2', 'h3', 'h4'])

/** Each outermost table as a sheet; a table inside a cell gives its text to that cell. */
export function readHtmlTables(html: string, cellOf: (text: string) => Cell = textCell): GridSheet[] {
  const budget = new CellBudget()
  const sheets: GridSheet[] = []
  let table: Table | null = null
  let depth = 0
  const closeTable = (): void => {
    if (!table) return
    endCell(table, budget, cellOf)
    endRow(table)
    if (table.rows.length > 0) sheets.push({ name: '', hidden: false, rows: table.rows, merges: table.merges, hiddenColumns: new Set() })
    table = null
  }
  const begin = (): Table => (table ??= { rows: [], merges: [], row: 0, column: 0, cells: [], covered: new Map(), open: null })
  for (const piece of pieces(html)) {
    if (piece.text !== undefined) {
      const open: Table['open'] = (table as Table | null)?.open ?? null
      if (open && open.text.length < 100_000) open.text += entities(piece.text.replace(/\s+/g, ' '))
      continue
    }
    const { name, closing, attributes } = piece
    if (name === 'table') {
      depth = Math.max(0, depth + (closing ? -1 : 1))
      if (depth === 0) closeTable()
    } else if (depth <= 1 && (name === 'tr' || name === 'td' || name === 'th')) {
      const current = begin()
      endCell(current, budget, cellOf)
      if (name === 'tr') {
        endRow(current)
        if (!closing) current.row++
      } else if (!closing) {
        if (current.row === 0) current.row = 1
        startCell(current, attributes)
      }
    } else {
      const open: Table['open'] = (table as Table | null)?.open ?? null
      const breaks = depth > 1 ? name === 'td' || name === 'tr' || name === 'br' : blockTags.has(name) && (closing || name === 'br')
      if (open && breaks && open.text !== '' && !open.text.endsWith('\n')) open.text += '\n'
    }
  }
  closeTable()
  return sheets.map((sheet, index) => ({ ...sheet, name: sheets.length > 1 ? `Bảng ${index + 1}` : '' }))
}

function startCell(table: Table, attributes: string): void {
  do table.column++
  while ((table.covered.get(table.column) ?? 0) >= table.row)
  if (table.column > 16_384 || table.row > 1_048_576) throw new FileRefusal('too-many-cells')
  table.open = { text: '', columns: span(attributes, 'colspan', 1000), rows: span(attributes, 'rowspan', 65_534), number: numberOf(attributes) }
}

function endCell(table: Table, budget: CellBudget, cellOf: (text: string) => Cell): void {
  if (!table.open) return
  const { columns, rows, number } = table.open
  const text = table.open.text.split('\n').map((line) => line.trim()).join('\n').trim()
  table.open = null
  if (text !== '') {
    budget.spend(text.length)
    table.cells[table.column - 1] = number ?? cellOf(text)
  }
  const left = table.column
  if (columns > 1 || rows > 1) {
    budget.spend(1)
    table.merges.push({ top: table.row, left, bottom: table.row + rows - 1, right: left + columns - 1 })
  }
  if (rows > 1) for (let column = left; column < left + columns; column++) table.covered.set(column, table.row + rows - 1)
  table.column += columns - 1
}

function endRow(table: Table): void {
  if (table.cells.length > 0) table.rows.push({ row: table.row, hidden: false, cells: table.cells })
  table.cells = []
  table.column = 0
}

/** LibreOffice puts the number and its format beside the text, so that a day is no matter of the writer's language. */
function numberOf(attributes: string): Cell | null {
  const value = Number(/\bsdval\s*=\s*"(-?[\d.]{1,30})"/i.exec(attributes)?.[1] ?? Number.NaN)
  if (!Number.isFinite(value)) return null
  return numberCell(value, formatOf(entities(/\bsdnum\s*=\s*"[^";]*;[^";]*;([^"]{1,120})"/i.exec(attributes)?.[1] ?? '')), false)
}

function span(attributes: string, name: string, most: number): number {
  const value = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,6})`, 'i').exec(attributes)?.[1] ?? 1)
  return Math.min(Math.max(value, 1), most)
}

type Piece = { readonly text: string; readonly name?: undefined } | { readonly text?: undefined; readonly name: string; readonly closing: boolean; readonly attributes: string }

/** Tags and texts in order; comments, scripts, styles left out. */
function* pieces(html: string): Generator<Piece> {
  let at = 0
  while (at < html.length) {
    const tag = html.indexOf('<', at)
    if (tag !== at) yield { text: html.slice(at, tag < 0 ? undefined : tag) }
    if (tag < 0) return
    if (html.startsWith('<!--', tag)) {
      const end = html.indexOf('-->', tag)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const inside = /^(\/?)([a-z][a-z0-9:]*)/i.exec(html.slice(tag + 1, tag + 60))
    if (!inside && !/^[!?]/.test(html.slice(tag + 1, tag + 2))) {
      // `a < b` in the text.
      yield { text: '<' }
      at = tag + 1
      continue
    }
    const end = html.indexOf('>', tag)
    if (end < 0) return
    at = end + 1
    if (!inside) continue
    const name = inside[2]!.toLowerCase()
    if ((name === 'script' || name === 'style') && !inside[1]) {
      const close = new RegExp(`</${name}`, 'gi')
      close.lastIndex = at
      at = close.exec(html)?.index ?? html.length
      continue
    }
    yield { name, closing: inside[1] === '/', attributes: html.slice(tag + 1 + inside[0].length, Math.min(end, tag + 2000)) }
  }
}

const namedEntities: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', deg: '°', bull: '•', middot: '·', sup2: '²', frac12: '½', reg: '®', trade: '™', times: '×',
}
const accents: Record<string, string> = { acute: '\u0301', grave: '\u0300', circ: '\u0302', tilde: '\u0303', uml: '\u0308' }

function entities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z0-9]{2,8}));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) {
      const accented = /^([aeiouyn])(acute|grave|circ|tilde|uml)$/i.exec(name)
      return namedEntities[name.toLowerCase()] ?? (name.toLowerCase() === 'eth' ? (name === 'ETH' ? 'Đ' : 'đ') : accented ? (accented[1]! + accents[accented[2]!.toLowerCase()]!).normalize('NFC') : whole)
    }
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  })
}
