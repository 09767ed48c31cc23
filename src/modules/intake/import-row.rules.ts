/**
 * From a row of a list to what it says: a product, its producer, its place, its stars, and how sure all that is. One row
 * may hold several products; every row of the list gives at least one `ImportRow`, so that nothing is lost without a word.
 */
import type { Geography, Resolution } from '#geography'
import type { ProducerForm } from '#producers'
import type { Day } from '#platform/day'
import type { ListCell, ListRow, ListSheet } from '#platform/list-types'
import type { EventKind, Evidence, Precision } from '#certification'
import { factOfRow } from './import-fact.rules.ts'
import { placeOfRow, type RowPlace } from './import-place.rules.ts'
import { namesOfRow, producerOfRow } from './import-names.rules.ts'
import type { ImportColumn } from './import-columns.words.ts'

export interface RowProblem {
  /** Heading of the column that the problem stands in; null for the row as a whole. */
  readonly column: string | null
  readonly code: string
  readonly message: string
}

/** What is said of a whole list by the one who brings it. */
export interface ImportOptions {
  /** Province of today (v34) where the list does not say. */
  readonly provinceCode: string | null
  /** Scheme that the list's units are written in; null = tell by the names. */
  readonly scheme: 'v34' | 'v63' | null
  /** One decision that covers the list, with its day: then its facts are recorded, not just reported. */
  readonly decision: string | null
  readonly decidedOn: Day | null
  readonly sourceName: string
  readonly sourceUrl: string | null
  readonly sample: boolean
  /** The one province whose records the bringer may change; rows of others wait for the central office. null = all. */
  readonly onlyProvince: string | null
}

export interface RowProduct {
  readonly name: string
  readonly nameKey: string
  readonly stars: number | null
  readonly kind: EventKind
  readonly decided: { readonly earliest: Day | null; readonly latest: Day | null; readonly precision: Precision }
  readonly decisionNumber: string | null
  readonly validUntil: Day | null
  readonly certificateCode: string | null
  readonly group: { readonly version: string; readonly code: string; readonly certainty: 'suggested' | 'confirmed'; readonly because: string } | null
  readonly note: string
}

export interface ImportRow {
  readonly ordinal: number
  readonly sheet: string
  readonly row: number
  /** 1, 2, … when one row holds several products. */
  readonly part: number
  readonly raw: Readonly<Record<string, string>>
  /** What was read, by column, filled where the sheet means so; for reading again after mending. */
  readonly cells: Readonly<Partial<Record<ImportColumn, string>>>
  readonly sections: readonly string[]
  readonly state: 'ready' | 'held' | 'skipped' | 'error'
  /** Belongs to a province whose records the bringer may not change: never lands through this list. */
  readonly foreign: boolean
  /** Its rank cannot be read as one: a person must mend it, taking it as read would make a certificate of a guess. */
  readonly mustMend: boolean
  readonly product: RowProduct | null
  readonly producer: { readonly name: string; readonly nameKey: string; readonly form: ProducerForm } | null
  readonly place: RowPlace
  readonly evidence: Evidence
  readonly sourceName: string
  readonly sourceUrl: string | null
  readonly problems: readonly RowProblem[]
}

export interface SheetReport {
  readonly name: string
  readonly outcome: 'read' | 'ignored'
  readonly reason: string | null
  /** How many rows of each kind the sheet holds: with the rows of the list, all of it. */
  readonly counts: Readonly<Record<string, number>>
  readonly unknownColumns: readonly string[]
  readonly notes: readonly string[]
}

export type DataRow = ListRow<ImportColumn>
export type DataCell = ListCell

/** What understanding needs besides the list itself. */
export interface Understanding {
  readonly geography: Geography
  readonly options: ImportOptions
  readonly today: Day
  readonly taxonomyVersion: string
  /** Addresses that were resolved already: a list has few places and many rows. */
  readonly resolved?: Map<string, Resolution>
}

const skippedKinds: Partial<Record<DataRow['kind'], string>> = {
  section: 'Dòng đầu mục, không phải sản phẩm.', total: 'Dòng cộng, không phải sản phẩm.', footnote: 'Ghi chú cuối bảng, không phải sản phẩm.',
}

/** Understands every row of every sheet that is read. Never throws; what it cannot read it says. */
export function understandSheets(sheets: readonly ListSheet<ImportColumn>[], how: Understanding): { rows: ImportRow[]; sheets: SheetReport[] } {
  const known: Understanding = { ...how, resolved: new Map() }
  const rows: ImportRow[] = []
  for (const sheet of sheets) {
    if (sheet.outcome !== 'read') continue
    const headings = new Map(sheet.columns.map((column) => [column.key, column.heading]))
    let products = 0
    let listed = 0
    for (const row of sheet.rows) {
      if (row.kind === 'data') {
        listed++
        const parts = understandRow(sheet.name, row, headings, known)
        products += parts.filter((part) => part.product !== null).length
        for (const part of parts) rows.push({ ...part, ordinal: rows.length + 1 })
        continue
      }
      const reason = skippedKinds[row.kind]
      if (!reason) continue
      const problems: RowProblem[] = [{ column: null, code: `row-${row.kind}`, message: reason }]
      if (row.kind === 'total' && row.count && row.count !== products && row.count !== listed) {
        problems.push({ column: null, code: 'total-differs', message: `Dòng ${row.row} ghi ${row.count}, trong bảng có ${products} sản phẩm. Chúng tôi đếm theo dòng; hãy xem lại có thiếu dòng nào không.` })
      }
      rows.push({ ...bare(sheet.name, row), ordinal: rows.length + 1, raw: { '': row.text }, state: 'skipped', problems })
    }
  }
  return { rows, sheets: sheets.map(reportOf) }
}

/** One row to its products. `onePart` keeps a name whole that a person typed. */
export function understandRow(sheet: string, row: DataRow, headings: ReadonlyMap<ImportColumn, string>, known: Understanding, how: { readonly onePart?: boolean } = {}): Omit<ImportRow, 'ordinal'>[] {
  const raw = rawOf(row, headings)
  const blank = { ...bare(sheet, row), raw }
  const names = namesOfRow(row, headings, how.onePart ?? false)
  if (names.kind === 'error') return [{ ...blank, state: 'error', problems: names.problems }]
  const producer = producerOfRow(row, headings)
  const place = placeOfRow(row, headings, known, producer.address)
  const fact = factOfRow(row, headings, known)
  const source = { sourceName: row.cells.sourceName?.text ?? known.options.sourceName, sourceUrl: addressOf(row.cells.sourceUrl?.text) ?? known.options.sourceUrl }
  const only = known.options.onlyProvince
  const foreign = only !== null && place.place.provinceCode !== only
  return names.parts.map((name, index) => {
    const problems = [...name.problems, ...producer.problems, ...place.problems, ...fact.problems]
    if (foreign) problems.push({ column: null, code: 'not-your-province', message: 'Dòng này thuộc tỉnh khác nên không vào sổ qua danh sách của tỉnh bạn. Gửi dòng này cho tỉnh đó hoặc cho văn phòng trung ương.' })
    const product: RowProduct = { ...fact.fact, name: name.name, nameKey: name.nameKey, group: name.groupOf(known.taxonomyVersion, producer.producer?.name ?? null) }
    return { ...blank, ...source, part: index + 1, state: foreign || fact.held || name.held ? 'held' : 'ready', foreign, mustMend: fact.mustMend, product, producer: producer.producer, place: place.place, evidence: fact.evidence, problems }
  })
}

function bare(sheet: string, row: DataRow): Omit<ImportRow, 'ordinal' | 'raw' | 'state' | 'problems'> {
  return {
    sheet, row: row.row, part: 1, foreign: false, mustMend: false, product: null, sections: row.sections.map((section) => section.title),
    cells: Object.fromEntries(Object.entries(row.cells).map(([key, cell]) => [key, (cell as DataCell).text])), producer: null, evidence: 'reported', sourceName: '', sourceUrl: null,
    place: { provinceCode: null, communeCode: null, districtCode: null, formerCode: null, raw: '', unitName: null, unitCode: null, provinceName: null },
  }
}

/** The row as it stood in the file, by heading: kept beside what was understood. */
function rawOf(row: DataRow, headings: ReadonlyMap<ImportColumn, string>): Record<string, string> {
  const raw: Record<string, string> = {}
  for (const [key, cell] of Object.entries(row.cells) as [ImportColumn, DataCell][]) raw[headings.get(key) ?? key] = cell.raw
  return { ...raw, ...row.extra }
}

const addressOf = (text: string | undefined): string | null => (text && /^https?:\/\/\S+$/i.test(text) ? text : null)

function reportOf(sheet: ListSheet<ImportColumn>): SheetReport {
  const counts: Record<string, number> = {}
  for (const row of sheet.rows) counts[row.kind] = (counts[row.kind] ?? 0) + 1 + row.through - row.row
  return {
    name: sheet.name, outcome: sheet.outcome, reason: sheet.reason?.vi ?? null, counts,
    unknownColumns: sheet.unknownColumns.map((column) => column.heading || column.column), notes: sheet.notes.map((note) => note.vi),
  }
}
