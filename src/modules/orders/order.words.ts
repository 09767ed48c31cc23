import type { OrderState, MoverKind } from './order-moves.rules.ts'
import type { WayKind } from '#shipping'
import { showVnd } from '#design'
import { showMoment } from '#platform/day'
import type { Say } from '#platform/tongue'

/** Where an order stands; goods that are fetched are not on their way. */
export function stateWords(t: Say, state: OrderState, way: WayKind = 'own'): string {
  if (way === 'pickup' && state === 'sent') return t('đã sẵn, mời đến lấy', 'ready to be fetched')
  if (way === 'pickup' && state === 'delivered') return t('đã lấy hàng', 'fetched')
  switch (state) {
    case 'placed': return t('chờ người bán nhận', 'waits for the seller')
    case 'accepted': return t('người bán đã nhận, đang chuẩn bị', 'accepted, being prepared')
    case 'sent': return t('đang giao', 'on its way')
    case 'delivered': return t('đã giao', 'delivered')
    case 'completed': return t('đã xong', 'completed')
    case 'coming-back': return t('đang trả về', 'coming back')
    case 'returned': return t('đã trả về người bán', 'returned to the seller')
    case 'refunded': return t('đã hoàn tiền', 'refunded')
    case 'refused': return t('người bán từ chối', 'refused by the seller')
    case 'cancelled': return t('đã hủy', 'cancelled')
    case 'lapsed': return t('hết hạn, người bán chưa trả lời', 'lapsed, the seller did not answer')
  }
}

/** The same at a desk, shorter: what the order waits for. */
export function deskStateWords(t: Say, state: OrderState, way: WayKind = 'own'): string {
  switch (state) {
    case 'placed': return t('chờ trả lời', 'to answer')
    case 'accepted': return t('đã nhận, chờ gửi', 'accepted, to send')
    case 'coming-back': return t('hàng đang quay về', 'coming back')
    case 'returned': return t('hàng đã về', 'came back')
    case 'refused': return t('đã từ chối', 'refused')
    case 'lapsed': return t('quá hạn trả lời', 'lapsed')
    default: return stateWords(t, state, way)
  }
}

/** What has just happened and what comes next, for who sells. */
export function nextWords(t: Say, order: { readonly state: OrderState; readonly wayKind: WayKind; readonly dueAt: Date | null; readonly totalVnd: number }, { owedVnd, cash, now }: { readonly owedVnd: number; readonly cash: boolean; readonly now: Date }): string {
  const owed = owedVnd > 0 ? t(` Còn phải trả lại khách ${showVnd(owedVnd)}.`, ` ${showVnd(owedVnd)} has to be given back.`) : ''
  switch (order.state) {
    case 'placed': {
      const hours = order.dueAt ? Math.max(0, Math.floor((order.dueAt.getTime() - now.getTime()) / 3_600_000)) : 0
      return order.dueAt ? t(`Còn ${hours < 1 ? 'chưa đầy một giờ' : `${hours} giờ`} để trả lời, đến ${showMoment(order.dueAt)}. Có hàng thì bấm “Nhận đơn”.`, `${hours < 1 ? 'Less than an hour' : `${hours} hours`} to answer, until ${showMoment(order.dueAt)}. If you have the goods, accept.`) : t('Có hàng thì bấm “Nhận đơn”.', 'If you have the goods, accept.')
    }
    case 'accepted': return order.wayKind === 'pickup' ? t('Đã nhận đơn. Hàng sẵn thì bấm nút dưới để mời khách đến lấy.', 'Accepted. When it is ready, invite the buyer below.') : t('Đã nhận đơn. Đóng gói, gửi đi, rồi bấm “Đã gửi hàng”.', 'Accepted. Pack it, send it, then press “Sent”.')
    case 'sent': {
      const collect = cash ? t(`, thu ${showVnd(order.totalVnd)}`, ` and collect ${showVnd(order.totalVnd)}`) : ''
      return order.wayKind === 'pickup' ? t(`Khách đã được mời. Trao hàng${collect} rồi bấm nút dưới.`, `The buyer is invited. Hand it over${collect}, then press below.`) : t(`Hàng đang đi. Giao tới nơi${collect} rồi bấm “Đã giao tận tay”.`, `On its way. Deliver it${collect}, then press “Delivered”.`)
    }
    case 'delivered': return t('Khách đã có hàng. Bạn không phải làm gì thêm.', 'The buyer has it. Nothing more to do.') + owed
    case 'completed': return t('Đơn đã xong. Không còn việc gì.', 'The order is complete.') + owed
    case 'coming-back': return t('Hàng đang quay về. Cầm lại được hàng thì bấm “Đã nhận lại hàng”, số trong kho tự cộng lại.', 'It is coming back. When you have it, press “Came back”; the stock grows again.')
    case 'returned': return t('Hàng đã về và đã cộng lại vào kho.', 'It came back and is in the stock again.') + (owed || t(' Không còn việc gì.', ' Nothing more to do.'))
    case 'refunded': return t('Tiền đã trả lại khách. Không còn việc gì.', 'The money went back. Nothing more to do.')
    case 'refused':
    case 'cancelled':
    case 'lapsed': return t('Đơn không thành, hàng đã cộng lại vào kho.', 'The order came to nothing; the stock is back.') + (owed || t(' Không còn việc gì.', ' Nothing more to do.'))
  }
}

/** What the button of a move says. */
export function moveWords(t: Say, to: OrderState, way: WayKind = 'own'): string {
  if (way === 'pickup' && to === 'sent') return t('Hàng đã sẵn, mời khách đến lấy', 'Ready to be fetched')
  if (way === 'pickup' && to === 'delivered') return t('Khách đã lấy hàng', 'Fetched')
  if (way === 'pickup' && to === 'coming-back') return t('Khách không đến lấy', 'Not fetched')
  switch (to) {
    case 'accepted': return t('Nhận đơn', 'Accept')
    case 'refused': return t('Từ chối', 'Refuse')
    case 'cancelled': return t('Hủy đơn', 'Cancel the order')
    case 'sent': return t('Đã gửi hàng', 'Sent')
    case 'delivered': return t('Đã giao tận tay', 'Delivered')
    case 'completed': return t('Đã nhận, mọi thứ ổn', 'Received, all is well')
    case 'coming-back': return t('Hàng đang quay về', 'Coming back')
    case 'returned': return t('Đã nhận lại hàng', 'Came back')
    case 'refunded': return t('Đã hoàn tiền', 'Refunded')
    case 'placed':
    case 'lapsed': return stateWords(t, to)
  }
}

export function moverWords(t: Say, kind: MoverKind): string {
  switch (kind) {
    case 'buyer': return t('người mua', 'buyer')
    case 'seller': return t('người bán', 'seller')
    case 'officer': return t('cán bộ làm thay', 'officer, as deputy')
    case 'system': return t('hệ thống', 'the portal')
  }
}
