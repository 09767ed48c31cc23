import type { Say } from '#platform/tongue'
import type { ComplaintKind, ComplaintLevel, ComplaintOutcome, ComplaintWish, EntryKind, ReturnReason, ReturnState } from './aftersale.tables.ts'
import type { ClockState } from './terms.rules.ts'

export function kindWords(t: Say, kind: ComplaintKind): string {
  switch (kind) {
    case 'not-as-described': return t('Hàng không đúng mô tả', 'Not as described')
    case 'broken': return t('Hàng hỏng, vỡ', 'Broken')
    case 'late': return t('Giao trễ', 'Late')
    case 'not-arrived': return t('Chưa nhận được hàng', 'Not arrived')
    case 'refund-missing': return t('Chưa nhận được tiền hoàn', 'The refund has not come')
    case 'other': return t('Chuyện khác', 'Something else')
  }
}

export function wishWords(t: Say, wish: ComplaintWish): string {
  switch (wish) {
    case 'refund': return t('Hoàn lại tiền', 'My money back')
    case 'replacement': return t('Đổi hàng khác', 'Another one')
    case 'part-refund': return t('Hoàn một phần tiền', 'Part of my money back')
    case 'explanation': return t('Được trả lời cho rõ', 'An explanation')
  }
}

export function levelWords(t: Say, level: ComplaintLevel): string {
  switch (level) {
    case 'seller': return t('người bán đang xem', 'with the seller')
    case 'commune': return t('xã, phường đang giúp', 'with the commune’s office')
    case 'province': return t('văn phòng OCOP tỉnh đang giúp', 'with the province’s OCOP office')
  }
}

export function outcomeWords(t: Say, outcome: ComplaintOutcome): string {
  switch (outcome) {
    case 'settled': return t('hai bên đã thỏa thuận', 'both sides agreed')
    case 'for-buyer': return t('người mua đúng, người bán phải làm theo', 'decided for the buyer')
    case 'for-seller': return t('không có cơ sở', 'decided for the seller')
    case 'withdrawn': return t('người mua đã rút', 'withdrawn by the buyer')
  }
}

export function reasonWords(t: Say, reason: ReturnReason): string {
  switch (reason) {
    case 'not-as-described': return t('Không đúng mô tả', 'Not as described')
    case 'broken': return t('Hỏng, vỡ', 'Broken')
    case 'wrong': return t('Gửi nhầm', 'The wrong goods')
    case 'changed-mind': return t('Đổi ý', 'Changed my mind')
    case 'other': return t('Lý do khác', 'Something else')
  }
}

export function returnWords(t: Say, state: ReturnState): string {
  switch (state) {
    case 'asked': return t('chờ người bán trả lời', 'waits for the seller')
    case 'accepted': return t('người bán đồng ý nhận lại', 'accepted by the seller')
    case 'refused': return t('người bán không nhận lại', 'refused by the seller')
    case 'received': return t('người bán đã nhận lại hàng', 'back with the seller')
    case 'withdrawn': return t('người mua đã rút', 'withdrawn')
  }
}

export function entryWords(t: Say, kind: EntryKind): string | null {
  switch (kind) {
    case 'message': return null
    case 'filed': return t('Gửi khiếu nại', 'Complaint filed')
    case 'answered': return t('Trả lời khiếu nại', 'Answer to the complaint')
    case 'passed-up': return t('Chuyển lên cấp trên', 'Passed up')
    case 'ended': return t('Kết thúc khiếu nại', 'Complaint ended')
    case 'asked': return t('Xin trả hàng', 'Asks to send back')
    case 'accepted': return t('Đồng ý nhận lại hàng', 'Return accepted')
    case 'refused': return t('Không nhận lại hàng', 'Return refused')
    case 'received': return t('Đã nhận lại hàng', 'Goods are back')
    case 'withdrawn': return t('Rút yêu cầu', 'Withdrawn')
  }
}

export function clockWords(t: Say, state: ClockState): string {
  switch (state) {
    case 'in-time': return t('trong hạn', 'in time')
    case 'due-soon': return t('sắp đến hạn', 'due soon')
    case 'first-late': return t('quá hạn trả lời lần đầu', 'first answer overdue')
    case 'solve-late': return t('quá hạn giải quyết', 'overdue')
  }
}

/** The rights of a buyer, beside each complaint. Articles as summaries give them; the signed texts were not read. */
export const rightsWords = (t: Say): readonly string[] => [
  t('Hàng không đúng mô tả thì được trả lại, hoàn tiền trong 30 ngày theo cách đã trả (Luật Bảo vệ quyền lợi người tiêu dùng 19/2023/QH15, Luật Thương mại điện tử 122/2025/QH15; số điều chưa đối chiếu văn bản ký).', 'Goods that are not as described may be returned and are refunded within 30 days the way you paid (Laws 19/2023/QH15 and 122/2025/QH15; article numbers not verified).'),
  t('Khi người bán thiếu thông tin trước lúc đặt, bạn được chấm dứt hợp đồng trong 30 ngày.', 'Where the seller gave too little information before the order, you may end the contract within 30 days.'),
  t('Bạn có bốn cách giải quyết tranh chấp: thương lượng, hòa giải, trọng tài, tòa án. Dùng trang này không làm mất cách nào.', 'There are four ways to settle a dispute: negotiation, mediation, arbitration, court. Using this page takes none of them away.'),
]
