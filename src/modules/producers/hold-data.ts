import { sql } from '#platform/db'
import type { DataHolder } from '#platform/own-data'
import type { ProducersTables } from './producers.tables.ts'

/** For whom a person acts, for `#owndata`. The producer itself is public and belongs to no person. */
export const membersData: DataHolder<ProducersTables> = {
  key: 'producers',
  words: (t) => ({
    title: t('Việc làm thay chủ thể', 'Acting for producers'),
    why: t('Bạn bán hàng, nhận đơn thay cơ sở nào, và lời đồng ý đã ghi.', 'For which producers you sell and take orders, and the consent that was noted.'),
    until: t('Giữ đến khi bạn thôi làm thay và xóa tài khoản.', 'Kept until you stop acting and erase the account.'),
    fields: { members: t('Chủ thể', 'Producers'), proposals: t('Lời xin bán chung', 'Selling together'), seller: t('Người bán', 'Seller'), producer: t('Chủ thể', 'Producer'), role: t('Vai trò', 'Role'), consentWords: t('Lời đồng ý', 'Consent'), consentAt: t('Ghi lúc', 'Noted'), startsAt: t('Từ', 'From'), endsAt: t('Đến', 'To') },
  }),
  async collect(db, { personId }) {
    return { members: await sql<Record<string, unknown>>(db, 'producers.data-members', `
      select producers.name as producer, role, consent_words as "consentWords", consent_at as "consentAt", starts_at as "startsAt", ends_at as "endsAt"
      from producers.members join producers.producers on producers.id = producer_id where person_id = $1 order by starts_at`, [personId]),
      proposals: await sql<Record<string, unknown>>(db, 'producers.data-proposals', `
        select seller.name as seller, maker.name as producer, words as "consentWords", made_at as "startsAt", answered_at as "endsAt" from producers.association_proposals
        join producers.producers seller on seller.id = seller_id join producers.producers maker on maker.id = maker_id where by_id = $1 or answered_by = $1 order by made_at`, [personId]) }
  },
  stays: async () => [],
  async erase(tx, { personId }, now) {
    await sql(tx, 'producers.erase-members', `update producers.members set ends_at = coalesce(ends_at, greatest($2, starts_at)), consent_words = '(đã xóa theo yêu cầu)' where person_id = $1`, [personId, now])
    return []
  },
}
