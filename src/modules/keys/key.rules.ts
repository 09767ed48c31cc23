/** What a key may do, and how its secret looks. */
import type { Say } from '#platform/tongue'
import type { Program } from '#platform/web'

export const SCOPES = ['orders:read', 'orders:move', 'offers:read', 'offers:write', 'stock:write', 'purchases:write', 'hooks:manage'] as const
export type Scope = (typeof SCOPES)[number]

/** Days that the secret before stays valid after a new one was made. */
export const DAYS_OF_GRACE = 7
/** How long a key may live, in days. */
export const LIVES = [30, 90, 365] as const
/** Keys of one owner that may be in use at once. */
export const MOST_KEYS = 20

export const SECRET = /^ocop_[\w-]{32}$/

export function scopeWords(t: Say, scope: Scope): string {
  switch (scope) {
    case 'orders:read': return t('Xem đơn hàng, gồm tên và địa chỉ người mua', 'Read orders, with the buyers’ names and addresses')
    case 'orders:move': return t('Nhận, từ chối, báo đã gửi đơn hàng', 'Accept, refuse and move orders')
    case 'offers:read': return t('Xem hàng đang bán', 'Read what is on sale')
    case 'offers:write': return t('Đổi gói, giá, cách bán', 'Change packs, prices and how it is sold')
    case 'stock:write': return t('Đổi số hàng còn', 'Change how much is left')
    case 'purchases:write': return t('Đặt hàng thay người mua, xem đơn đã đặt', 'Order for buyers and see what was ordered')
    case 'hooks:manage': return t('Đăng ký nơi nhận tin báo', 'Register where news is sent')
  }
}

/** Whether a program may act for a seller: its own producer, or one of its unit. */
export const actsFor = ({ owner }: Program, seller: { readonly producerId: string; readonly provinceCode: string | null }): boolean =>
  owner.kind === 'producer' ? owner.id === seller.producerId : owner.unit === 'VN' || owner.unit === seller.provinceCode
