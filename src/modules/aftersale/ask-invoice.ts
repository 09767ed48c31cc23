import { othersWords } from '#notices'
import { sql, type Db, type Tx } from '#platform/db'
import { readSetting } from '#platform/settings'
import type { AftersaleTables } from './aftersale.tables.ts'
import { invoiceDays } from './invoice.rules.ts'
import { tellBuyer, tellSeller, type AboutOrder, type Tables } from './write-entry.ts'

export interface InvoiceView { readonly company: string; readonly taxCode: string; readonly address: string; readonly mail: string; readonly number: string | null; readonly link: string | null; readonly issuedAt: Date | null }

export const findInvoice = async (db: Db<AftersaleTables>, orderId: string): Promise<InvoiceView | null> =>
  (await sql<InvoiceView>(db, 'aftersale.invoice', 'select company, tax_code as "taxCode", address, mail, number, link, issued_at as "issuedAt" from aftersale.invoices where order_id = $1', [orderId]))[0] ?? null

/** Asks for an invoice, or mends what it should say, as long as none was issued and the days to ask are not over. */
export async function askInvoice(tx: Tx<Tables>, order: AboutOrder, asked: Pick<InvoiceView, 'company' | 'taxCode' | 'address' | 'mail'>, now: Date): Promise<'asked' | 'too-late' | 'issued'> {
  const days = await readSetting(tx, invoiceDays)
  const [held] = await sql<{ open: boolean; issued: boolean; first: boolean }>(tx, 'aftersale.invoice-open', `
    select "order".placed_at > $2::timestamptz - make_interval(days => $3) and "order".state not in ('refused', 'cancelled', 'lapsed', 'refunded') as open,
      exists (select from aftersale.invoices where order_id = "order".id and number is not null) as issued, not exists (select from aftersale.invoices where order_id = "order".id) as first
    from orders.orders "order" where id = $1 for update`, [order.id, now, days])
  if (held!.issued) return 'issued'
  if (!held!.open) return 'too-late'
  await sql(tx, 'aftersale.ask-invoice', `
    insert into aftersale.invoices (order_id, company, tax_code, address, mail, asked_at) values ($1, $2, $3, $4, $5, $6)
    on conflict (order_id) do update set company = excluded.company, tax_code = excluded.tax_code, address = excluded.address, mail = excluded.mail, asked_at = excluded.asked_at`, [order.id, asked.company, asked.taxCode, asked.address, asked.mail, now])
  if (held!.first) await tellSeller(tx, order, `khách cần hóa đơn cho đơn ${order.code}.`, 'invoice', now)
  return 'asked'
}

/** The seller has issued the invoice: its number and where to look it up. A mistake is mended by saying it again. */
export async function noteInvoice(tx: Tx<Tables>, order: AboutOrder, issued: { readonly number: string; readonly link: string | null }, byName: string, now: Date): Promise<boolean> {
  const [before] = await sql<{ number: string | null }>(tx, 'aftersale.invoice-before', 'select number from aftersale.invoices where order_id = $1 for update', [order.id])
  if (!before) return false
  await sql(tx, 'aftersale.note-invoice', 'update aftersale.invoices set number = $2, link = $3, issued_by = $4, issued_at = $5 where order_id = $1', [order.id, issued.number, issued.link, byName, now])
  if (before.number !== issued.number) await tellBuyer(tx, order, `hóa đơn ${othersWords(issued.number)} cho đơn ${order.code} đã có.`, 'invoice', now)
  return true
}
