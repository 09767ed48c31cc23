import { Hono } from 'hono'
import { readSetting } from '#platform/settings'
import { pathIn, tongue } from '#platform/tongue'
import { readForm, storeOf, type Ctx, type Fault, type Routes, type Web } from '#platform/web'
import { askInvoice, findInvoice, noteInvoice } from './ask-invoice.ts'
import { InvoicePage } from './invoice.page.tsx'
import { invoiceDays, invoiceForm, issueForm } from './invoice.rules.ts'
import type { Own, RouteTables, Side } from './thread.routes.tsx'

/** The invoice of an order, on one side of it: buyers ask, the selling side says that it is there. */
export function invoiceRoutes({ base, guard, own }: Side): Routes {
  const app: Routes = new Hono<Web>()
  const show = async (c: Ctx, held: Own, typed: Readonly<Record<string, string>>, faults: readonly Fault[], refused: string | null, status: 200 | 409 | 422 = 200) => {
    c.header('cache-control', 'private, no-store')
    c.header('referrer-policy', 'no-referrer')
    const db = storeOf<RouteTables>(c).now
    return c.html(<InvoicePage place={held.place} invoice={await findInvoice(db, held.about.id)} days={await readSetting(db, invoiceDays)} typed={typed} faults={faults} refused={refused} />, status)
  }
  const back = (c: Ctx, { place }: Own): Response => c.redirect(pathIn(c.get('lang'), place.at('/hoa-don')), 303)

  app.get(`${base}/hoa-don`, guard, async (c) => show(c, await own(c), {}, [], null))
  app.post(`${base}/hoa-don`, guard, async (c) => {
    const [t, held, store, now] = [tongue(c.get('lang')), await own(c), storeOf<RouteTables>(c), c.get('clock')()]
    if (held.place.side !== 'buyer') {
      const read = await readForm(c, issueForm(t))
      if (read.kind === 'faulty') return show(c, held, read.typed, read.faults, null, 422)
      const noted = await store.transaction((tx) => noteInvoice(tx, held.about, read.value, held.by.name, now))
      return noted ? back(c, held) : show(c, held, {}, [], t('Khách chưa xin hóa đơn cho đơn này.', 'The buyer has not asked for an invoice.'), 409)
    }
    const read = await readForm(c, invoiceForm(t))
    if (read.kind === 'faulty') return show(c, held, read.typed, read.faults, null, 422)
    const asked = await store.transaction((tx) => askInvoice(tx, held.about, read.value, now))
    switch (asked) {
      case 'asked': return back(c, held)
      case 'issued': return show(c, held, {}, [], t('Hóa đơn đã xuất. Cần sửa, nhắn người bán.', 'It was issued already. To change it, write to the seller.'), 409)
      case 'too-late': return show(c, held, {}, [], t('Đã quá hạn xin hóa đơn cho đơn này. Nhắn người bán nếu cần.', 'It is too late to ask here. Write to the seller.'), 409)
    }
  })
  return app
}
