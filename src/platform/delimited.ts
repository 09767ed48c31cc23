/** Tables as text: CSV, semicolons, tabs (pasted from Excel), bars; quotes as in RFC 4180, forgiving where people are. */
import { FileRefusal } from './file-refusal.ts'
import { textCell, type Cell, type GridRow, type GridSheet } from './grid.ts'
import { CellBudget } from './sheet-scan.ts'

export type Delimiter = ',' | ';' | '\t' | '|'
const delimiters: readonly Delimiter[] = ['\t', ';', ',', '|']

/** How far a quoted field may reach before its quote counts as a plain sign. */
const LONGEST_FIELD = 100_000

/** Each record's fields; `until` ends early for sniffing. Ragged records stay as they are. */
export function* records(text: string, delimiter: Delimiter): Generator<string[]> {
  let fields: string[] = []
  let at = 0
  while (at <= text.length) {
    const quoted = text[at] === '"' ? quotedField(text, at, delimiter) : null
    let end = quoted?.end ?? fieldEnd(text, at, delimiter)
    fields.push(quoted ? quoted.value : text.slice(at, end))
    const sign = text[end]
    if (sign === delimiter) { at = end + 1; continue }
    if (sign === '\r' && text[end + 1] === '\n') end++
    if (sign !== undefined || fields.length > 1 || fields[0] !== '') yield fields
    fields = []
    at = end + 1
  }
}

function fieldEnd(text: string, at: number, delimiter: Delimiter): number {
  for (let end = at; end < text.length; end++) {
    const sign = text[end]
    if (sign === delimiter || sign === '\n' || sign === '\r') return end
  }
  return text.length
}

/** A field in quotes, or null when the quote is only a sign in the text: `"Cái quạt mo" loại 1`. */
function quotedField(text: string, at: number, delimiter: Delimiter): { value: string; end: number } | null {
  let from = at + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0 || quote - at > LONGEST_FIELD) return null
    if (text[quote + 1] === '"') { from = quote + 2; continue }
    const next = text[quote + 1]
    if (next !== undefined && next !== delimiter && next !== '\n' && next !== '\r') return null
    return { value: text.slice(at + 1, quote).replaceAll('""', '"').replace(/\r\n?/g, '\n'), end: quote + 1 }
  }
}

/** The delimiter that makes the most even table of the first lines; null when none makes more than one column. */
export function sniffDelimiter(text: string): Delimiter | null {
  const named = /^sep=([,;\t|])\r?\n/i.exec(text)
  if (named) return named[1] as Delimiter
  const head = text.slice(0, 60_000)
  let best: { delimiter: Delimiter; worth: number } | null = null
  for (const delimiter of delimiters) {
    const counts = new Map<number, number>()
    let lines = 0
    for (const fields of records(head, delimiter)) {
      if (fields.every((field) => field.trim() === '')) continue
      if (++lines > 60) break
      if (fields.length > 1) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1)
    }
    const [columns, times] = [...counts].sort((one, other) => other[1] * Math.log(other[0] + 1) - one[1] * Math.log(one[0] + 1))[0] ?? [0, 0]
    // Text holds commas; it hardly ever holds tabs or bars, so those count for more.
    const worth = (times / Math.max(lines, 1)) * Math.log(columns + 1) * (delimiter === ',' ? 1 : delimiter === '\t' ? 2 : 1.3)
    if (columns > 1 && (!best || worth > best.worth)) best = { delimiter, worth }
  }
  return best?.delimiter ?? null
}

/** A text as one sheet; row numbers count records, as Excel does when it opens the file. */
export function readDelimited(text: string, cellOf: (text: string) => Cell = textCell): { sheet: GridSheet; delimiter: Delimiter | null } {
  const delimiter = sniffDelimiter(text)
  const budget = new CellBudget()
  const rows: GridRow[] = []
  let number = 0
  for (const fields of records(text, delimiter ?? '\t')) {
    number++
    if (number > 1_048_576) throw new FileRefusal('too-many-cells', 'records')
    if (fields.length > 16_384) throw new FileRefusal('too-many-cells', 'columns')
    const cells: (Cell | undefined)[] = []
    const ruled = delimiter === '|' && fields.every((field) => /^[\s:=-]*$/.test(field))
    for (let index = 0; index < fields.length && !ruled; index++) {
      const field = fields[index]!
      if (field.trim() === '') continue
      budget.spend(field.length)
      cells[index] = cellOf(unguarded(field))
    }
    if (cells.length > 0) rows.push({ row: number, hidden: false, cells })
  }
  return { sheet: { name: '', hidden: false, rows, merges: [], hiddenColumns: new Set() }, delimiter }
}

/** The apostrophe that our own CSV puts before what a program could take for a formula. */
const unguarded = (field: string): string => (/^'[=+\-@＝＋－＠]/.test(field) ? field.slice(1) : field)
