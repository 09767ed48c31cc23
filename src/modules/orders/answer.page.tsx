import { Button, ChoiceField, Notice, Page, showVnd, TextField } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { CalledOrder } from './call-seller.ts'
import { readyReasons } from './order-limits.rules.ts'
import { stateWords } from './order.words.ts'
import { MadeBy } from './made-by.piece.tsx'

/** One order, answered by one tap from a message. Looking at it changes nothing: programs that preview links do that too. */
export function AnswerPage({ lang, order, token, place, open, refused }: { readonly lang: Lang; readonly order: CalledOrder; readonly token: string; readonly place: string; readonly open: boolean; readonly refused: string | null }) {
  const t = tongue(lang)
  const action = pathIn(lang, `/tra-loi/${token}`)
  return (
    <Page lang={lang} path="/tra-loi" title={t(`Đơn ${order.code}`, `Order ${order.code}`)} noindex find={false}>
      <h1>{open ? t('Có đơn mới', 'A new order') : t('Đơn hàng', 'Order')}</h1>
      {open ? null : <p class="soft">{order.code}</p>}
      {refused ? <Notice mood="bad" title={refused} /> : null}
      {open ? (
        <>
          <p><span class="soft">{order.code}</span>{order.dueAt ? <> · {t('trả lời trước', 'answer before')} <b>{showMoment(order.dueAt)}</b></> : null}</p>
          <ul class="plain goods-of">{order.lines.map((line) => <li><span>{line.productName}<small class="soft">{line.packName} × {line.quantity}<MadeBy lang={lang} maker={line.makerName} /></small></span><b>{showVnd(line.sumVnd)}</b></li>)}</ul>
          <p class="sums"><span>{order.payment === 'cash' ? t('Thu khi giao', 'Collect on delivery') : t('Khách chuyển khoản', 'Paid by transfer')}</span> <b>{showVnd(order.totalVnd)}</b></p>
          <p>{t('Giao cho', 'For')} {order.buyerName}, {place}.{order.note ? ` ${t('Khách nhắn:', 'Note:')} ${order.note}` : ''}</p>
          <form method="post" action={action}><p class="acts"><Button name="den" value="accepted" icon="check">{t('Nhận đơn', 'Accept')}</Button></p></form>
          <form method="post" action={action}>
            <details>
              <summary class="btn btn-2">{t('Không nhận được', 'Cannot take it')}</summary>
              <div class="sheet">
                <ChoiceField kind="radio" name="ly-do" label={t('Vì sao', 'Why')} chosen={[]} options={readyReasons('refused').map((each) => ({ value: each, text: each }))} />
                <TextField name="vi-sao" label={t('Ghi thêm nếu cần', 'More, if needed')} maxlength={300} />
                <p class="acts"><Button rank="other" name="den" value="refused">{t('Từ chối đơn này', 'Refuse this order')}</Button></p>
              </div>
            </details>
          </form>
        </>
      ) : (
        <>
          {order.state === 'accepted' ? <Notice mood="good" title={t('Đơn đã được nhận', 'The order is accepted')}><p>{t('Khách đã được báo. Chuẩn bị hàng, rồi bấm “Đã gửi hàng” trong trang bán hàng.', 'The buyer was told. Prepare it, then press “Sent” on your selling page.')}</p></Notice>
            : order.state === 'placed' ? <Notice mood="wait" title={t('Liên kết này đã hết hạn', 'This link has ended')}><p>{t('Đơn hết hạn trả lời, hoặc bạn không còn bán thay người này.', 'The time to answer is over, or you no longer act for this seller.')}</p></Notice>
              : <Notice title={stateWords(t, order.state)}><p>{t('Không cần làm gì thêm ở đây.', 'Nothing more to do here.')}</p></Notice>}
          <p class="acts"><Button rank="other" href={pathIn(lang, `/ban-hang/don/${order.code}`)}>{t('Mở trang bán hàng', 'Open the selling page')}</Button></p>
        </>
      )}
    </Page>
  )
}
