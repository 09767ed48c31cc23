import { Button, Empty, Page, SelectField, Stars, Table, Tag, type DeskWay } from '#design'
import { showDay } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { eventWords, likenessWords } from './event.words.ts'
import type { ProductGroup } from './groups.queries.ts'
import type { LikeOne, Likeness } from './likenesses.queries.ts'
import type { HistoryEntry, ListedProduct } from './products.queries.ts'
import { isPublicState, type Standing } from './standing.rules.ts'

/** Pairs that may be one product: side by side, with the reason, for a person to decide. */
export function LikenessesPage({ lang, path, person, ways, pairs, more }: { readonly lang: Lang; readonly path: string; readonly person: string; readonly ways: readonly DeskWay[]; readonly pairs: readonly Likeness[]; readonly more: boolean }) {
  const t = tongue(lang)
  const title = t('Có thể là một sản phẩm', 'May be one product')
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={title} trail={[{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: title }]} noindex>
      <h1>{title}</h1>
      <p class="lead">{t('Hai dòng giống nhau nhưng chưa chắc là một. Bạn quyết; chọn giữ bên nào thì tên và địa chỉ bên đó được dùng, lịch sử của cả hai được giữ.', 'Two entries that look alike but may not be one. You decide; the name and address of the one you keep stay, and the history of both.')}</p>
      {pairs.length === 0 ? <Empty title={t('Không có cặp nào chờ', 'No pair waits')}><p>{t('Khi một danh sách mới có dòng giống sản phẩm đã có, cặp đó sẽ nằm ở đây.', 'When a new list holds a row like a known product, the pair will stand here.')}</p></Empty> : null}
      {pairs.map((pair) => (
        <form class="form" method="post" action={pathIn(lang, `/can-bo/trung/${pair.id}`)}>
          <Table lang={lang} caption={likenessWords(pair.because, lang)} rows={[pair.a, pair.b]} columns={[
            { key: 'name', title: t('Sản phẩm', 'Product'), cell: (each: LikeOne) => <a href={pathIn(lang, `/can-bo/san-pham/${each.slug}`)}>{each.name}</a> },
            { key: 'producer', title: t('Chủ thể', 'Producer'), cell: (each: LikeOne) => each.producer ?? t('chưa rõ', 'not known') },
            { key: 'stars', title: t('Sao', 'Stars'), numeric: true, cell: (each: LikeOne) => each.stars ?? '' },
            { key: 'year', title: t('Lần gần nhất', 'Latest'), cell: (each: LikeOne) => (each.year ? showDay(each.year) : '') },
            { key: 'keep', title: t('Quyết định', 'Decide'), cell: (each: LikeOne) => <Button rank="other" name="quyet" value={each === pair.a ? 'a' : 'b'}>{t('Là một, giữ tên này', 'One product, keep this name')}</Button> },
          ]} />
          <p class="acts"><Button rank="quiet" name="quyet" value="khac">{t('Là hai sản phẩm khác nhau', 'They are two products')}</Button></p>
        </form>
      ))}
      {more ? <p class="soft">{t('Còn nữa; giải quyết các cặp trên rồi tải lại trang.', 'There are more; decide these, then reload.')}</p> : null}
    </Page>
  )
}

/** One product for its office: group, publicity, history as recorded. */
export function ProductDeskPage({ lang, path, person, ways, product, standing, groups, history }: { readonly lang: Lang; readonly path: string; readonly person: string; readonly ways: readonly DeskWay[]; readonly product: ListedProduct; readonly standing: Standing; readonly groups: readonly ProductGroup[]; readonly history: readonly HistoryEntry[] }) {
  const t = tongue(lang)
  const here = pathIn(lang, `/can-bo/san-pham/${product.slug}`)
  const open = isPublicState(standing.state)
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={product.name} trail={[{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: product.name }]} noindex>
      <h1>{product.name}</h1>
      <Stars lang={lang} stars={standing.stars || null} evidence={standing.stars === 0 ? 'none' : standing.evidence === 'recorded' ? 'decided' : 'reported'} />
      <p>{product.producer?.name ?? t('Chưa rõ chủ thể', 'Producer not known')} · {product.placeRaw} · <a href={pathIn(lang, `/san-pham/${product.slug}`)}>{t('trang công khai', 'public page')}</a></p>
      <h2>{t('Nhóm sản phẩm', 'Product group')} {product.group ? <Tag mood={product.group.certainty === 'confirmed' ? 'good' : 'wait'} text={product.group.certainty === 'confirmed' ? t('đã xác nhận', 'confirmed') : t('gợi ý theo tên', 'suggested from the name')} /> : null}</h2>
      <form class="form" method="post" action={`${here}/nhom`}>
        <SelectField name="nhom" label={t('Nhóm theo Quyết định 26/2026/QĐ-TTg', 'Group of Decision 26/2026/QĐ-TTg')} value={product.group?.code ?? ''} options={[{ value: '', text: t('Chọn nhóm', 'Choose a group') }, ...groups.filter((each) => each.level === 'leaf').map((each) => ({ value: each.code, text: `${each.code} ${lang === 'vi' ? each.vi : each.en}` }))]} />
        <p class="acts"><Button>{t('Xác nhận nhóm này', 'Confirm this group')}</Button></p>
      </form>
      <h2>{t('Hiện với công chúng', 'Shown to the public')}</h2>
      {open ? <p>{t('Sản phẩm đã hoặc đang được công nhận nên hiện trong danh mục công khai.', 'The product is or was recognised, so the public catalogue shows it.')}</p> : (
        <form method="post" action={`${here}/cong-bo`}>
          <p>{product.published ? t('Văn phòng đã cho hiện sản phẩm này dù chưa được công nhận.', 'The office has this product shown although it is not recognised.') : t('Sản phẩm mới chỉ đăng ký hoặc được nhắc tới, nên chỉ văn phòng thấy.', 'The product is only registered or mentioned, so only offices see it.')}</p>
          <p class="acts"><Button rank="other" name="hien" value={product.published ? '0' : '1'}>{product.published ? t('Thôi hiện', 'Hide it again') : t('Cho hiện', 'Show it')}</Button></p>
        </form>
      )}
      <Table lang={lang} caption={t('Lịch sử', 'History')} rows={history} columns={[
        { key: 'kind', title: t('Việc', 'What'), cell: (entry) => eventWords(entry.kind, lang) }, { key: 'stars', title: t('Sao', 'Stars'), numeric: true, cell: (entry) => entry.stars ?? '' },
        { key: 'day', title: t('Ngày', 'Day'), cell: (entry) => (!entry.latest ? '' : entry.precision === 'day' ? showDay(entry.latest) : entry.precision === 'month' ? `${Number(entry.latest.slice(5, 7))}/${entry.latest.slice(0, 4)}` : entry.latest.slice(0, 4)) }, { key: 'evidence', title: t('Căn cứ', 'Evidence'), cell: (entry) => (entry.evidence === 'recorded' ? t('quyết định', 'decision') : t('công bố', 'published')) },
        { key: 'decision', title: t('Quyết định', 'Decision'), cell: (entry) => entry.decisionNumber ?? '' }, { key: 'source', title: t('Nguồn', 'Source'), cell: (entry) => entry.sourceUrl ?? entry.sourceName },
      ]} />
    </Page>
  )
}
