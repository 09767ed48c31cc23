import type { ListedProduct, Standing } from '#certification'
import { Button, Empty, Page, Pager, SelectField, Table, TextField, type DeskWay } from '#design'
import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'
import { standingWords } from './standing.words.ts'

export interface OfficeSearchProps {
  readonly lang: Lang
  readonly person: string
  readonly ways: readonly DeskWay[]
  readonly q: string
  readonly province: { readonly slug: string } | null
  readonly provinces: readonly { readonly slug: string; readonly name: string }[]
  readonly rows: readonly { readonly product: ListedProduct; readonly standing: Standing; readonly province: string | null }[]
  readonly total: { readonly count: number; readonly more: boolean }
  readonly page: number
  readonly more: boolean
  /** Nothing matched; the rows are what comes nearest. */
  readonly near: boolean
}

/** The whole registry, for offices: found the way people type, each product one tap from its record. */
export function OfficeSearchPage({ lang, person, ways, q, province, provinces, rows, total, page, more, near }: OfficeSearchProps) {
  const t = tongue(lang)
  const title = t('Sổ sản phẩm', 'Registry of products')
  return (
    <Page kind="desk" lang={lang} person={person} ways={ways} path="/can-bo/san-pham" title={title} trail={[{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: title }]} noindex>
      <h1>{title}</h1>
      <form class="form" action={pathIn(lang, '/can-bo/san-pham')}>
        <TextField name="q" type="search" label={t('Tên sản phẩm, chủ thể, xã, huyện cũ', 'Product, producer, commune, former district')} hint={t('Gõ có dấu hay không dấu đều được. Sổ gồm cả sản phẩm mới đăng ký, chưa hiện với công chúng.', 'With or without marks. The registry also holds products that are only registered and not shown to the public.')} value={q} maxlength={200} />
        <SelectField name="tinh" label={t('Tỉnh', 'Province')} value={province?.slug ?? ''} options={[{ value: '', text: t('Cả nước', 'Whole country') }, ...provinces.map((each) => ({ value: each.slug, text: each.name }))]} />
        <p class="acts"><Button>{t('Tìm trong sổ', 'Search the registry')}</Button></p>
      </form>
      <p role="status">{near ? t('Không có sản phẩm nào khớp; dưới đây là những gì gần nhất.', 'Nothing matches; these come nearest.') : t(`${showCount(lang, total.count)}${total.more ? '+' : ''} sản phẩm`, `${showCount(lang, total.count)}${total.more ? '+' : ''} products`)}</p>
      {rows.length === 0 ? <Empty title={t('Không thấy gì trong sổ', 'Nothing in the registry')}><p>{t('Thử gõ ít chữ hơn, hoặc bỏ chọn tỉnh.', 'Try fewer words, or no province.')}</p></Empty> : (
        <Table lang={lang} caption={t('Sản phẩm trong sổ', 'Products of the registry')} captionHidden rows={rows} columns={[
          { key: 'name', title: t('Sản phẩm', 'Product'), cell: ({ product }) => <a href={pathIn(lang, `/can-bo/san-pham/${product.slug}`)}>{product.name}</a> },
          { key: 'producer', title: t('Chủ thể', 'Producer'), cell: ({ product }) => product.producer?.name ?? '' },
          { key: 'province', title: t('Tỉnh', 'Province'), cell: (row) => row.province ?? '' },
          { key: 'stars', title: t('Sao', 'Stars'), numeric: true, cell: ({ standing }) => standing.stars || '' },
          { key: 'state', title: t('Tình trạng', 'State'), cell: ({ product, standing }) => `${standingWords(standing, lang)}${product.sample ? t(' · dữ liệu mẫu', ' · sample data') : ''}` },
        ]} />
      )}
      <Pager lang={lang} page={page} pages={more ? page + 1 : page} href={(to) => `/can-bo/san-pham?${new URLSearchParams({ q, tinh: province?.slug ?? '', trang: String(to) }).toString()}`} />
    </Page>
  )
}
