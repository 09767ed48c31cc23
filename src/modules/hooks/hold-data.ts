import { actsByName, type ProducersTables } from '#producers'
import type { HooksTables } from './hooks.tables.ts'

/** Addresses of webhooks, for `#owndata`. */
export const hooksData = actsByName<HooksTables & ProducersTables>({
  key: 'hooks',
  words: (t) => ({
    title: t('Nơi nhận tin tự động', 'Where programs get news'),
    why: t('Ai đã đặt địa chỉ nhận tin cho cơ sở.', 'Who set an address for the producer.'),
    until: t('Địa chỉ là của cơ sở và ở lại; tên bạn bỏ khi xóa tài khoản.', 'Addresses stay with the producer; your name goes with the account.'),
    fields: { hooks: t('Nơi nhận tin', 'Addresses'), url: t('Địa chỉ', 'Address'), madeAt: t('Đặt lúc', 'Set') },
  }),
  columns: ['hooks.endpoints.made_by_name'], shown: [['url', 'url'], ['made_at', 'madeAt']],
})
