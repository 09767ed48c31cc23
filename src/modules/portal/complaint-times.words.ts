/** Kinds of complaint that no request of this portal covers, and within how long each is answered (Decree 248/2026/NĐ-CP, Art. 7). */
export type Both = readonly [vi: string, en: string]
export interface ComplaintTime {
  readonly about: Both
  readonly first: Both
  readonly settled: Both
}

export const requestKinds = {
  'something-wrong': ['“Có chỗ chưa đúng”: thông tin sai về sản phẩm, chủ thể, chứng nhận', '“Something is wrong”: wrong information on a product, producer or certificate'],
  'this-is-me': ['“Đây là sản phẩm của tôi”: nhận trang, xem, sửa, nhận bản sao dữ liệu của mình', '“This is mine”: taking over one’s page; seeing, correcting, copying one’s data'],
  'remove-name': ['“Xin gỡ tên”: xoá tên, rút đồng ý, hạn chế, ngừng xử lý dữ liệu cá nhân', '“Remove my name”: removing a name, withdrawing consent, restricting or stopping use of personal data'],
} as const satisfies Record<string, Both>

const two: Both = ['2 ngày làm việc', '2 working days']

export const otherTimes: readonly ComplaintTime[] = [
  { about: ['Nghi chứng nhận giả, dùng sai sao hoặc nhãn hiệu OCOP', 'Suspected false certificate, misuse of stars or the OCOP mark'], first: two, settled: ['15 ngày', '15 days'] },
  { about: ['Nội dung trái pháp luật, theo yêu cầu của cơ quan có thẩm quyền', 'Unlawful content, on an authority’s request'], first: ['ngay khi nhận', 'on receipt'], settled: ['24 giờ', '24 hours'] },
  { about: ['Cổng bị lỗi, khó dùng với người khuyết tật; việc khác', 'Faults of the portal, barriers for people with disabilities; anything else'], first: two, settled: ['15 ngày', '15 days'] },
]
