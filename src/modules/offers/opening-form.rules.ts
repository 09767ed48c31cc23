/** The forms of holidays, dispatch days and seasons. */
import { addDays, daysBetween, makeDay, parseDay, showDay, type Day } from '#platform/day'
import type { Say } from '#platform/tongue'
import { cleanText, type Fault } from '#platform/web'
import { weekdayOf } from './opening.rules.ts'
import type { Dispatch, Season } from './set-opening.ts'

export type Typed = Readonly<Record<string, unknown>>
export type Read<Value> = { readonly kind: 'ok'; readonly value: Value } | { readonly kind: 'faulty'; readonly faults: readonly Fault[]; readonly typed: Readonly<Record<string, string>> }

const one = (form: Typed, name: string, max = 200): string => { const value = form[name]; return typeof value === 'string' ? cleanText(value, max) : '' }
/** Ticked boxes of a row: `thang-1` … `thang-12`. */
const ticked = (form: Typed, name: string, most: number): number[] => Array.from({ length: most }, (_, at) => at + 1).filter((each) => form[`${name}-${each}`] === 'co')
/** All that was typed, for showing the form again. */
const all = (form: Typed): Record<string, string> => ({ ...Object.fromEntries(Object.keys(form).map((name) => [name, one(form, name, 1_000)])), thu: ticked(form, 'thu', 7).join(','), thang: ticked(form, 'thang', 12).join(',') })

/** Longest holiday that is a holiday and no end. */
const MOST_DAYS = 180

/** One tap, or a first and a last day with a sentence. */
export function readHoliday(t: Say, form: Typed, today: Day): Read<{ readonly from: Day | null; readonly until: Day; readonly words: string }> {
  const quick = /^(\d{4}-\d{2}-\d{2})?_(\d{4}-\d{2}-\d{2})$/.exec(one(form, 'den'))
  const [fromText, untilText] = quick ? [quick[1] ?? '', quick[2]!] : [one(form, 'tu-ngay', 10), one(form, 'den-ngay', 10)]
  const [from, until] = [fromText === '' ? null : parseDay(fromText), parseDay(untilText)]
  const faults: Fault[] = []
  if (fromText !== '' && !from) faults.push({ field: 'tu-ngay', message: t('Chọn một ngày có thật.', 'Choose a real day.') })
  if (!until) faults.push({ field: 'den-ngay', message: t('Chọn ngày nghỉ cuối cùng.', 'Choose the last day of the holiday.') })
  else if (until < today) faults.push({ field: 'den-ngay', message: t('Ngày này đã qua. Chọn hôm nay hoặc về sau.', 'This day is over. Choose today or later.') })
  else if (from && from > until) faults.push({ field: 'den-ngay', message: t(`Ngày cuối phải từ ${showDay(from)} trở đi.`, `The last day must be ${showDay(from)} or later.`) })
  else if (daysBetween(from && from > today ? from : today, until) >= MOST_DAYS) faults.push({ field: 'den-ngay', message: t('Nghỉ dài nhất 180 ngày. Nghỉ lâu hơn thì tạm dừng từng hàng ở Bảng hàng.', 'At most 180 days. To stop longer, pause the goods in the sheet.') })
  return faults.length > 0 || !until ? { kind: 'faulty', faults, typed: all(form) } : { kind: 'ok', value: { from: from && from > today ? from : null, until, words: one(form, 'loi', 200) } }
}

/** `24/12/2026, 31/12/2026` → days; null when one of them is none. */
function readDays(text: string): Day[] | null {
  const days = text.split(/[,;\s]+/).filter(Boolean).map((each) => {
    const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(each)
    return parts ? makeDay(Number(parts[3]), Number(parts[2]), Number(parts[1])) : parseDay(each)
  })
  return days.includes(null) || days.length > 60 ? null : [...new Set(days as Day[])].sort()
}

export function readDispatch(t: Say, form: Typed, today: Day): Read<Dispatch> {
  const off = readDays(one(form, 'khong-gui', 1_000))
  const [hour, days] = [one(form, 'gio', 2), one(form, 'truoc', 1)]
  if (off === null) return { kind: 'faulty', faults: [{ field: 'khong-gui', message: t('Ghi từng ngày như 24/12/2026, cách nhau bằng dấu phẩy.', 'Write days like 24/12/2026, with commas between.') }], typed: all(form) }
  const dispatchDays = ticked(form, 'thu', 7)
  return {
    kind: 'ok', value: {
      dispatchDays: dispatchDays.length === 7 ? [] : dispatchDays, cutoffHour: /^\d{1,2}$/.test(hour) && Number(hour) <= 24 ? Number(hour) : 24, cutoffDays: /^[0-3]$/.test(days) ? Number(days) : 0, noDispatchOn: off.filter((day) => day >= today),
    },
  }
}

export function readSeason(t: Say, form: Typed): Read<Season> {
  const faults: Fault[] = []
  const whole = (name: string, most: number, message: string): number | null => {
    const text = one(form, name, 6)
    if (text === '') return null
    const value = /^\d{1,4}$/.test(text) ? Number(text) : 0
    if (value < 1 || value > most) faults.push({ field: name, message })
    return value
  }
  const [ready, made] = [one(form, 'san-sang', 10), one(form, 'lam-theo-don') === 'co']
  const readyOn = ready === '' ? null : parseDay(ready)
  if (ready !== '' && !readyOn) faults.push({ field: 'san-sang', message: t('Chọn một ngày có thật.', 'Choose a real day.') })
  const daysToMake = whole('so-ngay', 120, t('Ghi số ngày làm, từ 1 đến 120.', 'Days to make, from 1 to 120.'))
  const mostPacks = whole('toi-da', 999, t('Ghi số gói, từ 1 đến 999, hoặc để trống.', 'Packs, from 1 to 999, or leave it empty.'))
  const seasons = ticked(form, 'thang', 12)
  return faults.length > 0 ? { kind: 'faulty', faults, typed: all(form) } : { kind: 'ok', value: { seasons: seasons.length === 12 ? [] : seasons, readyOn, madeToOrder: made, daysToMake: made ? daysToMake : null, mostPacks } }
}

export interface QuickHoliday { readonly kind: 'today' | 'week' | 'tet'; readonly from: Day | null; readonly until: Day; readonly name: string }

/** Holidays of one tap: today, to the end of the week, and the next Tết of the calendar. */
export function quickHolidays(today: Day, off: readonly { readonly from: Day; readonly to: Day; readonly name: string }[]): QuickHoliday[] {
  const sunday = addDays(today, 7 - weekdayOf(today))
  const tet = off.filter((each) => each.name.startsWith('Tết') && each.to >= today).sort((a, b) => (a.from < b.from ? -1 : 1))[0]
  return [
    { kind: 'today', from: null, until: today, name: '' },
    ...(sunday > today ? [{ kind: 'week' as const, from: null, until: sunday, name: '' }] : []),
    ...(tet ? [{ kind: 'tet' as const, from: tet.from > today ? tet.from : null, until: tet.to, name: tet.name }] : []),
  ]
}
