import { pathIn, tongue, type Lang } from '#platform/tongue'
import { Band } from './band.tsx'

type Way = readonly [path: string, vi: string, en: string]
/** What the law asks an operator to say, and the doors for offices and programmers. */
const columns: readonly (readonly [vi: string, en: string, ways: readonly Way[]])[] = [
  ['Về Cổng', 'About', [
    ['/ve-cong', 'Giới thiệu', 'What this is'],
    ['/don-hang', 'Xem đơn hàng', 'Track an order'],
    ['/ve-cong/lien-he', 'Đơn vị vận hành, liên hệ', 'Operator and contact'],
    ['/ve-cong/du-lieu', 'Dữ liệu từ đâu', 'Where the data comes from'],
    ['/ve-cong/tham-gia', 'Có mặt trên Cổng', 'Being on the portal'],
  ]],
  ['Quy định', 'Terms', [
    ['/phap-ly/quy-che', 'Quy chế hoạt động', 'Operating rules'],
    ['/phap-ly/bao-ve-du-lieu', 'Bảo vệ dữ liệu cá nhân', 'Personal data protection'],
    ['/phap-ly/khieu-nai', 'Giải quyết khiếu nại', 'Complaints'],
    ['/phap-ly', 'Mọi quy định', 'All legal pages'],
  ]],
  ['Dành cho', 'For', [
    ['/ban-hang', 'Người bán hàng', 'Sellers'],
    ['/dang-nhap', 'Cơ quan: đăng nhập', 'Offices: sign in'],
    ['/api', 'Lập trình viên: API mở', 'Developers: open API'],
    ['/nhung', 'Đặt lên trang của bạn', 'Put products on your page'],
    ['/tin/moi-chung-nhan.xml', 'Tin mới chứng nhận (RSS)', 'Newly certified (RSS)'],
  ]],
]

export function Footer({ lang, province }: { readonly lang: Lang; readonly province: string | null }) {
  const t = tongue(lang)
  return (
    <footer class="foot">
      <Band id="bf" province={province} />
      <div class="wrap">
        <div>
          <h2>Cổng OCOP</h2>
          <p>{t('Nơi tìm thấy sản phẩm OCOP của cả nước và chứng nhận đứng sau mỗi ngôi sao. Phần mềm tự do, dữ liệu mở.', 'Where OCOP products of the whole country are found, with the certificate behind each star. Free software, open data.')}</p>
        </div>
        {columns.map(([vi, en, ways]) => (
          <nav aria-label={t(vi, en)}>
            <h2>{t(vi, en)}</h2>
            <ul class="plain">{ways.map(([to, said, saidEn]) => <li><a href={to.startsWith('/api') || to.includes('.') ? to : pathIn(lang, to)}>{t(said, saidEn)}</a></li>)}</ul>
          </nav>
        ))}
      </div>
    </footer>
  )
}
