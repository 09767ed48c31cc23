import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { DeskWay } from '#design'
import { mayActIn, provinceOfficer, reachOf, signedIn } from '#identity'
import { findPhotosOf, type PhotosTables } from '#photos'
import { findParcelsOf } from '#shipping'
import { findProducersOf } from '#producers'
import { Refusal } from '#platform/refusal'
import { hashToken } from '#platform/session'
import { senderKey, senderOf } from '#platform/sender'
import { pathIn, tongue } from '#platform/tongue'
import { takeTry } from '#platform/tries'
import { anyone, cleanText, readBody, storeOf, type Actor, type Ctx, type Routes, type Web } from '#platform/web'
import { answerRoutes } from './answer.routes.tsx'
import { cashRoutes } from './cash.routes.tsx'
import { readPhone } from './checkout-form.rules.ts'
import { checkoutRoutes, type CheckoutTables } from './checkout.routes.tsx'
import { answerGivenBack, answerProposal, keepRefundAccount } from './give-back.ts'
import { moveOrder } from './move-order.ts'
import { readBuyersMoney, type TypedMoney } from './order-money-forms.rules.ts'
import { findOrderMoney, findReceipts } from './order-money.queries.ts'
import { readMove, refusedWords } from './order-forms.rules.ts'
import { orderDeskRoutes, placeOf, receiptOf } from './order-desk.routes.tsx'
import { answerParcelPhoto } from './parcel-desk.routes.tsx'
import { ownPurchasesRoutes } from './own-purchases.routes.tsx'
import { PurchasePage, TrackPage } from './order.page.tsx'
import { findOrders, findOrdersOf, findOrdersOfSellers, findPurchase, findPurchaseByPhone, type OrderView, type PurchaseView } from './orders.queries.ts'

const producersOf = (c: Ctx) => findProducersOf(storeOf<CheckoutTables>(c).now, c.get('actor')!.personId)
const TRACKING = { most: 10, seconds: 600 }

/** What the program hands in from the modules above. */
export interface OrderParts {
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
  readonly sellerWays: (c: Ctx) => Promise<readonly DeskWay[]>
  /** Pieces below each order, by the order's key: on the buyer's page, whose links carry the secret, and at a desk. */
  readonly below?: (c: Ctx, orders: readonly OrderView[], where: { readonly side: 'buyer'; readonly purchase: string; readonly token: string } | { readonly side: 'seller' | 'officer'; readonly base: string }) => Promise<ReadonlyMap<string, Child>>
}

/** Orders for their buyers, and for officers as the sellers' deputies. */
export function orderRoutes({ ways, sellerWays, below }: OrderParts): Routes {
  const app: Routes = new Hono<Web>()
  app.route('/', checkoutRoutes())
  app.route('/', answerRoutes())
  app.route('/', cashRoutes({ ways }))
  app.route('/', ownPurchasesRoutes())

  const showPurchase = async (c: Ctx, purchase: PurchaseView, token: string, refused: string | null, status: 200 | 409 | 422 = 200, problem: (TypedMoney & { order: string }) | null = null) => {
    c.header('cache-control', 'private, no-store')
    c.header('referrer-policy', 'no-referrer')
    const orders = await findOrdersOf(storeOf<CheckoutTables>(c).now, purchase.id)
    const db = storeOf<CheckoutTables & PhotosTables>(c).now
    const [money, parcels] = await Promise.all([findOrderMoney(db, orders), findParcelsOf(db, orders.map((each) => ({ kind: 'order', id: each.id })))])
    const [receipts, photos] = await Promise.all([findReceipts(db, [...money.values()].flatMap((each) => each.refunds)), findPhotosOf(db, 'parcel', parcels.map((each) => each.id))])
    return c.html(<PurchasePage lang={c.get('lang')} purchase={purchase} orders={orders} money={money} receipts={receipts} problem={problem} parcels={{ parcels, photos }} place={await placeOf(c, purchase)} token={token} below={token && below ? await below(c, orders, { side: 'buyer', purchase: purchase.code, token }) : new Map()} fresh={c.req.query('moi') === '1'} refused={refused} />, status)
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
  app.get('/don-hang/:code/anh/:anh', anyone, async (c) => answerParcelPhoto(c, (await findOrdersOf(storeOf<CheckoutTables>(c).now, (await own(c, c.req.query('k') ?? '')).id)).map((each) => each.id)))
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

  app.post('/don-hang/:code/:order/tien', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const form = await readBody(c)
    const token = typeof form['k'] === 'string' ? form['k'] : ''
    const purchase = await own(c, token)
    const order = (await findOrdersOf(storeOf<CheckoutTables>(c).now, purchase.id)).find((each) => each.code === c.req.param('order'))
    if (!order) throw new Refusal('not-found')
    const asked = readBuyersMoney(form)
    const now = c.get('clock')()
    const store = storeOf<CheckoutTables>(c)
    switch (asked.kind) {
      case 'unreadable': throw new Refusal('bad-request')
      case 'answer-refund': await store.transaction((tx) => answerGivenBack(tx, order.id, asked.id, asked.answer, now)); break
      case 'answer-proposal': await store.transaction((tx) => answerProposal(tx, order.id, asked.id, asked.answer, now)); break
      case 'account': {
        const kept = await store.transaction((tx) => keepRefundAccount(tx, order.id, asked, now))
        const typed = { 'ngan-hang': asked.bankBin, 'so-tk': asked.number, 'chu-tk': asked.holderName }
        const fault = { 'unknown-bank': { field: 'ngan-hang', message: t('Chọn ngân hàng.', 'Choose the bank.') }, 'no-account-number': { field: 'so-tk', message: t('Số tài khoản gồm 4–19 chữ số.', 'An account number has 4 to 19 digits.') }, 'no-name': { field: 'chu-tk', message: t('Ghi tên chủ tài khoản.', 'Write the holder’s name.') } }
        if (kept in fault) return showPurchase(c, purchase, token, null, 422, { order: order.code, typed, faults: [fault[kept as keyof typeof fault]] })
      }
    }
    return c.redirect(pathIn(c.get('lang'), `/don-hang/${purchase.code}?k=${token}`), 303)
  })

  app.get('/don-hang/:code/:order/bien-nhan/:photo', anyone, async (c) => {
    const purchase = await own(c, c.req.query('k') ?? '')
    const order = (await findOrdersOf(storeOf<CheckoutTables>(c).now, purchase.id)).find((each) => each.code === c.req.param('order'))
    const money = order ? await findOrderMoney(storeOf<CheckoutTables>(c).now, [order]) : null
    return receiptOf(c as Ctx, money?.get(order!.id)?.refunds ?? [])
  })

  app.route('/', orderDeskRoutes({
    base: '/can-bo/don', guard: provinceOfficer, by: 'officer', below, ways: (c) => ways(c, c.get('actor')!), may: async (c, order) => mayActIn(c.get('actor'), order.sellersProvince),
    find: (c, states, limit, offset) => {
      const reach = reachOf(c.get('actor')!)
      return findOrders(storeOf<CheckoutTables>(c).now, reach.kind === 'country' ? 'all' : reach.provinces, states, limit, offset)
    },
  }))
  app.route('/', orderDeskRoutes({
    base: '/ban-hang/don', guard: signedIn, by: 'seller', below,
    ways: sellerWays,
    may: async (c, order) => (await producersOf(c)).some((each) => each.id === order.producerId),
    find: async (c, states, limit, offset) => findOrdersOfSellers(storeOf<CheckoutTables>(c).now, (await producersOf(c)).map((each) => each.id), states, limit, offset),
  }))
  return app
}
