import { Button, ChoiceField, Chips, Empty, Facts, FaultList, Notice, Page, Pager, Section, Table, Tag, type DeskWay } from '#design'
import type { PhotoView } from '#photos'
import { showDay, dayOf, showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { clockWords, kindWords, levelWords, outcomeWords, rightsWords } from './aftersale.words.ts'
import { clockState } from './terms.rules.ts'
import { ComplaintBox, Entries, SaidFields, type Place, type Typed } from './thread.page.tsx'
import type { ComplaintView, DeskComplaint, DeskFilter, EntryView } from './thread.queries.ts'

interface Desk { readonly lang: Lang; readonly person: string; readonly ways: readonly DeskWay[]; readonly now: Date }
export const FILTERS: Record<string, DeskFilter> = { 'can-toi': 'mine', 'dang-mo': 'open', 'da-xong': 'ended' }
export const OFFICE_OUTCOMES = ['settled', 'for-buyer', 'for-seller'] as const

/** Complaints about orders in an office's units, the nearest end first. */
export function OfficeListPage({ lang, person, ways, now, rows, filter, page, more }: Desk & { readonly rows: readonly DeskComplaint[]; readonly filter: string; readonly page: number; readonly more: boolean }) {
  const t = tongue(lang)
  const words: Record<string, string> = { 'can-toi': t('Cần tôi giúp', 'Need my help'), 'dang-mo': t('Đang mở', 'Open'), 'da-xong': t('Đã xong', 'Ended') }
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} path="/can-bo/khieu-nai" title={t('Khiếu nại đơn hàng', 'Complaints about orders')} trail={[{ text: t('Khiếu nại', 'Complaints') }]} noindex>
      <h1>{t('Khiếu nại đơn hàng', 'Complaints about orders')}</h1>
      <Chips lang={lang} label={t('Các nhóm', 'Groups')} chips={Object.keys(FILTERS).map((key) => ({ href: `/can-bo/khieu-nai?nhom=${key}`, text: words[key]!, chosen: key === filter }))} />
      {rows.length === 0 ? <Empty title={t('Không có khiếu nại nào ở đây', 'Nothing here')}><p>{t('Khiếu nại mà người bán chưa trả lời kịp, hoặc người mua nhờ giúp, hiện ở đây, gần hạn nhất lên đầu.', 'Complaints that sellers have not answered in time, or with which buyers ask for help, appear here, the nearest end first.')}</p></Empty> : (
        <Table lang={lang} caption={words[filter]!} rows={rows} columns={[
          { key: 'code', title: t('Mã', 'Code'), cell: (row) => <a href={pathIn(lang, `/can-bo/khieu-nai/${row.code}`)}>{row.code}</a> }, { key: 'kind', title: t('Chuyện', 'Matter'), cell: (row) => kindWords(t, row.kind) },
          { key: 'seller', title: t('Người bán', 'Seller'), cell: (row) => row.sellerName }, { key: 'level', title: t('Ở đâu', 'Where'), cell: (row) => (row.state === 'ended' ? outcomeWords(t, row.outcome!) : levelWords(t, row.level)) },
          { key: 'due', title: t('Xong trước', 'Due'), cell: (row) => showDay(dayOf(row.solveBy)) },
          { key: 'state', title: t('Tình trạng', 'State'), cell: (row) => { const clock = clockState(row, now); return row.state === 'ended' ? showDay(dayOf(row.endedAt!)) : <Tag mood={clock === 'in-time' ? 'plain' : 'wait'} text={clockWords(t, clock)} /> } },
        ]} />
      )}
      <Pager lang={lang} page={page} pages={more ? page + 1 : page} href={(number) => `/can-bo/khieu-nai?nhom=${filter}&trang=${number}`} />
    </Page>
  )
}

/** One complaint at an office: all that was said, and what the officer decides. */
export function OfficeComplaintPage({ lang, person, ways, now, complaint, seller, entries, photos, form, refused, mayPassUp }: Desk & { readonly complaint: ComplaintView; readonly seller: DeskComplaint; readonly entries: readonly EntryView[]; readonly photos: readonly PhotoView[]; readonly form: Typed; readonly refused: string | null; readonly mayPassUp: boolean }) {
  const t = tongue(lang)
  const path = `/can-bo/khieu-nai/${complaint.code}`
  const place: Place = { lang, side: 'officer', orderPage: `/can-bo/don/${seller.orderCode}`, at: (rest) => `${path}${rest}`, desk: { person, ways }, order: { code: seller.orderCode, sellerName: seller.sellerName, state: 'delivered' } }
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} path={path} title={complaint.code} trail={[{ text: t('Khiếu nại', 'Complaints'), href: '/can-bo/khieu-nai' }, { text: complaint.code }]} noindex>
      <h1>{kindWords(t, complaint.kind)}</h1>
      {refused ? <Notice mood="bad" title={refused} /> : null}
      <ComplaintBox lang={lang} complaint={complaint} now={now} />
      <Facts lang={lang} facts={[{ name: t('Người bán', 'Seller'), value: seller.sellerName }, { name: t('Đơn', 'Order'), value: seller.orderCode }, { name: t('Gửi lúc', 'Filed'), value: showMoment(complaint.filedAt) }]} />
      <Entries place={place} entries={entries} photos={photos} />
      {complaint.state === 'open' ? (
        <Section lang={lang} title={t('Việc của cán bộ', 'What you do')}>
          <FaultList lang={lang} faults={form.faults} labels={{}} />
          <form class="form" method="post" action={pathIn(lang, path)}>
            <SaidFields lang={lang} form={form} label={t('Viết cho cả hai bên', 'To both sides')} required={false} photos={false} />
            <p class="acts"><Button name="viec" value="tra-loi">{t('Gửi trả lời', 'Send the answer')}</Button>{mayPassUp ? <Button rank="other" name="viec" value="chuyen-len">{complaint.level === 'seller' ? t('Nhận giúp ngay', 'Take it up now') : t('Chuyển lên tỉnh', 'Pass up to the province')}</Button> : null}</p>
            <ChoiceField kind="radio" name="ket-qua" label={t('Kết thúc với kết quả', 'End it with this outcome')} chosen={[form.typed['ket-qua'] ?? '']} fault={form.faults.find((each) => each.field === 'ket-qua')?.message} options={OFFICE_OUTCOMES.map((each) => ({ value: each, text: outcomeWords(t, each) }))} />
            <p class="acts"><Button rank="other" name="viec" value="ket-thuc">{t('Kết thúc khiếu nại', 'End the complaint')}</Button></p>
          </form>
        </Section>
      ) : null}
      <Notice title={t('Quyền của người mua', 'The buyer’s rights')}><ul>{rightsWords(t).map((each) => <li>{each}</li>)}</ul></Notice>
    </Page>
  )
}
