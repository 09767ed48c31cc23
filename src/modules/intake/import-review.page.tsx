import { Button, Chips, Empty, Notice, Page, Progress, Table, type DeskWay } from '#design'
import { pathIn, showCount, tongue, type Lang } from '#platform/tongue'
import type { RowOutcome } from './intake.tables.ts'
import { dayAsKnown } from './import-report.rules.ts'
import type { ImportRow } from './import-row.rules.ts'
import { showMoment, StateTag } from './import-list.page.tsx'
import type { ImportRowView, ImportView } from './imports.queries.ts'

export const outcomeWords: Record<RowOutcome, readonly [vi: string, en: string]> = {
  new: ['Sản phẩm mới', 'New products'], update: ['Bổ sung cho sản phẩm đã có', 'Added to known products'], upgrade: ['Nâng hạng', 'Upgrades'],
  duplicate: ['Đã có, không ghi lại', 'Known already'], held: ['Chờ bạn xem', 'Held for you'], skipped: ['Không phải sản phẩm, hoặc để riêng', 'Not products, or set aside'], error: ['Không đọc được', 'Could not be read'],
}
export const outcomes = Object.keys(outcomeWords) as RowOutcome[]
/** What goes into the registry. */
export const taking: readonly RowOutcome[] = ['new', 'update', 'upgrade']

export interface ReviewProps {
  readonly lang: Lang
  readonly path: string
  readonly person: string
  readonly ways: readonly DeskWay[]
  readonly view: ImportView
  /** A group of rows; `noted` = those that go into the registry though there is something to know about them. */
  readonly shown: RowOutcome | 'noted'
  readonly noted: number
  readonly rows: readonly ImportRowView[]
  readonly next: number | null
}

/** One import: what was read, row by row, and the acts that its state allows. Reloads itself while the worker is busy. */
export function ImportReviewPage({ lang, path, person, ways, view, shown, noted, rows, next }: ReviewProps) {
  const t = tongue(lang)
  const here = `/can-bo/nhap/${view.code}`
  const busy = view.state === 'reading' || view.state === 'landing'
  const open = (view.totals.held ?? 0) + (view.totals.error ?? 0)
  const unknown = view.sheets.filter((sheet) => sheet.outcome === 'read').flatMap((sheet) => sheet.unknownColumns.filter((heading) => /\p{L}{2}/u.test(heading)).map((heading) => `${sheet.name ? `${sheet.name}: ` : ''}“${heading}”`))
  const taken = taking.reduce((sum, each) => sum + (view.totals[each] ?? 0), 0)
  const notedWords = t('Ghi được, có điều cần biết', 'Ready, with something to know')
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={`${view.code} · ${view.fileName}`} trail={[{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: t('Nhập danh sách', 'Lists'), href: '/can-bo/nhap' }, { text: view.code }]} noindex islands={busy ? ['reload'] : []}>
      <h1>{view.fileName}</h1>
      <p class="row"><StateTag lang={lang} state={view.state} /> <span class="soft">{view.code} · {view.madeByName} · {showMoment(view.madeAt)}</span></p>
      {busy ? <Progress lang={lang} title={view.state === 'reading' ? t('Đang đọc danh sách', 'Reading the list') : t('Đang ghi vào sổ', 'Writing into the registry')} done={view.done} total={Math.max(view.all, 1)}><p>{t('Bạn có thể rời trang này; việc vẫn chạy. Tải lại trang để xem tiến độ.', 'You may leave this page; the work goes on. Reload to see how far it is.')}</p></Progress> : null}
      {view.state === 'refused' ? <Notice mood="bad" title={t('Chúng tôi không đọc được tệp này', 'We could not read this file')}><p>{view.refusal}</p><p class="acts"><Button href={pathIn(lang, '/can-bo/nhap/moi')}>{t('Tải tệp khác', 'Upload another file')}</Button></p></Notice> : null}
      {view.state === 'review' && view.refusal ? <Notice mood="bad" title={t('Lần ghi trước không thành', 'The last try did not succeed')}><p>{view.refusal}</p></Notice> : null}
      {view.state === 'undone' ? <Notice title={t('Lần nhập này đã được hoàn tác', 'This import was undone')}><p>{view.undoneByName} · {view.undoneAt ? showMoment(view.undoneAt) : ''}</p></Notice> : null}
      {view.sheets.some((sheet) => sheet.outcome === 'ignored' || sheet.notes.length > 0) ? (
        <Notice title={t('Về các trang tính', 'About the sheets')} level={2}>
          <ul>{view.sheets.flatMap((sheet) => [...(sheet.outcome === 'ignored' ? [`${sheet.name}: ${sheet.reason ?? ''}`] : []), ...sheet.notes.map((note) => `${sheet.name}: ${note}`)]).map((text) => <li>{text}</li>)}</ul>
        </Notice>
      ) : null}
      {unknown.length > 0 ? <Notice mood="wait" title={t('Cột chúng tôi không dùng', 'Columns that were not used')}><p>{unknown.join(' · ')}</p><p>{t('Nếu trong đó có tên chủ thể, ngày hay hạng sao, sửa tên cột cho rõ rồi tải lên lại. Chữ trong các cột này vẫn được giữ cạnh từng dòng.', 'If one of them holds the producer, the day or the stars, make its heading plain and upload again. What they hold is kept beside each row.')}</p></Notice> : null}
      {view.state === 'review' ? (
        <Notice mood={open > 0 ? 'wait' : 'good'} title={t(`${showCount(lang, taken)} dòng sẵn sàng ghi vào sổ`, `${showCount(lang, taken)} rows are ready for the registry`)}>
          <p>{open > 0 ? t(`${showCount(lang, open)} dòng chờ bạn xem; chưa xem thì những dòng đó không được ghi, các dòng khác vẫn ghi.`, `${showCount(lang, open)} rows wait for you; until then they are left out, the others are written all the same.`) : t('Không dòng nào còn vướng.', 'No row is left to look at.')}{noted > 0 ? <> <a href={pathIn(lang, `${here}?nhom=luu-y`)}>{t(`${showCount(lang, noted)} dòng ghi được nhưng có điều cần biết`, `${showCount(lang, noted)} rows are ready but have something to know`)}</a></> : null}</p>
          <form method="post" action={pathIn(lang, `${here}/xac-nhan`)}><p class="acts"><Button>{t(`Ghi ${showCount(lang, taken)} dòng vào sổ`, `Write ${showCount(lang, taken)} rows`)}</Button></p></form>
        </Notice>
      ) : null}
      {view.state === 'landed' ? (
        <div class="acts">
          <Button href={pathIn(lang, `${here}/ket-qua.xlsx`)}>{t('Tải tệp kết quả', 'Download the result')}</Button>
        </div>
      ) : null}
      {view.state === 'landed' ? (
        <details>
          <summary>{t('Hoàn tác lần nhập này', 'Undo this import')}</summary>
          <form method="post" action={pathIn(lang, `${here}/hoan-tac`)}>
            <p>{t(`${showCount(lang, taken)} dòng đã ghi sẽ không còn tính; sản phẩm chỉ có trong danh sách này sẽ rời cổng ngay. Các dòng vẫn nằm ở đây để xem lại.`, `${showCount(lang, taken)} rows will no longer count; products that only this list told of leave the portal at once. The rows stay here to be read.`)}</p>
            <p class="acts"><Button rank="other">{t('Hoàn tác ngay', 'Undo now')}</Button></p>
          </form>
        </details>
      ) : null}
      {view.state === 'undone' && view.resultFileId ? <p class="acts"><Button rank="other" href={pathIn(lang, `${here}/ket-qua.xlsx`)}>{t('Tải tệp kết quả', 'Download the result')}</Button></p> : null}
      {view.state === 'reading' || view.state === 'refused' ? null : (
        <>
          <Chips lang={lang} label={t('Các nhóm dòng', 'Groups of rows')} chips={[
            ...(noted > 0 || shown === 'noted' ? [{ href: `${here}?nhom=luu-y`, text: notedWords, count: noted, chosen: shown === 'noted' }] : []),
            ...outcomes.filter((each) => (view.totals[each] ?? 0) > 0 || each === shown).map((each) => ({ href: `${here}?nhom=${each}`, text: t(...outcomeWords[each]), count: view.totals[each] ?? 0, chosen: each === shown })),
          ]} />
          <h2>{shown === 'noted' ? notedWords : t(...outcomeWords[shown])}</h2>
          {rows.length === 0 ? <Empty title={t('Không có dòng nào', 'No rows')} level={3} /> : <RowTable lang={lang} here={here} rows={rows} linked={view.state === 'landed'} />}
          {next === null ? null : <p class="acts"><Button rank="other" href={pathIn(lang, `${here}?nhom=${shown === 'noted' ? 'luu-y' : shown}&sau=${next}`)}>{t('Các dòng tiếp', 'Next rows')}</Button></p>}
        </>
      )}
    </Page>
  )
}

/** `22/8/2022`, `3/2021`, `2021`, as exactly as it is known. */
function shownDay(row: ImportRow): string {
  const known = dayAsKnown(row)
  return known ? known.split('-').reverse().map(Number).join('/') : ''
}

function RowTable({ lang, here, rows, linked }: { readonly lang: Lang; readonly here: string; readonly rows: readonly ImportRowView[]; readonly linked: boolean }) {
  const t = tongue(lang)
  return (
    <Table lang={lang} caption={t('Các dòng của danh sách', 'Rows of the list')} captionHidden rows={rows} columns={[
      { key: 'row', title: t('Dòng', 'Row'), cell: (row) => <a href={pathIn(lang, `${here}/dong/${row.ordinal}`)}>{row.sheet ? `${row.sheet} · ` : ''}{row.row}{row.part > 1 ? ` (${row.part})` : ''}</a> },
      { key: 'name', title: t('Sản phẩm', 'Product'), cell: (row) => (linked && row.productSlug ? <a href={pathIn(lang, `/san-pham/${row.productSlug}`)}>{row.understood?.product?.name}</a> : row.understood?.product?.name ?? Object.values(row.raw).join(' · ')) },
      { key: 'producer', title: t('Chủ thể', 'Producer'), cell: (row) => row.understood?.producer?.name ?? '' },
      { key: 'stars', title: t('Sao', 'Stars'), numeric: true, cell: (row) => row.understood?.product?.stars ?? '' },
      { key: 'day', title: t('Công nhận', 'Recognised'), cell: (row) => (row.understood?.product ? [row.understood.product.decisionNumber, shownDay(row.understood)].filter(Boolean).join(' · ') : '') },
      { key: 'place', title: t('Nơi', 'Place'), cell: (row) => [row.understood?.place.unitName, row.understood?.place.provinceName].filter(Boolean).join(', ') },
      { key: 'problem', title: t('Điều cần biết', 'To know'), long: true, cell: (row) => (row.problems.length === 0 && !row.decision ? '' : <ul class="plain">{row.problems.map((problem) => <li>{problem.column ? <b>{problem.column}: </b> : null}{problem.message}</li>)}{row.decision ? <li class="soft">{t('Đã quyết:', 'Decided:')} {row.decidedByName}</li> : null}</ul>) },
    ]} />
  )
}
