import { Button, Notice, showVnd, TextField } from '#design'
import { showMoment } from '#platform/day'
import { pathIn, tongue, type Lang } from '#platform/tongue'
import type { OrderMoney } from './order-money.queries.ts'
import { movesFrom } from './order-moves.rules.ts'
import { moveWords } from './order.words.ts'
import type { OrderView, PurchaseView } from './orders.queries.ts'

/** Whether the next step is the buyer's: the transfer has not come, or not all of it. */
export function waitsForTransfer(order: OrderView, money: ReadonlyMap<string, OrderMoney>): boolean {
  const state = money.get(order.id)?.request?.state
  return (order.state === 'placed' || order.state === 'accepted') && (state === 'waiting' || state === 'short')
}

/** What the buyer does now and what happens then, in the order in which it happens; nothing once all orders are under way. */
export function NextSteps({ lang, purchase, orders, money, fresh }: { readonly lang: Lang; readonly purchase: PurchaseView; readonly orders: readonly OrderView[]; readonly money: ReadonlyMap<string, OrderMoney>; readonly fresh: boolean }) {
  const t = tongue(lang)
  const toPay = orders.filter((order) => waitsForTransfer(order, money))
  const unanswered = orders.filter((order) => order.state === 'placed')
  if (toPay.length === 0 && unanswered.length === 0) return null
  const last = unanswered.flatMap((order) => order.dueAt ?? []).toSorted((a, b) => a.getTime() - b.getTime()).at(-1)
  const cashVnd = purchase.payment === 'cash' ? unanswered.reduce((sum, order) => sum + order.totalVnd, 0) : 0
  return (
    <Notice mood={toPay.length > 0 ? 'wait' : 'good'} title={toPay.length > 1 ? t(`Việc của bạn: chuyển ${toPay.length} khoản`, `Your part: ${toPay.length} transfers`) : toPay.length === 1 ? t('Việc của bạn: chuyển khoản', 'Your part: one transfer') : t('Bạn không phải làm gì thêm', 'There is nothing more to do')}>
      <ol>
        {toPay.map((order) => {
          const request = money.get(order.id)!.request!
          return <li><a class="tap" href={`#${order.code}`}>{t(`Chuyển ${showVnd(request.amountVnd - request.receivedVnd)} cho ${order.sellerName}`, `Transfer ${showVnd(request.amountVnd - request.receivedVnd)} to ${order.sellerName}`)}</a><br />{t(`trước ${showMoment(request.expiresAt)}, quá hạn thì đơn tự hủy`, `before ${showMoment(request.expiresAt)}, or it lapses`)}</li>
        })}
        {last ? <li>{t(`Người bán trả lời chậm nhất ${showMoment(last)}. Không ai trả lời thì đơn tự hủy.`, `The seller answers by ${showMoment(last)}, or the order lapses.`)}</li> : null}
        {unanswered.some((order) => order.wayKind !== 'pickup') ? <li>{t('Người giao gọi số của bạn khi hàng đến.', 'Whoever brings it calls your number.')}{cashVnd > 0 ? ` ${t(`Bạn trả ${showVnd(cashVnd)} tiền mặt.`, `You pay ${showVnd(cashVnd)} in cash.`)}` : ''}</li> : null}
      </ol>
      {fresh ? <p>{t(`Xem lại đơn này lúc nào cũng được: bấm “Xem đơn hàng” ở cuối trang, ghi mã ${purchase.code} và số điện thoại.`, `Come back any time: “Track an order” at the foot of the page, with ${purchase.code} and your telephone number.`)}</p> : null}
    </Notice>
  )
}

interface BuyersActs { readonly lang: Lang; readonly order: OrderView; readonly action: string; readonly token: string }

/** How the buyer moves the order on: it came, all is well. */
export function BuyersMoves({ lang, order, action, token }: BuyersActs) {
  const t = tongue(lang)
  const moves = movesFrom(order.state, 'buyer').filter((move) => move.to !== 'cancelled')
  return moves.length === 0 ? null : (
    <form method="post" action={pathIn(lang, action)}>
      <input type="hidden" name="k" value={token} />
      <p class="acts">{moves.map((move) => <Button rank="other" name="den" value={move.to}>{move.to === 'delivered' ? t('Tôi đã nhận hàng', 'I have received it') : moveWords(t, move.to, order.wayKind)}</Button>)}</p>
    </form>
  )
}

/** Cancelling takes a second tap and says what follows: a thumb slips. */
export function BuyersCancel({ lang, order, action, token }: BuyersActs) {
  const t = tongue(lang)
  const cancel = movesFrom(order.state, 'buyer').find((move) => move.to === 'cancelled')
  return cancel === undefined ? null : (
    <details class="more noprint">
      <summary>{t('Không mua nữa', 'I no longer want it')}</summary>
      <form class="form" method="post" action={pathIn(lang, action)}>
        <input type="hidden" name="k" value={token} />
        <p>{t('Hủy được tới khi người bán gửi hàng. Nếu đã chuyển khoản, người bán trả lại bạn.', 'You may cancel until it is sent. What you transferred is given back by the seller.')}</p>
        {cancel.why ? <TextField name="vi-sao" label={t('Vì sao', 'Why')} maxlength={300} required /> : null}
        <p class="acts"><Button rank="other" name="den" value="cancelled">{t('Hủy đơn này', 'Cancel this order')}</Button></p>
      </form>
    </details>
  )
}
