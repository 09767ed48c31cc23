import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { DeskWay } from '#design'
import { mayActIn, officer as anyOfficer, signedIn } from '#identity'
import { deputiesEnded } from '#offers'
import { findOrder, type OrderParts, type OrderView, type SellersOrder } from '#orders'
import { findProducersOf } from '#producers'
import { Refusal } from '#platform/refusal'
import { tongue, type Lang } from '#platform/tongue'
import { cleanText, storeOf, type Actor, type Ctx, type Routes, type Web } from '#platform/web'
import { Below } from './below.piece.tsx'
import { buyerRoutes } from './buyer.routes.tsx'
import { invoiceRoutes } from './invoice.routes.tsx'
import { officeRoutes } from './office.routes.tsx'
import { aboutOrder, findSummaries } from './thread.queries.ts'
import { answeringRoutes, threadRoutes, type Own, type RouteTables, type Side } from './thread.routes.tsx'

export interface AftersaleParts {
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
  readonly sellerWays: (c: Ctx) => Promise<readonly DeskWay[]>
}

/** The selling side of one order: its seller's people, or an officer as their deputy. */
function deskSide(kind: 'seller' | 'officer', base: string, guard: Side['guard'], ways: (c: Ctx) => Promise<readonly DeskWay[]>, may: (c: Ctx, order: SellersOrder) => Promise<boolean>): Side {
  const own = async (c: Ctx): Promise<Own> => {
    const db = storeOf<RouteTables>(c).now
    const actor = c.get('actor')!
    const order = await findOrder(db, cleanText(c.req.param('code'), 30))
    const about = order && await may(c, order) ? await aboutOrder(db, order.id) : null
    if (!order || !about) throw new Refusal('not-found', tongue(c.get('lang'))('Bạn không có đơn nào mang mã này.', 'You have no order with this code.'))
    if (kind === 'officer' && c.req.method === 'POST' && (await deputiesEnded(db, order.producerId))) throw new Refusal('not-allowed', tongue(c.get('lang'))('Chủ thể đã thôi nhờ cán bộ làm thay, nên đơn này chờ chính họ.', 'The producer has ended what officers do for them, so this order waits for the producer.'))
    return { order, about, by: { kind, id: actor.personId, name: actor.name }, place: { lang: c.get('lang'), side: kind, orderPage: `${base}/${order.code}`, at: (rest) => `${base}/${order.code}${rest}`, desk: { person: actor.name, ways: await ways(c) }, order } }
  }
  return { base: `${base}/:code`, guard, own }
}

/** What happens around an order after it was placed: messages, complaints, goods that go back. */
export function aftersaleRoutes({ ways, sellerWays }: AftersaleParts): Routes {
  const app: Routes = new Hono<Web>()
  const seller = deskSide('seller', '/ban-hang/don', signedIn,
    sellerWays, async (c, order) => (await findProducersOf(storeOf<RouteTables>(c).now, c.get('actor')!.personId)).some((each) => each.id === order.producerId))
  const officer = deskSide('officer', '/can-bo/don', anyOfficer, (c) => ways(c, c.get('actor')!), async (c, order) => mayActIn(c.get('actor'), order.sellersProvince, order.sellersCommune))
  app.route('/', buyerRoutes())
  for (const side of [seller, officer]) {
    app.route('/', threadRoutes(side))
    app.route('/', answeringRoutes(side))
    app.route('/', invoiceRoutes(side))
  }
  app.route('/', officeRoutes({ ways }))
  return app
}

/** The pieces that stand below orders on their pages; `reviewWay` leads a buyer whose goods have arrived to their words about them. */
export const belowOrders = (reviewWay: (lang: Lang, href: string) => Child): NonNullable<OrderParts['below']> => async (c, orders, where) => {
  const lang = c.get('lang')
  const found = await findSummaries(storeOf<RouteTables>(c).now, orders.map((each) => each.id), where.side === 'buyer' ? 'buyer' : 'seller')
  const below = (order: OrderView): Child => {
    const at = (rest: string): string => (where.side === 'buyer' ? `/don-hang/${where.purchase}/${order.code}${rest}?k=${where.token}` : `${where.base}/${order.code}${rest}`)
    const arrived = where.side === 'buyer' && (order.state === 'delivered' || order.state === 'completed')
    return <>{arrived ? reviewWay(lang, at('/danh-gia')) : null}<Below lang={lang} side={where.side} summary={found.get(order.id)!} at={at} state={order.state} /></>
  }
  return new Map(orders.map((order) => [order.id, below(order)]))
}
