/** Reads until when a certificate holds: an end day, a length from a day, or both. The rule since 2019 is 36 months; papers keep their printed day (Article 12 of 26/2026/QĐ-TTg). */
import { addMonths, type Day } from '#platform/day'
import { foldEach, repairText } from '#platform/text-repair'
import { readDay, type DayContext, type DayReading } from './decided-day.rules.ts'

export type ValidityProblem = 'validity-unreadable' | 'validity-ends-before-it-starts' | 'validity-differs' | 'validity-unusual'

export interface ValidityReading {
  readonly from: DayReading | null
  /** Last day on which it holds, as exact as the text: for a length from a month, that month's bounds. */
  readonly until: DayReading | null
  readonly months: number | null
  readonly problem: ValidityProblem | null
  readonly raw: string
}

const numberWords: Record<string, number> = { mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6 }
const length = /(?<![\d/.-])(\d{1,3}|mot|hai|ba|bon|sau)\s*(?:\(\s*[a-z0-9 ]+\s*\)\s*)?(thang|nam|months?|years?)(?=[\s,.;)]|$)(?!\s*20\d\d)/
const endsAt = /(?:den|toi|het|until|han (?:su dung|den)?:?|hsd:?)\s*(?:het)?\s*(?:ngay)?\s*(?=[\d]|thang|ngay)/
const startsAt = /(?:ke tu|tinh tu|tu|from|bat dau)\s*(?:ngay)?\s*(?=[\d]|thang|ngay)/

/**
 * Reads one text, such as a note or a validity cell; null when it says nothing of validity. `decided` is the day of the
 * decision, used where the text gives only a length (`có giá trị 36 tháng`).
 */
export function readValidity(cell: string | number | null | undefined, decided: DayReading | null = null, context: Pick<DayContext, 'order' | 'from1904'> = {}): ValidityReading | null {
  const raw = cell === null || cell === undefined ? '' : String(cell)
  const text = repairText(raw.slice(0, 600)).text.replace(/\n/g, ' ; ')
  const folded = foldEach(text)
  const said = length.exec(folded)
  const months = said ? (numberWords[said[1]!] ?? Number(said[1])) * (/^(nam|year)/.test(said[2]!) ? 12 : 1) : null
  const ends = endsAt.exec(folded)
  const starts = startsAt.exec(folded)
  const pair = /^\s*([\d/. -]*\d{4})\s*(?:-|->|den|toi)\s*([\d/. -]*\d{4})\s*$/.exec(folded)
  if (pair && pair[1]!.includes('/')) return fit(readDay(pair[1]!.trim(), context), readDay(pair[2]!.trim(), context), null, raw)
  if (!said && !ends) return null
  const piece = (found: RegExpExecArray | null, stop: number): DayReading | null => {
    if (!found) return null
    const reading = readDay(text.slice(found.index + found[0].length, stop > found.index ? stop : undefined), context)
    return reading.earliest ? reading : null
  }
  const from = piece(starts, ends ? ends.index : -1)
  const until = piece(ends, starts ? starts.index : -1)
  if (!until && months === null) return { from, until: null, months: null, problem: 'validity-unreadable', raw }
  if (!until && !/gia tri|hieu luc|ke tu|tinh tu|thoi han|chung nhan|valid/.test(folded) && !/^\s*\d{1,3}\s*(?:\([a-z ]+\)\s*)?(?:thang|nam)\s*$/.test(folded)) return null
  return fit(from, until, months, raw, decided)
}

/** The same day `months` later: the first day is not counted, the period ends with the corresponding day (Civil Code, Articles 147 and 148). */
const later = (start: DayReading, months: number): DayReading => ({
  ...start,
  earliest: start.earliest && addMonths(start.earliest, months),
  latest: start.latest && addMonths(start.latest, months),
})

function fit(from: DayReading | null, until: DayReading | null, months: number | null, raw: string, decided: DayReading | null = null): ValidityReading {
  const start = from?.earliest ? from : decided?.earliest ? decided : null
  const counted = start && months !== null && months > 0 && months <= 120 ? later(start, months) : null
  const end = until?.earliest ? until : counted
  let problem: ValidityProblem | null = null
  if (!end && (from || until || months === null)) problem = 'validity-unreadable'
  if (months !== null && (months < 1 || months > 60)) problem = 'validity-unusual'
  if (end && start && (end.latest as Day) < (start.earliest as Day)) problem = 'validity-ends-before-it-starts'
  else if (until?.earliest && counted && !near(until, counted)) problem = 'validity-differs'
  return { from, until: end, months, problem, raw }
}

/** Offices print the corresponding day or the day before it. */
const near = (a: DayReading, b: DayReading): boolean => Math.abs(Date.parse(a.latest!) - Date.parse(b.latest!)) <= 2 * 86_400_000 || (a.precision !== 'day' && a.earliest! <= b.latest! && b.earliest! <= a.latest!)
