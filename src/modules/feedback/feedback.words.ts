/** How kinds, states and steps are called on screens, and the words of consent. */
import { showCount, type Lang, type Say } from '#platform/tongue'
import type { RequestKind, RequestState, StepKind } from './feedback.tables.ts'
import type { Urgency } from './term.rules.ts'

/** The kinds as they stand in addresses. */
export const KINDS = { 'la-toi': 'this-is-me', 'bao-sai': 'something-wrong', 'go-ten': 'remove-name', 'lien-he': 'message' } as const satisfies Record<string, RequestKind>
export type KindInAddress = keyof typeof KINDS
export const readKind = (text: string | undefined): RequestKind | null => (text !== undefined && Object.hasOwn(KINDS, text) ? KINDS[text as KindInAddress] : null)
export const kindInAddress = (kind: RequestKind): KindInAddress => (Object.keys(KINDS) as KindInAddress[]).find((each) => KINDS[each] === kind)!

export function kindName(kind: RequestKind, t: Say): string {
  switch (kind) {
    case 'this-is-me': return t('Đây là sản phẩm của tôi', 'This is mine')
    case 'something-wrong': return t('Có chỗ chưa đúng', 'Something is wrong')
    case 'remove-name': return t('Xin gỡ tên', 'Remove my name')
    case 'message': return t('Nhắn cho người làm', 'Write to the maker')
  }
}

export function stateName(state: RequestState, t: Say): string {
  switch (state) {
    case 'open': return t('Đang chờ trả lời', 'Waiting for an answer')
    case 'answered': return t('Đã trả lời', 'Answered')
    case 'closed': return t('Đã đóng', 'Closed')
  }
}

export function urgencyName(urgency: Urgency, t: Say): string {
  switch (urgency) {
    case 'done': return t('Xong', 'Done')
    case 'in-time': return t('Trong hạn', 'In time')
    case 'due-today': return t('Đến hạn hôm nay', 'Due today')
    case 'acknowledgement-missed': return t('Quá hạn báo đã nhận', 'Acknowledgement overdue')
    case 'answer-missed': return t('Quá hạn trả lời', 'Answer overdue')
  }
}

export function stepName(kind: StepKind, t: Say): string {
  switch (kind) {
    case 'filed': return t('Gửi đến', 'Filed')
    case 'acknowledged': return t('Báo đã nhận', 'Acknowledged')
    case 'answered': return t('Trả lời', 'Answered')
    case 'closed': return t('Đóng', 'Closed')
    case 'reopened': return t('Mở lại', 'Opened again')
    case 'name-hidden': return t('Ẩn tên chủ thể trên trang công khai', 'Producer’s name hidden from public pages')
    case 'acknowledgement-missed': return t('Quá hạn báo đã nhận', 'Acknowledgement overdue')
    case 'answer-missed': return t('Quá hạn trả lời', 'Answer overdue')
    case 'contact-erased': return t('Xóa tên và cách liên hệ của người gửi', 'Writer’s name and contact erased')
  }
}

/** What the writer agrees to, word for word; kept with the request (Law 91/2025/QH15: consent must be provable). */
export const consentText = (t: Say): string => t(
  'Tôi đồng ý để văn phòng phụ trách OCOP nơi có sản phẩm này lưu tên và cách liên hệ tôi ghi ở đây, chỉ để xử lý và trả lời yêu cầu này. Tôi có thể rút lại bất cứ lúc nào ở trang biên nhận; dữ liệu được xóa chậm nhất 12 tháng sau khi yêu cầu kết thúc.',
  'I agree that the OCOP office responsible for this product keeps the name and contact I write here, only to handle and answer this request. I can take this back at any time on the receipt page; the data are erased no later than 12 months after the request has ended.',
)

export const countRequests = (lang: Lang, count: number): string => (lang === 'vi' ? `${showCount(lang, count)} yêu cầu` : `${showCount(lang, count)} ${count === 1 ? 'request' : 'requests'}`)
