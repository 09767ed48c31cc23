import type { Unit } from '#geography'
import { Page, type Tile } from '#design'
import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'
import { CountryMap } from './country-map.piece.tsx'
import type { CountryFigures } from './sources.rules.ts'

export interface ChannelsPageProps {
  readonly lang: Lang
  readonly tiles: readonly Tile[]
  readonly figures: CountryFigures
  /** In Vietnamese alphabetical order. */
  readonly provinces: readonly { readonly unit: Unit; readonly formers: readonly Unit[]; readonly count: number }[]
}

/** The 34 channels: the map as the way in, and the same as a list with the former names. */
export function ChannelsPage({ lang, tiles, figures, provinces }: ChannelsPageProps) {
  const t = tongue(lang)
  return (
    <Page lang={lang} title={t('34 kênh tỉnh, thành', 'The 34 provincial channels')} path="/kenh" trail={[{ text: t('Tỉnh, thành', 'Provinces') }]} image="/hinh-chia-se/trang/cong.png"
      description={t('Mỗi tỉnh, thành một kênh: sản vật, người làm, các xã. Tên 63 tỉnh cũ vẫn dẫn tới đúng nơi.', 'A channel for each province: specialities, makers, communes. The 63 former names lead to the right place.')}>
      <h1>{t('34 kênh tỉnh, thành', 'The 34 provincial channels')}</h1>
      <p class="lead">{t('Chọn trên sơ đồ hoặc trong danh sách. Tên tỉnh trước ngày 1/7/2025 vẫn dẫn tới đúng nơi.', 'Choose on the map or in the list. Names from before 1 July 2025 lead to the right place.')}</p>
      <div class="split">
        <CountryMap lang={lang} tiles={tiles} figures={figures} />
        <div>
          <h2 class="vh">{t('Danh sách', 'List')}</h2>
          <ul class="rolls plain">
            {provinces.map(({ unit, formers, count }) => (
              <li>
                <a href={pathIn(lang, `/kenh/${unit.slug}`)}>
                  <span>{unit.name}{formers.length > 1 ? <small>{t('gồm ', 'takes in ')}{formers.map((each) => each.name).join(', ')}</small> : null}</span>
                  {count === 0 ? <small>{t('chưa có', 'none yet')}</small> : <b class="num">{showCount(lang, count)}<span class="vh"> {t('sản phẩm', 'products')}</span></b>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Page>
  )
}
