import type { Unit } from '#geography'
import { Button, FramePage, Page, ProductGrid, SelectField } from '#design'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { cardOf, type ShownProduct } from './sources.rules.ts'

export const frameSizes = [3, 4, 6, 8, 12] as const

export interface WidgetPageProps {
  readonly lang: Lang
  readonly base: string
  /** Slug of the chosen province; '' = the whole country. */
  readonly province: string
  readonly count: number
  readonly provinces: readonly Unit[]
}

/** How to put products on another site: choose, look, copy. */
export function WidgetPage({ lang, base, province, count, provinces }: WidgetPageProps) {
  const t = tongue(lang)
  const frame = pathIn(lang, `/nhung/san-pham?${province === '' ? '' : `tinh=${province}&`}so=${count}`)
  const title = t('Sản phẩm OCOP', 'OCOP products')
  const height = 72 + Math.ceil(count / 2) * 208
  const snippet = `<iframe src="${base}${frame.replaceAll('&', '&amp;')}" title="${title}" width="100%" height="${height}" loading="lazy" style="border:0"></iframe>`
  return (
    <Page lang={lang} title={t('Đặt sản phẩm OCOP lên trang của bạn', 'Put OCOP products on your page')} path="/nhung" trail={[{ text: t('Đặt lên trang của bạn', 'On your page') }]} image="/hinh-chia-se/trang/cong.png"
      description={t('Một khung nhỏ hiện sản phẩm OCOP của một tỉnh, luôn đúng chứng nhận hôm nay.', 'A small frame with the OCOP products of a province, always with today’s certificates.')}>
      <h1>{t('Đặt sản phẩm OCOP lên trang của bạn', 'Put OCOP products on your page')}</h1>
      <p class="lead">{t('Dành cho trang của xã, tỉnh, hội, báo. Khung tự cập nhật: sản phẩm hết hạn hay bị thu hồi thì sao mất ngay. Không quảng cáo, không theo dõi người xem.', 'For the pages of communes, provinces, associations and the press. The frame keeps itself up to date: stars that end are gone at once. No advertising, no tracking.')}</p>
      <div class="split">
        <div>
          <form class="form" action={pathIn(lang, '/nhung')}>
            <SelectField name="tinh" label={t('Tỉnh, thành', 'Province')} value={province} options={[{ value: '', text: t('Cả nước', 'The whole country') }, ...provinces.map((unit) => ({ value: unit.slug, text: unit.name }))]} />
            <SelectField name="so" label={t('Số sản phẩm', 'How many products')} value={String(count)} options={frameSizes.map((size) => ({ value: String(size), text: String(size) }))} />
            <div class="acts"><Button rank="other">{t('Xem khung này', 'Show this frame')}</Button></div>
          </form>
          <h2 class="after">{t('Chép đoạn này vào trang', 'Copy this into your page')}</h2>
          <textarea class="code" readonly rows={6} aria-label={t('Đoạn mã để chép', 'Code to copy')}>{snippet}</textarea>
        </div>
        <div>
          <h2>{t('Sẽ hiện như sau', 'It will look like this')}</h2>
          <iframe class="embed" src={frame} title={title} width="100%" height={String(height)} loading="lazy" />
        </div>
      </div>
    </Page>
  )
}

export interface FrameProps {
  readonly lang: Lang
  readonly base: string
  readonly province: Unit | null
  readonly products: readonly ShownProduct[]
}

/** What stands in the frame. */
export function ProductsFrame({ lang, base, province, products }: FrameProps) {
  const t = tongue(lang)
  const title = province ? t(`Sản phẩm OCOP ${province.name}`, `OCOP products of ${province.name}`) : t('Sản phẩm OCOP', 'OCOP products')
  const more = base + pathIn(lang, province ? `/kenh/${province.slug}` : '/')
  return (
    <FramePage lang={lang} title={title}>
      {products.length === 0
        ? <p>{t('Chưa có sản phẩm nào ở đây.', 'No products here yet.')}</p>
        : <ProductGrid cards={products.map((each) => cardOf(lang, each, province !== null))} />}
      <footer><a href={more}>{title}</a><span class="soft">{t('Nguồn: Cổng OCOP', 'Source: Cổng OCOP')}</span></footer>
    </FramePage>
  )
}
