import { Hono } from 'hono'
import type { DeskWay } from '#design'
import { geographyOf } from '#geography'
import { deputiesEnded } from '#offers'
import { findRequestsOf } from '#payments'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Ctx, type Guard, type Routes, type Web } from '#platform/web'
import type { CheckoutTables } from './checkout.routes.tsx'
import { moveOrder } from './move-order.ts'
import { readMove, refusedWords } from './order-forms.rules.ts'
import type { OrderState } from './order-moves.rules.ts'
import { groups, OrdersPage, SellersOrderPage } from './order.page.tsx'
import { findOrder, type OrderLine, type PurchaseView, type SellersOrder } from './orders.queries.ts'

const PAGE = 50

export interface OrderDesk {
  readonly base: string
  readonly guard: Guard
  readonly by: 'seller' | 'officer'
  readonly ways: (c: Ctx) => Promise<readonly DeskWay[]>
  readonly find: (c: Ctx, states: readonly OrderState[] | null, limit: number, offset: number) => Promise<OrderLine[]>
  readonly may: (c: Ctx, order: SellersOrder) => Promise<boolean>
}

/** Where a purchase goes, in words. */
export async function placeOf(c: Ctx, { address, communeCode, provinceCode }: PurchaseView): Promise<string> {
  const geography = await geographyOf(storeOf<CheckoutTables>(c).read)
  return [address, geography.unit('v34', communeCode)?.fullName, geography.unit('v34', provinceCode)?.name].filter(Boolean).join(', ')
}

/** The selling side of orders, for a seller or for an officer as deputy: the list, one order, its moves. */
export function orderDeskRoutes({ base, guard, by, ways, find, may }: OrderDesk): Routes {
  const app: Routes = new Hono<Web>()
  const frame = async (c: Ctx) => ({ lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, base, ways: await ways(c) })
  const own = async (c: Ctx): Promise<SellersOrder> => {
    const order = await findOrder(storeOf<CheckoutTables>(c).now, cleanText(c.req.param('code'), 30))
    if (order && await may(c, order)) return order
    throw new Refusal('not-found', tongue(c.get('lang'))('Bạn không có đơn nào mang mã này.', 'You have no order with this code.'))
  }
  const show = async (c: Ctx, order: SellersOrder, refused: string | null, status: 200 | 409) => {
    const [request] = await findRequestsOf(storeOf<CheckoutTables>(c).now, [{ kind: 'order', id: order.id }])
    return c.html(<SellersOrderPage {...await frame(c)} order={order} request={request ?? null} place={await placeOf(c, order.purchase)} by={by} refused={refused} />, status)
  }

  app.get(base, guard, async (c) => {
    const asked = c.req.query('nhom') ?? 'cho'
    const group = Object.hasOwn(groups, asked) ? asked : 'cho'
    const page = Math.min(Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1), 10_000)
    const found = await find(c, groups[group]!, PAGE + 1, (page - 1) * PAGE)
    return c.html(<OrdersPage {...await frame(c)} orders={found.slice(0, PAGE)} group={group} page={page} more={found.length > PAGE} now={c.get('clock')()} />)
  })
  app.get(`${base}/:code`, guard, async (c) => show(c, await own(c), null, 200))
  app.post(`${base}/:code`, guard, async (c) => {
    const order = await own(c)
    if (by === 'officer' && (await deputiesEnded(storeOf<CheckoutTables>(c).now, order.producerId))) throw new Refusal('not-allowed', tongue(c.get('lang'))('Chủ thể đã thôi nhờ cán bộ làm thay, nên đơn này chờ chính họ.', 'The producer has ended what officers do for them, so this order waits for the producer.'))
    const { to, why } = readMove(await readBody(c))
    const moved = await storeOf<CheckoutTables>(c).transaction((tx) => moveOrder(tx, order.id, to, { kind: by, name: c.get('actor')!.name }, why, c.get('clock')()))
    const refused = refusedWords(tongue(c.get('lang')), moved)
    return refused ? show(c, await own(c), refused, 409) : c.redirect(pathIn(c.get('lang'), `${base}/${order.code}`), 303)
  })
  return app
}
