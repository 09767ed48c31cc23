/** What each row of a list is: data, section, total, footnote, heading again, numbers of columns, nothing. When in doubt it is data. */
import { headerAt, type Header } from './list-header.ts'
import type { Filled, ListGrid } from './list-grid.ts'
import type { Dictionary } from './list-headings.ts'
import { countIn, foldWords, isFootnote, isNumbering, isStarred, isTotal, ordinalStyle, readsAsTitle, titled, type OrdinalStyle, type Titled } from './list-words.ts'
import type { ListRowKind, ListSection } from './list-types.ts'

export interface MarkedRow<Key extends string> {
  readonly row: number
  readonly through: number
  readonly kind: ListRowKind
  readonly filled: readonly Filled[]
  /** The heading that the row stands under. */
  readonly header: Header<Key>
  readonly sections: readonly ListSection[]
  readonly count: number | null
}

interface Shape {
  readonly row: number
  readonly filled: readonly Filled[]
  /** What the numbering column holds, where it is an ordinal. */
  readonly ordinal: string
  readonly style: OrdinalStyle
  readonly rest: readonly Filled[]
}

/** Marks every row from 1 to the last. The rows between that hold nothing come as runs. */
export function markRows<Key extends string>(grid: ListGrid, first: Header<Key>, dictionary: Dictionary<Key>): MarkedRow<Key>[] {
  const shapes = grid.sheet.rows.map(({ row }) => shapeOf(grid, row, first.ordinal))
  const reader = new KindReader(grid, first, dictionary, shapes)
  const marked: MarkedRow<Key>[] = []
  let next = 1
  const gap = (until: number): void => {
    const last = marked.at(-1)
    if (last?.kind === 'empty' && last.through === next - 1) marked[marked.length - 1] = { ...last, through: until }
    else marked.push({ row: next, through: until, kind: 'empty', filled: [], header: reader.header, sections: reader.sections, count: null })
    next = until + 1
  }
  shapes.forEach((shape, index) => {
    if (shape.row > next) gap(shape.row - 1)
    if (shape.filled.length === 0) gap(shape.row)
    else marked.push(reader.mark(shape, index))
    next = shape.row + 1
  })
  return marked
}

function shapeOf(grid: ListGrid, row: number, ordinalColumn: number | null): Shape {
  const filled = grid.filled(row)
  const first = filled.find(({ column }) => column === ordinalColumn)
  const style = first ? ordinalStyle(first.text) : 'none'
  return style === 'none' ? { row, filled, ordinal: '', style, rest: filled } : { row, filled, ordinal: first!.text, style, rest: filled.filter((cell) => cell !== first) }
}

const counted = (style: OrdinalStyle): boolean => style === 'number' || style === 'dotted'

class KindReader<Key extends string> {
  header: Header<Key>
  sections: readonly ListSection[] = []
  readonly #grid: ListGrid
  readonly #dictionary: Dictionary<Key>
  readonly #shapes: readonly Shape[]
  /** Index of the last row that is surely data. */
  readonly #lastFirm: number
  readonly #mostNumbered: boolean
  /** Rows of data hold three cells or more, so that one text alone stands out. */
  readonly #wellFilled: boolean
  readonly #width: number
  readonly #sectionPatterns: readonly RegExp[]
  #headingTexts: ReadonlySet<string>
  #styles: (OrdinalStyle | 'table')[] = []
  #before: ListRowKind = 'title'
  #lastLetter = ''

  constructor(grid: ListGrid, header: Header<Key>, dictionary: Dictionary<Key>, shapes: readonly Shape[]) {
    this.header = header
    this.#grid = grid
    this.#dictionary = dictionary
    this.#shapes = shapes
    this.#headingTexts = textsOf(header)
    this.#width = header.headings.size
    this.#sectionPatterns = dictionary.columns.flatMap((column) => column.section ?? [])
    const firm = (shape: Shape): boolean => shape.row > header.bottom && !isTotal(shape.rest[0]?.text ?? '') && !isFootnote(shape.filled[0]?.text ?? '') &&
      (counted(shape.style) ? shape.rest.length >= 1 && !this.#isWide(shape) : shape.rest.length >= Math.min(3, Math.max(2, this.#width - 1)) && shape.rest.some(({ column }) => header.keys.has(column)))
    const firms = shapes.map(firm)
    this.#lastFirm = firms.lastIndexOf(true)
    const sure = shapes.filter((_shape, index) => firms[index])
    this.#mostNumbered = sure.filter((shape) => counted(shape.style)).length > sure.length * 0.7
    this.#wellFilled = sure.filter((shape) => shape.rest.length >= 3).length > sure.length * 0.7
  }

  mark(shape: Shape, index: number): MarkedRow<Key> {
    const kind = this.#kind(shape, index)
    let count: number | null = null
    if (kind === 'section') this.#enter(shape)
    else if (kind === 'total') count = countOf(shape)
    this.#before = kind
    return { row: shape.row, through: shape.row, kind, filled: shape.filled, header: this.header, sections: this.sections, count }
  }

  #kind(shape: Shape, index: number): ListRowKind {
    const { row, rest, filled, style } = shape
    if (row < this.header.top) return 'title'
    if (row <= this.header.bottom || this.#isHeadingAgain(shape)) return 'header'
    if ((this.#before === 'header' || this.#before === 'numbering') && isNumbering(filled.map(({ text }) => text))) return 'numbering'
    if (rest.length === 0) return counted(style) ? 'empty' : 'footnote'
    const first = rest[0]!
    const texts = rest.filter(({ text, cell }) => cell.kind === 'text' && /\p{L}/u.test(text)).length
    if (!counted(style) && texts <= 2 && isTotal(first.text)) return 'total'
    const after = index > this.#lastFirm
    if (!counted(style) && rest.length <= 2 && isFootnote(filled[0]!.text)) return 'footnote'
    if (this.#isSection(shape, index, texts, after)) return 'section'
    if (after && this.#isUnder(shape)) return 'footnote'
    return 'data'
  }

  /** Rows below the last sure data row: notes, signatures, lists of receivers. A lone name in its own column stays data. */
  #isUnder({ row, rest, style }: Shape): boolean {
    if (this.#lastFirm < 0 || counted(style) || rest.length > 3) return false
    if (this.#before === 'footnote' || this.#before === 'total') return true
    const first = rest[0]!
    if (isStarred(first.text) || first.text.length > 200) return true
    return rest.length === 1 && (!this.header.keys.has(first.column) || first.column === this.header.ordinal || this.#grid.spanOf(row, first.column) > 1)
  }

  #isSection(shape: Shape, index: number, texts: number, after: boolean): boolean {
    const { row, rest, style } = shape
    if ((style === 'roman' || style === 'letter') && texts <= 1) return !after || rest.length === 1
    if (rest.length <= 3 && texts === 1 && style === 'none' && this.#mostNumbered && !after && /\p{L}/u.test(rest[0]!.text) && this.#speaksOfSection(rest[0]!.text)) return true
    if (rest.length !== 1) return false
    const only = rest[0]!
    const title = titled(only.text)
    if (title.style === 'roman' || (title.style === 'letter' && (this.#isWide(shape) || only.column === this.header.ordinal || !counted(style)))) return !counted(style) && this.#width > 1
    if (after) return false
    if (this.#isWide(shape)) return true
    if (only.column === this.header.ordinal) return true
    if (this.#filledFromAbove(row)) return false
    if (this.#speaksOfSection(title.title) && (!counted(style) || this.#startsCounting(index))) return this.#width > 2
    if (counted(style) || this.#width < 3) return false
    return readsAsTitle(only.text) ? this.#mostNumbered || this.#wellFilled : this.#mostNumbered && !this.header.keys.has(only.column)
  }

  #speaksOfSection(title: string): boolean {
    return this.#sectionPatterns.some((pattern) => pattern.test(title))
  }

  /** The row after counts from one again, or one step deeper. */
  #startsCounting(index: number): boolean {
    const next = this.#shapes[index + 1]
    return next !== undefined && (next.style === 'none' || next.style === 'dotted' || Number.parseInt(next.ordinal, 10) === 1) && next.rest.length > 1
  }

  /** Its one text lies over several columns, most of the table's width. */
  #isWide({ row, rest }: Shape): boolean {
    return rest.length === 1 && this.#width > 1 && this.#grid.spanOf(row, rest[0]!.column) >= Math.max(2, Math.ceil(this.#width / 2))
  }

  /** Merged blocks from rows above give this row more than its one text. */
  #filledFromAbove(row: number): boolean {
    return [...this.header.keys.keys()].some((column) => {
      const merge = this.#grid.mergeOver(row, column)
      return merge !== null && merge.top < row && merge.top > this.header.bottom
    })
  }

  #isHeadingAgain({ row, filled }: Shape): boolean {
    let same = 0
    let known = 0
    for (let index = 0; index < filled.length; index++) {
      const { text, cell } = filled[index]!
      const folded = cell.kind === 'text' && text.length <= 80 && !/^\d/.test(text) ? foldWords(text) : ''
      if (this.#headingTexts.has(folded)) same++
      else if (this.#dictionary.wordings.has(folded)) known++
      if (index + 1 - same - known > filled.length * 0.4) return false
    }
    if (same < 2 && same + known < 3) return false
    this.#takeHeading(row, filled)
    return true
  }

  /** A heading in the middle may put the columns in another order; one that only repeats changes nothing. */
  #takeHeading(row: number, filled: readonly Filled[]): void {
    if (this.#before === 'section') {
      // A title with a heading below it begins a table of its own.
      this.sections = this.sections.slice(-1)
      this.#styles = ['table']
    }
    const moved = filled.some(({ column, text }) => !this.header.headings.get(column)?.some((line) => foldWords(line) === foldWords(text)))
    if (!moved) return
    const header = headerAt(this.#grid, row, this.#dictionary)
    const required = this.#dictionary.columns.filter((column) => column.required).every(({ key }) => [...header.keys.values()].includes(key))
    const same = header.keys.size === this.header.keys.size && [...header.keys].every(([column, key]) => this.header.keys.get(column) === key)
    if (header.keys.size < 2 || !required || header.top < row || same) return
    this.header = header
    this.#headingTexts = textsOf(header)
  }

  #enter(shape: Shape): void {
    const section = sectionOf(shape)
    let style = section.style
    // I, C, D, L, V, X count in letters where letters came before.
    if (style === 'roman' && this.#lastLetter !== '' && section.ordinal.length === 1 && section.ordinal.charCodeAt(0) === this.#lastLetter.charCodeAt(0) + 1) style = 'letter'
    if (style === 'letter') this.#lastLetter = section.ordinal
    const level = this.#styles.indexOf(style)
    const depth = level >= 0 ? level : style === 'none' && this.#styles.at(-1) === 'none' ? this.#styles.length - 1 : this.#styles.length
    this.#styles = [...this.#styles.slice(0, depth), style]
    this.sections = [...this.sections.slice(0, depth), { row: shape.row, title: section.title, ordinal: section.ordinal }]
  }
}

function sectionOf({ ordinal, style, rest }: Shape): Titled {
  const text = rest.find(({ text: each }) => /\p{L}/u.test(each))?.text ?? rest[0]!.text
  if (ordinal !== '') return { ordinal: ordinal.replace(/[.)\s]+$/, ''), style, title: text }
  return titled(text)
}

/** The count that a total states: in its words, else the first number beside them. */
function countOf({ rest }: Shape): number | null {
  const stated = countIn(rest[0]!.text)
  if (stated !== null) return stated
  for (const { cell, text } of rest.slice(1)) {
    if (typeof cell.value === 'number' && Number.isInteger(cell.value)) return cell.value
    const found = countIn(text)
    if (found !== null) return found
  }
  return null
}

const textsOf = <Key extends string>(header: Header<Key>): ReadonlySet<string> => new Set([...header.headings.values()].flat().map(foldWords).filter((text) => text !== ''))
