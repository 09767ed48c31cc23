import type { IdentityTables } from '#identity'
import { findHeldPurchases, THEIRS, type HeldPurchase, type OrdersTables } from '#orders'
import type { OwnDataTables } from '#owndata'
import { dropPhoto, findPhotosOf, type PhotosTables } from '#photos'
import { sql } from '#platform/db'
import type { DataHolder, Stay } from '#platform/own-data'
import type { AftersaleTables } from './aftersale.tables.ts'

type Tables = AftersaleTables & OrdersTables & OwnDataTables & IdentityTables & PhotosTables
const staysOf = (held: readonly HeldPurchase[]): Stay[] => held.flatMap(({ code, stay }) => (stay ? [{ what: `Trao đổi, khiếu nại, trả hàng, hóa đơn của đơn ${code}`, ...stay }] : []))

/** Messages, complaints, returns and invoices of a buyer, for `#owndata`: they prove what was agreed about an order and stay as long as the order. */
export const aftersaleData: DataHolder<Tables> = {
  key: 'aftersale',
  words: (t) => ({
    title: t('Trao đổi và khiếu nại', 'Messages and complaints'),
    why: t('Lời bạn nhắn người bán, khiếu nại, hàng trả lại và nơi xuất hóa đơn của từng đơn.', 'What you wrote to sellers, complaints, returns and details for invoices.'),
    until: t('Giữ cùng đơn hàng theo luật, rồi xóa.', 'Kept with the order as the law asks, then erased.'),
    fields: { entries: t('Trao đổi', 'Messages'), complaints: t('Khiếu nại', 'Complaints'), returns: t('Trả hàng', 'Returns'), invoices: t('Hóa đơn', 'Invoices'), code: t('Mã', 'Code'), body: t('Lời', 'Words'), at: t('Lúc', 'When'), kind: t('Loại', 'Kind'), wants: t('Bạn muốn', 'You want'), state: t('Tình trạng', 'State'), reason: t('Lý do', 'Reason'), company: t('Đơn vị', 'Company'), taxCode: t('Mã số thuế', 'Tax code'), address: t('Địa chỉ', 'Address'), mail: t('Thư điện tử', 'Mail') },
  }),
  async collect(db, { personId }) {
    const list = (name: string, text: string) => sql<Record<string, unknown>>(db, `aftersale.data-${name}`, `with ${THEIRS}, mine as (select orders.id, orders.code from theirs join orders.orders on purchase_id = theirs.id) ${text}`, [personId])
    const [entries, complaints, returns, invoices] = await Promise.all([
      list('entries', `select mine.code, kind, body, at from mine join aftersale.entries on order_id = mine.id where by_kind = 'buyer' order by at`),
      list('complaints', 'select complaint.code, kind, wants, state, filed_at as at from mine join aftersale.complaints complaint on order_id = mine.id order by filed_at'),
      list('returns', 'select mine.code, reason, state, asked_at as at from mine join aftersale.returns on order_id = mine.id order by asked_at'),
      list('invoices', 'select mine.code, company, tax_code as "taxCode", address, mail, asked_at as at from mine join aftersale.invoices on order_id = mine.id order by asked_at'),
    ])
    return { entries, complaints, returns, invoices }
  },
  stays: async (db, { personId }, now) => staysOf(await findHeldPurchases(db, personId, now)),
  async erase(tx, { personId }, now) {
    const held = await findHeldPurchases(tx, personId, now)
    const gone = held.filter((each) => !each.stay).flatMap((each) => each.orders)
    const entries = await sql<{ id: string }>(tx, 'aftersale.erase-entries', `update aftersale.entries set body = '(đã xóa)', by_name = '(đã xóa)' where by_kind = 'buyer' and order_id = any($1::uuid[]) returning id`, [gone])
    for (const photo of await findPhotosOf(tx, 'aftersale-entry', entries.map((each) => each.id))) await dropPhoto(tx, { kind: 'aftersale-entry', id: photo.ownerId }, photo.id)
    await sql(tx, 'aftersale.erase-invoices', 'delete from aftersale.invoices where order_id = any($1::uuid[])', [gone])
    return staysOf(held)
  },
}
