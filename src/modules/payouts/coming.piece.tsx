import type { Child } from 'hono/jsx'
import { Section, showVnd, Table, Tag } from '#design'
import { dayOf, showDay } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import { payableFrom, sellersPart, waitsFor } from './due.rules.ts'
import type { HeldView, PayoutView } from './payouts.queries.ts'
import { payoutWords, waitsWords } from './payouts.words.ts'

export interface Coming { readonly held: readonly HeldView[]; readonly payouts: readonly PayoutView[]; readonly days: number }

/** What the partner holds for one seller, when it comes, and what came; null where no partner ever took anything for them. */
export function comingPiece({ lang, base, coming, now }: { readonly lang: Lang; readonly base: string; readonly coming: Coming; readonly now: Date }): Child | null {
  const { payouts, days } = coming
  // What goes back to the buyer whole is none of the seller's.
  const held = coming.held.filter((each) => sellersPart(each) !== 0)
  if (held.length + payouts.length === 0) return null
  const t = tongue(lang)
  const sumVnd = held.reduce((sum, each) => sum + sellersPart(each), 0)
  return (
    <Section lang={lang} title={sumVnd < 0 ? t(`Bạn còn nợ đối tác ${showVnd(0 - sumVnd)}`, `You owe the partner ${showVnd(0 - sumVnd)}`) : t(`Đối tác thanh toán sẽ chi cho bạn: ${showVnd(sumVnd)}`, `The payment partner will pay you: ${showVnd(sumVnd)}`)}>
      <p class="soft">{t(`Đã trừ phí của đối tác. Tiền của một đơn được chi ${days} ngày sau khi giao, nếu không có khiếu nại hay trả hàng.`, `After the partner’s fee. The money of an order is paid out ${days} days after delivery, unless there is a complaint or a return.`)}</p>
      {held.length > 0 ? <Table lang={lang} caption={t('Từng đơn', 'Each order')} rows={held} columns={[
        { key: 'order', title: t('Đơn', 'Order'), cell: (each) => <a href={pathIn(lang, `${base}/don/${each.code}`)}>{each.code}</a> },
        { key: 'waits', title: t('Tình trạng', 'State'), cell: (each) => { const waits = waitsFor(each, days, now); const from = waits === 'return-days' ? payableFrom(each, days) : null; return each.heldVnd < 0 ? t('trừ vào lần chi tới', 'taken off the next payout') : from ? t(`chi từ ${showDay(dayOf(from))}`, `from ${showDay(dayOf(from))}`) : waitsWords(t, waits) } },
        { key: 'fee', title: t('Phí', 'Fee'), numeric: true, cell: (each) => showVnd(each.feeVnd) }, { key: 'sum', title: t('Bạn nhận', 'You get'), numeric: true, cell: (each) => showVnd(sellersPart(each)) },
      ]} /> : null}
      {payouts.length > 0 ? <Table lang={lang} caption={t('Các lần chi', 'Payouts')} rows={payouts} columns={[
        { key: 'code', title: t('Mã', 'Code'), cell: (each) => each.code }, { key: 'state', title: t('Tình trạng', 'State'), cell: (each) => <><Tag mood={each.state === 'paid' ? 'good' : 'wait'} text={payoutWords(t, each.state)} />{each.why ? <small class="soft"> {each.why}</small> : null}</> },
        { key: 'day', title: t('Ngày', 'Day'), cell: (each) => showDay(dayOf(each.endedAt ?? each.listedAt)) }, { key: 'ref', title: t('Mã giao dịch', 'Transaction'), cell: (each) => each.reference }, { key: 'sum', title: t('Số tiền', 'Amount'), numeric: true, cell: (each) => showVnd(each.amountVnd) },
      ]} /> : null}
    </Section>
  )
}
