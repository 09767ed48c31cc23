import { carriers, type Carrier, type WayKind } from '#shipping'
import type { Say } from '#platform/tongue'

/** How goods reach their buyer, in the buyer's words. */
export function wayWords(t: Say, { kind, carrier }: { readonly kind: WayKind; readonly carrier: Carrier | null }): string {
  switch (kind) {
    case 'courier': return carrier === null ? t('Gửi hãng vận chuyển', 'By a courier') : t(`Gửi ${carriers[carrier].name}`, `By ${carriers[carrier].name}`)
    case 'own': return t('Người bán giao', 'Brought by the seller')
    case 'pickup': return t('Tự đến lấy', 'Fetch it yourself')
  }
}

/** `2–4 ngày`; nothing where nobody has said. */
export function daysWords(t: Say, days: { readonly least: number; readonly most: number } | null): string {
  if (days === null) return ''
  const span = days.least === days.most ? String(days.most) : `${days.least}–${days.most}`
  return t(`${span} ngày`, days.most === 1 ? '1 day' : `${span} days`)
}
