/** Seasons, holidays and dispatch days in plain words. */
import { showDay, type Day } from '#platform/day'
import type { Say } from '#platform/tongue'
import { weekdayOf, type Opening, type SaleDays } from './opening.rules.ts'

const weekdays = [['thứ Hai', 'Monday'], ['thứ Ba', 'Tuesday'], ['thứ Tư', 'Wednesday'], ['thứ Năm', 'Thursday'], ['thứ Sáu', 'Friday'], ['thứ Bảy', 'Saturday'], ['Chủ nhật', 'Sunday']] as const
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const

/** 1 = Monday. */
export function weekdayWords(t: Say, weekday: number): string {
  const [vi, en] = weekdays[weekday - 1]!
  return t(vi, en)
}

/** `thứ Năm, 26/11/2026`. */
export const dayWords = (t: Say, day: Day): string => `${weekdayWords(t, weekdayOf(day))}, ${showDay(day)}`

/** `tháng 3` of the year, or the whole day where it is no first of a month. */
const comesWords = (t: Say, day: Day): string => (day.endsWith('-01') ? t(`tháng ${Number(day.slice(5, 7))}/${day.slice(0, 4)}`, `${months[Number(day.slice(5, 7)) - 1]!} ${day.slice(0, 4)}`) : showDay(day))

/** What a buyer is told; '' when it is simply open. */
export function openingWords(t: Say, opening: Opening): string {
  switch (opening.kind) {
    case 'open': return ''
    case 'ahead': return opening.made ? t(`Làm khi có đơn, xong từ ${showDay(opening.from)}.`, `Made to order, ready from ${showDay(opening.from)}.`) : t(`Đặt trước được; gửi từ ${showDay(opening.from)}.`, `Order ahead; sent from ${showDay(opening.from)}.`)
    case 'comes': return t(`Vụ sau: ${comesWords(t, opening.on)}.`, `Next season: ${comesWords(t, opening.on)}.`)
    case 'closed': return t(`Nghỉ bán đến hết ${showDay(opening.until)}. Đặt được từ ${showDay(opening.on)}.`, `Closed until ${showDay(opening.until)}. Order from ${showDay(opening.on)}.`)
    case 'paused': return t('Tạm dừng bán.', 'Not on sale for now.')
  }
}

/** `Gửi hàng thứ Hai, thứ Năm; đặt trước 16 giờ hôm trước.`; null when parcels leave every day and at any hour. */
export function dispatchWords(t: Say, { dispatchDays, cutoffHour, cutoffDays }: Pick<SaleDays, 'dispatchDays' | 'cutoffHour' | 'cutoffDays'>): string | null {
  if (dispatchDays.length === 0 && cutoffHour === 24 && cutoffDays === 0) return null
  const days = dispatchDays.length === 0 ? t('mỗi ngày', 'every day') : dispatchDays.toSorted((a, b) => a - b).map((each) => weekdayWords(t, each)).join(', ')
  const when = cutoffDays === 0 ? t('cùng ngày', 'the same day') : cutoffDays === 1 ? t('hôm trước', 'the day before') : t(`${cutoffDays} ngày trước đó`, `${cutoffDays} days before`)
  return t(`Gửi hàng ${days}; đặt trước ${cutoffHour} giờ ${when}.`, `Sent ${days}; order before ${cutoffHour}:00 ${when}.`)
}

/** Months as one cell: `T3–T5, T9`; over the turn of the year `T11–T2`; `cả năm` when there are none. With letters, so that Excel takes it for no day and no number. */
export function showMonths(months: readonly number[]): string {
  if (months.length === 0 || months.length === 12) return 'cả năm'
  const held = new Set(months)
  const before = (month: number): number => (month === 1 ? 12 : month - 1)
  return [...held].filter((month) => !held.has(before(month))).sort((a, b) => a - b).map((first) => {
    let last = first
    while (held.has((last % 12) + 1)) last = (last % 12) + 1
    return first === last ? `T${first}` : `T${first}–T${last}`
  }).join(', ')
}
