import { Beside, Button, Chips, Empty, Filters, Notice, Page, Pager, ProductGrid, type Facet, type ProductCardProps } from '#design'
import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'
import { listAddress, type ListAsked } from './list-asked.rules.ts'

export interface ListPageProps {
  readonly lang: Lang
  readonly path: string
  readonly asked: ListAsked
  readonly cards: readonly ProductCardProps[]
  readonly total: { readonly count: number; readonly more: boolean }
  readonly facets: readonly Facet[]
  /** What comes nearest, when nothing was found. */
  readonly nearest: readonly ProductCardProps[]
  readonly pages: number
}

/** The list of products and its search: anything typed, narrowed by province, stars, group, form and evidence. */
export function ProductListPage({ lang, path, asked, cards, total, facets, nearest, pages }: ListPageProps) {
  const t = tongue(lang)
  const many = `${showCount(lang, total.count)}${total.more ? '+' : ''}`
  const words = [...asked.q].length > 60 ? `${[...asked.q].slice(0, 58).join('')} …` : asked.q
  const title = asked.q ? t(`Tìm “${words}”`, `Search “${words}”`) : t('Sản phẩm OCOP', 'OCOP products')
  const sorts = [...(asked.q ? [['lien-quan', t('Gần nhất với từ tìm', 'Best match')] as const] : []), ['sao', t('Nhiều sao trước', 'Most stars')] as const, ['moi', t('Mới công nhận', 'Newly certified')] as const, ['ten', t('Theo tên', 'By name')] as const]
  const sort = asked.sort ?? (asked.q ? 'lien-quan' : 'sao')
  return (
    <Page lang={lang} path={path} title={title} query={asked.q} canonical={listAddress({ ...asked, sort: null })} noindex={asked.q !== ''}
      description={t('Sản phẩm OCOP của 34 tỉnh thành, chứng nhận hiện theo ngày hôm nay. Tìm có dấu hay không dấu, theo nơi làm, theo sao.', 'OCOP products of the 34 provinces, with their certificates as they stand today. Search with or without marks, by place, by stars.')}
      trail={[{ text: t('Sản phẩm', 'Products') }]} feed={{ href: '/tin/moi-chung-nhan.xml', title: t('Sản phẩm mới được chứng nhận', 'Newly certified products') }}>
      <h1>{title}</h1>
      <p role="status">{total.count === 0 ? t('Không thấy sản phẩm nào khớp.', 'No product matches.') : t(`${many} sản phẩm`, `${many} products`)}</p>
      <Beside side={<Filters lang={lang} action="/san-pham" kept={{ q: asked.q, 'sap-xep': asked.sort ?? '' }} facets={facets} clear={listAddress({ ...asked, province: null, stars: null, group: null, form: null, evidence: null, commune: null, page: 1 })} />}>
        {cards.length === 0 && total.count > 0 ? (
          <Empty title={t(`Danh sách không có trang ${asked.page}`, `The list has no page ${asked.page}`)} icon="search">
            <p>{total.more ? t('Danh sách ngắn hơn thế.', 'The list is shorter than that.') : pages === 1 ? t('Cả danh sách nằm ở một trang.', 'All of it is on one page.') : t(`Trang cuối là trang ${pages}.`, `The last page is ${pages}.`)}</p>
            <p class="acts"><Button rank="other" href={pathIn(lang, listAddress({ ...asked, page: 1 }))}>{t('Về trang đầu', 'First page')}</Button>{pages > 1 && !total.more ? <Button rank="other" href={pathIn(lang, listAddress({ ...asked, page: pages }))}>{t('Đến trang cuối', 'Last page')}</Button> : null}</p>
          </Empty>
        ) : cards.length === 0 ? (
          <>
            <Empty title={asked.q ? t(`Chưa có gì khớp với “${words}”`, `Nothing matches “${words}”`) : t('Chưa có sản phẩm nào ở đây', 'No product here yet')} icon="search">
              <p>{t('Thử gõ ít chữ hơn, bỏ bớt điều kiện lọc, hoặc gõ tên xã, tên người làm.', 'Try fewer words or fewer filters, or the name of a commune or maker.')}</p>
              <p class="acts"><Button rank="other" href={pathIn(lang, '/san-pham')}>{t('Xem tất cả sản phẩm', 'See all products')}</Button></p>
            </Empty>
            {nearest.length > 0 ? <Notice title={t('Gần với điều bạn tìm', 'Near to what you look for')}><ProductGrid cards={nearest} /></Notice> : null}
          </>
        ) : (
          <>
            <Chips lang={lang} label={t('Sắp xếp', 'Order')} chips={sorts.map(([key, text]) => ({ href: listAddress({ ...asked, sort: key, page: 1 }), text, chosen: key === sort }))} />
            <ProductGrid cards={cards} level={2} />
            <Pager lang={lang} page={asked.page} pages={pages} href={(page) => listAddress({ ...asked, page })} />
            <p class="small row"><span class="soft">{t('Tải danh sách này:', 'Take this list along:')}</span> <a class="tap" href={listAddress(asked, '/san-pham.csv')}>CSV</a> <a class="tap" href={listAddress(asked, '/san-pham.xlsx')}>Excel</a></p>
          </>
        )}
      </Beside>
    </Page>
  )
}
