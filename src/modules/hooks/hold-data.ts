import { eraseName, type ProducersTables } from '#producers'
import { sql } from '#platform/db'
import type { DataHolder } from '#platform/own-data'
import type { HooksTables } from './hooks.tables.ts'

/** Addresses of webhooks, for `#owndata`: what was done belongs to the producer, the name of who did it goes. */
export const hooksData: DataHolder<HooksTables & ProducersTables> = {
  key: 'hooks',
  words: (t) => ({
    title: t('Nơi nhận tin tự động', 'Where programs get news'),
    why: t('Ai đã đặt địa chỉ nhận tin cho cơ sở.', 'Who set an address for the producer.'),
    until: t('Địa chỉ là của cơ sở và ở lại; tên bạn bỏ khi xóa tài khoản.', 'Addresses stay with the producer; your name goes with the account.'),
    fields: { hooks: t('Nơi nhận tin', 'Addresses'), url: t('Địa chỉ', 'Address'), madeAt: t('Đặt lúc', 'Set') },
  }),
  async collect(db, { personId }) {
    return { hooks: await sql<Record<string, unknown>>(db, 'hooks.data', `select url, made_at as "madeAt" from hooks.endpoints where made_by_name = (select name from identity.people where id = $1) and producer_id in (select producer_id from producers.members where person_id = $1) order by made_at`, [personId]) }
  },
  stays: async () => [],
  async erase(tx, { personId }) {
    await eraseName(tx, 'hooks.endpoints.made_by_name', personId)
    return []
  },
}
