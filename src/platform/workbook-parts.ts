/** The small parts of an Excel file: which sheets there are, the shared texts, how each style shows numbers. */
import { FileRefusal } from './file-refusal.ts'
import type { Cell } from './grid.ts'
import { formatById, general, type NumberFormat } from './number-format.ts'
import { attributeOf, XmlScan, xmlDecoder, type XmlListener } from './xml-scan.ts'

export interface SheetPlace {
  readonly name: string
  readonly hidden: boolean
  /** Path of the part; null for chart sheets. */
  readonly path: string | null
}

export interface Style {
  readonly format: NumberFormat
  readonly font: Cell['font'] | null
}

const SHEETS = 250

export function scanWhole(bytes: Uint8Array, to: XmlListener): void {
  const decode = xmlDecoder()
  const scan = new XmlScan(to)
  scan.feed(decode(bytes))
  scan.feed(decode(null))
  scan.end()
}

const nothing = (): void => undefined

/** Only the openings of elements matter. */
const openings = (bytes: Uint8Array, open: (name: string, attributes: string) => void): void => scanWhole(bytes, { open, close: nothing, text: nothing })

/** Relations of a part: id → path inside the container, and its type's last word. */
export function relationsOf(bytes: Uint8Array, folder: string): Map<string, { path: string; type: string }> {
  const relations = new Map<string, { path: string; type: string }>()
  openings(bytes, (name, attributes) => {
    const target = attributeOf(attributes, 'Target')
    if (name !== 'Relationship' || target === undefined || attributeOf(attributes, 'TargetMode') === 'External') return
    relations.set(attributeOf(attributes, 'Id') ?? '', { path: pathOf(folder, target), type: attributeOf(attributes, 'Type')?.split('/').at(-1) ?? '' })
  })
  return relations
}

function pathOf(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/')
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.filter((step) => step !== '').join('/')
}

export function sheetsOf(bytes: Uint8Array, relations: ReadonlyMap<string, { path: string; type: string }>): { sheets: SheetPlace[]; from1904: boolean } {
  const sheets: SheetPlace[] = []
  let from1904 = false
  openings(bytes, (name, attributes) => {
    if (name === 'workbookPr') from1904 = isTrue(attributeOf(attributes, 'date1904'))
    if (name !== 'sheet') return
    if (sheets.length >= SHEETS) throw new FileRefusal('too-many-sheets')
    const relation = relations.get(attributeOf(attributes, 'id') ?? '')
    if (relation && /macrosheet/i.test(relation.type)) throw new FileRefusal('macro', 'macro sheet')
    const state = attributeOf(attributes, 'state')
    sheets.push({
      name: unescaped(attributeOf(attributes, 'name') ?? `Sheet${sheets.length + 1}`).slice(0, 255), hidden: state === 'hidden' || state === 'veryHidden',
      path: relation?.type === 'worksheet' ? relation.path : null,
    })
  })
  return { sheets, from1904 }
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** How each style index shows its cells, and whether its font speaks of an old encoding. */
export function stylesOf(bytes: Uint8Array): Style[] {
  const styles: Style[] = []
  const codes = new Map<number, string>()
  const fonts: (Cell['font'] | null)[] = []
  const formats = new Map<number, NumberFormat>()
  let inside = ''
  openings(bytes, (name, attributes) => {
    if (name === 'fonts' || name === 'cellXfs' || name === 'cellStyleXfs' || name === 'dxfs' || name === 'numFmts') inside = name
    else if (name === 'numFmt' && inside === 'numFmts') codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '')
    else if (name === 'font' && inside === 'fonts') fonts.push(null)
    else if (name === 'name' && inside === 'fonts' && fonts.length > 0) fonts[fonts.length - 1] = oldFont(attributeOf(attributes, 'val'))
    else if (name === 'xf' && inside === 'cellXfs' && styles.length < 65_536) {
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
      let format = formats.get(id)
      if (!format) formats.set(id, format = formatById(id, codes.get(id)))
      styles.push({ format, font: fonts[Number(attributeOf(attributes, 'fontId') ?? 0)] ?? null })
    }
  })
  return styles
}

export const plainStyle: Style = { format: general, font: null }

/** Fonts of before Unicode: .VnTime (small letters), .VnTimeH (the same codes drawn as capitals), VNI-Times. */
export function oldFont(name: string | undefined): Cell['font'] | null {
  if (name === undefined) return null
  if (/^\.Vn/i.test(name)) return name.endsWith('H') ? 'tcvn3-capitals' : 'tcvn3'
  return /^VNI[-\s]/i.test(name) ? 'vni' : null
}

export interface SharedText {
  readonly text: string
  readonly font: Cell['font'] | null
}

/** Collects the text of rich or plain string items: runs joined, readings above the line (phonetic runs) left out. */
export class StringItem {
  #text = ''
  #font: Cell['font'] | null | undefined
  #run: Cell['font'] | null = null
  #inText = false
  #inReading = false

  open(name: string, attributes: string, empty: boolean): void {
    if (name === 't') this.#inText = !empty
    else if (name === 'r') this.#run = null
    else if (name === 'rFont') this.#run = oldFont(attributeOf(attributes, 'val'))
    else if (name === 'rPh') this.#inReading = !empty
  }

  close(name: string): void {
    if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#inReading = false
  }

  text(text: string): void {
    if (!this.#inText || this.#inReading) return
    this.#text += text
    // Runs in different fonts: only what all of them say counts.
    if (text.trim() !== '') this.#font = this.#font === undefined || this.#font === this.#run ? this.#run : null
  }

  take(): SharedText {
    const taken = { text: unescaped(this.#text), font: this.#font ?? null }
    this.#text = ''
    this.#font = undefined
    this.#run = null
    this.#inText = this.#inReading = false
    return taken
  }
}

/** Office writes control characters as `_x000D_`; line ends become one sign. */
export function unescaped(text: string): string {
  const plain = text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain
}

/** Reads the table of shared texts piece by piece. */
export class SharedTexts implements XmlListener {
  readonly items: SharedText[] = []
  readonly #item = new StringItem()
  open(name: string, attributes: string, empty: boolean): void {
    if (name === 'si' && empty) this.items.push(this.#item.take())
    this.#item.open(name, attributes, empty)
  }
  close(name: string): void {
    this.#item.close(name)
    if (name === 'si') this.items.push(this.#item.take())
  }
  text(text: string): void {
    this.#item.text(text)
  }
}
