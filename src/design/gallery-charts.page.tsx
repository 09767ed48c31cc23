import { tongue, type Lang } from '#platform/tongue'
import { BarChart, ChartFrame, Funnel } from './chart.tsx'
import { DotChart, LineChart, SmallMultiples } from './chart-line.tsx'
import { TileMap, type Tile } from './tile-map.tsx'

const places = '01 Hà Nội|04 Cao Bằng|08 Tuyên Quang|11 Điện Biên|12 Lai Châu|14 Sơn La|15 Lào Cai|19 Thái Nguyên|20 Lạng Sơn|22 Quảng Ninh|24 Bắc Ninh|25 Phú Thọ|31 Hải Phòng|33 Hưng Yên|37 Ninh Bình|38 Thanh Hóa|40 Nghệ An|42 Hà Tĩnh|44 Quảng Trị|46 Huế|48 Đà Nẵng|51 Quảng Ngãi|52 Gia Lai|56 Khánh Hòa|66 Đắk Lắk|68 Lâm Đồng|75 Đồng Nai|79 TP. Hồ Chí Minh|80 Tây Ninh|82 Đồng Tháp|86 Vĩnh Long|91 An Giang|92 Cần Thơ|96 Cà Mau'
const tiles: readonly Tile[] = places.split('|').map((each, n) => ({ code: each.slice(0, 2), name: each.slice(3), slug: '', value: n % 8 === 3 ? 0 : (n * 97) % 613 }))

export function GalleryCharts({ lang }: { readonly lang: Lang }) {
  const t = tongue(lang)
  const years = ['2019', '2020', '2021', '2022', '2023', '2024', '2025']
  const common = { lang, day: '2026-11-22', definition: t('Đếm mỗi sản phẩm một lần, theo quyết định còn hiệu lực vào ngày ghi ở trên. Số ở đây là mẫu.', 'Each product once, by decisions in force on the day above. Figures here are samples.') }
  return (
    <>
      <section>
        <h2>{t('Bản đồ ô', 'Tile map')}</h2>
        <TileMap lang={lang} label={t('34 tỉnh, thành phố', '34 provinces and cities')} tiles={tiles} unit={t('sản phẩm', 'products')} href={() => '/thiet-ke'} here="86">
          <p><b class="num">18.243</b> {t('sản phẩm ở 34 tỉnh, thành phố (mẫu)', 'products in 34 provinces (sample)')}</p>
          <p class="small soft">{t('Ô càng đậm, càng nhiều sản phẩm.', 'The darker, the more.')}</p>
        </TileMap>
      </section>
      <section>
        <h2>{t('Biểu đồ', 'Charts')}</h2>
        <ChartFrame {...common} title={t('Thái Nguyên đứng đầu năm tỉnh', 'Thái Nguyên leads five provinces')} table={[[t('Tỉnh', 'Province'), t('Sản phẩm', 'Products')], ['Thái Nguyên', 1204], ['Vĩnh Long', 812], ['Bắc Ninh', 655], ['Hà Tĩnh', 327], ['Lai Châu', 201]]}>
          <BarChart lang={lang} target={{ value: 600, words: t('Chỉ tiêu năm', 'Target of the year') }} bars={[{ name: 'Thái Nguyên', value: 1204 }, { name: 'Vĩnh Long', value: 812, strong: true }, { name: 'Bắc Ninh', value: 655 }, { name: 'Hà Tĩnh', value: 327 }, { name: 'Lai Châu', value: 201 }]} />
        </ChartFrame>
        <ChartFrame {...common} title={t('Số sản phẩm tăng đều sáu năm', 'Six years of steady growth')} table={[[t('Năm', 'Year'), '3 sao', '4 sao'], ...years.map((year, n) => [year, 40 + n * n * 55, 20 + n * 130])]}>
          <LineChart lang={lang} label={t('Sản phẩm 3 sao tăng từ 40 lên 2.020, 4 sao từ 20 lên 800', '3 stars from 40 to 2,020, 4 stars from 20 to 800')} points={years} target={{ value: 1500, words: t('chỉ tiêu 1.500', 'target 1,500') }} lines={[{ name: t('3 sao', '3 stars'), values: years.map((_, n) => 40 + n * n * 55), strong: true }, { name: t('4 sao', '4 stars'), values: years.map((_, n) => 20 + n * 130) }]} />
        </ChartFrame>
        <ChartFrame {...common} title={t('Ba tỉnh còn dưới chỉ tiêu', 'Three provinces below the target')} table={[[t('Tỉnh', 'Province'), '2025', '2026'], ['Cà Mau', 120, 240], ['Huế', 210, 260], ['Gia Lai', 90, 130]]}>
          <DotChart lang={lang} now="2026" then="2025" target={{ value: 300, words: t('chỉ tiêu', 'target') }} dots={[{ name: 'Cà Mau', value: 240, before: 120 }, { name: 'Huế', value: 260, before: 210 }, { name: 'Gia Lai', value: 130, before: 90 }]} />
        </ChartFrame>
        <ChartFrame {...common} title={t('Vĩnh Long tăng nhanh nhất', 'Vĩnh Long grows fastest')} table={[[t('Tỉnh', 'Province'), ...years], ['Vĩnh Long', ...years.map((_, n) => n * n * 16)], ['Lào Cai', ...years.map((_, n) => 90 + n * 40)], ['Cà Mau', ...years.map((_, n) => 40 + n * 25)], ['Huế', ...years.map((_, n) => 160 + (n % 3) * 30)]]}>
          <SmallMultiples lang={lang} points={years} charts={[{ name: 'Vĩnh Long', values: years.map((_, n) => n * n * 16) }, { name: 'Lào Cai', values: years.map((_, n) => 90 + n * 40) }, { name: 'Cà Mau', values: years.map((_, n) => 40 + n * 25) }, { name: 'Huế', values: years.map((_, n) => 160 + (n % 3) * 30) }]} />
        </ChartFrame>
        <ChartFrame {...common} title={t('Từ ý tưởng đến năm sao', 'From an idea to five stars')} table={[[t('Bước', 'Step'), t('Hồ sơ', 'Files')], [t('Đăng ký', 'Registered'), 412], [t('Nộp hồ sơ', 'File sent'), 300], [t('Đạt cấp tỉnh', 'Passed by the province'), 188], [t('Đề nghị 5 sao', 'Proposed for 5 stars'), 12]]}>
          <Funnel lang={lang} steps={[{ name: t('Đăng ký', 'Registered'), value: 412 }, { name: t('Nộp hồ sơ', 'File sent'), value: 300 }, { name: t('Đạt cấp tỉnh', 'Passed by the province'), value: 188 }, { name: t('Đề nghị 5 sao', 'Proposed for 5 stars'), value: 12 }]} />
        </ChartFrame>
      </section>
    </>
  )
}
