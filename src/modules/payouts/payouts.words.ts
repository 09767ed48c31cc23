import type { Say } from '#platform/tongue'
import type { Waits } from './due.rules.ts'
import type { PayoutState } from './payouts.tables.ts'
import type { PayoutSettled } from './settle-payout.ts'

export const payoutWords = (t: Say, state: PayoutState): string => {
  switch (state) {
    case 'listed': return t('trong bảng chi', 'listed')
    case 'sent': return t('đã gửi đối tác', 'sent to the partner')
    case 'paid': return t('đã chi', 'paid')
    case 'failed': return t('chi chưa được', 'failed')
    case 'dropped': return t('đã bỏ', 'dropped')
  }
}

export const waitsWords = (t: Say, waits: Waits | null): string => {
  switch (waits) {
    case null: return t('sẽ vào bảng chi tới', 'in the next payout')
    case 'not-delivered': return t('chờ giao hàng', 'waits for delivery')
    case 'return-days': return t('chờ hết ngày đổi trả', 'waits for the days of return')
    case 'disputed': return t('chờ xong khiếu nại hoặc trả hàng', 'waits for a complaint or a return')
    case 'owed-back': return t('chờ trả lại người mua', 'waits for a refund')
    case 'under-way': return t('đang được chi', 'being paid out')
  }
}

export const settledWords = (t: Say, settled: Exclude<PayoutSettled, 'settled' | 'known'>): string => {
  switch (settled) {
    case 'other-answer': return t('Khoản này đã có kết quả khác. Kết quả trước vẫn giữ; hỏi lại đối tác.', 'This payout has another result already, which stands. Ask the partner.')
    case 'not-sent': return t('Khoản này chưa gửi đối tác.', 'This payout has not been sent.')
    case 'not-found': return t('Không có khoản chi với mã này.', 'There is no payout with this code.')
    case 'no-reference': return t('Ghi mã giao dịch của đối tác.', 'Write the partner’s number.')
    case 'no-reason': return t('Ghi vì sao chi chưa được.', 'Say why it failed.')
  }
}
