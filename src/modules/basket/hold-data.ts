import type { DataHolder } from '#platform/own-data'

/** Baskets belong to a browser and to no person: said, for there is nothing to hand over. */
export const basketData: DataHolder<object> = {
  key: 'basket',
  words: (t) => ({ title: t('Giỏ hàng', 'Basket'), why: t('Giỏ nằm theo trình duyệt, không gắn với tài khoản; mở giỏ hàng để xem hoặc bỏ hết.', 'A basket belongs to the browser, not to your account; open it to see or empty it.'), until: t('Giỏ không ai dùng nữa tự mất.', 'A basket that is not used any more disappears.'), fields: {} }),
  collect: async () => ({}), stays: async () => [], erase: async () => [],
}
