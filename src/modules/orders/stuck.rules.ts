/** When an order is stuck, so that an office looks at it: as data, the operator changes the figures. */
import { z } from 'zod'
import type { Setting } from '#platform/settings'
import type { Say } from '#platform/tongue'

const shape = z.object({
  /** Hours before an unanswered order lapses. */
  answerHours: z.int().min(1).max(24),
  /** Days that an order may stand accepted, sent, coming back; and money be owed for what came back. */
  sendDays: z.int().min(1).max(60), arriveDays: z.int().min(1).max(60), backDays: z.int().min(1).max(90), refundDays: z.int().min(1).max(60),
})
export type StuckDays = z.infer<typeof shape>

export const stuckDays: Setting<StuckDays> = { name: 'orders.stuck', shape, fallback: { answerHours: 6, sendDays: 2, arriveDays: 7, backDays: 10, refundDays: 3 } }

export type StuckWhy = 'answer' | 'send' | 'arrive' | 'back' | 'refund' | 'complaint'

export interface StuckSince { readonly answerBefore: Date; readonly sendBefore: Date; readonly arriveBefore: Date; readonly backBefore: Date; readonly refundBefore: Date }
const [HOUR, DAY] = [3_600_000, 86_400_000]

export function stuckSince(days: StuckDays, now: Date): StuckSince {
  const ago = (count: number): Date => new Date(now.getTime() - count * DAY)
  return { answerBefore: new Date(now.getTime() + days.answerHours * HOUR), sendBefore: ago(days.sendDays), arriveBefore: ago(days.arriveDays), backBefore: ago(days.backDays), refundBefore: ago(days.refundDays) }
}

/** Why an order is stuck and what helps, for the officer who looks at it. */
export function stuckWords(t: Say, why: StuckWhy): string {
  switch (why) {
    case 'answer': return t('Sắp hết giờ, người bán chưa trả lời. Gọi người bán, hoặc nhận thay.', 'Lapses soon, unanswered. Call the seller, or accept for them.')
    case 'send': return t('Đã nhận mà chưa gửi. Hỏi người bán vướng gì.', 'Accepted and not sent. Ask the seller why.')
    case 'arrive': return t('Gửi lâu mà chưa tới. Hỏi người bán, hãng giao.', 'Sent long ago, not arrived. Ask the seller, the carrier.')
    case 'back': return t('Hàng quay về quá lâu. Hỏi hãng giao hàng đang ở đâu.', 'Coming back for too long. Ask the carrier.')
    case 'refund': return t('Hàng đã về mà tiền chưa trả. Nhắc người bán trả lại tiền.', 'The goods came back, the money did not go. Remind the seller.')
    case 'complaint': return t('Khiếu nại quá hạn chưa ai trả lời.', 'A complaint is unanswered past its time.')
  }
}
