import { tongue, type Lang } from '#platform/tongue'
import { Chips, Tag } from './chip.tsx'
import { Button } from './button.tsx'
import { GalleryCharts } from './gallery-charts.page.tsx'
import { GalleryForms } from './gallery-forms.page.tsx'
import { GalleryMarket } from './gallery-market.page.tsx'
import { GroupIcon } from './group-icon.tsx'
import { Page } from './page-shell.tsx'
import { productGroups } from './product-groups.ts'

const colours: readonly [name: string, vi: string, en: string][] = [
  ['paper', 'Giấy: nền trang', 'Paper: the page'], ['counter', 'Quầy: nền thẻ', 'Counter: cards'], ['shade', 'Bóng: chỗ lõm', 'Shade: sunken parts'],
  ['ink', 'Mực: chữ đọc', 'Ink: reading text'], ['ink-2', 'Mực nhạt: chữ phụ', 'Soft ink'], ['green', 'Xanh lúa: lối đi', 'Rice green: links'],
  ['leaf', 'Lá non: chỗ chọn', 'Leaf: chosen'], ['deep', 'Xanh thẫm: chân trang', 'Deep green: foot'], ['red', 'Son: việc chính', 'Lacquer: the main act'],
  ['gold', 'Vàng: sao còn hiệu lực', 'Gold: stars in force'], ['ochre', 'Đất: chờ, hết hạn', 'Ochre: waiting, expired'], ['brick', 'Gạch: chỗ cần sửa', 'Brick: to mend'],
]

/** Every piece of the design in one place; all names and figures here are samples. */
export function GalleryPage({ lang, query }: { readonly lang: Lang; readonly query: string }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} title={t('Bộ thiết kế', 'The design')} path="/thiet-ke" noindex trail={[{ text: t('Bộ thiết kế', 'The design') }]} islands={[]}>
      <div class="gallery">
        <h1>{t('Bộ thiết kế của Cổng OCOP', 'The design of Cổng OCOP')}</h1>
        <p class="lead">{t('Mỗi mảnh ghép của trang, ở mọi trạng thái. Mọi tên và con số ở đây là mẫu.', 'Every piece of a page in all its states. All names and figures here are samples.')}</p>
        <section>
          <h2>{t('Màu', 'Colours')}</h2>
          <ul class="swatches plain">{colours.map(([name, vi, en]) => <li><i class={`c-${name}`} /><span>{t(vi, en)}</span></li>)}</ul>
        </section>
        <section>
          <h2>{t('Chữ', 'Type')}</h2>
          <h3>{t('Mật hoa dừa Cầu Kè, chè Shan tuyết Tủa Chùa, nước mắm Cửa Khe', 'Coconut nectar of Cầu Kè, Shan tea of Tủa Chùa')}</h3>
          <div class="prose"><p>{t('Mật hoa dừa được lấy từ buồng hoa chưa nở. Người thợ trèo lên ngọn dừa hai lần mỗi ngày, vỗ nhẹ buồng hoa rồi cắt một lát mỏng; mật nhỏ từng giọt vào ống. Thuế, huyện, nghĩa, ổi, ữ, ẵ, ỡ, Ễ, Ộ, Ữ: dấu không chạm dòng trên.', 'Nectar is drawn from the unopened flower of the coconut palm. The tapper climbs twice a day, taps the flower and cuts a thin slice; the nectar drops into a tube.')}</p></div>
        </section>
        <section>
          <h2>{t('Nút và nhãn', 'Buttons and tags')}</h2>
          <p class="row"><Button>{t('Đặt hàng 145.000 đ', 'Order 145.000 đ')}</Button><Button rank="other" icon="down">{t('Tải danh sách Excel', 'Download as Excel')}</Button><Button rank="quiet">{t('Để sau', 'Later')}</Button><Button disabled>{t('Đang gửi', 'Sending')}</Button></p>
          <p class="row"><Tag mood="good" text={t('Còn hiệu lực', 'In force')} /><Tag mood="wait" text={t('Đang chờ Hội đồng', 'Waiting for the council')} /><Tag text={t('Mẫu', 'Sample')} /></p>
          <Chips lang={lang} label={t('Lọc nhanh', 'Quick filters')} chips={[{ href: '/thiet-ke', text: t('Tất cả', 'All'), count: 18243, chosen: true }, { href: '/thiet-ke', text: t('5 sao', '5 stars'), count: 126 }, { href: '/thiet-ke', text: t('4 sao', '4 stars'), count: 4215 }]} />
        </section>
        <GalleryMarket lang={lang} />
        <GalleryForms lang={lang} faulty={query === '1'} />
        <GalleryCharts lang={lang} />
        <section>
          <h2>{t('26 nhóm sản phẩm', '26 product groups')}</h2>
          <ul class="icons plain">{productGroups.map((group) => <li><GroupIcon group={group.code} /><span>{t(group.vi, group.en)}</span></li>)}</ul>
        </section>
      </div>
    </Page>
  )
}
