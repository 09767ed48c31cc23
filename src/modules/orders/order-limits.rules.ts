/** What one telephone and one sender may order, when sellers are reminded, and which reasons stand ready; the operator changes the figures. */
import { z } from 'zod'
import type { Setting } from '#platform/settings'
import type { Say } from '#platform/tongue'
import type { OrderState } from './order-moves.rules.ts'

const limitsShape = z.object({
  /** Cash purchases of one telephone that no seller has answered yet. */
  openOfPhone: z.int().min(1),
  purchasesOfSender: z.int().min(1), senderSeconds: z.int().min(1),
  /** So many cash parcels that were not taken, in so many months, and a transfer is asked first. */
  notTaken: z.int().min(1), months: z.int().min(1),
})
export type OrderLimits = z.infer<typeof limitsShape>

export const orderLimits: Setting<OrderLimits> = { name: 'orders.limits', shape: limitsShape, fallback: { openOfPhone: 5, purchasesOfSender: 20, senderSeconds: 3_600, notTaken: 2, months: 6 } }

const reminderShape = z.object({
  /** Hours after placing: the first reminder. */
  first: z.number().positive(),
  /** Hours before the end: the last reminder, and the word to the officers who may answer as deputies. */
  last: z.number().positive(), deputy: z.number().positive(),
  /** Nobody is called between these hours of the evening and the morning. */
  quietFrom: z.int().min(18).max(24), quietTo: z.int().min(0).max(9),
})
export type ReminderTimes = z.infer<typeof reminderShape>

export const reminderTimes: Setting<ReminderTimes> = { name: 'orders.reminders', shape: reminderShape, fallback: { first: 6, last: 4, deputy: 3, quietFrom: 21, quietTo: 6 } }

export type ReminderStep = 'first' | 'last' | 'deputy'
const HOUR = 3_600_000
const VIETNAM = 7 * HOUR

/** When a reminder goes out: never in the quiet hours. The first waits for the morning; those before the end come the evening before instead. */
export function reminderAt(step: ReminderStep, placedAt: Date, dueAt: Date, times: ReminderTimes): Date {
  const moment = step === 'first' ? placedAt.getTime() + times.first * HOUR : dueAt.getTime() - times[step] * HOUR
  const local = moment + VIETNAM
  const midnight = local - (local % (24 * HOUR))
  const hour = (local - midnight) / HOUR
  if (hour >= times.quietTo && hour < times.quietFrom) return new Date(moment)
  if (step === 'first') return new Date((hour < times.quietTo ? midnight : midnight + 24 * HOUR) + times.quietTo * HOUR - VIETNAM)
  // One minute before the quiet begins, so that the last step still goes out on that evening.
  return new Date((hour < times.quietTo ? midnight - 24 * HOUR : midnight) + times.quietFrom * HOUR - 60_000 - VIETNAM)
}

export const NOT_TAKEN = 'Khách không nhận'
/** Whether a parcel came back because nobody took it: what sellers choose or write says so. */
export const NOT_TAKEN_WORDS = '%không nhận%'

/** Reasons that stand ready, in Vietnamese as they are kept. */
export function readyReasons(to: OrderState): readonly string[] {
  switch (to) {
    case 'refused': return ['Hết hàng', 'Không kịp làm', 'Không giao tới được', 'Không gọi được khách']
    case 'coming-back': return [NOT_TAKEN, 'Không gọi được khách', 'Hàng hỏng trên đường', 'Khách đổi trả']
    default: return []
  }
}

export const transferFirstWords = (t: Say): string => t('Lần trước gói hàng quay về, nên lần này xin bạn chuyển khoản trước. Chưa có gì được đặt. Có nhầm lẫn, gọi văn phòng OCOP của tỉnh.', 'Parcels came back last time, so please pay by transfer this time. Nothing was ordered. If this is a mistake, call the province’s OCOP office.')
export const tooManyOpenWords = (t: Say, most: number): string => t(`Số điện thoại này đang có ${most} đơn tiền mặt chờ người bán trả lời. Chờ một đơn được nhận rồi đặt tiếp, hoặc chuyển khoản. Chưa có gì được đặt.`, `This telephone has ${most} cash orders that wait for their sellers. Wait until one is accepted, or pay by transfer. Nothing was ordered.`)
