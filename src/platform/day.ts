/** Calendar days and moments. The zone of the whole product is one constant; the clock is handed in. */
export const ZONE = 'Asia/Ho_Chi_Minh'

declare const day: unique symbol
/** A calendar day in Vietnam, `YYYY-MM-DD`. Compares as text. */
export type Day = string & { readonly [day]: true }

/** Gives the present moment; acts and pages receive it, so that a test can stand on any day. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

const inZone = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' })

let lastMinute = Number.NaN
let lastDay = '' as Day

/** The calendar day in Vietnam at a moment. Asked at every request: within one minute it is the same. */
export function dayOf(moment: Date): Day {
  const minute = Math.floor(moment.getTime() / 60_000)
  if (minute !== lastMinute) {
    lastDay = inZone.format(moment) as Day
    lastMinute = minute
  }
  return lastDay
}

export const today = (clock: Clock): Day => dayOf(clock())

/** Reads `YYYY-MM-DD`; null when no such day exists. */
export function parseDay(text: string): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return null
  return makeDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

/** The day of year, month (1–12) and day of month; null when no such day exists. */
export function makeDay(year: number, month: number, dayOfMonth: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth) return null
  return date.toISOString().slice(0, 10) as Day
}

const utc = (value: Day): Date => new Date(`${value}T00:00:00Z`)

/** The day `months` later; the last day of the month where the day does not exist (31/1 + 1 month = 28 or 29/2). */
export function addMonths(value: Day, months: number): Day {
  const from = utc(value)
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate()
  const to = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, Math.min(from.getUTCDate(), last))
  return new Date(to).toISOString().slice(0, 10) as Day
}

export function addDays(value: Day, days: number): Day {
  return new Date(utc(value).getTime() + days * 86_400_000).toISOString().slice(0, 10) as Day
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000)
}

/** `22/11/2026`, as people write it. */
export function showDay(value: Day | string): string {
  const [year, month, date] = value.slice(0, 10).split('-')
  return `${date}/${month}/${year}`
}

const clockInZone = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })

/** `14:05, 22/11/2026`: a moment as the clock in Vietnam shows it. */
export const showMoment = (moment: Date): string => `${clockInZone.format(moment)}, ${showDay(dayOf(moment))}`

/** Milliseconds from a moment until the next midnight in Vietnam (which keeps UTC+7 all year). */
export function untilMidnight(moment: Date): number {
  const shifted = moment.getTime() + 7 * 3_600_000
  return 86_400_000 - (shifted % 86_400_000)
}
