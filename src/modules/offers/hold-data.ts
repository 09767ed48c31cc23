import { eraseName, type ProducersTables } from '#producers'
import { sql } from '#platform/db'
import type { DataHolder } from '#platform/own-data'
import type { OffersTables } from './offers.tables.ts'

/** Settings of stalls, for `#owndata`: what was done belongs to the producer, the name of who did it goes. */
export const offersData: DataHolder<OffersTables & ProducersTables> = {
  key: 'offers',
  words: (t) => ({
    title: t('Cách bán của cơ sở', 'How the producer sells'),
    why: t('Ai đặt cách bán, ai thôi nhờ cán bộ.', 'Who set how it sells, who ended what officers do.'),
    until: t('Cách bán là của cơ sở; tên bạn bỏ khi xóa tài khoản.', 'It stays with the producer; your name goes with the account.'),
    fields: { offers: t('Lần đặt', 'Settings'), changedAt: t('Lúc', 'When') },
  }),
  async collect(db, { personId }) {
    return { offers: await sql<Record<string, unknown>>(db, 'offers.data', `select changed_at as "changedAt" from offers.stalls where changed_by_name = (select name from identity.people where id = $1) and producer_id in (select producer_id from producers.members where person_id = $1)`, [personId]) }
  },
  stays: async () => [],
  async erase(tx, { personId }) {
    await eraseName(tx, 'offers.stalls.changed_by_name', personId)
    await eraseName(tx, 'offers.deputies_ended.by_name', personId)
    return []
  },
}
