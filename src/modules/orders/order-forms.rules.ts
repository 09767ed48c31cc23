/** What the forms that move an order send, and what is said when it could not be moved. */
import { Refusal } from '#platform/refusal'
import type { Say } from '#platform/tongue'
import { cleanText } from '#platform/web'
import type { Moved } from './move-order.ts'
import { readyReasons } from './order-limits.rules.ts'
import { orderMoves, type OrderState } from './order-moves.rules.ts'
import { stateWords } from './order.words.ts'
import { showVnd } from '#design'

export function readMove(form: Readonly<Record<string, unknown>>): { readonly to: OrderState; readonly why: string } {
  const to = orderMoves.find((move) => move.to === form['den'])?.to
  if (!to) throw new Refusal('bad-request')
  const text = (field: string): string => cleanText(typeof form[field] === 'string' ? form[field] : '', 300)
  // One that stood ready, and what was written besides.
  const ready = readyReasons(to).find((reason) => reason === text('ly-do'))
  return { to, why: [ready, text('vi-sao')].filter(Boolean).join('. ') }
}

export function refusedWords(t: Say, moved: Moved): string | null {
  switch (moved.kind) {
    case 'moved': return null
    case 'why-missing': return t('Ghi lý do rồi bấm lại.', 'Give the reason and press again.')
    case 'sold-out': return t('Không còn đủ hàng để nhận lại đơn này. Trả lại tiền cho người mua.', 'There is not enough stock to take this order up again. Give the money back.')
    case 'not-paid': return t('Chưa có khoản tiền nào cho bước này. Kiểm tra tiền của đơn rồi làm lại.', 'There is no money for this step. Look at the money of the order.')
    case 'owed': return t(`Còn phải trả lại ${showVnd(moved.owedVnd)}. Ghi khoản trả lại ở mục “Trả lại tiền”; đơn sẽ tự sang “đã hoàn tiền”.`, `${showVnd(moved.owedVnd)} has still to be given back. Record it under “Give money back”; the order becomes refunded by itself.`)
    case 'not-now': return t(`Đơn đã đổi trong lúc này: ${stateWords(t, moved.state)}.`, `The order has changed meanwhile: ${stateWords(t, moved.state)}.`)
  }
}
