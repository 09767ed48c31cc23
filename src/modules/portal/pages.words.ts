/** The texts about the portal and those that the law asks an operator for, in the order in which they are listed. */
export interface TextPage {
  /** Also its address, under `/`. */
  readonly slug: string
  readonly part: 've-cong' | 'phap-ly'
  /** Short names for lists. */
  readonly vi: string
  readonly en: string
}

const page = (slug: string, vi: string, en: string): TextPage => ({ slug, part: slug.startsWith('phap-ly') ? 'phap-ly' : 've-cong', vi, en })

export const textPages: readonly TextPage[] = [
  page('ve-cong', 'Cổng OCOP là gì', 'What this portal is'),
  page('ve-cong/ngoi-sao', 'Ngôi sao được hiển thị thế nào', 'How stars are shown'),
  page('ve-cong/du-lieu', 'Dữ liệu từ đâu, sửa thế nào', 'Where the data comes from'),
  page('ve-cong/tham-gia', 'Có mặt trên Cổng', 'Being on the portal'),
  page('ve-cong/lien-he', 'Đơn vị vận hành, liên hệ', 'Operator and contact'),
  page('phap-ly/quy-che', 'Quy chế hoạt động', 'Terms of use'),
  page('phap-ly/bao-ve-du-lieu', 'Bảo vệ dữ liệu cá nhân', 'Personal data protection'),
  page('phap-ly/khieu-nai', 'Giải quyết khiếu nại', 'Complaints'),
  page('phap-ly/thu-tu-hien-thi', 'Thứ tự hiển thị', 'Order of display'),
  page('phap-ly/tiep-can', 'Ai cũng dùng được', 'Accessibility'),
  page('phap-ly/du-lieu-mo', 'Dữ liệu mở', 'Open data'),
  page('phap-ly/nhan-hieu', 'Nhãn hiệu OCOP', 'The OCOP mark'),
  page('phap-ly/ngung-dich-vu', 'Khi Cổng ngừng hoạt động', 'If the portal ends'),
]

export const textPageOf = (slug: string): TextPage | null => textPages.find((each) => each.slug === slug) ?? null
