import { tongue, type Lang } from '#platform/tongue'
import { CertificatePanel } from './certificate.tsx'
import { facedProvinces } from './faces.ts'
import { GroupWall } from './group-wall.tsx'
import { Pager } from './pager.tsx'
import { Picture } from './picture.tsx'
import { Price } from './price.tsx'
import { ProducerGrid } from './producer-card.tsx'
import { ProductGrid, type ProductCardProps } from './product-card.tsx'
import { productGroups } from './product-groups.ts'
import { Figures, Hero, Section } from './section.tsx'
import { ShareBar } from './share-bar.tsx'
import { Stars } from './stars.tsx'
import { Timeline } from './timeline.tsx'
import { woven } from './woven-address.ts'

const names: readonly [name: string, group: string, province: string, place: string][] = [
  ['Mật hoa dừa', 'I.2.b', '86', 'Cầu Kè, Vĩnh Long'], ['Chè Shan tuyết cổ thụ', 'I.5.a', '11', 'Tủa Chùa, Điện Biên'], ['Nước mắm nhỉ cá cơm', 'I.4.a', '48', 'Bình Dương, Đà Nẵng'],
  ['Miến dong', 'I.3.b', '19', 'Na Rì, Thái Nguyên'], ['Gạo nếp Tú Lệ', 'I.2.a', '15', 'Tú Lệ, Lào Cai'], ['Chả lụa Cái Bè', 'I.3.d', '82', 'Cái Bè, Đồng Tháp'],
  ['Thảm xơ dừa', 'IV.1', '86', 'Trà Vinh, Vĩnh Long'], ['Du lịch vườn Cồn Chim', 'VI.1', '86', 'Hòa Minh, Vĩnh Long'],
]

const cards = (lang: Lang): readonly ProductCardProps[] => {
  const t = tongue(lang)
  return names.map(([name, group, province, place], n): ProductCardProps => {
    const states = [
      { stars: 5, evidence: 'decided' as const, price: 145_000, per: t('chai 500 ml', '500 ml bottle') },
      { stars: 4, evidence: 'reported' as const },
      { stars: 4, evidence: 'decided' as const, price: 90_000, per: t('chai 1 lít', '1 litre bottle') },
      { stars: null, evidence: 'none' as const, stateWords: t('Hạng 3 sao hết hạn 22/11/2025', '3 stars expired 22/11/2025') },
      { stars: 3, evidence: 'decided' as const, price: null },
      { stars: null, evidence: 'none' as const, stateWords: t('Đã chấm điểm, chờ quyết định', 'Scored, waiting for the decision') },
    ]
    return { lang, href: '/thiet-ke', name, producer: t('Hợp tác xã mẫu', 'Sample co-operative'), place, image: null, group, province, seed: `${name}${n}`, ...states[n % states.length]! }
  })
}

export function GalleryMarket({ lang }: { readonly lang: Lang }) {
  const t = tongue(lang)
  return (
    <>
      <section>
        <Hero level={2} title={t('Chợ của 3.321 xã, phường', 'The market of 3,321 communes')} lead={t('Sản phẩm OCOP của cả nước, và chứng nhận đứng sau mỗi ngôi sao.', 'OCOP products of the whole country, and the certificate behind each star.')} stall={names.slice(0, 6).map(([name, group, province]) => woven(group, province, name))} />
        <Figures lang={lang} figures={[{ value: 18243, words: t('sản phẩm được công nhận', 'recognised products'), href: '/thiet-ke' }, { value: 9872, words: t('chủ thể', 'producers') }, { value: 34, words: t('tỉnh, thành phố', 'provinces and cities') }]} />
      </section>
      <Section lang={lang} title={t('Lối vào theo nhóm', 'Ways by group')}>
        <GroupWall lang={lang} counts={new Map(productGroups.map(({ code, sheet }) => [code, sheet * 37]))} href={() => '/thiet-ke'} />
      </Section>
      <section>
        <h2>{t('Sao', 'Stars')}</h2>
        <p><Stars lang={lang} stars={5} evidence="decided" /></p>
        <p><Stars lang={lang} stars={4} evidence="reported" /></p>
        <p><Stars lang={lang} stars={3} evidence="none" words={t('Hạng 3 sao hết hạn 22/11/2025', '3 stars expired 22/11/2025')} /></p>
      </section>
      <Section lang={lang} title={t('Thẻ sản phẩm', 'Product cards')} more={{ href: '/thiet-ke', text: t('Xem tất cả 18.243', 'All 18,243') }}>
        <ProductGrid cards={cards(lang)} />
        <Pager lang={lang} page={7} pages={761} href={(page) => `/thiet-ke?trang=${page}`} />
      </Section>
      <section>
        <h2>{t('Trang sản phẩm', 'Product page')}</h2>
        <div class="goods-1">
          <figure><Picture src={null} alt="" group="I.2.b" province="86" seed="p" size={560} /><figcaption>{t('Chưa có ảnh: hoa văn dệt vẽ theo nhóm sản phẩm và tỉnh.', 'No photograph yet: cloth drawn from the product group and the province.')}</figcaption></figure>
          <div>
            <h3>Mật hoa dừa</h3>
            <p><Price lang={lang} vnd={145_000} per={t('chai 500 ml', '500 ml bottle')} unitPrice="290.000 đ/lít" /></p>
            <CertificatePanel lang={lang} level={3} code="86-2026-00417" stars={5} evidence="decided" state={t('Còn hiệu lực đến 22/08/2028', 'In force until 22/08/2028')} mood="good" href="/thiet-ke"
              facts={[{ name: t('Quyết định', 'Decision'), value: '1693/QĐ-UBND' }, { name: t('Ngày', 'Day'), value: '22/08/2025' }, { name: t('Cơ quan', 'Decided by'), value: t('UBND tỉnh (mẫu)', 'Provincial committee (sample)') }, { name: t('Mã truy xuất', 'Tracing code'), value: null }]} />
            <ShareBar lang={lang} path="/thiet-ke" title="Mật hoa dừa" />
          </div>
        </div>
        <h3>{t('Lịch sử chứng nhận', 'History of the certificate')}</h3>
        <Timeline label={t('Lịch sử chứng nhận', 'History of the certificate')} moments={[
          { day: '2025-08-22', title: t('Công nhận lại, 5 sao', 'Recognised again, 5 stars'), mark: 'decided', children: <p class="soft">1693/QĐ-UBND</p> },
          { day: null, dayWords: t('năm 2022', 'in 2022'), title: t('Công nhận 4 sao, theo báo tỉnh', 'Recognised, 4 stars, by the provincial paper'), mark: 'reported' },
          { day: '2021-03-01', title: t('Hết hạn', 'Expired'), mark: 'ended' },
        ]} />
        <CertificatePanel lang={lang} level={3} code={null} stars={4} evidence="reported" state={t('Theo danh sách công bố năm 2022', 'From a list published in 2022')} mood="wait" facts={[{ name: t('Quyết định', 'Decision'), value: null }]} />
      </section>
      <section>
        <h2>{t('Chủ thể', 'Producers')}</h2>
        <ProducerGrid cards={[
          { lang, href: '/thiet-ke', name: t('Hợp tác xã Dừa Xanh (mẫu)', 'Green Coconut Co-operative (sample)'), form: t('Hợp tác xã', 'Co-operative'), place: 'Phú Cần, Vĩnh Long', products: 6, image: null, province: '86', seed: 'a', words: t('Mười bốn nhà cùng lấy mật từ 3.000 gốc dừa.', 'Fourteen families tap 3,000 palms together.') },
          { lang, href: '/thiet-ke', name: t('Hộ kinh doanh Bếp Nhà (mẫu)', 'Home Kitchen (sample)'), form: t('Hộ kinh doanh', 'Household business'), place: 'Tủa Chùa, Điện Biên', products: 1, image: null, province: '11', seed: 'b' },
        ]} />
      </section>
      <section>
        <h2>{t('Hoa văn thay ảnh', 'Cloth where there is no photograph')}</h2>
        <div class="wall">{productGroups.flatMap(({ code }, n) => [0, 1].map((k) => <Picture src={null} alt="" group={code} province={facedProvinces[(n * 7 + k * 11) % 34] ?? null} seed={`${n}${k}`} size={120} />))}</div>
      </section>
    </>
  )
}
