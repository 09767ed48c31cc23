import { sql } from '#platform/db'
import type { DataHolder } from '#platform/own-data'
import type { WaitlistTables } from './waitlist.tables.ts'

/** Numbers that wait for goods, for `#owndata`. */
export const waitlistData: DataHolder<WaitlistTables> = {
  key: 'waitlist',
  words: (t) => ({
    title: t('Hàng bạn đang chờ', 'Goods you wait for'),
    why: t('Để nhắn cho bạn một lần khi có hàng, bằng lời bạn đã đồng ý.', 'To tell you once when they are there, by the words you agreed to.'),
    until: t('Xóa ngay khi đã nhắn, hoặc khi bạn thôi chờ.', 'Erased as soon as you are told, or stop waiting.'),
    fields: { waiting: t('Đang chờ', 'Waiting'), product: t('Sản phẩm', 'Product'), phone: t('Số điện thoại', 'Telephone'), consent: t('Lời đồng ý', 'Consent'), madeAt: t('Từ lúc', 'Since') },
  }),
  async collect(db, { phones }) {
    return { waiting: await sql<Record<string, unknown>>(db, 'waitlist.data', 'select product.name as product, phone, consent, request.made_at as "madeAt" from waitlist.requests request join certification.products product on product.id = product_id where phone = any($1) order by request.made_at', [phones]) }
  },
  stays: async () => [],
  async erase(tx, { phones }) {
    await sql(tx, 'waitlist.erase', 'delete from waitlist.requests where phone = any($1)', [phones])
    return []
  },
}
