import { Button, Facts, Notice, Page, TextField, type DeskWay } from '#design'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { mendable, type MendableColumn } from './import-mend.rules.ts'
import type { ImportRowView, ImportView } from './imports.queries.ts'
import { outcomeWords } from './import-review.page.tsx'

const fieldWords: Record<MendableColumn, readonly [vi: string, en: string]> = {
  name: ['Tên sản phẩm', 'Name of the product'], producer: ['Chủ thể', 'Producer'], stars: ['Hạng sao', 'Stars'], decided: ['Ngày công nhận', 'Day of recognition'],
  commune: ['Xã, phường', 'Commune'], district: ['Huyện (trước 7/2025)', 'District (before 7/2025)'], province: ['Tỉnh', 'Province'], status: ['Tình trạng', 'State'],
}

export interface RowPageProps {
  readonly lang: Lang
  readonly path: string
  readonly person: string
  readonly ways: readonly DeskWay[]
  readonly view: ImportView
  readonly row: ImportRowView
  /** Products that may be the same one. */
  readonly alike: readonly { readonly id: string; readonly slug: string; readonly name: string; readonly producer: string | null }[]
}

/** One row: as it stood in the file, as it was understood, and what a person may do about it. */
export function ImportRowPage({ lang, path, person, ways, view, row, alike }: RowPageProps) {
  const t = tongue(lang)
  const here = `/can-bo/nhap/${view.code}`
  const title = t(`Dòng ${row.row}${row.sheet ? `, trang ${row.sheet}` : ''}`, `Row ${row.row}${row.sheet ? `, sheet ${row.sheet}` : ''}`)
  const act = pathIn(lang, `${here}/dong/${row.ordinal}`)
  const open = view.state === 'review'
  const cells = row.understood?.cells ?? {}
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={title} trail={[{ text: t('Nhập danh sách', 'Lists'), href: '/can-bo/nhap' }, { text: view.code, href: here }, { text: title }]} noindex>
      <h1>{title}</h1>
      <p>{t(...outcomeWords[row.outcome])}</p>
      {row.problems.length > 0 ? <Notice mood="wait" title={t('Điều cần biết', 'To know')}><ul>{row.problems.map((problem) => <li>{problem.column ? <b>{problem.column}: </b> : null}{problem.message}</li>)}</ul></Notice> : null}
      <section class="raw">
        <h2>{t('Như trong tệp', 'As in the file')}</h2>
        <Facts lang={lang} facts={Object.entries(row.raw).map(([column, value]) => ({ name: column || t('Cả dòng', 'Whole row'), value: value === '' ? null : value }))} />
      </section>
      {open && row.understood && row.outcome !== 'skipped' ? (
        <section>
          <h2>{t('Sửa dòng này', 'Mend this row')}</h2>
          <form class="form" method="post" action={`${act}/sua`}>
            {mendable.map((key) => <TextField name={key} label={t(...fieldWords[key])} value={row.mended?.[key] ?? cells[key] ?? ''} />)}
            <p class="acts"><Button>{t('Đọc lại với chữ đã sửa', 'Read again as mended')}</Button></p>
          </form>
        </section>
      ) : null}
      {open ? (
        <>
          <h2>{t('Hoặc quyết định', 'Or decide')}</h2>
          <form method="post" action={`${act}/quyet`}>
            <p class="acts">
              {row.outcome === 'held' && row.understood?.product && !row.understood.mustMend && !row.understood.foreign ? <Button name="quyet" value="take">{t('Ghi vào sổ như đã đọc', 'Take it as read')}</Button> : null}
              <Button rank="other" name="quyet" value="set-aside">{t('Để riêng, không ghi', 'Set aside')}</Button>
              {row.decision ? <Button rank="quiet" name="quyet" value="">{t('Bỏ quyết định', 'Take the decision back')}</Button> : null}
            </p>
            {alike.length > 0 ? <h3>{t('Có thể là sản phẩm đã có', 'May be a known product')}</h3> : null}
            {alike.map((each) => (
              <p class="acts"><a href={pathIn(lang, `/san-pham/${each.slug}`)}>{each.name}{each.producer ? ` · ${each.producer}` : ''}</a><Button rank="other" name="quyet" value={`join:${each.id}`}>{t('Là sản phẩm này', 'It is this one')}</Button></p>
            ))}
            {alike.length > 0 || row.outcome === 'duplicate' || row.outcome === 'update' || row.outcome === 'upgrade' ? <p class="acts"><Button rank="other" name="quyet" value="apart">{t('Là sản phẩm khác, ghi riêng', 'It is another product')}</Button></p> : null}
          </form>
        </>
      ) : null}
    </Page>
  )
}
