import { actsByName, type ProducersTables } from '#producers'
import type { OffersTables } from './offers.tables.ts'

/** Settings of stalls, for `#owndata`. */
export const offersData = actsByName<OffersTables & ProducersTables>({
  key: 'offers',
  words: (t) => ({
    title: t('Cách bán của cơ sở', 'How the producer sells'),
    why: t('Ai đặt cách bán, ai thôi nhờ cán bộ.', 'Who set how it sells, who ended what officers do.'),
    until: t('Cách bán là của cơ sở; tên bạn bỏ khi xóa tài khoản.', 'It stays with the producer; your name goes with the account.'),
    fields: { offers: t('Lần đặt', 'Settings'), changedAt: t('Lúc', 'When') },
  }),
  columns: ['offers.stalls.changed_by_name', 'offers.deputies_ended.by_name'], shown: [['changed_at', 'changedAt']],
})
