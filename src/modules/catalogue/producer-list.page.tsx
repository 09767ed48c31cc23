import { Chips, Empty, Page, Pager, ProducerGrid, type ProducerCardProps } from '#design'
import { showCount, pathIn, tongue, type Lang } from '#platform/tongue'

export interface ProducerListProps {
  readonly lang: Lang
  readonly q: string
  readonly province: { readonly slug: string; readonly name: string } | null
  readonly provinces: readonly { readonly slug: string; readonly name: string }[]
  readonly cards: readonly ProducerCardProps[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

export const producersAddress = (q: string, province: string | null, page = 1): string => {
  const query = new URLSearchParams([...(q ? [['q', q]] : []), ...(province ? [['tinh', province]] : []), ...(page > 1 ? [['trang', String(page)]] : [])])
  return query.size > 0 ? `/chu-the?${query.toString()}` : '/chu-the'
}

/** Who makes the products: by name and province. */
export function ProducerListPage({ lang, q, province, provinces, cards, total, page, pages }: ProducerListProps) {
  const t = tongue(lang)
  const title = province ? t(`Chủ thể OCOP ở ${province.name}`, `OCOP producers in ${province.name}`) : t('Chủ thể OCOP', 'OCOP producers')
  return (
    <Page lang={lang} path="/chu-the" canonical={producersAddress('', province?.slug ?? null, page)} title={title} noindex={q !== ''} trail={[{ text: t('Chủ thể', 'Producers') }]}
      description={t('Hộ, tổ hợp tác, hợp tác xã, doanh nghiệp làm ra sản phẩm OCOP của 34 tỉnh thành.', 'Households, groups, co-operatives and firms that make the OCOP products of the 34 provinces.')}>
      <h1>{title}</h1>
      <form class="form" action={pathIn(lang, '/chu-the')}>
        <div class="field"><label for="ten">{t('Tên chủ thể', 'Name of the producer')}</label><input id="ten" name="q" type="search" value={q} maxlength={100} /></div>
        {province ? <input type="hidden" name="tinh" value={province.slug} /> : null}
        <p class="acts"><button class="btn btn-2" type="submit"><span>{t('Tìm theo tên', 'Search by name')}</span></button></p>
      </form>
      <p role="status">{t(`${showCount(lang, total)} chủ thể`, `${showCount(lang, total)} producers`)}</p>
      {cards.length === 0 ? <Empty title={t('Chưa thấy chủ thể nào', 'No producer found')}><p>{t('Thử gõ ít chữ hơn, hoặc chọn tỉnh khác.', 'Try fewer words, or another province.')}</p></Empty> : <ProducerGrid cards={cards} level={2} />}
      <Pager lang={lang} page={page} pages={pages} href={(number) => producersAddress(q, province?.slug ?? null, number)} />
      <h2>{t('Theo tỉnh', 'By province')}</h2>
      <Chips lang={lang} label={t('Tỉnh, thành', 'Provinces')} chips={[{ href: producersAddress(q, null), text: t('Cả nước', 'All') }, ...provinces.map((each) => ({ href: producersAddress(q, each.slug), text: each.name, chosen: each.slug === province?.slug }))]} />
    </Page>
  )
}
