/** Within how long each kind of complaint is first answered and settled (Decree 248/2026/NĐ-CP, Art. 7; Decree 356/2025/NĐ-CP for personal data). */
type Both = readonly [vi: string, en: string]
export interface ComplaintTime {
  readonly about: Both
  readonly first: Both
  readonly settled: Both
}

export const complaintTimes: readonly ComplaintTime[] = [
  { about: ['Thông tin sai về sản phẩm, chủ thể, chứng nhận', 'Wrong information on a product, producer or certificate'], first: ['2 ngày làm việc', '2 working days'], settled: ['10 ngày', '10 days'] },
  { about: ['“Đây là tôi”: nhận trang của mình', '“This is me”: taking over one’s page'], first: ['2 ngày làm việc', '2 working days'], settled: ['10 ngày', '10 days'] },
  { about: ['Dữ liệu cá nhân: xem, sửa, nhận bản sao', 'Personal data: see, correct, receive a copy'], first: ['2 ngày làm việc', '2 working days'], settled: ['10 ngày', '10 days'] },
  { about: ['Dữ liệu cá nhân: xoá tên, rút đồng ý, hạn chế, ngừng xử lý', 'Personal data: remove a name, withdraw consent, restrict, stop'], first: ['2 ngày làm việc', '2 working days'], settled: ['15 ngày; 20 ngày nếu có bên thứ ba', '15 days; 20 with third parties'] },
  { about: ['Nghi chứng nhận giả, dùng sai sao hoặc nhãn hiệu OCOP', 'Suspected false certificate, misuse of stars or the OCOP mark'], first: ['1 ngày làm việc', '1 working day'], settled: ['15 ngày', '15 days'] },
  { about: ['Nội dung trái pháp luật, theo yêu cầu của cơ quan có thẩm quyền', 'Unlawful content, on an authority’s request'], first: ['ngay khi nhận', 'on receipt'], settled: ['24 giờ', '24 hours'] },
  { about: ['Cổng bị lỗi, khó dùng với người khuyết tật', 'Faults of the portal, barriers for people with disabilities'], first: ['2 ngày làm việc', '2 working days'], settled: ['15 ngày', '15 days'] },
  { about: ['Việc khác', 'Anything else'], first: ['2 ngày làm việc', '2 working days'], settled: ['15 ngày', '15 days'] },
]
