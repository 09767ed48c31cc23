import type { IdentityTables } from '#identity'
import type { OwnDataTables } from '#owndata'
import { sql } from '#platform/db'
import type { DataHolder, Stay } from '#platform/own-data'
import { forgetRecipients, type ShippingTables } from '#shipping'
import type { OrdersTables } from './orders.tables.ts'
import { findHeldPurchases, NOBODY, THEIRS, type HeldPurchase } from './own-purchases.queries.ts'

type Tables = OrdersTables & OwnDataTables & IdentityTables & ShippingTables
const staysOf = (held: readonly HeldPurchase[]): Stay[] => held.flatMap(({ code, stay }) => (stay ? [{ what: `Đơn hàng ${code}: tên, số điện thoại, nơi nhận, tiền`, ...stay }] : []))

/** Purchases of a person, for `#owndata`: kept as long as the law asks, then without name, number and place. */
export const ordersData: DataHolder<Tables> = {
  key: 'orders',
  words: (t) => ({
    title: t('Đơn hàng', 'Orders'),
    why: t('Để người bán giao hàng và để bạn xem lại, đổi trả, khiếu nại. Gồm đơn đặt khi đã đăng nhập và đơn đặt bằng số điện thoại của bạn.', 'So that sellers can deliver and you can look back, return and complain. Those placed while you were signed in and those placed with your number.'),
    until: t('Luật buộc giữ ít nhất 3 năm, đơn của hộ kinh doanh ít nhất 1 năm. Sổ ghi tiền giữ theo luật kế toán.', 'The law asks for at least 3 years, 1 year for household sellers. Books of money stay as accounting law asks.'),
    fields: {
      purchases: t('Đơn hàng', 'Orders'), lines: t('Hàng đã đặt', 'Goods'), maker: t('Người làm', 'Maker'), calls: t('Tin gọi bạn trả lời đơn', 'Messages that asked you to answer'), calledAt: t('Gọi lúc', 'Sent'), clearings: t('Cho trả tiền mặt lại', 'Cash allowed again'), why: t('Lý do', 'Why'), clearedAt: t('Lúc', 'When'), code: t('Mã đơn', 'Code'), name: t('Người nhận', 'Recipient'), phone: t('Số điện thoại', 'Telephone'), place: t('Nơi nhận', 'Place'), note: t('Lời nhắn', 'Note'), payment: t('Trả tiền', 'Payment'),
      totalVnd: t('Tổng tiền (đồng)', 'Total (đồng)'), placedAt: t('Đặt lúc', 'Placed'), seller: t('Người bán', 'Seller'), state: t('Tình trạng', 'State'), product: t('Sản phẩm', 'Product'), pack: t('Gói', 'Pack'), quantity: t('Số lượng', 'Quantity'), refundAccounts: t('Tài khoản nhận lại tiền', 'Accounts for refunds'), bank: t('Ngân hàng', 'Bank'), account: t('Số tài khoản', 'Account number'), holder: t('Chủ tài khoản', 'Account holder'), sumVnd: t('Thành tiền (đồng)', 'Sum (đồng)'),
    },
  }),
  async collect(db, { personId, phones }) {
    const [purchases, lines, refundAccounts, calls, clearings] = await Promise.all([
      sql<Record<string, unknown>>(db, 'orders.data-purchases', `with ${THEIRS} select code, buyer_name as name, buyer_phone as phone, address as place, note, payment, total_vnd as "totalVnd", placed_at as "placedAt" from theirs join orders.purchases using (id) order by placed_at`, [personId]),
      sql<Record<string, unknown>>(db, 'orders.data-lines', `
        with ${THEIRS} select orders.code, seller_name as seller, maker_name as maker, state, product_name as product, pack_name as pack, quantity, sum_vnd as "sumVnd" from theirs join orders.purchases using (id) join orders.orders on purchase_id = purchases.id join orders.lines on order_id = orders.id
        order by purchases.placed_at, orders.code, position`, [personId]),
      sql<Record<string, unknown>>(db, 'orders.data-refund-accounts', `with ${THEIRS} select orders.code, bank_bin as bank, number as account, holder_name as holder from theirs join orders.orders on purchase_id = theirs.id join orders.refund_accounts on order_id = orders.id order by given_at`, [personId]),
      sql<Record<string, unknown>>(db, 'orders.data-calls', 'select orders.code, made_at as "calledAt" from orders.calls join orders.orders on orders.id = order_id where person_id = $1 order by made_at', [personId]),
      sql<Record<string, unknown>>(db, 'orders.data-clearings', 'select phone, why, at as "clearedAt" from orders.cash_clearings where phone = any($1) order by at', [phones]),
    ])
    return { purchases, lines, refundAccounts, calls, clearings }
  },
  async pending(db, { personId }, t) {
    const open = (await findHeldPurchases(db, personId, new Date(0))).filter((each) => each.open).map((each) => each.code)
    return open.length > 0 ? t(`Đơn đang đi: ${open.join(', ')}. Việc xóa chờ đến khi các đơn này xong.`, `Orders under way: ${open.join(', ')}. Erasing waits until they have ended.`) : null
  },
  stays: async (db, { personId }, now) => staysOf(await findHeldPurchases(db, personId, now)),
  async erase(tx, { personId, phones }, now) {
    const held = await findHeldPurchases(tx, personId, now)
    const [go, ordersGone] = [held.filter((each) => !each.stay).map((each) => each.id), held.filter((each) => !each.stay).flatMap((each) => each.orders)]
    const orders = held.flatMap((each) => each.orders)
    // What was placed as a guest is tied to its owner now, so that who gets the number next never sees it, and so that it is found when its time is over.
    await sql(tx, 'orders.claim-purchases', 'update orders.purchases set person_id = $2 where id = any($1::uuid[]) and person_id is null', [held.map((each) => each.id), personId])
    // No law asks for these: they are there for the buyer's sake, or for a seller's who is no more.
    await sql(tx, 'orders.erase-refund-accounts', 'delete from orders.refund_accounts where order_id = any($1::uuid[])', [orders])
    await sql(tx, 'orders.erase-keys', 'delete from orders.purchase_keys where purchase_id = any($1::uuid[])', [held.map((each) => each.id)])
    await sql(tx, 'orders.erase-calls', 'delete from orders.calls where person_id = $1', [personId])
    await sql(tx, 'orders.erase-clearings', 'delete from orders.cash_clearings where phone = any($1)', [phones])
    await sql(tx, 'orders.erase-purchases', `update orders.purchases set buyer_name = '(đã xóa)', buyer_phone = '${NOBODY}', address = '', note = '' where id = any($1::uuid[])`, [go])
    await sql(tx, 'orders.erase-moves', `update orders.moves set by_name = '(đã xóa)' where by_kind = 'buyer' and order_id = any($1::uuid[])`, [ordersGone])
    await forgetRecipients(tx, 'order', ordersGone)
    return staysOf(held)
  },
}
