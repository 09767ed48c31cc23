import type { IdentityTables } from '#identity'
import { THEIRS, type OrdersTables } from '#orders'
import { dropPhoto, findPhotosOf, type PhotosTables } from '#photos'
import { sql } from '#platform/db'
import type { DataHolder } from '#platform/own-data'
import type { ReviewsTables } from './reviews.tables.ts'

type Tables = ReviewsTables & OrdersTables & IdentityTables & PhotosTables
const MINE = `with ${THEIRS}, mine as (select review.id from theirs join orders.orders placed on placed.purchase_id = theirs.id join reviews.reviews review on review.order_id = placed.id)`

/** What a person said of goods, for `#owndata`: words, name and photographs go; the points stay without them, so that no average changes. */
export const reviewsData: DataHolder<Tables> = {
  key: 'reviews',
  words: (t) => ({
    title: t('Nhận xét', 'Reviews'),
    why: t('Lời bạn nhận xét hàng đã mua, hiện cho mọi người với tên bạn chọn.', 'What you said of goods that you bought, shown with the name you chose.'),
    until: t('Giữ đến khi bạn xóa tài khoản; khi đó chỉ còn số điểm, không còn lời, ảnh và tên.', 'Kept until you erase the account; then only the points remain.'),
    fields: { reviews: t('Nhận xét', 'Reviews'), product: t('Sản phẩm', 'Product'), points: t('Điểm', 'Points'), body: t('Lời', 'Words'), name: t('Tên hiện ra', 'Name shown'), madeAt: t('Lúc', 'When') },
  }),
  async collect(db, { personId }) {
    return { reviews: await sql<Record<string, unknown>>(db, 'reviews.data', `${MINE} select product.name as product, points, body, shown_name as name, made_at as "madeAt" from mine join reviews.reviews using (id) join certification.products product on product.id = product_id order by made_at`, [personId]) }
  },
  stays: async () => [],
  async erase(tx, { personId }, now) {
    const gone = (await sql<{ id: string }>(tx, 'reviews.erase', `${MINE} update reviews.reviews set body = '', shown_name = 'Người mua', changed_at = $2 from mine where reviews.id = mine.id returning reviews.id`, [personId, now])).map((each) => each.id)
    await sql(tx, 'reviews.erase-steps', `update reviews.steps set body = case when by_kind = 'buyer' then '' else body end, by_name = case when by_kind = 'buyer' then '(đã xóa)' else by_name end where review_id = any($1::uuid[])`, [gone])
    for (const photo of await findPhotosOf(tx, 'review', gone)) await dropPhoto(tx, { kind: 'review', id: photo.ownerId }, photo.id)
    return []
  },
}
