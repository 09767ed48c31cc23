import { Hono } from 'hono'
import { anyone, cleanText, readBody, storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import { findBasket, openBasket, putIn } from '#basket'
import { findOrdersOf, openPurchase } from '#orders'
import { today } from '#platform/day'
import { Refusal } from '#platform/refusal'
import { readSetting } from '#platform/settings'
import { pathIn, tongue } from '#platform/tongue'
import { complaintForm, faultsOf, readSaid, readWanted, reasonForm } from './aftersale-forms.rules.ts'
import { askReturn, stepReturn } from './ask-return.ts'
import { ComplainPage, SendBackPage } from './ask.page.tsx'
import { endComplaint, fileComplaint, passUp } from './handle-complaint.ts'
import { invoiceRoutes } from './invoice.routes.tsx'
import { complaintTerms } from './terms.rules.ts'
import { aboutOrder, findComplaintsOf, findReturnsOf } from './thread.queries.ts'
import { noForm, sent, showThread, takeSaying, threadRoutes, type Own, type RouteTables, type Side } from './thread.routes.tsx'
import type { Typed } from './thread.page.tsx'

const base = '/don-hang/:code/:order'

/** The order behind a purchase's secret, which every address here carries. */
async function own(c: Ctx): Promise<Own> {
  const [db, token, code] = [storeOf<RouteTables>(c).now, c.req.query('k') ?? '', cleanText(c.req.param('code'), 30)]
  const purchase = await openPurchase(db, code, token, c.get('clock')())
  const order = purchase ? (await findOrdersOf(db, purchase.id)).find((each) => each.code === c.req.param('order')) : undefined
  const about = order ? await aboutOrder(db, order.id) : null
  if (!purchase || !order || !about) throw new Refusal('not-found', tongue(c.get('lang'))('Không có đơn ở địa chỉ này. Mở lại trang đơn hàng của bạn rồi bấm từ đó.', 'There is no order at this address. Open your order’s page and go on from there.'))
  return {
    order, about, by: { kind: 'buyer', id: null, name: purchase.buyerName },
    place: { lang: c.get('lang'), side: 'buyer', orderPage: `/don-hang/${purchase.code}?k=${token}`, at: (rest) => `/don-hang/${purchase.code}/${order.code}${rest}?k=${token}`, desk: null, order },
  }
}
const side: Side = { base, guard: anyone, own }

/** What buyers do about an order once it is placed; each address carries the secret of the purchase. */
export function buyerRoutes(): Routes {
  const app: Routes = new Hono<Web>()
  app.route('/', threadRoutes(side))
  app.route('/', invoiceRoutes(side))
  const thread = (c: Ctx, { place }: Own): Response => c.redirect(pathIn(c.get('lang'), place.at('/trao-doi')), 303)
  const hide = (c: Ctx): void => { c.header('cache-control', 'private, no-store'); c.header('referrer-policy', 'no-referrer') }
  const complain = async (c: Ctx, { place }: Own, form: Typed, status: 200 | 422 = 200) => { hide(c); return c.html(<ComplainPage place={place} form={form} terms={await readSetting(storeOf<RouteTables>(c).now, complaintTerms)} />, status) }
  const sendBack = (c: Ctx, { place, order }: Own, form: Typed, status: 200 | 422 = 200) => { hide(c); return c.html(<SendBackPage place={place} order={order} form={form} />, status) }
  const openComplaint = async (c: Ctx, held: Own) => (await findComplaintsOf(storeOf<RouteTables>(c).now, held.about.id)).find((each) => each.state === 'open')

  app.get(`${base}/khieu-nai`, anyone, async (c) => {
    const held = await own(c)
    return (await openComplaint(c, held)) ? thread(c, held) : complain(c, held, noForm())
  })
  app.post(`${base}/khieu-nai`, anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const held = await own(c)
    await takeSaying(c, held)
    const said = await readSaid(t, await readBody(c), { needsWords: true })
    const read = complaintForm(t).safeParse(said.typed)
    if (!read.success || said.faults.length > 0) return complain(c, held, sent(said, read.success ? [] : faultsOf(read.error)), 422)
    await storeOf<RouteTables>(c).transaction((tx) => fileComplaint(tx, held.about, held.by, { kind: read.data.loai, wants: read.data.muon, ...said }, c.get('clock')()))
    return thread(c, held)
  })
  app.post(`${base}/khieu-nai/nho-giup`, anyone, async (c) => {
    const held = await own(c)
    const complaint = await openComplaint(c, held)
    const said = await readSaid(tongue(c.get('lang')), await readBody(c), { needsWords: false })
    if (complaint) await storeOf<RouteTables>(c).transaction((tx) => passUp(tx, complaint.id, held.by, { body: '', key: said.key }, c.get('clock')()))
    return thread(c, held)
  })
  app.post(`${base}/khieu-nai/xong`, anyone, async (c) => {
    const held = await own(c)
    const complaint = await openComplaint(c, held)
    const said = await readSaid(tongue(c.get('lang')), await readBody(c), { needsWords: false })
    if (complaint) await storeOf<RouteTables>(c).transaction((tx) => endComplaint(tx, complaint.id, held.by, complaint.answered ? 'settled' : 'withdrawn', { body: '', key: said.key }, c.get('clock')()))
    return thread(c, held)
  })

  app.get(`${base}/tra-hang`, anyone, async (c) => {
    const held = await own(c)
    return held.order.state === 'delivered' ? sendBack(c, held, noForm()) : thread(c, held)
  })
  app.post(`${base}/tra-hang`, anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const held = await own(c)
    await takeSaying(c, held)
    const said = await readSaid(t, await readBody(c), { needsWords: false })
    const read = reasonForm(t).safeParse(said.typed)
    if (!read.success || said.faults.length > 0) return sendBack(c, held, sent(said, read.success ? [] : faultsOf(read.error)), 422)
    const asked = await storeOf<RouteTables>(c).transaction((tx) => askReturn(tx, held.about, held.by, read.data['vi-sao'], readWanted(said.typed), said, c.get('clock')()))
    switch (asked) {
      case 'asked':
      case 'one-open': return thread(c, held)
      case 'nothing-chosen': return sendBack(c, held, sent(said, [{ field: 'so-0', message: t('Chọn món nào trả, mấy cái.', 'Choose what goes back, and how many.') }]), 422)
      case 'too-many': return sendBack(c, held, sent(said, [{ field: 'so-0', message: t('Số trả nhiều hơn số đã mua.', 'More than you bought.') }]), 422)
      case 'not-now': return showThread(c, held, noForm(), t('Chỉ trả hàng được khi hàng đã giao và đơn chưa kết thúc. Có chuyện khác thì khiếu nại.', 'Goods can be sent back once they have arrived and before the order ends. For anything else, complain.'), 409)
    }
  })
  app.post(`${base}/tra-hang/rut`, anyone, async (c) => {
    const held = await own(c)
    const said = await readSaid(tongue(c.get('lang')), await readBody(c), { needsWords: false })
    const asked = (await findReturnsOf(storeOf<RouteTables>(c).now, held.about.id)).find((each) => each.id === said.typed['ma'])
    if (asked) await storeOf<RouteTables>(c).transaction((tx) => stepReturn(tx, asked.id, 'withdrawn', held.by, { body: '', key: said.key }, c.get('clock')()))
    return thread(c, held)
  })

  // The basket is filled with what was bought, at the prices of then: it says itself what has changed or is gone.
  app.post(`${base}/mua-lai`, anyone, async (c) => {
    const { order } = await own(c)
    const hash = openBasket(c)
    await storeOf<RouteTables>(c).transaction(async (tx) => {
      const there = (await findBasket(tx, hash, today(c.get('clock')))).shares.flatMap((share) => share.lines)
      for (const line of order.lines) {
        const missing = line.quantity - (there.find((each) => each.pack.packId === line.packId)?.quantity ?? 0)
        if (missing > 0) await putIn(tx, hash, { packId: line.packId, priceVnd: line.priceVnd }, missing, c.get('clock')())
      }
    })
    return c.redirect(pathIn(c.get('lang'), '/gio-hang'), 303)
  })
  return app
}
