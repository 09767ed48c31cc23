/** Lists out: Excel and CSV by a list of columns. */
import { columnLetter } from './grid.ts'
import type { Lang } from './tongue.ts'
import { zipPieces, type ZipPart } from './zip-write.ts'

export type SheetValue = string | number | bigint | null | undefined

export interface SheetColumn<Row> {
  readonly heading: { readonly vi: string; readonly en: string }
  /** In characters. */
  readonly width: number
  /** `date` takes `YYYY-MM-DD`; `vnd` whole đồng. */
  readonly kind: 'text' | 'number' | 'date' | 'vnd'
  /** Not seen in Excel unless somebody unhides it: keys by which a file that comes back is understood. CSV has no hidden columns. */
  readonly hidden?: boolean
  value(row: Row): SheetValue
}

export interface SheetOf<Row> {
  readonly name: string
  readonly columns: readonly SheetColumn<Row>[]
  readonly rows: Iterable<Row> | AsyncIterable<Row>
}

/** Excel's longest text in a cell. */
const LONGEST = 32_767
const PREFIX = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const style = { heading: 1, text: 2, date: 3, vnd: 4, number: 5 } as const

/** A sheet with its row type closed over, so that sheets of different rows may stand in one workbook. */
export type PreparedSheet = { readonly name: string; readonly xml: (lang: Lang) => AsyncGenerator<string> }

export const sheetOf = <Row>(sheet: SheetOf<Row>): PreparedSheet => ({ name: sheet.name, xml: (lang) => sheetXml(sheet, lang) })

/** An .xlsx piece by piece: heading row bold, frozen and with filters. Text is always text, never a formula. */
export async function* xlsxPieces(sheets: readonly PreparedSheet[], lang: Lang): AsyncGenerator<Uint8Array> {
  const names = sheetNames(sheets.map((sheet) => sheet.name))
  const numbers = sheets.map((_sheet, index) => index + 1)
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', text: [`${PREFIX}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${numbers.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`] },
    { name: '_rels/.rels', text: [`${PREFIX}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`] },
    { name: 'xl/workbook.xml', text: [`${PREFIX}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`] },
    { name: 'xl/_rels/workbook.xml.rels', text: [`${PREFIX}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`] },
    { name: 'xl/styles.xml', text: [stylesXml] },
    ...sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, text: sheet.xml(lang) })),
  ]
  yield* zipPieces(parts)
}

export async function xlsxBytes(sheets: readonly PreparedSheet[], lang: Lang): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of xlsxPieces(sheets, lang)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** CSV as Excel opens it by a double click: UTF-8 with its mark, CRLF; text that a program could take for a formula gets an apostrophe. */
export async function* csvPieces<Row>(sheet: SheetOf<Row>, lang: Lang): AsyncGenerator<string> {
  yield `\ufeff${sheet.columns.map((column) => csvText(column.heading[lang])).join(',')}\r\n`
  for await (const row of sheet.rows) yield `${sheet.columns.map((column) => csvCell(column.kind, column.value(row))).join(',')}\r\n`
}

function csvCell(kind: SheetColumn<unknown>['kind'], value: SheetValue): string {
  if (value === null || value === undefined) return ''
  if (kind !== 'text' && typeof value !== 'string') return String(value)
  return csvText(String(value))
}

function csvText(value: string): string {
  const plain = value.replace(/\0/g, '')
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(plain) ? `'${plain}` : plain
  return /[",\r\n;\t]|^\s|\s$|^sep=/i.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

async function* sheetXml<Row>(sheet: SheetOf<Row>, lang: Lang): AsyncGenerator<string> {
  const letters = sheet.columns.map((_column, index) => columnLetter(index + 1))
  const widths = sheet.columns.map((column, index) => `<col min="${index + 1}" max="${index + 1}" width="${column.width}" customWidth="1"${column.hidden ? ' hidden="1"' : ''}/>`).join('')
  yield `${PREFIX}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${widths ? `<cols>${widths}</cols>` : ''}<sheetData>`
  yield `<row r="1">${sheet.columns.map((column, index) => textXml(`${letters[index]}1`, column.heading[lang], style.heading)).join('')}</row>`
  let number = 1
  for await (const row of sheet.rows) {
    number++
    let xml = `<row r="${number}">`
    for (let index = 0; index < sheet.columns.length; index++) {
      const column = sheet.columns[index]!
      const value = column.value(row)
      if (value !== null && value !== undefined && value !== '') xml += cellXml(`${letters[index]}${number}`, column.kind, value)
    }
    yield `${xml}</row>`
  }
  yield `</sheetData>${letters.length > 0 ? `<autoFilter ref="A1:${letters.at(-1)}${number}"/>` : ''}</worksheet>`
}

function cellXml(reference: string, kind: SheetColumn<unknown>['kind'], value: string | number | bigint): string {
  if (kind === 'date') {
    const serial = typeof value === 'string' ? serialOf(value) : null
    return serial === null ? textXml(reference, String(value), style.text) : `<c r="${reference}" s="${style.date}"><v>${serial}</v></c>`
  }
  if (kind === 'text' || typeof value === 'string') return textXml(reference, String(value), style.text)
  // Excel keeps 15 digits; what is longer stays whole as text.
  if (!Number.isFinite(Number(value)) || (typeof value === 'bigint' && String(value).length > 15)) return textXml(reference, String(value), style.text)
  return `<c r="${reference}" s="${kind === 'vnd' ? style.vnd : style.number}"><v>${value}</v></c>`
}

const textXml = (reference: string, text: string, styleIndex: number): string => `<c r="${reference}" s="${styleIndex}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

/** Days before March 1900 do not exist rightly in Excel; they are written as text. */
function serialOf(day: string): number | null {
  const serial = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && serial > 60 && serial < 2_958_466 ? serial : null
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '_x000D_' }

function escaped(text: string): string {
  const short = text.length > LONGEST ? text.slice(0, LONGEST) : text
  if (!/[&<>"\u0000-\u001f\ud800-\udfff\ufffe\uffff]|_x/.test(short)) return short
  return short.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').replace(/[&<>"\r]/g, (sign) => signs[sign]!)
}

/** Excel allows 31 characters, none of []:*?/\, each name once. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name, index) => {
    const clean = name.replace(/[[\]:*?/\\\u0000-\u001f\ufffe\uffff]/g, ' ').replace(/^'+|'+$/g, '').trim().slice(0, 27).toWellFormed() || `Trang ${index + 1}`
    let free = clean
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${clean} ${count}`
    taken.add(free.toLowerCase())
    return free
  })
}

const stylesXml = `${PREFIX}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6F0DC"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
