import type { OrderState, MoverKind } from './order-moves.rules.ts'
import type { WayKind } from '#shipping'
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
    case 'coming-back': return t('Hàng đang trả về', 'Coming back')
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
