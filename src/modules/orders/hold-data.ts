import { keptUntil, retentionOn, type OwnDataTables } from '#owndata'
import { dayOf } from '#platform/day'
import { sql, type Db } from '#platform/db'
import type { DataHolder, DataSubject, Stay } from '#platform/own-data'
import type { OrdersTables } from './orders.tables.ts'

interface Kept { readonly id: string; readonly code: string; readonly placed_at: Date; readonly household: boolean; readonly open: boolean }
const NOBODY = '+84000000000'

/** A purchase stays as long as the strictest of its sellers' rules asks: households keep theirs for a shorter time. */
async function purchasesOf(db: Db<OrdersTables>, { personId }: DataSubject): Promise<Kept[]> {
  return sql<Kept>(db, 'orders.data-kept', `
    select purchases.id, purchases.code, purchases.placed_at, bool_and(producers.form in ('household', 'household-unregistered')) as household,
      bool_or(orders.state in ('placed', 'accepted', 'sent', 'delivered', 'coming-back', 'returned')) as open
    from orders.purchases join orders.orders on orders.purchase_id = purchases.id join producers.producers on producers.id = orders.producer_id
    where person_id = $1 and buyer_phone <> '${NOBODY}' group by purchases.id order by purchases.placed_at`, [personId])
}

async function split(db: Db<OrdersTables & OwnDataTables>, subject: DataSubject, now: Date): Promise<{ stay: Stay[]; go: string[] }> {
  const [stay, go]: [Stay[], string[]] = [[], []]
  for (const each of await purchasesOf(db, subject)) {
    const rule = await retentionOn(db, each.household ? 'order-of-household' : 'order', dayOf(now))
    const until = rule && keptUntil(each.placed_at, rule)
    if (rule && until && until >= dayOf(now)) stay.push({ what: `Đơn hàng ${each.code}: tên, số điện thoại, nơi nhận, tiền`, until, citation: rule.citation })
    else go.push(each.id)
  }
  return { stay, go }
}

/** Purchases of a person, for `#owndata`: kept as long as the law asks, then without name, number and place. */
export const ordersData: DataHolder<OrdersTables & OwnDataTables> = {
  key: 'orders',
  words: (t) => ({
    title: t('Đơn hàng', 'Orders'),
    why: t('Để người bán giao hàng và để bạn xem lại, đổi trả, khiếu nại. Chỉ gồm đơn đặt khi bạn đã đăng nhập.', 'So that sellers can deliver and you can look back, return and complain. Only orders placed while you were signed in.'),
    until: t('Luật buộc giữ ít nhất 3 năm, đơn của hộ kinh doanh ít nhất 1 năm. Sổ ghi tiền giữ theo luật kế toán.', 'The law asks for at least 3 years, 1 year for household sellers. Books of money stay as accounting law asks.'),
    fields: {
      purchases: t('Đơn hàng', 'Orders'), lines: t('Hàng đã đặt', 'Goods'), code: t('Mã đơn', 'Code'), name: t('Người nhận', 'Recipient'), phone: t('Số điện thoại', 'Telephone'), place: t('Nơi nhận', 'Place'), note: t('Lời nhắn', 'Note'), payment: t('Trả tiền', 'Payment'),
      totalVnd: t('Tổng tiền (đồng)', 'Total (đồng)'), placedAt: t('Đặt lúc', 'Placed'), seller: t('Người bán', 'Seller'), state: t('Tình trạng', 'State'), product: t('Sản phẩm', 'Product'), pack: t('Gói', 'Pack'), quantity: t('Số lượng', 'Quantity'), sumVnd: t('Thành tiền (đồng)', 'Sum (đồng)'),
    },
  }),
  async collect(db, { personId }) {
    const [purchases, lines] = await Promise.all([
      sql<Record<string, unknown>>(db, 'orders.data-purchases', 'select code, buyer_name as name, buyer_phone as phone, address as place, note, payment, total_vnd as "totalVnd", placed_at as "placedAt" from orders.purchases where person_id = $1 order by placed_at', [personId]),
      sql<Record<string, unknown>>(db, 'orders.data-lines', `
        select orders.code, seller_name as seller, state, product_name as product, pack_name as pack, quantity, sum_vnd as "sumVnd" from orders.purchases join orders.orders on purchase_id = purchases.id join orders.lines on order_id = orders.id
        where person_id = $1 order by purchases.placed_at, orders.code, position`, [personId]),
    ])
    return { purchases, lines }
  },
  async pending(db, subject, t) {
    const open = (await purchasesOf(db, subject)).filter((each) => each.open).map((each) => each.code)
    return open.length > 0 ? t(`Đơn đang đi: ${open.join(', ')}. Việc xóa chờ đến khi các đơn này xong.`, `Orders under way: ${open.join(', ')}. Erasing waits until they have ended.`) : null
  },
  stays: async (db, subject, now) => (await split(db, subject, now)).stay,
  async erase(tx, subject, now) {
    const { stay, go } = await split(tx, subject, now)
    await sql(tx, 'orders.erase-purchases', `update orders.purchases set buyer_name = '(đã xóa)', buyer_phone = '${NOBODY}', address = '', note = '' where id = any($1::uuid[])`, [go])
    await sql(tx, 'orders.erase-moves', `update orders.moves set by_name = '(đã xóa)' where by_kind = 'buyer' and order_id in (select id from orders.orders where purchase_id = any($1::uuid[]))`, [go])
    return stay
  },
}
