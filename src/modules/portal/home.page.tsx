import { Chips, FindForm, Hero, Page, ProductGrid, RecentlySeen, Section, websiteJsonLd, type Tile } from '#design'
import { showDay, type Day } from '#platform/day'
import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'
import { CountryMap } from './country-map.piece.tsx'
import { Faces } from './faces.piece.tsx'
import { ToldFigures } from './figures.piece.tsx'
import { cardOf, inForce, type CountryFigures, type ShownProducer, type ShownProduct } from './sources.rules.ts'

export interface HomePageProps {
  readonly lang: Lang
  readonly day: Day
  readonly tiles: readonly Tile[]
  readonly figures: CountryFigures
  readonly newest: readonly ShownProduct[]
  readonly faces: readonly ShownProducer[]
  readonly communesInAll: number
}

const tries: readonly (readonly [vi: string, en: string])[] = [['chè 4 sao Thái Nguyên', '4 star tea Thái Nguyên'], ['mat hoa dua', 'coconut nectar'], ['Cầu Kè', 'Cầu Kè']]

const weekday = { vi: new Intl.DateTimeFormat('vi-VN', { weekday: 'long', timeZone: 'UTC' }), en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }) }

/** The front of the national channel: one search field, today, the country as its navigation, faces, three figures. */
export function HomePage({ lang, day, tiles, figures, newest, faces, communesInAll }: HomePageProps) {
  const t = tongue(lang)
  const name = 'Cổng OCOP'
  const noon = new Date(`${day}T12:00:00Z`)
  const today = `${lang === 'vi' ? weekday.vi.format(noon).toLowerCase() : weekday.en.format(noon)} ${showDay(day)}`
  return (
    <Page lang={lang} title={t('Cổng OCOP: sản vật của mỗi xã, có chứng nhận đứng sau', 'Cổng OCOP: what each commune makes best, with its certificate')} path="/" find={false}
      description={t('Tìm sản phẩm OCOP của 34 tỉnh, thành: ai làm, ở đâu, mấy sao, theo quyết định nào.', 'Find OCOP products of Vietnam’s 34 provinces: who makes them, where, how many stars, by which decision.')}
      image="/hinh-chia-se/trang/cong.png" jsonLd={websiteJsonLd(lang, name)} feed={{ href: '/tin/moi-chung-nhan.xml', title: t('Mới được công nhận', 'Newly recognised') }}>
      <Hero title={t('Sản vật của mỗi xã, có chứng nhận đứng sau', 'What each commune makes best, with its certificate')}
        beside={<CountryMap lang={lang} tiles={tiles} figures={figures} />}>
        <FindForm lang={lang} query="" channel={null} />
        <p class="tries"><span class="soft">{t('Thử:', 'Try:')}</span>{tries.map((words) => <a href={pathIn(lang, `/san-pham?q=${encodeURIComponent(t(...words))}`)}>{t(...words)}</a>)}</p>
        <Section lang={lang} title={t(`Hôm nay, ${today}`, `Today, ${today}`)} more={{ href: '/san-pham', text: t('Tất cả sản phẩm', 'All products') }}>
          {newest.length === 0 ? <Nothing lang={lang} all={figures.all} /> : (
            <>
              <p class="soft">{newest.every((each) => each.evidence === 'decided') ? t('Mới được công nhận, theo ngày quyết định.', 'Newly recognised, by the day of the decision.') : t('Công nhận gần đây nhất trong sổ.', 'The latest recognitions in the registry.')}</p>
              <ProductGrid cards={newest.map((each, n) => ({ ...cardOf(lang, each, false, sinceWords(lang, each)), eager: n < 2 }))} />
            </>
          )}
        </Section>
      </Hero>
      <RecentlySeen lang={lang} />
      {faces.length === 0 ? null : (
        <Section lang={lang} title={t('Gương mặt', 'Faces')} more={{ href: '/chu-the', text: t('Tất cả chủ thể', 'All producers') }}>
          <Faces lang={lang} producers={faces} />
        </Section>
      )}
      <Section lang={lang} title={t('Ba con số', 'Three figures')} more={{ href: '/ve-cong/du-lieu', text: t('Dữ liệu từ đâu', 'Where the data comes from') }}>
        <ToldFigures lang={lang} day={day} figures={[
          {
            value: inForce(figures), words: t('sản phẩm đang giữ sao', 'products holding stars'), href: '/san-pham?sap-xep=sao',
            definition: t(`${showCount(lang, figures.decided)} sản phẩm có quyết định đã ghi vào sổ và còn hiệu lực; ${showCount(lang, figures.reported)} sản phẩm theo danh sách công bố, chưa đối chiếu quyết định.`, `${showCount(lang, figures.decided)} with a recorded decision in force; ${showCount(lang, figures.reported)} from published lists, not yet compared with the decision.`),
          },
          {
            value: figures.producers, words: t('chủ thể có tên trong sổ', 'producers in the registry'), href: '/chu-the',
            definition: t('Hộ, tổ hợp tác, hợp tác xã, trang trại, doanh nghiệp có ít nhất một sản phẩm trên Cổng; ai đã yêu cầu ẩn tên vẫn được đếm.', 'Households, co-operative groups, co-operatives, farms and firms with at least one product here; those who asked to be hidden are counted too.'),
          },
          {
            value: figures.communes, words: t(`xã, phường, đặc khu có sản phẩm đang giữ sao, trên ${showCount(lang, communesInAll)}`, `communes, of ${showCount(lang, communesInAll)}, with a product holding stars`), href: '/kenh',
            definition: t('Theo tên và ranh giới từ 1/7/2025. Sản phẩm chỉ biết tỉnh hoặc huyện cũ thì chưa đếm vào xã nào.', 'By the units since 1 July 2025. Products of which only the province or former district is known are not counted for a commune.'),
          },
        ]} />
      </Section>
    </Page>
  )
}

/** Of a newly recognised product the day is the news. */
function sinceWords(lang: Lang, product: ShownProduct): string | undefined {
  if (product.evidence !== 'decided' || product.since === null) return undefined
  return tongue(lang)(`từ ${showDay(product.since)}`, `since ${showDay(product.since)}`)
}

function Nothing({ lang, all }: { readonly lang: Lang; readonly all: number }) {
  const t = tongue(lang)
  return (
    <>
      <p>{all === 0
        ? t('Chưa có sản phẩm nào. Văn phòng của tỉnh tải danh sách lên là ở đây có ngay.', 'No product yet. As soon as a province’s office uploads its list, it is here.')
        : t('Chưa có sản phẩm nào đang giữ sao; sản phẩm đã hết hạn hoặc đang chờ vẫn xem được.', 'No product holds stars at the moment; those that expired or wait can still be seen.')}</p>
      <Chips lang={lang} label={t('Đi tiếp', 'Go on')} chips={[{ href: '/ve-cong/tham-gia', text: t('Đưa danh sách lên', 'Bring a list') }, { href: '/kenh', text: t('Chọn tỉnh, thành', 'Choose a province') }]} />
    </>
  )
}
