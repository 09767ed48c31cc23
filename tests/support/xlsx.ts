/** Excel files for tests, written part by part, so that a test can say exactly what stands in them. */
import { columnLetter } from '#platform/grid'
import { zipPieces, type ZipPart } from '#platform/zip-write'

export interface MadeSheet {
  readonly name: string
  readonly xml: string
  readonly state?: 'hidden' | 'veryHidden'
}

export interface MadeWorkbook {
  readonly sheets: readonly MadeSheet[]
  readonly shared?: string
  readonly styles?: string
  readonly workbookPr?: string
  readonly contentType?: string
  /** Further parts; a name that exists already replaces it. */
  readonly parts?: Readonly<Record<string, string>>
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'

export const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

export async function makeXlsx(book: MadeWorkbook): Promise<Buffer> {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${book.contentType ?? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${book.workbookPr ?? ''}<sheets>${book.sheets.map((sheet, index) => `<sheet name="${xml(sheet.name)}" sheetId="${index + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}">${book.sheets.map((_sheet, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rS" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rT" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ...(book.shared === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${main}">${book.shared}</sst>` }),
    ...(book.styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet xmlns="${main}">${book.styles}</styleSheet>` }),
    ...Object.fromEntries(book.sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet.xml])),
    ...book.parts,
  }
  return zipped(Object.entries(parts).map(([name, text]) => ({ name, text: [text] })))
}

export async function zipped(parts: Iterable<ZipPart>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of zipPieces(parts)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** A worksheet part from texts and numbers; `merges` like `A1:H1`. */
export function sheetXml(rows: readonly (readonly (string | number | null)[] | null)[], merges: readonly string[] = []): string {
  const cells = (row: readonly (string | number | null)[], number: number): string => row.map((value, index) => {
    if (value === null || value === '') return ''
    const place = `${columnLetter(index + 1)}${number}`
    return typeof value === 'number' ? `<c r="${place}"><v>${value}</v></c>` : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`
  }).join('')
  return `<worksheet xmlns="${main}"><sheetData>${rows.map((row, index) => (row === null ? '' : `<row r="${index + 1}">${cells(row, index + 1)}</row>`)).join('')}</sheetData>${merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''}</worksheet>`
}

export const oneSheet = (inside: string): Promise<Buffer> => makeXlsx({ sheets: [{ name: 'A', xml: `<worksheet xmlns="${main}">${inside}</worksheet>` }] })
