import { TileMap, type Tile } from '#design'
import { showCount, tongue, type Lang } from '#platform/tongue'
import type { CountryFigures } from './sources.rules.ts'

/** The country as 34 tiles, each the way into a channel. */
export function CountryMap({ lang, tiles, figures }: { readonly lang: Lang; readonly tiles: readonly Tile[]; readonly figures: CountryFigures }) {
  const t = tongue(lang)
  return (
    <TileMap lang={lang} label={t('34 tỉnh, thành', '34 provinces and cities')} tiles={tiles} unit={t('sản phẩm', 'products')}>
      <p><b class="num">{showCount(lang, figures.all)}</b> {t(`sản phẩm của ${figures.provinces} tỉnh, thành`, `products of ${figures.provinces} provinces`)}</p>
      <p class="small soft">{t('Số trên ô: sản phẩm có trên Cổng. Chọn một ô để vào kênh.', 'On each tile: products on this portal. Choose one to enter its channel.')}</p>
    </TileMap>
  )
}
