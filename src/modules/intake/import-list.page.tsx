import { Button, Empty, Page, Pager, Table, Tag, TextField, SelectField, AreaField, ChoiceField, FaultList, type DeskWay } from '#design'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import type { ImportState } from './intake.tables.ts'
import type { ImportView } from './imports.queries.ts'

const states: Record<ImportState, readonly [vi: string, en: string, mood: 'plain' | 'good' | 'wait']> = {
  reading: ['đang đọc', 'being read', 'plain'], review: ['chờ bạn xem', 'waits for you', 'wait'], landing: ['đang ghi vào sổ', 'being written', 'plain'],
  landed: ['đã vào sổ', 'in the registry', 'good'], undone: ['đã hoàn tác', 'undone', 'plain'], refused: ['không đọc được', 'could not be read', 'wait'],
}

export function StateTag({ lang, state }: { readonly lang: Lang; readonly state: ImportState }) {
  const [vi, en, mood] = states[state]
  return <Tag mood={mood} text={tongue(lang)(vi, en)} />
}

const moment = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' })
export const showMoment = (at: Date | string): string => moment.format(new Date(at))

/** Every import that the officer may see, newest first. */
export function ImportListPage({ lang, path, person, ways, imports, page, more }: { readonly lang: Lang; readonly path: string; readonly person: string; readonly ways: readonly DeskWay[]; readonly imports: readonly ImportView[]; readonly page: number; readonly more: boolean }) {
  const t = tongue(lang)
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Nhập danh sách', 'Lists brought in')} trail={[{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: t('Nhập danh sách', 'Lists') }]} noindex>
      <h1>{t('Nhập danh sách', 'Lists brought in')}</h1>
      <p class="lead">{t('Tải lên danh sách sản phẩm OCOP như bạn đang có, Excel hay CSV. Chúng tôi đọc, bạn xem lại, rồi mới ghi vào sổ.', 'Upload the list of OCOP products as you have it, Excel or CSV. We read it, you look, and only then it goes into the registry.')}</p>
      <p class="acts"><Button href={pathIn(lang, '/can-bo/nhap/moi')}>{t('Nhập một danh sách', 'Bring a list')}</Button></p>
      {imports.length === 0
        ? <Empty title={t('Chưa có danh sách nào', 'No list yet')}><p>{t('Danh sách bạn tải lên sẽ nằm ở đây, xem dở cũng không mất.', 'Lists that you upload will stand here; a review left half done is not lost.')}</p></Empty>
        : (
          <Table lang={lang} caption={t('Các danh sách đã tải lên', 'Lists uploaded')} captionHidden rows={imports} columns={[
            { key: 'code', title: t('Mã', 'Code'), cell: (each) => <a href={pathIn(lang, `/can-bo/nhap/${each.code}`)}>{each.code}</a> },
            { key: 'file', title: t('Tệp', 'File'), cell: (each) => each.fileName },
            { key: 'state', title: t('Tình trạng', 'State'), cell: (each) => <StateTag lang={lang} state={each.state} /> },
            { key: 'new', title: t('Mới', 'New'), numeric: true, cell: (each) => each.totals.new ?? '' },
            { key: 'held', title: t('Chờ xem', 'Held'), numeric: true, cell: (each) => (each.totals.held ?? 0) + (each.totals.error ?? 0) || '' },
            { key: 'by', title: t('Người nhập', 'By'), cell: (each) => each.madeByName },
            { key: 'at', title: t('Lúc', 'At'), cell: (each) => showMoment(each.madeAt) },
          ]} />
        )}
      <Pager lang={lang} page={page} pages={more ? page + 1 : page} href={(number) => `/can-bo/nhap?trang=${number}`} />
    </Page>
  )
}

const labels = { tep: 'Tệp danh sách', bang: 'Bảng dán', tinh: 'Tỉnh', 'quyet-dinh': 'Số quyết định', ngay: 'Ngày quyết định' }

/** The form that takes a list in: a file or a pasted table, and what holds for the whole list. */
export function ImportFormPage({ lang, path, person, ways, provinces, whole, faults, typed }: { readonly lang: Lang; readonly path: string; readonly person: string; readonly ways: readonly DeskWay[]; readonly provinces: readonly { readonly code: string; readonly name: string }[]; /** May bring lists of the whole country. */ readonly whole: boolean; readonly faults: readonly Fault[]; readonly typed: Readonly<Record<string, string>> }) {
  const t = tongue(lang)
  const faultOf = (field: string): { fault?: string } => {
    const found = faults.find((each) => each.field === field)
    return found ? { fault: found.message } : {}
  }
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Nhập một danh sách', 'Bring a list')} trail={[{ text: t('Bàn làm việc', 'Desk'), href: '/can-bo' }, { text: t('Nhập danh sách', 'Lists'), href: '/can-bo/nhap' }, { text: t('Danh sách mới', 'A new list') }]} noindex>
      <h1>{t('Nhập một danh sách', 'Bring a list')}</h1>
      <FaultList lang={lang} faults={faults} labels={labels} />
      <form class="form" method="post" action={pathIn(lang, '/can-bo/nhap')} enctype="multipart/form-data">
        <TextField name="tep" type="file" label={t('Tệp danh sách', 'The list')} hint={t('Excel (.xlsx) hoặc CSV, tối đa 20 MB. Tiêu đề, ô gộp, dòng mục, dòng cộng cứ để nguyên.', 'Excel (.xlsx) or CSV, at most 20 MB. Titles, merged cells, section rows and totals may stay.')} accept=".xlsx,.csv,.txt,.tsv" {...faultOf('tep')} />
        <AreaField name="bang" label={t('Hoặc dán bảng vào đây', 'Or paste the table here')} hint={t('Chép từ Excel hay Word, kể cả dòng tên cột.', 'Copied from Excel or Word, with its headings.')} rows={4} value={typed['bang'] ?? ''} {...faultOf('bang')} />
        <SelectField name="tinh" label={t('Tỉnh ngày nay của danh sách', 'Province of today')} hint={t('Dùng cho dòng không ghi tỉnh. Danh sách nhiều tỉnh thì để trống.', 'For rows that name no province. Leave empty for a list of several provinces.')} options={[...(whole ? [{ value: '', text: t('Theo từng dòng', 'As each row says') }] : []), ...provinces.map((each) => ({ value: each.code, text: each.name }))]} value={typed['tinh'] ?? (whole ? '' : provinces[0]?.code ?? '')} {...faultOf('tinh')} />
        <ChoiceField name="can-cu" kind="radio" label={t('Căn cứ của danh sách', 'What the list rests on')} chosen={[typed['can-cu'] ?? 'cong-bo']} options={[
          { value: 'quyet-dinh', text: t('Một quyết định công nhận tôi đã đối chiếu', 'A decision that I have compared it with'), hint: t('Sản phẩm hiện sao vàng khi quyết định còn hiệu lực.', 'Products show gold stars while the decision is in force.') },
          { value: 'cong-bo', text: t('Danh sách công bố hoặc báo chí', 'A published list or the press'), hint: t('Sản phẩm hiện sao viền, kèm chữ “chưa đối chiếu quyết định”.', 'Products show outlined stars and say that no decision was compared.') },
        ]} />
        <TextField name="quyet-dinh" label={t('Số quyết định', 'Number of the decision')} hint={t('Ví dụ 1693/QĐ-UBND', 'For example 1693/QĐ-UBND')} value={typed['quyet-dinh'] ?? ''} {...faultOf('quyet-dinh')} />
        <TextField name="ngay" label={t('Ngày quyết định', 'Day of the decision')} hint={t('Ngày/tháng/năm, ví dụ 22/8/2026', 'Day/month/year, for example 22/8/2026')} value={typed['ngay'] ?? ''} {...faultOf('ngay')} />
        <TextField name="nguon" label={t('Nơi công bố', 'Where it was published')} hint={t('Tên hoặc địa chỉ trang; khách sẽ thấy.', 'Name or address of the page; visitors will see it.')} value={typed['nguon'] ?? ''} />
        <p class="acts"><Button>{t('Đọc danh sách', 'Read the list')}</Button></p>
      </form>
    </Page>
  )
}
