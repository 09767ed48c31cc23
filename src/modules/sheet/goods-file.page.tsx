import { AreaField, Button, Notice, Page, Table } from '#design'
import { pathIn, tongue, type Say } from '#platform/tongue'
import { sheetAddress, type SheetDesk } from './goods-sheet.page.tsx'
import type { FileFault, FileWhy } from './goods-file.rules.ts'

/** What becomes, or became, of a row of the file. `row` 0 = of the whole product. */
export interface FileLine { readonly row: number; readonly product: string; readonly words: string }

export function fileFaultWords(t: Say, { why }: FileFault): string {
  const said: Record<FileWhy, readonly [string, string]> = {
    merged: ['Có ô gộp. Trong Excel bỏ gộp ô (Unmerge) rồi tải lên lại.', 'Merged cells. Unmerge them in Excel and upload again.'],
    formula: ['Ô là công thức mà tệp không lưu kết quả. Chép rồi dán giá trị (Paste values).', 'A formula whose result the file does not hold. Paste it as a value.'],
    error: ['Ô báo lỗi của Excel.', 'The cell shows an Excel error.'],
    date: ['Excel đã đổi ô này thành ngày. Định dạng ô là Text rồi ghi lại, ví dụ T3–T5.', 'Excel turned this into a date. Format it as Text and write it again, like T3–T5.'],
    foreign: ['Dòng này của người bán khác, không lưu.', 'This row belongs to another producer and is not saved.'],
    'no-key': ['Dòng không có mã và tên không trùng sản phẩm nào của bạn. Sản phẩm mới thêm ở trang Hàng.', 'The row has no key and no product of yours has this name. New products are added on the page of goods.'],
    'two-values': ['Một sản phẩm có hai giá trị khác nhau ở cột này. Chỉ ghi ở dòng đầu của sản phẩm.', 'One product has two values in this column. Write it in the product’s first row only.'],
    'no-yes': ['Ghi “có” hoặc “không”.', 'Write “có” or “không”.'],
  }
  return t(said[why][0], said[why][1])
}

/** A file that could not be taken, with what to do. */
export function FileRefusedPage({ why, fileName, ...desk }: SheetDesk & { readonly why: string; readonly fileName: string }) {
  const { lang, path, person, ways } = desk
  const t = tongue(lang)
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t('Không nhận được tệp', 'The file was not taken')} trail={[...desk.trail, { text: t('Tải lên', 'Upload') }]} noindex>
      <h1>{t('Chưa nhận được tệp', 'The file was not taken')}</h1>
      <Notice mood="bad" {...(fileName ? { title: fileName } : {})}><p>{why}</p><p>{t('Chưa có gì bị thay đổi.', 'Nothing was changed.')}</p></Notice>
      <p class="acts"><Button href={sheetAddress(desk)}>{t('Về bảng hàng', 'Back to the sheet')}</Button></p>
    </Page>
  )
}

export interface FileReviewProps extends SheetDesk {
  readonly fileId: string
  readonly fileName: string
  /** null = waits to be confirmed. */
  readonly saved: number | null
  /** Products that will change. */
  readonly count: number
  readonly changes: readonly FileLine[]
  readonly refused: readonly FileLine[]
  readonly notes: readonly string[]
  readonly consent: { readonly value: string; readonly fault: string | undefined }
}

/** Everything that the file would change, and what cannot be taken, row by row; the same page is the result. */
export function FileReviewPage(props: FileReviewProps) {
  const { lang, path, person, ways, saved, count, changes, refused, notes, fileName, by, consent } = props
  const t = tongue(lang)
  const done = saved !== null
  const title = done ? t(`Đã lưu ${saved} sản phẩm từ tệp`, `${saved} products saved from the file`) : t('Xem lại trước khi lưu', 'Review before saving')
  const columns = (what: string) => [
    { key: 'row', title: t('Dòng', 'Row'), numeric: true, cell: (each: FileLine) => (each.row > 0 ? String(each.row) : '') },
    { key: 'product', title: t('Sản phẩm', 'Product'), head: true, cell: (each: FileLine) => each.product },
    { key: 'words', title: what, long: true, cell: (each: FileLine) => each.words },
  ]
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={title} trail={[...props.trail, { text: t('Tệp Excel', 'Excel file') }]} noindex>
      <h1>{title}</h1>
      <p class="soft">{props.producer.name} · {fileName}</p>
      {notes.length > 0 ? <Notice><ul>{notes.map((each) => <li>{each}</li>)}</ul></Notice> : null}
      {changes.length > 0 ? <Table lang={lang} caption={done ? t('Đã thay đổi', 'Changed') : t(`Sẽ thay đổi ${count} sản phẩm`, `${count} products will change`)} rows={changes} columns={columns(t('Thay đổi', 'Change'))} /> : <Notice title={done ? t('Không có gì được lưu', 'Nothing was saved') : t('Tệp không thay đổi gì', 'The file changes nothing')} />}
      {refused.length > 0 ? <><Notice mood="wait" title={t(`${refused.length} chỗ không nhận`, `${refused.length} places are not taken`)}><p>{t('Sửa trong Excel rồi tải lên lại. Những hàng khác vẫn lưu được.', 'Mend them in Excel and upload again. The other goods can be saved.')}</p></Notice>
        <Table lang={lang} caption={t('Không nhận', 'Not taken')} rows={refused} columns={columns(t('Vì sao', 'Why'))} /></> : null}
      {done || count === 0 ? <p class="acts"><Button href={sheetAddress(props)}>{t('Về bảng hàng', 'Back to the sheet')}</Button></p> : (
        <form class="form" method="post" action={pathIn(lang, `${props.base}/tep/${props.fileId}?cua=${encodeURIComponent(props.producer.slug)}`)}>
          {by === 'officer' ? <AreaField name="dong-y" label={t('Sự đồng ý của chủ thể', 'The producer’s consent')} hint={t('Ai đồng ý, cách nào, ngày nào.', 'Who agreed, how, and when.')} rows={2} value={consent.value} fault={consent.fault} maxlength={500} /> : null}
          <p class="acts"><Button>{t(`Lưu ${count} sản phẩm`, `Save ${count} products`)}</Button><Button rank="other" href={sheetAddress(props)}>{t('Không lưu', 'Do not save')}</Button></p>
        </form>
      )}
    </Page>
  )
}
