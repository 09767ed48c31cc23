import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { geographyOf } from '#geography'
import { mayActIn, provinceOfficer, reachOf } from '#identity'
import { findRequestsOf } from '#payments'
import { Refusal } from '#platform/refusal'
import { hashToken } from '#platform/session'
import { senderKey, senderOf } from '#platform/sender'
import { pathIn, tongue } from '#platform/tongue'
import { takeTry } from '#platform/tries'
import { anyone, cleanText, readBody, storeOf, type Actor, type Ctx, type Routes, type Web } from '#platform/web'
import { readPhone } from './checkout-form.rules.ts'
import { checkoutRoutes, type CheckoutTables } from './checkout.routes.tsx'
import { moveOrder } from './move-order.ts'
import { readMove, refusedWords } from './order-forms.rules.ts'
import { sellerRoutes } from './seller.routes.tsx'
import { groups, OrdersPage, PurchasePage, SellersOrderPage, TrackPage } from './order.page.tsx'
import { findOrder, findOrders, findOrdersOf, findPurchase, findPurchaseByPhone, type PurchaseView, type SellersOrder } from './orders.queries.ts'

const PAGE = 50
const TRACKING = { most: 10, seconds: 600 }

/** Orders for their buyers, and for officers as the sellers' deputies. */
export function orderRoutes({ ways }: { readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]> }): Routes {
  const app: Routes = new Hono<Web>()
  app.route('/', checkoutRoutes())
  app.route('/', sellerRoutes())

  const placeOf = async (c: Ctx, { address, communeCode, provinceCode }: PurchaseView): Promise<string> => {
    const geography = await geographyOf(storeOf<CheckoutTables>(c).read)
    return [address, geography.unit('v34', communeCode)?.fullName, geography.unit('v34', provinceCode)?.name].filter(Boolean).join(', ')
  }
  const showPurchase = async (c: Ctx, purchase: PurchaseView, token: string, refused: string | null, status: 200 | 409 = 200) => {
    c.header('cache-control', 'private, no-store')
    c.header('referrer-policy', 'no-referrer')
    const orders = await findOrdersOf(storeOf<CheckoutTables>(c).now, purchase.id)
    return c.html(<PurchasePage lang={c.get('lang')} purchase={purchase} orders={orders} requests={await findRequestsOf(storeOf<CheckoutTables>(c).now, orders.map((each) => ({ kind: 'order', id: each.id })))} place={await placeOf(c, purchase)} token={token} fresh={c.req.query('moi') === '1'} refused={refused} />, status)
  }

  app.get('/don-hang', anyone, (c) => c.html(<TrackPage lang={c.get('lang')} typed={{}} faults={[]} />))
  app.post('/don-hang', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const form = await readBody(c)
    const typed = { ma: cleanText(typeof form['ma'] === 'string' ? form['ma'] : '', 30).toUpperCase(), 'dien-thoai': cleanText(typeof form['dien-thoai'] === 'string' ? form['dien-thoai'] : '', 40) }
    const wait = await storeOf<CheckoutTables>(c).transaction((tx) => takeTry(tx, `track ${senderKey(senderOf(c).address)}`, TRACKING, c.get('clock')()))
    if (wait > 0) throw new Refusal('too-many', t(`Bạn đã thử nhiều lần. Thử lại sau ${Math.ceil(wait / 60)} phút.`, `Too many tries. Try again in ${Math.ceil(wait / 60)} minutes.`), wait)
    const phone = readPhone(typed['dien-thoai'])
    const purchase = phone === null ? null : await findPurchaseByPhone(storeOf<CheckoutTables>(c).now, typed.ma, phone)
    if (!purchase) return c.html(<TrackPage lang={c.get('lang')} typed={typed} faults={[{ field: 'dien-thoai', message: t('Không có đơn nào với mã và số điện thoại này.', 'There is no order with this code and telephone.') }]} />, 422)
    return showPurchase(c, purchase, '', null)
  })

  const own = async (c: Ctx, token: string): Promise<PurchaseView> => {
    const purchase = /^k_[\w-]{32}$/.test(token) ? await findPurchase(storeOf<CheckoutTables>(c).now, cleanText(c.req.param('code'), 30), hashToken(token)) : null
    if (purchase) return purchase
    throw new Refusal('not-found', tongue(c.get('lang'))('Không có đơn ở địa chỉ này. Xem đơn bằng mã và số điện thoại ở trang “Xem đơn hàng”.', 'There is no order at this address. Track it by its code and telephone.'))
  }
  app.get('/don-hang/:code', anyone, async (c) => {
    const token = c.req.query('k') ?? ''
    return showPurchase(c, await own(c, token), token, null)
  })
  app.post('/don-hang/:code/:order', anyone, async (c) => {
    const form = await readBody(c)
    const token = typeof form['k'] === 'string' ? form['k'] : ''
    const purchase = await own(c, token)
    const order = (await findOrdersOf(storeOf<CheckoutTables>(c).now, purchase.id)).find((each) => each.code === c.req.param('order'))
    if (!order) throw new Refusal('not-found')
    const { to, why } = readMove(form)
    const moved = await storeOf<CheckoutTables>(c).transaction((tx) => moveOrder(tx, order.id, to, { kind: 'buyer', name: purchase.buyerName }, why, c.get('clock')()))
    const refused = refusedWords(tongue(c.get('lang')), moved)
    return refused ? showPurchase(c, purchase, token, refused, 409) : c.redirect(pathIn(c.get('lang'), `/don-hang/${purchase.code}?k=${token}`), 303)
  })

  const frame = async (c: Ctx) => ({ lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, ways: await ways(c, c.get('actor')!) })
  app.get('/can-bo/don', provinceOfficer, async (c) => {
    const asked = c.req.query('nhom') ?? 'cho'
    const group = asked in groups ? asked : 'cho'
    const page = Math.min(Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1), 10_000)
    const reach = reachOf(c.get('actor')!)
    const found = await findOrders(storeOf<CheckoutTables>(c).now, reach.kind === 'country' ? 'all' : reach.provinces, groups[group]!, PAGE + 1, (page - 1) * PAGE)
    return c.html(<OrdersPage {...await frame(c)} base="/can-bo/don" orders={found.slice(0, PAGE)} group={group} page={page} more={found.length > PAGE} now={c.get('clock')()} />)
  })

  const ofUnit = async (c: Ctx): Promise<SellersOrder> => {
    const order = await findOrder(storeOf<CheckoutTables>(c).now, cleanText(c.req.param('code'), 30))
    if (!order || !mayActIn(c.get('actor'), order.sellersProvince)) throw new Refusal('not-found', 'Không có đơn này trong phần việc của bạn.')
    return order
  }
  app.get('/can-bo/don/:code', provinceOfficer, async (c) => {
    const order = await ofUnit(c)
    return c.html(<SellersOrderPage {...await frame(c)} base="/can-bo/don" order={order} request={(await findRequestsOf(storeOf<CheckoutTables>(c).now, [{ kind: 'order', id: order.id }]))[0] ?? null} place={await placeOf(c, order.purchase)} by="officer" refused={null} />)
  })
  app.post('/can-bo/don/:code', provinceOfficer, async (c) => {
    const order = await ofUnit(c)
    const { to, why } = readMove(await readBody(c))
    const moved = await storeOf<CheckoutTables>(c).transaction((tx) => moveOrder(tx, order.id, to, { kind: 'officer', name: c.get('actor')!.name }, why, c.get('clock')()))
    const refused = refusedWords(tongue(c.get('lang')), moved)
    if (refused) return c.html(<SellersOrderPage {...await frame(c)} base="/can-bo/don" order={await ofUnit(c)} request={(await findRequestsOf(storeOf<CheckoutTables>(c).now, [{ kind: 'order', id: order.id }]))[0] ?? null} place={await placeOf(c, order.purchase)} by="officer" refused={refused} />, 409)
    return c.redirect(pathIn(c.get('lang'), `/can-bo/don/${order.code}`), 303)
  })
  return app
}
