/** When something is for sale: seasons, harvests to come, what is made to order, holidays, and the day on which a parcel leaves. */
import { addDays, dayOf, daysBetween, makeDay, untilMidnight, type Day } from '#platform/day'

/** What an offer and its stall say about days. */
export interface SaleDays {
  readonly state: 'on-sale' | 'paused'
  readonly madeToOrder: boolean
  readonly daysToMake: number | null
  readonly readyOn: Day | null
  /** Months (1–12) in which there is any; empty = all year. */
  readonly seasons: readonly number[]
  readonly closedFrom: Day | null
  /** Last day of the holiday. */
  readonly closedUntil: Day | null
  readonly closedWords: string
  /** Weekdays (1 = Monday) on which parcels leave; empty = every day. */
  readonly dispatchDays: readonly number[]
  /** Orders until this hour, `cutoffDays` before, leave with a dispatch; 24 = until midnight. */
  readonly cutoffHour: number
  readonly cutoffDays: number
  readonly noDispatchOn: readonly Day[]
}

/** What an offer is for a buyer on one day. */
export type Opening =
  | { readonly kind: 'open' }
  /** It can be ordered now and is ready on a later day: made to order, or a harvest to come. */
  | { readonly kind: 'ahead'; readonly from: Day; readonly made: boolean }
  /** Not its season; on which day it can be ordered again. */
  | { readonly kind: 'comes'; readonly on: Day }
  /** The stall is on holiday to the end of `until`; `on` = the next day on which this can be ordered. */
  | { readonly kind: 'closed'; readonly until: Day; readonly on: Day; readonly words: string }
  | { readonly kind: 'paused' }

const monthOf = (day: Day): number => Number(day.slice(5, 7))
/** 1 = Monday … 7 = Sunday; 5 January 1970 was a Monday. */
export const weekdayOf = (day: Day): number => ((daysBetween('1970-01-05' as Day, day) % 7) + 7) % 7 + 1

function nextMonth(day: Day): Day {
  const [year, month] = [Number(day.slice(0, 4)), monthOf(day)]
  return month === 12 ? makeDay(year + 1, 1, 1)! : makeDay(year, month + 1, 1)!
}

export const inSeason = (seasons: readonly number[], day: Day): boolean => seasons.length === 0 || seasons.includes(monthOf(day))
export const onHoliday = ({ closedFrom, closedUntil }: Pick<SaleDays, 'closedFrom' | 'closedUntil'>, day: Day): boolean => closedUntil !== null && day <= closedUntil && (closedFrom === null || day >= closedFrom)

/** Whether it can be ordered on a day. Stock is another question. */
export const mayOrder = (sale: SaleDays, day: Day): boolean => sale.state === 'on-sale' && inSeason(sale.seasons, day) && !onHoliday(sale, day)

/** The first day, from `day` on, on which it can be ordered; null while it is paused. */
export function nextOpenDay(sale: SaleDays, day: Day): Day | null {
  if (sale.state !== 'on-sale') return null
  let at = day
  // Each step leaves a holiday or a month; there is one holiday and twelve months.
  while (!mayOrder(sale, at)) at = onHoliday(sale, at) ? addDays(sale.closedUntil!, 1) : nextMonth(at)
  return at
}

/** The day from which what is ordered on `day` is ready. */
function readyFrom(sale: SaleDays, day: Day): Day {
  const made = sale.madeToOrder && sale.daysToMake !== null ? addDays(day, sale.daysToMake) : day
  return sale.readyOn !== null && sale.readyOn > made ? sale.readyOn : made
}

export function openingOn(sale: SaleDays, day: Day): Opening {
  const on = nextOpenDay(sale, day)
  if (on === null) return { kind: 'paused' }
  if (onHoliday(sale, day)) return { kind: 'closed', until: sale.closedUntil!, on, words: sale.closedWords }
  if (on > day) return { kind: 'comes', on }
  const from = readyFrom(sale, day)
  return from > day ? { kind: 'ahead', from, made: sale.madeToOrder && sale.readyOn !== from } : { kind: 'open' }
}

/** How far ahead a dispatch is looked for. */
const DAYS_AHEAD = 400

/** The day on which something ordered at this moment leaves; null when it cannot be ordered now or no dispatch is in sight. */
export function dispatchOn(sale: SaleDays, moment: Date): Day | null {
  const today = dayOf(moment)
  if (!mayOrder(sale, today)) return null
  const hour = 24 - untilMidnight(moment) / 3_600_000
  const ready = readyFrom(sale, today)
  for (let ahead = 0, day = ready; ahead < DAYS_AHEAD; ahead++, day = addDays(day, 1)) {
    if (sale.dispatchDays.length > 0 && !sale.dispatchDays.includes(weekdayOf(day))) continue
    if (sale.noDispatchOn.includes(day) || onHoliday(sale, day)) continue
    const last = addDays(day, -sale.cutoffDays)
    if (today < last || (today === last && hour < sale.cutoffHour)) return day
  }
  return null
}
