/** The settings that have a screen at `/can-bo/cai-dat`, with their words; those with secrets have none. */
import { complaintKinds, complaintKindWords, complaintTerms, digestHours, invoiceDays } from '#aftersale'
import { suspensionNotice } from '#offers'
import { orderLimits, reminderTimes, stuckDays } from '#orders'
import { taxWithholding } from '#payments'
import { shown, type SettingField, type ShownSetting } from '#portal'
import { reviewDays } from '#reviews'
import { tongue } from '#platform/tongue'

const number = (path: string, vi: string, en: string, least: number, most: number): SettingField => ({ kind: 'number', path, words: [vi, en], least, most })
const both = (kind: (typeof complaintKinds)[number]): readonly [string, string] => [complaintKindWords(tongue('vi'), kind), complaintKindWords(tongue('en'), kind)]

export const shownSettings: readonly ShownSetting[] = [
  shown(orderLimits, {
    title: ['Giới hạn đặt hàng', 'Limits of ordering'], about: ['Chặn đặt hàng phá, và mời chuyển khoản trước khi hàng tiền mặt đã quay về nhiều lần.', 'Against false orders; a transfer is asked first where cash parcels came back.'],
    fields: [
      number('openOfPhone', 'Đơn tiền mặt chưa ai nhận của một số điện thoại', 'Unanswered cash orders of one telephone', 1, 100), number('purchasesOfSender', 'Lần đặt từ một máy', 'Purchases of one device', 1, 1_000), number('senderSeconds', 'Trong bao nhiêu giây', 'Within so many seconds', 60, 86_400),
      number('notTaken', 'Gói hàng không nhận thì mời chuyển khoản', 'Parcels not taken before a transfer is asked', 1, 20), number('months', 'Nhớ trong bao nhiêu tháng', 'Remembered for so many months', 1, 24),
    ],
  }),
  shown(reminderTimes, {
    title: ['Nhắc người bán trả lời đơn', 'Reminders to sellers'], about: ['Khi nào nhắc người bán, khi nào báo cán bộ trước lúc đơn hết hạn; không gọi ban đêm.', 'When sellers are reminded and officers told before an order lapses; never at night.'],
    fields: [number('first', 'Nhắc lần đầu, số giờ sau khi đặt', 'First, hours after placing', 1, 20), number('last', 'Nhắc lần cuối, số giờ trước khi hết hạn', 'Last, hours before the end', 1, 20), number('deputy', 'Báo cán bộ, số giờ trước khi hết hạn', 'Officers, hours before the end', 1, 20), number('quietFrom', 'Yên từ mấy giờ tối', 'Quiet from, evening', 18, 24), number('quietTo', 'Đến mấy giờ sáng', 'Quiet until, morning', 0, 9)],
    refuses: (value) => (value.deputy > value.last ? { path: 'deputy', words: ['Báo cán bộ sau khi nhắc người bán lần cuối: ghi số nhỏ hơn hoặc bằng.', 'Officers are told after the last reminder: a figure not above it.'] } : null),
  }),
  shown(stuckDays, {
    title: ['Đơn đang kẹt', 'Stuck orders'], about: ['Đơn đứng bao lâu thì hiện trong nhóm “Đang kẹt” của cán bộ.', 'How long an order may stand still before officers see it as stuck.'],
    fields: [number('answerHours', 'Chưa trả lời, còn ít hơn mấy giờ', 'Unanswered, fewer hours left than', 1, 24), number('sendDays', 'Đã nhận mà chưa gửi, số ngày', 'Accepted, not sent, days', 1, 60), number('arriveDays', 'Đã gửi mà chưa tới, số ngày', 'Sent, not arrived, days', 1, 60), number('backDays', 'Đang quay về, số ngày', 'Coming back, days', 1, 90), number('refundDays', 'Hàng đã về mà chưa trả tiền, số ngày', 'Came back, money still owed, days', 1, 60)],
  }),
  shown(complaintTerms, {
    title: ['Thời hạn khiếu nại', 'Terms of complaints'], about: ['Công bố trên trang giải quyết khiếu nại. Khiếu nại đã gửi giữ thời hạn của ngày gửi.', 'Published on the page of complaints. A complaint keeps the terms of its day.'],
    fields: [
      ...complaintKinds.flatMap((kind): SettingField[] => { const [vi, en] = both(kind); return [number(`kinds.${kind}.firstHours`, `${vi}: trả lời đầu, số giờ`, `${en}: first answer, hours`, 1, 240), number(`kinds.${kind}.solveDays`, `${vi}: giải quyết, số ngày`, `${en}: settled, days`, 1, 60)] }),
      number('levelDays', 'Mỗi cấp có mấy ngày trước khi chuyển lên', 'Days of each office before the next', 1, 30), { kind: 'text', path: 'citation', words: ['Căn cứ', 'Citation'] },
      { kind: 'choice', path: 'status', words: ['Đã đối chiếu văn bản ký chưa', 'Checked against the signed text'], options: [{ value: 'unverified', words: ['chưa', 'not yet'] }, { value: 'in force', words: ['rồi, đang có hiệu lực', 'yes, in force'] }] },
    ],
  }),
  shown(digestHours, { title: ['Giờ gửi tin gộp cho người bán', 'Hours of the sellers’ digest'], about: ['Tin nhắn gộp: đơn chờ, lời nhắn, khiếu nại chưa xem.', 'One message of what waits: orders, messages, complaints.'], fields: [{ kind: 'hours', path: '', words: ['Các giờ trong ngày', 'Hours of the day'] }] }),
  shown(invoiceDays, { title: ['Hạn yêu cầu hóa đơn', 'Days to ask for an invoice'], about: ['Người mua yêu cầu hóa đơn được trong mấy ngày sau khi nhận hàng.', 'For how many days a buyer may ask for an invoice.'], fields: [number('', 'Số ngày', 'Days', 1, 60)] }),
  shown(reviewDays, {
    title: ['Mời và nhận nhận xét', 'Asking for reviews'], about: ['Mấy ngày sau khi nhận hàng thì mời người mua viết, và viết được trong bao lâu.', 'When buyers are asked for their words, and until when they may write.'],
    fields: [number('ask', 'Mời sau mấy ngày', 'Asked after days', 1, 30), number('until', 'Viết được trong mấy ngày', 'May write for days', 7, 365)],
    refuses: (value) => (value.until <= value.ask ? { path: 'until', words: ['Thời gian viết phải dài hơn lúc mời.', 'They must be able to write for longer than until they are asked.'] } : null),
  }),
  shown(suspensionNotice, { title: ['Báo trước khi tạm ngừng người bán', 'Notice before a suspension'], about: ['Cổng tự tạm ngừng một người bán thì báo trước mấy ngày (Nghị định 248/2026/NĐ-CP nói ít nhất 5 ngày; chưa đối chiếu văn bản ký).', 'Days of notice before the operator suspends a seller (Decree 248/2026/NĐ-CP: at least 5; signed text not read).'], fields: [number('', 'Số ngày', 'Days', 5, 60)] }),
  shown(taxWithholding, {
    title: ['Khấu trừ thuế thay người bán', 'Withholding of tax'], about: ['Tắt cho đến khi đơn vị vận hành quyết định sau khi hỏi cơ quan thuế. Lý do hiện trên sao kê của người bán.', 'Off until the operator has decided after asking the tax office. Why is shown on statements.'],
    fields: [{ kind: 'yes', path: 'on', words: ['Khấu trừ', 'Withhold'] }, { kind: 'text', path: 'why', words: ['Vì sao, theo văn bản nào', 'Why, by which document'] }],
    refuses: (value) => (value.on && value.why === '' ? { path: 'why', words: ['Ghi văn bản của cơ quan thuế trước khi bật.', 'Give the tax office’s document first.'] } : null),
  }),
]
