import { Chips, Empty, Page, Pager, Table, Tag, type DeskWay } from '#design'
import { showMoment } from '#platform/day'
import { showCount, tongue, type Lang, type Say } from '#platform/tongue'
import { PAGE_SIZE, type NoticeLine, type NoticeList } from './messages.queries.ts'
import type { NoticeState, TryOutcome } from './notices.tables.ts'

/** The states of the filter as they stand in addresses. */
export const STATES = { 'tat-ca': null, cho: 'queued', 'da-gui': 'sent', loi: 'failed', 'tai-cho': 'local' } as const satisfies Record<string, NoticeState | null>
export type StateInAddress = keyof typeof STATES

const stateName = (state: NoticeState, t: Say): string => {
  switch (state) {
    case 'queued': return t('Chờ gửi', 'Waiting')
    case 'sent': return t('Đã gửi', 'Sent')
    case 'failed': return t('Không gửi được', 'Failed')
    case 'local': return t('Nằm lại đây, chưa nối nhà cung cấp', 'Kept here: no provider yet')
  }
}

const outcomeName = (outcome: TryOutcome, t: Say): string => {
  switch (outcome) {
    case 'open': return t('chưa trả lời', 'no answer yet')
    case 'sent': return t('đã nhận gửi', 'taken on')
    case 'unknown': return t('không rõ', 'unknown')
    case 'untaken': return t('chưa nhận', 'not taken')
    case 'refused': return t('từ chối', 'refused')
    case 'refused-person': return t('người nhận không nhận được', 'person not reachable')
  }
}

/** Enough of an address to know it again, and no more. */
export const shortAddress = (to: string): string => (to.includes('@') ? `${to.slice(0, 2)}···${to.slice(to.indexOf('@'))}` : `··· ${to.slice(-3)}`)

export interface OutboxPageProps {
  readonly lang: Lang
  readonly person: string
  readonly ways: readonly DeskWay[]
  readonly state: StateInAddress
  readonly page: number
  readonly list: NoticeList
  /** Codes and whole addresses are shown: a demonstration or a test. */
  readonly showSecrets: boolean
}

export function OutboxPage({ lang, person, ways, state, page, list, showSecrets }: OutboxPageProps) {
  const t = tongue(lang)
  const words: Record<StateInAddress, string> = { 'tat-ca': t('Tất cả', 'All'), cho: t('Chờ gửi', 'Waiting'), 'da-gui': t('Đã gửi', 'Sent'), loi: t('Không gửi được', 'Failed'), 'tai-cho': t('Nằm lại', 'Kept here') }
  const href = (to: StateInAddress, at: number): string => `/can-bo/hop-thu-di?trang-thai=${to}${at > 1 ? `&trang=${at}` : ''}`
  const body = (row: NoticeLine): string => (!row.secret ? row.body : showSecrets && row.body !== '' ? row.body : '••••••')
  return (
    <Page lang={lang} kind="desk" person={person} ways={ways} title={t('Hộp thư đi', 'Outbox')} path="/can-bo/hop-thu-di" noindex>
      <h1>{t('Hộp thư đi', 'Outbox')}</h1>
      <p>{t('Mọi tin nhắn cổng gửi cho người dân, mới nhất lên đầu. Mã đăng nhập được che và xóa ngay khi gửi.', 'Every message of the portal to people, newest first. Sign-in codes are hidden, and erased once sent.')}</p>
      <p>{t('Zalo: viết theo tài liệu, thử với máy mô phỏng; chưa thử với tài khoản thật.', 'Zalo: written from documents, tried with a simulator; not yet with a live account.')}</p>
      <div class="field"><Chips lang={lang} label={t('Trạng thái', 'State')} chips={(Object.keys(STATES) as StateInAddress[]).map((each) => ({ href: href(each, 1), text: words[each], chosen: each === state }))} /></div>
      {list.rows.length === 0
        ? <Empty title={t('Không có tin nào ở đây', 'Nothing here')}><p>{t('Khi cổng gửi mã đăng nhập hoặc tin về đơn hàng, tin hiện ở đây.', 'When the portal sends a code or word of an order, it appears here.')}</p></Empty>
        : <Table lang={lang} caption={t(`${showCount(lang, list.total)} tin`, `${showCount(lang, list.total)} messages`)} rows={list.rows} columns={[
          { key: 'at', title: t('Lúc', 'When'), cell: (row) => showMoment(row.createdAt) },
          { key: 'to', title: t('Tới', 'To'), cell: (row) => `${{ sms: 'SMS', zalo: 'Zalo', mail: t('Thư', 'Mail') }[row.channel]} ${showSecrets ? row.to : shortAddress(row.to)}` },
          { key: 'kind', title: t('Loại', 'Kind'), cell: (row) => row.kind },
          { key: 'body', title: t('Nội dung', 'Text'), long: true, cell: (row) => body(row) },
          { key: 'tries', title: t('Các lần gửi', 'Tries'), long: true, cell: (row) => row.past.map((each) => `${each.channel === 'zalo' ? 'Zalo' : each.channel === 'sms' ? 'SMS' : t('Thư', 'Mail')} ${showMoment(new Date(each.at))}: ${outcomeName(each.outcome, t)}`).join('; ') },
          { key: 'state', title: t('Tình trạng', 'State'), cell: (row) => <><Tag mood={row.state === 'sent' ? 'good' : row.state === 'failed' ? 'wait' : 'plain'} text={stateName(row.state, t)} />{row.lastError ? ` ${row.lastError}` : ''}</> },
        ]} />}
      <Pager lang={lang} page={page} pages={Math.ceil(list.total / PAGE_SIZE)} href={(at) => href(state, at)} />
    </Page>
  )
}
