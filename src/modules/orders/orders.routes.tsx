import { Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { DeskWay } from '#design'
import { mayActIn, officer, signedIn } from '#identity'
import { findPhotosOf, type PhotosTables } from '#photos'
import { findParcelsOf } from '#shipping'
import { findProducersOf } from '#producers'
import { Refusal } from '#platform/refusal'
import { senderKey, senderOf } from '#platform/sender'
import { readSetting } from '#platform/settings'
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
import { deskReach } from './desk-reach.rules.ts'
import { findStuck } from './stuck.queries.ts'
import { stuckDays, stuckSince } from './stuck.rules.ts'
import { orderDeskRoutes, placeOf, receiptOf } from './order-desk.routes.tsx'
import { answerParcelPhoto } from './parcel-desk.routes.tsx'
import { ownPurchasesRoutes } from './own-purchases.routes.tsx'
import { PurchasePage } from './order.page.tsx'
import { TrackPage } from './track.page.tsx'
import { isVisit, newVisitKey, openPurchase } from './purchase-key.ts'
import { sendPurchaseLink } from './tell-people.ts'
import { findOrders, findOrdersOf, findOrdersOfSellers, findPurchaseByPhone, type OrderView, type PurchaseView } from './orders.queries.ts'

const producersOf = (c: Ctx) => findProducersOf(storeOf<CheckoutTables>(c).now, c.get('actor')!.personId)
const TRACKING = { most: 10, seconds: 600 }
const SENDING_LINKS = { most: 3, seconds: 3_600 }
const ANYWHERE = { most: 30, seconds: 3_600 }

/** What the program hands in from the modules above. */
export interface OrderParts {
  readonly ways: (c: Ctx, actor: Actor) => Promise<readonly DeskWay[]>
  readonly sellerWays: (c: Ctx) => Promise<readonly DeskWay[]>
  /** Pieces below each order, by the order's key: on the buyer's page, whose links carry the secret, and at a desk. */
  /** Orders of which a complaint is unanswered past its time. */
  readonly complained?: (c: Ctx) => Promise<readonly string[]>
  readonly below?: (c: Ctx, orders: readonly OrderView[], where: { readonly side: 'buyer'; readonly purchase: string; readonly token: string } | { readonly side: 'seller' | 'officer'; readonly base: string }) => Promise<ReadonlyMap<string, Child>>
}

/** Orders for their buyers, and for officers as the sellers' deputies. */
export function orderRoutes({ ways, sellerWays, below, complained = async () => [] }: OrderParts): Routes {
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
    return c.html(<PurchasePage lang={c.get('lang')} purchase={purchase} orders={orders} money={money} receipts={receipts} problem={problem} parcels={{ parcels, photos }} place={await placeOf(c, purchase)} token={token} below={below ? await below(c, orders, { side: 'buyer', purchase: purchase.code, token }) : new Map()} visit={isVisit(token)} sent={c.req.query('da-gui') === '1'} fresh={c.req.query('moi') === '1'} refused={refused} />, status)
  }

  app.get('/don-hang', anyone, (c) => c.html(<TrackPage lang={c.get('lang')} typed={{}} faults={[]} />))
  app.post('/don-hang', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const form = await readBody(c)
    const typed = { ma: cleanText(typeof form['ma'] === 'string' ? form['ma'] : '', 30).toUpperCase(), 'dien-thoai': cleanText(typeof form['dien-thoai'] === 'string' ? form['dien-thoai'] : '', 40) }
    // Counted by where it comes from, and by the code and the telephone that are tried from anywhere.
    const keys = [`track ${senderKey(senderOf(c).address)}`, `track code ${typed.ma}`, `track phone ${readPhone(typed['dien-thoai']) ?? ''}`]
    const waits = await storeOf<CheckoutTables>(c).transaction(async (tx) => [await takeTry(tx, keys[0]!, TRACKING, c.get('clock')()), await takeTry(tx, keys[1]!, ANYWHERE, c.get('clock')()), await takeTry(tx, keys[2]!, ANYWHERE, c.get('clock')())])
    const wait = Math.max(...waits)
    if (wait > 0) throw new Refusal('too-many', t(`Bạn đã thử nhiều lần. Thử lại sau ${Math.ceil(wait / 60)} phút.`, `Too many tries. Try again in ${Math.ceil(wait / 60)} minutes.`), wait)
    const phone = readPhone(typed['dien-thoai'])
    const purchase = phone === null ? null : await findPurchaseByPhone(storeOf<CheckoutTables>(c).now, typed.ma, phone)
    if (!purchase) return c.html(<TrackPage lang={c.get('lang')} typed={typed} faults={[{ field: 'dien-thoai', message: t('Không có đơn nào với mã và số điện thoại này.', 'There is no order with this code and telephone.') }]} />, 422)
    const key = await storeOf<CheckoutTables>(c).transaction((tx) => newVisitKey(tx, purchase.id, c.get('clock')()))
    return c.redirect(pathIn(c.get('lang'), `/don-hang/${purchase.code}?k=${key}`), 303)
  })

  const own = async (c: Ctx, token: string): Promise<PurchaseView> => {
    const purchase = await openPurchase(storeOf<CheckoutTables>(c).now, cleanText(c.req.param('code'), 30), token, c.get('clock')())
    if (purchase) return purchase
    throw new Refusal('not-found', tongue(c.get('lang'))('Không có đơn ở địa chỉ này. Xem đơn bằng mã và số điện thoại ở trang “Xem đơn hàng”.', 'There is no order at this address. Track it by its code and telephone.'))
  }
  // Money goes back only where the secret says that the telephone is the buyer's own.
  const ownMoney = async (c: Ctx, token: string): Promise<PurchaseView> => {
    const purchase = await own(c, token)
    if (isVisit(token)) throw new Refusal('not-allowed', tongue(c.get('lang'))('Việc về tiền cần liên kết gửi tới điện thoại đã đặt. Mở lại trang đơn, bấm “Gửi liên kết”.', 'Matters of money need the link that is sent to the telephone of the order. Open the order again and press “Send the link”.'))
    return purchase
  }
  app.get('/don-hang/:code', anyone, async (c) => {
    const token = c.req.query('k') ?? ''
    return showPurchase(c, await own(c, token), token, null)
  })
  app.get('/don-hang/:code/anh/:anh', anyone, async (c) => answerParcelPhoto(c, (await findOrdersOf(storeOf<CheckoutTables>(c).now, (await own(c, c.req.query('k') ?? '')).id)).map((each) => each.id)))
  app.post('/don-hang/:code/lien-ket', anyone, async (c) => {
    const form = await readBody(c)
    const token = typeof form['k'] === 'string' ? form['k'] : ''
    const [purchase, now] = [await own(c, token), c.get('clock')()]
    const wait = await storeOf<CheckoutTables>(c).transaction(async (tx) => {
      const seconds = await takeTry(tx, `link ${purchase.id}`, SENDING_LINKS, now)
      if (seconds <= 0) await sendPurchaseLink(tx, purchase, c.get('lang'), now)
      return seconds
    })
    if (wait > 0) throw new Refusal('too-many', tongue(c.get('lang'))(`Liên kết đã gửi nhiều lần. Xem tin nhắn, hoặc thử lại sau ${Math.ceil(wait / 60)} phút.`, `The link was sent several times. Look at your messages, or try again in ${Math.ceil(wait / 60)} minutes.`), wait)
    return c.redirect(pathIn(c.get('lang'), `/don-hang/${purchase.code}?k=${token}&da-gui=1`), 303)
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

  app.post('/don-hang/:code/:order/tien', anyone, async (c) => {
    const t = tongue(c.get('lang'))
    const form = await readBody(c)
    const token = typeof form['k'] === 'string' ? form['k'] : ''
    const purchase = await ownMoney(c, token)
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
    const purchase = await ownMoney(c, c.req.query('k') ?? '')
    const order = (await findOrdersOf(storeOf<CheckoutTables>(c).now, purchase.id)).find((each) => each.code === c.req.param('order'))
    const money = order ? await findOrderMoney(storeOf<CheckoutTables>(c).now, [order]) : null
    return receiptOf(c as Ctx, money?.get(order!.id)?.refunds ?? [])
  })

  app.route('/', orderDeskRoutes({
    base: '/can-bo/don', guard: officer, by: 'officer', below, ways: (c) => ways(c, c.get('actor')!), may: async (c, order) => mayActIn(c.get('actor'), order.sellersProvince, order.sellersCommune),
    find: (c, states, limit, offset) => findOrders(storeOf<CheckoutTables>(c).now, deskReach(c.get('actor')!), states, limit, offset),
    stuck: async (c, limit, offset) => {
      const db = storeOf<CheckoutTables>(c).now
      return findStuck(db, deskReach(c.get('actor')!), stuckSince(await readSetting(db, stuckDays), c.get('clock')()), await complained(c), limit, offset)
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
