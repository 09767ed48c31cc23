/** Reads days the way offices write them: whole days, months, years, numbers that Excel shows instead of a date, days inside a sentence. */
import { addDays, makeDay, type Day } from '#platform/day'
import { foldEach, repairText } from '#platform/text-repair'

export type DayProblem =
  | 'day-unreadable' | 'day-blank-form' | 'day-impossible' | 'day-future' | 'day-two-digit-year' | 'day-month-first' | 'day-or-month' | 'day-too-early'
  | 'day-several' | 'day-year-doubtful'

export type DayPrecision = 'day' | 'month' | 'year' | 'unknown'

/** What is known of a day: it lies between `earliest` and `latest`, both included. Both null: nothing is known. */
export interface DayReading {
  readonly earliest: Day | null
  readonly latest: Day | null
  readonly precision: DayPrecision
  readonly problem: DayProblem | null
  readonly raw: string
}

export interface DayContext {
  /** Today: later days get `day-future`. */
  readonly today?: Day
  /** How the column writes numbers, as `dayOrderOf` found; without it the Vietnamese way. */
  readonly order?: DayOrder
  /** Year of the round that the list reports; a day that does not fit it is doubtful, not wrong. */
  readonly round?: number
  /** Workbooks from old Macs count from 1904. */
  readonly from1904?: boolean
}

/** `mixed`: both ways occur in one column, so a day like 5/6 can be either. */
export type DayOrder = 'day-first' | 'month-first' | 'mixed'

/** OCOP began in Quảng Ninh in 2013; no decision is older. */
const firstYear = 2013
const between = (from: Day | null, to: Day | null, precision: DayPrecision, raw: string, problem: DayProblem | null = null): DayReading =>
  ({ earliest: from, latest: to, precision, problem, raw })
const unknown = (raw: string, problem: DayProblem | null): DayReading => between(null, null, 'unknown', raw, problem)
const day = (year: number, month: number, date: number, raw: string, problem: DayProblem | null = null): DayReading => {
  if (year < 1900 || year > 2200) return unknown(raw, 'day-impossible')
  const value = makeDay(year, month, date)
  if (value) return between(value, value, 'day', raw, problem)
  const wide = monthOf(year, month, raw)
  return wide.earliest ? { ...wide, problem: 'day-impossible' } : unknown(raw, 'day-impossible')
}
const monthEnd = (year: number, month: number): Day | null => {
  const next = month === 12 ? makeDay(year + 1, 1, 1) : makeDay(year, month + 1, 1)
  return next && addDays(next, -1)
}
const monthOf = (year: number, month: number, raw: string): DayReading => {
  const first = makeDay(year, month, 1)
  return first ? between(first, monthEnd(year, month), 'month', raw) : unknown(raw, 'day-impossible')
}
const yearOf = (year: number, raw: string, until = year): DayReading => between(makeDay(year, 1, 1), makeDay(until, 12, 31), 'year', raw)

const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text))
const months: Record<string, number> = { jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12 }
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const roman: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 }

interface Form { readonly pattern: RegExp; readonly read: (found: readonly string[], raw: string, order: DayOrder) => DayReading }

/** Most exact first; each is tried on folded text, and what it read is taken out before the next. */
const forms: readonly Form[] = [
  { pattern: /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:t[\d:.]+z?)?(?!\d)/g, read: (found, raw) => day(Number(found[1]), Number(found[2]), Number(found[3]), raw) },
  { pattern: /ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*(?:nam|\/|-)\s*(\d{4}|\d{2})(?!\d)/g, read: (found, raw) => day(fullYear(found[3]!), Number(found[2]), Number(found[1]), raw, short(found[3]!)) },
  { pattern: /(?<![\d/.-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/]|[.-]\d)/g, read: (found, raw, order) => numbers(Number(found[1]), Number(found[3]), found[4]!, raw, order) },
  { pattern: /(?<!\d)(20\d{2})\s?([./])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/g, read: (found, raw) => day(Number(found[1]), Number(found[3]), Number(found[4]), raw) },
  { pattern: new RegExp(String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+${monthName},?\s+(\d{4})`, 'g'), read: (found, raw) => day(Number(found[3]), months[found[2]!]!, Number(found[1]), raw) },
  { pattern: new RegExp(String.raw`\b${monthName}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`, 'g'), read: (found, raw) => day(Number(found[3]), months[found[1]!]!, Number(found[2]), raw) },
  { pattern: /(?<!\d)(20\d{2})-(\d{1,2})(?![\d-])/g, read: (found, raw) => monthOf(Number(found[1]), Number(found[2]), raw) },
  { pattern: /(?:thang|\bt)\s*\.?\s*(\d{1,2})\s*(?:nam|[./-])?\s*(20\d{2})(?!\d)/g, read: (found, raw) => monthOf(Number(found[2]), Number(found[1]), raw) },
  { pattern: new RegExp(String.raw`\b${monthName},?\s+(20\d{2})`, 'g'), read: (found, raw) => monthOf(Number(found[2]), months[found[1]!]!, raw) },
  { pattern: /quy\s*(iv|i{1,3}|[1-4])\s*(?:nam|[./-])?\s*(20\d{2})/g, read: (found, raw) => quarter(roman[found[1]!]!, Number(found[2]), raw) },
  // A round (`đợt 2/2019`) is no month.
  { pattern: /(?:dot|lan|phien|ky)\s*(?:\d{1,2}|i{1,3}|iv)\s*(?:nam|[./-])?\s*(20\d{2})/g, read: (found, raw) => yearOf(Number(found[1]), raw) },
  { pattern: /(?<![\d/.-])(0?[1-9]|1[0-2])\s?[/.-]\s?(20\d{2})(?![\d/])/g, read: (found, raw) => monthOf(Number(found[2]), Number(found[1]), raw) },
  { pattern: /(?<!\d)(20\d{2})\s*(?:-|den|va)\s*(20\d{2})(?!\d)/g, read: (found, raw) => yearOf(Number(found[1]), raw, Math.max(Number(found[1]), Number(found[2]))) },
  { pattern: /(?<![\d/.-])(20\d{2})(?:\.0+)?(?![\d/-]|\.\d)/g, read: (found, raw) => yearOf(Number(found[1]), raw) },
]

const short = (year: string): DayProblem | null => (year.length === 2 ? 'day-two-digit-year' : null)

function quarter(which: number, year: number, raw: string): DayReading {
  return between(makeDay(year, which * 3 - 2, 1), monthEnd(year, which * 3), 'year', raw)
}

function numbers(first: number, second: number, yearText: string, raw: string, order: DayOrder): DayReading {
  const year = fullYear(yearText)
  if (second > 12 && first <= 12) return day(year, first, second, raw, 'day-month-first')
  if (first > 12 || order === 'day-first' || first === second) return day(year, second, first, raw, short(yearText))
  if (order === 'month-first') return day(year, first, second, raw, 'day-month-first')
  const either = [makeDay(year, second, first), makeDay(year, first, second)].filter((value) => value !== null).sort()
  return between(either[0] ?? null, either.at(-1) ?? null, 'unknown', raw, 'day-or-month')
}

/** Excel's day number; 60 is the 29th of February 1900 that never was. */
function serial(value: number, from1904: boolean): Day | null {
  const whole = Math.floor(value)
  if (from1904) return addDays(makeDay(1904, 1, 1)!, whole)
  return addDays(makeDay(1899, 12, 30)!, whole)
}

/** Reads one cell: text, a number as Excel stores days, or `YYYY-MM-DD`, `YYYY-MM`, `YYYY`. Empty says nothing and is no problem. */
export function readDay(cell: string | number | null | undefined, context: DayContext = {}): DayReading {
  const raw = cell === null || cell === undefined ? '' : String(cell)
  return checked(readPlain(raw, context.order ?? 'day-first', context.from1904 ?? false), context)
}

function readPlain(raw: string, order: DayOrder, from1904: boolean): DayReading {
  const text = foldEach(repairText(raw.slice(0, 600)).text.replace(/\n/g, ' ; ')).trim()
  if (/^[\s./_–\u0001-]*$/.test(text)) return unknown(raw, null)
  const number = /^\d{4,6}(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : NaN
  if (number >= 20_000 && number < 73_051) {
    const value = serial(number, from1904)
    return between(value, value, 'day', raw)
  }
  const packed = /^(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(text)
  if (packed) return day(Number(packed[1]), Number(packed[2]), Number(packed[3]), raw)
  // What stands before /QĐ is a number, never part of a day.
  let rest = text.replace(/\d+(?:\/\d{4})?\s*\/\s*(?=qd|nq|kh|tb|tt|cv)/g, (run) => ' '.repeat(run.length))
  const found: DayReading[] = []
  for (const form of forms) {
    rest = rest.replace(form.pattern, (...parts) => {
      const groups = parts.slice(0, -2) as string[]
      found.push(form.read(groups, raw, order))
      return ' '.repeat(groups[0]!.length)
    })
    if (found.length > 0 && found[0]!.precision === 'day') break
  }
  const first = found[0]
  if (!first) return unknown(raw, /ngay[\s._\u0001]*thang[\s._\u0001]*\s*(?:nam|$)/.test(text) ? 'day-blank-form' : 'day-unreadable')
  const others = found.filter((one) => one.precision === first.precision && one.earliest !== first.earliest)
  return others.length > 0 && first.problem === null ? { ...first, problem: 'day-several' } : first
}

function checked(reading: DayReading, { today, round }: DayContext): DayReading {
  if (!reading.earliest || !reading.latest) return reading
  const year = Number(reading.earliest.slice(0, 4))
  if (Number(reading.latest.slice(0, 4)) < firstYear) return { ...reading, problem: 'day-too-early' }
  if (today && reading.earliest > today) return { ...reading, problem: 'day-future' }
  if (reading.problem !== null || round === undefined || reading.precision === 'year') return reading
  // Rounds are decided late in the year or early in the next: a day in January of the round's own year is most likely a slip of the year.
  const early = year === round && reading.latest < `${year}-02-15`
  return early || year < round || year > round + 2 ? { ...reading, problem: 'day-year-doubtful' } : reading
}

/** How a column of days is written, from the cells that can be only one way. */
export function dayOrderOf(cells: readonly (string | number | null)[]): DayOrder {
  let dayFirst = 0
  let monthFirst = 0
  for (const cell of cells) {
    const parts = /^\s*(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?\d{2,4}\s*$/.exec(String(cell ?? ''))
    if (!parts) continue
    if (Number(parts[1]) > 12 && Number(parts[2]) <= 12) dayFirst++
    if (Number(parts[2]) > 12 && Number(parts[1]) <= 12) monthFirst++
  }
  if (monthFirst === 0) return 'day-first'
  return dayFirst === 0 ? 'month-first' : 'mixed'
}

/** Runs of at least four rows whose day and month stay and whose year (or whose day) goes up by one each row: a cell was dragged, so they are not to be believed. Answers the indexes. */
export function draggedDays(readings: readonly DayReading[]): readonly number[] {
  const at = readings.map((reading) => (reading.precision === 'day' ? reading.earliest : null))
  const year = (one: Day): number => Number(one.slice(0, 4))
  const follows = (a: Day | null | undefined, b: Day | null | undefined, kind: 'year' | 'day'): boolean =>
    Boolean(a && b) && (kind === 'year' ? year(b!) === year(a!) + 1 && a!.slice(4) === b!.slice(4) : addDays(a!, 1) === b)
  const dragged = new Set<number>()
  for (const kind of ['year', 'day'] as const) {
    for (let start = 0; start < at.length; start++) {
      let end = start
      while (follows(at[end], at[end + 1], kind)) end++
      if (end - start >= 3) for (let index = start; index <= end; index++) dragged.add(index)
      if (end > start) start = end - 1
    }
  }
  return [...dragged].sort((a, b) => a - b)
}
