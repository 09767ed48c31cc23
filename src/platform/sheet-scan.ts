/** Reads one worksheet part piece by piece to rows of cells. Costs what is written in it, not what it says its size is. */
import { FileRefusal } from './file-refusal.ts'
import { columnNumber, type Cell, type GridRow, type GridSheet, type Merge } from './grid.ts'
import { numberCell } from './number-format.ts'
import { attributeOf, type XmlListener } from './xml-scan.ts'
import { isTrue, plainStyle, StringItem, unescaped, type SharedText, type Style } from './workbook-parts.ts'

const LAST_ROW = 1_048_576
const MERGES = 200_000

/** What all sheets of one file may hold together. */
export class CellBudget {
  #cells = 4_000_000
  #characters = 80_000_000
  spend(characters: number): void {
    this.#cells--
    this.#characters -= characters
    if (this.#cells < 0 || this.#characters < 0) throw new FileRefusal('too-many-cells')
  }
}

export interface SheetTools {
  readonly shared: readonly SharedText[]
  readonly styles: readonly Style[]
  readonly from1904: boolean
  readonly budget: CellBudget
  /** One cell per shared text, made when first met. */
  readonly sharedCells: Map<number, Cell>
}

export class SheetScan implements XmlListener {
  readonly #tools: SheetTools
  readonly #rows: GridRow[] = []
  readonly #merges: Merge[] = []
  readonly #hiddenColumns = new Set<number>()
  readonly #item = new StringItem()
  #sorted = true
  #row = 0
  #rowHidden = false
  #cells: (Cell | undefined)[] = []
  #column = 0
  #type = ''
  #style = plainStyle
  #value = ''
  #inCell = false
  #inValue = false
  #inInline = false
  #formula = false

  constructor(tools: SheetTools) {
    this.#tools = tools
  }

  open(name: string, attributes: string, empty: boolean): void {
    if (name === 'c') this.#openCell(attributes, empty)
    else if (name === 'row') this.#openRow(attributes, empty)
    else if (this.#inCell) {
      if (name === 'v') this.#inValue = !empty
      else if (name === 'f') this.#formula = true
      else if (name === 'is') this.#inInline = !empty
      else if (this.#inInline) this.#item.open(name, attributes, empty)
    } else if (name === 'mergeCell') this.#merge(attributeOf(attributes, 'ref') ?? '')
    else if (name === 'col' && isTrue(attributeOf(attributes, 'hidden'))) this.#hide(attributes)
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell()
    else if (name === 'v') this.#inValue = false
    else if (name === 'is') this.#inInline = false
    else if (name === 'row') this.#closeRow()
    else if (this.#inInline) this.#item.close(name)
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text
    else if (this.#inInline) this.#item.text(text)
  }

  /** The sheet as read; rows in order, doubled rows joined. */
  sheet(name: string, hidden: boolean): GridSheet {
    return { name, hidden, rows: this.#sorted ? this.#rows : joined(this.#rows), merges: this.#merges, hiddenColumns: this.#hiddenColumns }
  }

  #openRow(attributes: string, empty: boolean): void {
    const number = attributeOf(attributes, 'r')
    const row = number === undefined ? this.#row + 1 : Number(number)
    if (!Number.isInteger(row) || row < 1 || row > LAST_ROW) throw new FileRefusal('damaged', `row ${number}`)
    if (row <= this.#row) this.#sorted = false
    this.#row = row
    this.#column = 0
    this.#rowHidden = isTrue(attributeOf(attributes, 'hidden'))
    if (empty) this.#closeRow()
  }

  #closeRow(): void {
    if (this.#cells.length > 0) this.#rows.push({ row: this.#row, hidden: this.#rowHidden, cells: this.#cells })
    this.#cells = []
  }

  #openCell(attributes: string, empty: boolean): void {
    const reference = attributeOf(attributes, 'r')
    this.#column = reference === undefined ? this.#column + 1 : columnNumber(reference.replace(/\d+$/, ''))
    if (this.#column < 1 || this.#column > 16_384) throw new FileRefusal('damaged', `cell ${reference}`)
    if (empty) return
    this.#inCell = true
    this.#type = attributeOf(attributes, 't') ?? 'n'
    this.#style = this.#tools.styles[Number(attributeOf(attributes, 's') ?? 0)] ?? plainStyle
    this.#value = ''
    this.#formula = false
  }

  #closeCell(): void {
    if (!this.#inCell) return
    this.#inCell = this.#inValue = this.#inInline = false
    const cell = this.#cell()
    if (!cell) return
    if (this.#row === 0) throw new FileRefusal('damaged', 'cell outside a row')
    this.#tools.budget.spend(cell.text.length)
    this.#cells[this.#column - 1] = this.#formula ? { ...cell, formula: true } : cell
  }

  #cell(): Cell | null {
    const value = this.#value
    if (this.#type === 'inlineStr') return textOf(this.#item.take(), this.#style)
    if (value === '') return this.#formula ? { text: '', value: null, kind: 'formula' } : null
    switch (this.#type) {
      case 's': return this.#shared(Number(value))
      case 'str': return textOf({ text: unescaped(value), font: null }, this.#style)
      case 'b': return { text: isTrue(value) ? 'TRUE' : 'FALSE', value: isTrue(value), kind: 'boolean' }
      case 'e': return { text: value, value: null, kind: 'error' }
      case 'd': return isoCell(value)
      default: {
        const number = Number(value)
        return Number.isFinite(number) ? numberCell(number, this.#style.format, this.#tools.from1904) : textOf({ text: unescaped(value), font: null }, this.#style)
      }
    }
  }

  #shared(index: number): Cell | null {
    const item = this.#tools.shared[index]
    if (!item) throw new FileRefusal('damaged', `shared text ${index}`)
    if (this.#style.font !== null) return textOf(item, this.#style)
    const known = this.#tools.sharedCells.get(index)
    if (known) return known
    const cell = textOf(item, this.#style)
    if (cell) this.#tools.sharedCells.set(index, cell)
    return cell
  }

  #merge(reference: string): void {
    const parts = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(reference)
    if (!parts) return
    const [left, right] = [columnNumber(parts[1]!), columnNumber(parts[3]!)]
    const [top, bottom] = [Number(parts[2]), Number(parts[4])]
    if (left < 1 || right < left || top < 1 || bottom < top || bottom > LAST_ROW || (left === right && top === bottom)) return
    if (this.#merges.length >= MERGES) throw new FileRefusal('too-many-cells', 'merges')
    this.#merges.push({ top, left, bottom, right })
  }

  #hide(attributes: string): void {
    const last = Math.min(Number(attributeOf(attributes, 'max')) || 0, 16_384)
    for (let column = Math.max(1, Number(attributeOf(attributes, 'min')) || 1); column <= last; column++) this.#hiddenColumns.add(column)
  }
}

/** A text cell; null for text that shows nothing. */
function textOf(item: SharedText, style: Style): Cell | null {
  if (item.text.trim() === '') return null
  const font = item.font ?? style.font
  return font ? { text: item.text, value: item.text, kind: 'text', font } : { text: item.text, value: item.text, kind: 'text' }
}

/** Strict workbooks write days as text. */
function isoCell(value: string): Cell {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value)
  return parts ? { text: `${parts[3]}/${parts[2]}/${parts[1]}`, value: parts[0], kind: 'date' } : { text: value, value, kind: 'text' }
}

function joined(rows: readonly GridRow[]): GridRow[] {
  const byNumber = new Map<number, GridRow>()
  for (const row of rows) {
    const known = byNumber.get(row.row)
    if (!known) { byNumber.set(row.row, row); continue }
    const cells = [...known.cells]
    row.cells.forEach((cell, index) => { if (cell) cells[index] = cell })
    byNumber.set(row.row, { row: row.row, hidden: known.hidden && row.hidden, cells })
  }
  return [...byNumber.values()].sort((one, other) => one.row - other.row)
}
