/** Working days in Vietnam, for terms that the law counts in them. */
import { z } from 'zod'
import { addDays, makeDay, parseDay, type Day } from './day.ts'
import type { Setting } from './settings.ts'

const aDay = z.string().transform((text, context) => parseDay(text) ?? (context.addIssue('no such day'), z.NEVER))

const shape = z.object({
  /** The same day every year. */
  fixed: z.array(z.object({ month: z.int(), day: z.int(), name: z.string() })),
  /** Days of one year: holidays by the lunar calendar, the second day of the National Day, days that are swapped. */
  off: z.array(z.object({ from: aDay, to: aDay, name: z.string() })),
  /** Saturdays and Sundays that are worked instead of another day. */
  worked: z.array(z.object({ on: aDay, name: z.string() })),
})
export type Holidays = z.infer<typeof shape>

const off = (from: string, to: string, name: string): Holidays['off'][number] => ({ from: parseDay(from)!, to: parseDay(to)!, name })

/**
 * Labour Code 45/2019/QH14, Art. 112: 1/1, Tết (5 days), 10/3 lunar, 30/4, 1/5, 2/9 and one day beside it; a holiday
 * on a weekend is given back on the next working day (Art. 111.3), which `isWorkday` counts itself.
 * Tết and the day beside 2/9 are announced year by year: what stands here for years not yet announced is the shortest
 * reading (the last day of the old year and four days), so that a term never ends later than it should.
 * 24/11 (Vietnam Culture Day) is a holiday by policy; it is added here once Art. 112 names it.
 */
export const holidays: Setting<Holidays> = {
  name: 'platform.holidays',
  shape: shape as z.ZodType<Holidays>,
  fallback: {
    fixed: [
      { month: 1, day: 1, name: 'Tết Dương lịch' }, { month: 4, day: 30, name: 'Ngày Chiến thắng' },
      { month: 5, day: 1, name: 'Ngày Quốc tế lao động' }, { month: 9, day: 2, name: 'Quốc khánh' },
    ],
    off: [
      off('2026-02-16', '2026-02-20', 'Tết Bính Ngọ'), off('2026-04-26', '2026-04-26', 'Giỗ Tổ Hùng Vương'), off('2026-09-01', '2026-09-01', 'Quốc khánh'),
      off('2027-02-05', '2027-02-09', 'Tết Đinh Mùi'), off('2027-04-16', '2027-04-16', 'Giỗ Tổ Hùng Vương'), off('2027-09-03', '2027-09-03', 'Quốc khánh'),
      off('2028-01-25', '2028-01-29', 'Tết Mậu Thân'), off('2028-04-04', '2028-04-04', 'Giỗ Tổ Hùng Vương'), off('2028-09-01', '2028-09-01', 'Quốc khánh'),
      off('2029-02-12', '2029-02-16', 'Tết Kỷ Dậu'), off('2029-04-23', '2029-04-23', 'Giỗ Tổ Hùng Vương'), off('2029-09-03', '2029-09-03', 'Quốc khánh'),
      off('2030-02-01', '2030-02-05', 'Tết Canh Tuất'), off('2030-04-12', '2030-04-12', 'Giỗ Tổ Hùng Vương'), off('2030-09-03', '2030-09-03', 'Quốc khánh'),
    ],
    worked: [],
  },
}

const weekend = (day: Day): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** Every day off that is not a plain weekend: holidays, and the days given back for those on a weekend. */
function daysOff(year: number, calendar: Holidays): Set<Day> {
  const named = new Set<Day>()
  for (const each of calendar.fixed) {
    const day = makeDay(year, each.month, each.day)
    if (day) named.add(day)
  }
  for (const each of calendar.off) for (let day = each.from; day <= each.to; day = addDays(day, 1)) if (day.startsWith(`${year}-`)) named.add(day)
  const all = new Set(named)
  for (const day of [...named].filter(weekend).sort()) {
    let back = addDays(day, 1)
    while (weekend(back) || all.has(back)) back = addDays(back, 1)
    all.add(back)
  }
  return all
}

/** Whether offices work on this day. */
export function isWorkday(day: Day, calendar: Holidays): boolean {
  if (calendar.worked.some((each) => each.on === day)) return true
  if (weekend(day)) return false
  const year = Number(day.slice(0, 4))
  return !daysOff(year, calendar).has(day) && !daysOff(year - 1, calendar).has(day)
}

/** The last day of a term of `count` working days; the day on which it begins is not counted (Civil Code 2015, Art. 147). */
export function addWorkdays(from: Day, count: number, calendar: Holidays): Day {
  let day = from
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (isWorkday(day, calendar)) left--
  }
  return day
}
