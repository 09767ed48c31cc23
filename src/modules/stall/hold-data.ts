import { sql } from '#platform/db'
import type { DataHolder } from '#platform/own-data'
import type { StallTables } from './stall.tables.ts'

/** Requests to sell and goods sent from a phone, for `#owndata`. */
export const stallData: DataHolder<StallTables> = {
  key: 'stall',
  words: (t) => ({
    title: t('Bán hàng trên Cổng', 'Selling on the portal'),
    why: t('Lời xin bán để văn phòng xác nhận, và món nào đã nhận từ máy bạn để không đăng hai lần.', 'Requests for an office to confirm, and what your phone has sent so that nothing is put on sale twice.'),
    until: t('Giữ đến khi bạn xóa tài khoản; hàng đã đăng là của cơ sở.', 'Kept until you erase the account; goods belong to the producer.'),
    fields: { requests: t('Lời xin bán', 'Requests'), sendings: t('Món đã gửi', 'Goods sent'), name: t('Cơ sở', 'Producer'), said: t('Bạn ghi', 'You wrote'), consentWords: t('Lời đồng ý', 'Consent'), state: t('Tình trạng', 'State'), madeAt: t('Lúc', 'When'), why: t('Lý do', 'Why'), product: t('Sản phẩm', 'Product') },
  }),
  async collect(db, { personId }) {
    const [requests, sendings] = await Promise.all([
      sql<Record<string, unknown>>(db, 'stall.data-requests', 'select name, said, consent_words as "consentWords", state, made_at as "madeAt", why from stall.requests where person_id = $1 order by made_at', [personId]),
      sql<Record<string, unknown>>(db, 'stall.data-sendings', 'select product.name as product, sending.made_at as "madeAt" from stall.sendings sending join certification.products product on product.id = product_id where person_id = $1 order by sending.made_at', [personId]),
    ])
    return { requests, sendings }
  },
  stays: async () => [],
  async erase(tx, { personId }, now) {
    await sql(tx, 'stall.erase-requests', `update stall.requests set name = '(đã xóa)', said = '', why = '', consent_words = '(đã xóa theo yêu cầu)', state = case when state = 'waiting' then 'withdrawn' else state end, decided_at = coalesce(decided_at, $2) where person_id = $1`, [personId, now])
    await sql(tx, 'stall.erase-sendings', 'delete from stall.sendings where person_id = $1', [personId])
    return []
  },
}
