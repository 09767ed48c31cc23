import { AreaField, Button, Empty, FaultList, Notice, Page, TextField, type DeskWay, type Step } from '#design'
import { showDay, type Day } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { faultsOfRows, type ShownGoods } from './goods-form.rules.ts'
import { GoodsTable } from './goods-sheet.piece.tsx'

export interface SheetDesk {
  readonly lang: Lang
  readonly path: string
  readonly person: string
  readonly ways: readonly DeskWay[]
  /** Address of the sheet, without the producer. */
  readonly base: string
  readonly by: 'seller' | 'officer'
  readonly producer: { readonly slug: string; readonly name: string }
  /** Producers of this person, where there are several. */
  readonly others: readonly { readonly slug: string; readonly name: string }[]
  readonly trail: readonly Step[]
}

export const sheetAddress = ({ lang, base, producer }: Pick<SheetDesk, 'lang' | 'base' | 'producer'>, more = ''): string => pathIn(lang, `${base}${more}?cua=${encodeURIComponent(producer.slug)}`)

export interface GoodsSheetProps extends SheetDesk {
  readonly rows: readonly ShownGoods[]
  /** Products that were saved just now; null = nothing was. */
  readonly saved: number | null
  readonly consent: { readonly value: string; readonly fault: string | undefined }
  readonly holiday: { readonly from: Day | null; readonly until: Day } | null
}

/** All goods of a producer at once: a table of fields, and the way to Excel and back. */
export function GoodsSheetPage(props: GoodsSheetProps) {
  const { lang, path, person, ways, by, producer, others, rows, saved, holiday, consent } = props
  const t = tongue(lang)
  const { faults, labels } = faultsOfRows(t, rows)
  const all = [...(consent.fault ? [{ field: 'dong-y', message: consent.fault }] : []), ...faults]
  const action = sheetAddress(props)
  return (
    <Page lang={lang} kind="desk" ways={ways} person={person} path={path} title={t(`Bảng hàng ${producer.name}`, `Goods of ${producer.name}`)} trail={props.trail} islands={['goods-sheet']} noindex>
      <h1>{t('Bảng hàng', 'All goods')}</h1>
      <p>{producer.name}{others.length > 1 ? <> · {others.filter((each) => each.slug !== producer.slug).map((each) => <><a class="tap" href={sheetAddress({ ...props, producer: each })}>{each.name}</a> </>)}</> : null}{by === 'seller' ? <> · <a class="tap" href={pathIn(lang, `/ban-hang/nghi?cua=${encodeURIComponent(producer.slug)}`)}>{t('Nghỉ bán và mùa vụ', 'Holidays and seasons')}</a></> : null}</p>
      {saved !== null && saved > 0 ? <Notice mood="good" title={all.length > 0 ? t(`Đã lưu ${saved} sản phẩm. Những ô dưới đây chưa lưu.`, `${saved} saved. The cells below are not.`) : t(`Đã lưu ${saved} sản phẩm. Khách thấy ngay.`, `${saved} saved. Visitors see it at once.`)} /> : null}
      {saved === 0 && all.length === 0 ? <Notice title={t('Không có gì thay đổi, nên không có gì để lưu.', 'Nothing was changed, so nothing was saved.')} /> : null}
      <FaultList lang={lang} faults={all} labels={{ ...labels, 'dong-y': t('Sự đồng ý', 'Consent') }} />
      {holiday ? <Notice mood="wait" title={holiday.from ? t(`Gian hàng nghỉ từ ${showDay(holiday.from)} đến hết ${showDay(holiday.until)}`, `The stall is closed from ${showDay(holiday.from)} to ${showDay(holiday.until)}`) : t(`Gian hàng nghỉ bán đến hết ${showDay(holiday.until)}`, `The stall is closed until ${showDay(holiday.until)}`)} /> : null}
      {rows.length === 0 ? <Empty title={t('Chưa có sản phẩm nào', 'No products yet')}><p>{t('Sản phẩm có trong sổ OCOP sẽ hiện ở đây để đưa lên bán.', 'Products of the OCOP registry appear here, to be put on sale.')}</p></Empty> : (
        <>
          <details class="fold">
            <summary>{t('Sửa bằng Excel', 'Edit in Excel')}</summary>
            <p>{t('Tải bảng về, sửa, rồi tải lên lại. Chúng tôi cho xem mọi thay đổi trước khi lưu.', 'Download the sheet, edit it, upload it again. You see every change before it is saved.')}</p>
            <p class="acts"><Button rank="other" href={sheetAddress(props, '/tai.xlsx')}>{t('Tải về Excel', 'Download Excel')}</Button><Button rank="quiet" href={sheetAddress(props, '/tai.csv')}>CSV</Button></p>
            <form class="form" method="post" enctype="multipart/form-data" action={sheetAddress(props, '/tep')}>
              <TextField name="tep" type="file" label={t('Tệp đã sửa (.xlsx, .csv)', 'The edited file (.xlsx, .csv)')} accept=".xlsx,.csv" required />
              <Button rank="other">{t('Tải lên và xem lại', 'Upload and review')}</Button>
            </form>
          </details>
          <form class="sheet-form" id="bang" method="post" action={action} data-draft={`${by}:${producer.slug}`} data-words={JSON.stringify({
            changed: t('Đã sửa # sản phẩm', '# products changed'), none: t('Chưa sửa gì', 'Nothing changed yet'), draft: t('Chúng tôi đã điền lại # sản phẩm bạn sửa dở lần trước.', 'Your unsaved changes to # products are here again.'), undo: t('Hoàn tác', 'Undo'), drop: t('Bỏ hết', 'Discard all'),
          })}>
            {/* Enter in a field sends the form by its first button. */}
            <button class="vh" tabindex={-1} aria-hidden="true">{t('Lưu bảng', 'Save the sheet')}</button>
            {by === 'officer' ? <div class="form"><AreaField name="dong-y" label={t('Sự đồng ý của chủ thể', 'The producer’s consent')} hint={t('Ai đồng ý, cách nào, ngày nào. Ghi cùng mỗi thay đổi.', 'Who agreed, how, and when. Kept with every change.')} rows={2} value={consent.value} fault={consent.fault} maxlength={500} /></div> : null}
            <p class="soft small">{t('Ghi lượng và kho theo g, ml hoặc cái; “1,5 kg” cũng được. Xóa cả ba ô để bỏ một gói.', 'Sizes and stock in g, ml or pieces; “1,5 kg” is fine. Empty all three cells to drop a pack.')}</p>
            <GoodsTable lang={lang} rows={rows} action={action} />
            <p class="save-bar"><Button>{t('Lưu bảng', 'Save the sheet')}</Button><span class="count soft" role="status"></span></p>
          </form>
        </>
      )}
    </Page>
  )
}
