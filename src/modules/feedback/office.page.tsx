import { AreaField, Button, ChoiceField, Chips, Empty, FaultList, Notice, Page, Pager, Table, Tag, type DeskWay } from '#design'
import { showDay, showMoment, type Day } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { Fault } from '#platform/web'
import { countRequests, kindInAddress, kindName, KINDS, stateName, stepName, urgencyName, type KindInAddress } from './feedback.words.ts'
import { PAGE_SIZE, type OfficeFilter, type OfficeList, type OfficeRequest, type Step } from './request.queries.ts'
import { urgencyOn, type Urgency } from './term.rules.ts'

interface Desk {
  readonly lang: Lang
  readonly person: string
  readonly ways: readonly DeskWay[]
  readonly day: Day
}

const urgencyOf = (request: OfficeRequest, day: Day): Urgency =>
  urgencyOn({ open: request.state === 'open', acknowledged: request.acknowledgedAt !== null, acknowledgeBy: request.acknowledgeBy, answerBy: request.answerBy }, day)
const late = (urgency: Urgency): boolean => urgency === 'answer-missed' || urgency === 'acknowledgement-missed'

/** The states of the filter as they stand in addresses. */
export const STATES = { 'dang-cho': 'waiting', 'qua-han': 'missed', 'da-tra-loi': 'answered', 'da-dong': 'closed', 'tat-ca': 'all' } as const satisfies Record<string, OfficeFilter['state']>
type StateInAddress = keyof typeof STATES

const listPath = (filter: OfficeFilter, change: Partial<OfficeFilter>): string => {
  const wanted = { ...filter, page: 1, ...change }
  const state = (Object.keys(STATES) as StateInAddress[]).find((each) => STATES[each] === wanted.state) ?? 'dang-cho'
  const query = new URLSearchParams({ 'trang-thai': state, ...(wanted.kind ? { loai: kindInAddress(wanted.kind) } : {}), ...(wanted.page > 1 ? { trang: String(wanted.page) } : {}) })
  return `/can-bo/gop-y?${query.toString()}`
}

export function OfficeListPage({ lang, person, ways, day, filter, list }: Desk & { readonly filter: OfficeFilter; readonly list: OfficeList }) {
  const t = tongue(lang)
  const words: Record<StateInAddress, string> = { 'dang-cho': t('Đang chờ', 'Waiting'), 'qua-han': t('Quá hạn', 'Overdue'), 'da-tra-loi': t('Đã trả lời', 'Answered'), 'da-dong': t('Đã đóng', 'Closed'), 'tat-ca': t('Tất cả', 'All') }
  const counts: Partial<Record<StateInAddress, number>> = { 'dang-cho': list.open, 'qua-han': list.missed }
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={t('Góp ý của người dân', 'What people wrote')} path="/can-bo/gop-y" noindex>
      <h1>{t('Góp ý của người dân', 'What people wrote')}</h1>
      {list.missed > 0 ? <Notice mood="bad" title={t(`${list.missed} yêu cầu đã quá hạn`, `${list.missed} overdue`)}><p><a href={pathIn(lang, listPath(filter, { state: 'missed' }))}>{t('Xem và trả lời trước', 'Answer these first')}</a></p></Notice> : null}
      <div class="field"><Chips lang={lang} label={t('Trạng thái', 'State')} chips={(Object.keys(STATES) as StateInAddress[]).map((each) => {
        const count = counts[each]
        return { href: listPath(filter, { state: STATES[each] }), text: words[each], chosen: filter.state === STATES[each], ...(count === undefined ? {} : { count }) }
      })} /></div>
      <div class="field"><Chips lang={lang} label={t('Loại', 'Kind')} chips={[
        { href: listPath(filter, { kind: null }), text: t('Mọi loại', 'Every kind'), chosen: filter.kind === null },
        ...(Object.keys(KINDS) as KindInAddress[]).map((each) => ({ href: listPath(filter, { kind: KINDS[each] }), text: kindName(KINDS[each], t), chosen: filter.kind === KINDS[each] })),
      ]} /></div>
      {list.rows.length === 0
        ? <Empty title={t('Không có yêu cầu nào ở đây', 'Nothing here')}><p>{t('Khi có người gửi góp ý về sản phẩm hay chủ thể thuộc đơn vị của bạn, nó hiện ở đây, gần hạn nhất lên đầu.', 'When someone writes about a product or producer of your unit it appears here, the nearest term first.')}</p></Empty>
        : <Table lang={lang} caption={countRequests(lang, list.total)} rows={list.rows} columns={[
          { key: 'code', title: t('Mã', 'Code'), cell: (row) => <a href={pathIn(lang, `/can-bo/gop-y/${row.code}`)}>{row.code}</a> },
          { key: 'kind', title: t('Loại', 'Kind'), cell: (row) => kindName(row.kind, t) },
          { key: 'subject', title: t('Về', 'About'), cell: (row) => row.subjectTitle },
          { key: 'filed', title: t('Gửi lúc', 'Sent'), cell: (row) => showMoment(row.filedAt) },
          { key: 'due', title: t('Trả lời trước hết ngày', 'Answer by'), cell: (row) => showDay(row.answerBy) },
          { key: 'state', title: t('Tình trạng', 'State'), cell: (row) => { const urgency = urgencyOf(row, day); return <Tag mood={late(urgency) || urgency === 'due-today' ? 'wait' : row.state === 'open' ? 'plain' : 'good'} text={row.state === 'open' ? urgencyName(urgency, t) : stateName(row.state, t)} /> } },
        ]} />}
      <Pager lang={lang} page={filter.page} pages={Math.ceil(list.total / PAGE_SIZE)} href={(page) => listPath(filter, { page })} />
    </Page>
  )
}

export interface OfficeRequestPageProps extends Desk {
  readonly request: OfficeRequest
  readonly steps: readonly Step[]
  readonly unitName: (code: string) => string
  /** Whether a name can be hidden from here. */
  readonly mayHide: boolean
  readonly typed: Readonly<Record<string, string>>
  readonly faults: readonly Fault[]
}

export function OfficeRequestPage({ lang, person, ways, day, request, steps, unitName, mayHide, typed, faults }: OfficeRequestPageProps) {
  const t = tongue(lang)
  const to = (rest: string): string => pathIn(lang, `/can-bo/gop-y/${request.code}${rest}`)
  const urgency = urgencyOf(request, day)
  const fault = (field: string): string | undefined => faults.find((each) => each.field === field)?.message
  const place = [request.communeCode, request.provinceCode].filter((each) => each !== null).map(unitName).join(', ')
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={request.code} path={`/can-bo/gop-y/${request.code}`} noindex trail={[{ text: t('Góp ý', 'Feedback'), href: '/can-bo/gop-y' }, { text: request.code }]}>
      <h1>{kindName(request.kind, t)}<br /><span class="num">{request.code}</span></h1>
      {late(urgency) ? <Notice mood="bad" title={urgencyName(urgency, t)}><p>{t('Trả lời ngay; người gửi thấy hạn này trên biên nhận.', 'Answer now; the writer sees this term on the receipt.')}</p></Notice> : null}
      <p>{t('Về: ', 'About: ')}<a href={pathIn(lang, `/${request.subjectKind === 'product' ? 'san-pham' : 'chu-the'}/${request.subjectSlug}`)}>{request.subjectTitle}</a>{place ? ` · ${place}` : ''}</p>
      <p>{t('Gửi lúc', 'Sent')} {showMoment(request.filedAt)} · {t('báo đã nhận trước hết', 'acknowledge by')} {showDay(request.acknowledgeBy)} · {t('trả lời trước hết', 'answer by')} {showDay(request.answerBy)}</p>
      <p class="small soft">{request.citation}</p>
      <Notice title={t('Người gửi viết', 'The writer says')}>{request.message === '' ? <p class="soft">{t('(không ghi gì thêm)', '(nothing more)')}</p> : request.message.split(/\n+/).map((line) => <p>{line}</p>)}</Notice>
      {request.name !== null || request.contact !== null
        ? <p>{t('Liên hệ: ', 'Contact: ')}<b>{[request.name, request.contact].filter((each) => each !== null).join(' · ')}</b> <span class="small soft">{t('Chỉ dùng để xử lý yêu cầu này.', 'Only to handle this request.')}</span></p>
        : <p class="soft">{t('Người gửi không để lại liên hệ; họ đọc trả lời trên biên nhận.', 'The writer left no contact and reads the answer on the receipt.')}</p>}
      {request.answer === null ? null : <Notice mood="good" title={stateName(request.state, t)}>{request.answer.split(/\n+/).map((line) => <p>{line}</p>)}</Notice>}
      <FaultList lang={lang} faults={faults} labels={{ 'tra-loi': t('Trả lời', 'Answer'), 'ly-do': t('Lý do', 'Reason') }} />
      {request.state === 'open' ? (
        <>
          {request.acknowledgedAt === null ? <form method="post" action={to('/da-nhan')}><p><Button rank="other">{t('Báo đã nhận', 'Acknowledge')}</Button></p></form> : null}
          <form method="post" action={to('/tra-loi')} novalidate>
            <AreaField name="tra-loi" label={t('Trả lời người gửi', 'Answer to the writer')} value={typed['tra-loi']} rows={6} required fault={fault('tra-loi')} hint={t('Người gửi đọc nguyên văn. Đừng ghi số điện thoại hay dữ liệu riêng của ai.', 'The writer reads it word for word. Do not put anyone’s private data here.')} />
            {mayHide ? <ChoiceField kind="checkbox" name="an-ten" label={t('Cùng lúc', 'At the same time')} chosen={typed['an-ten'] === 'co' ? ['co'] : []} options={[{ value: 'co', text: t('Ẩn tên chủ thể trên mọi trang công khai', 'Hide the producer’s name on every public page') }]} /> : null}
            <p class="acts">
              <Button name="viec" value="tra-loi">{t('Gửi trả lời', 'Send the answer')}</Button>
              <Button rank="other" name="viec" value="dong">{t('Đóng, không xử lý (ghi lý do ở trên)', 'Close without action (reason above)')}</Button>
            </p>
          </form>
        </>
      ) : (
        <form method="post" action={to('/mo-lai')} novalidate>
          <AreaField name="ly-do" label={t('Mở lại vì', 'Open again because')} value={typed['ly-do']} rows={2} required fault={fault('ly-do')} />
          <p class="acts"><Button rank="other">{t('Mở lại', 'Open again')}</Button></p>
        </form>
      )}
      <h2>{t('Lịch sử', 'History')}</h2>
      <ol>{steps.map((step) => <li>{showMoment(step.at)} · {stepName(step.kind, t)}{step.by === null ? '' : ` · ${step.by}`}{step.note === '' ? '' : `: ${step.note}`}</li>)}</ol>
    </Page>
  )
}
