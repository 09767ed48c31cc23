import { Hono } from 'hono'
import { geographyOf } from '#geography'
import { signedIn } from '#identity'
import { findRequestsOf } from '#payments'
import { findProducersOf } from '#producers'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Ctx, type Routes, type Web } from '#platform/web'
import type { CheckoutTables } from './checkout.routes.tsx'
import { moveOrder } from './move-order.ts'
import { groups, OrdersPage, SellersOrderPage } from './order.page.tsx'
import { readMove, refusedWords } from './order-forms.rules.ts'
import { findOrder, findOrdersOfSellers, type SellersOrder } from './orders.queries.ts'

const PAGE = 50

/** The seller's own desk, for who is a member of a producer. */
export function sellerRoutes(): Routes {
  const app: Routes = new Hono<Web>()
  const frame = (c: Ctx) => {
    const t = tongue(c.get('lang'))
    return { lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, base: '/ban-hang/don', ways: [{ href: '/ban-hang/don', text: t('Đơn hàng', 'Orders') }, { href: '/toi', text: t('Tôi', 'Me') }] }
  }
  const mine = (c: Ctx) => findProducersOf(storeOf<CheckoutTables>(c).now, c.get('actor')!.personId)

  app.get('/ban-hang', signedIn, (c) => c.redirect(pathIn(c.get('lang'), '/ban-hang/don'), 303))
  app.get('/ban-hang/don', signedIn, async (c) => {
    const asked = c.req.query('nhom') ?? 'cho'
    const group = asked in groups ? asked : 'cho'
    const page = Math.min(Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1), 10_000)
    const found = await findOrdersOfSellers(storeOf<CheckoutTables>(c).now, (await mine(c)).map((each) => each.id), groups[group]!, PAGE + 1, (page - 1) * PAGE)
    return c.html(<OrdersPage {...frame(c)} orders={found.slice(0, PAGE)} group={group} page={page} more={found.length > PAGE} now={c.get('clock')()} />)
  })

  const own = async (c: Ctx): Promise<SellersOrder> => {
    const [order, producers] = await Promise.all([findOrder(storeOf<CheckoutTables>(c).now, cleanText(c.req.param('code'), 30)), mine(c)])
    if (!order || !producers.some((each) => each.id === order.producerId)) throw new Refusal('not-found', tongue(c.get('lang'))('Bạn không có đơn nào mang mã này.', 'You have no order with this code.'))
    return order
  }
  const show = async (c: Ctx, order: SellersOrder, refused: string | null, status: 200 | 409) => {
    const geography = await geographyOf(storeOf<CheckoutTables>(c).read)
    const place = [order.purchase.address, geography.unit('v34', order.purchase.communeCode)?.fullName, geography.unit('v34', order.purchase.provinceCode)?.name].filter(Boolean).join(', ')
    return c.html(<SellersOrderPage {...frame(c)} order={order} request={(await findRequestsOf(storeOf<CheckoutTables>(c).now, [{ kind: 'order', id: order.id }]))[0] ?? null} place={place} by="seller" refused={refused} />, status)
  }
  app.get('/ban-hang/don/:code', signedIn, async (c) => show(c, await own(c), null, 200))
  app.post('/ban-hang/don/:code', signedIn, async (c) => {
    const order = await own(c)
    const { to, why } = readMove(await readBody(c))
    const moved = await storeOf<CheckoutTables>(c).transaction((tx) => moveOrder(tx, order.id, to, { kind: 'seller', name: c.get('actor')!.name }, why, c.get('clock')()))
    const refused = refusedWords(tongue(c.get('lang')), moved)
    return refused ? show(c, await own(c), refused, 409) : c.redirect(pathIn(c.get('lang'), `/ban-hang/don/${order.code}`), 303)
  })
  return app
}
