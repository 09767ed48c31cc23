import { Hono } from 'hono'
import { showVnd, type DeskWay } from '#design'
import { geographyOf } from '#geography'
import { deputiesEnded } from '#offers'
import { answerPhoto, findPhotosOf, photoRefusedWords, type PhotosTables, readPhotoForm } from '#photos'
import { findParcelsOf, hasAccount } from '#shipping'
import { Refusal } from '#platform/refusal'
import { pathIn, tongue } from '#platform/tongue'
import { cleanText, readBody, storeOf, type Ctx, type Guard, type Routes, type Web } from '#platform/web'
import type { CheckoutTables } from './checkout.routes.tsx'
import { countLateMoney, giveBack, proposeReturn, type GaveBack, type Proposed } from './give-back.ts'
import { moveOrder } from './move-order.ts'
import { readSellersMoney, type TypedMoney } from './order-money-forms.rules.ts'
import { findOrderMoney, findReceipts } from './order-money.queries.ts'
import { readMove, refusedWords } from './order-forms.rules.ts'
import type { OrderState } from './order-moves.rules.ts'
import { groups, OrdersPage, STUCK, type DeskLine } from './orders-list.page.tsx'
import { SellersOrderPage } from './sellers-order.page.tsx'
import type { StuckLine } from './stuck.queries.ts'
import type { OrderParts } from './orders.routes.tsx'
import { findOrder, type OrderLine, type PurchaseView, type SellersOrder } from './orders.queries.ts'
import { parcelDeskRoutes, type Told } from './parcel-desk.routes.tsx'

const PAGE = 50

export interface OrderDesk {
  readonly base: string
  readonly guard: Guard
  readonly by: 'seller' | 'officer'
  readonly ways: (c: Ctx) => Promise<readonly DeskWay[]>
  readonly find: (c: Ctx, states: readonly OrderState[] | null, limit: number, offset: number) => Promise<OrderLine[]>
  /** Orders that do not move on, at an office's desk. */
  readonly stuck?: (c: Ctx, limit: number, offset: number) => Promise<StuckLine[]>
  readonly below?: OrderParts['below']
  readonly may: (c: Ctx, order: SellersOrder) => Promise<boolean>
}

/** Where a purchase goes, in words. */
export async function placeOf(c: Ctx, { address, communeCode, provinceCode }: PurchaseView): Promise<string> {
  const geography = await geographyOf(storeOf<CheckoutTables>(c).read)
  return [address, geography.unit('v34', communeCode)?.fullName, geography.unit('v34', provinceCode)?.name].filter(Boolean).join(', ')
}

const typedOf = (form: Readonly<Record<string, unknown>>): Record<string, string> => Object.fromEntries(['so-tien', 'bang-chung', 'phan', 'vi-sao-tra', 'cach'].flatMap((name) => { const value = form[name]; return typeof value === 'string' ? [[name, cleanText(value, 300)]] : [] }))

/** A receipt of one of these refunds; of no other. */
export async function receiptOf(c: Ctx, refunds: readonly { readonly id: string }[]): Promise<Response> {
  const photo = (await findReceipts(storeOf<CheckoutTables>(c).now, refunds)).find((each) => each.id === c.req.param('photo'))
  if (!photo) throw new Refusal('not-found')
  return answerPhoto(c, photo.id, 960)
}

/** The selling side of orders, for a seller or for an officer as deputy: the list, one order, its moves. */
export function orderDeskRoutes({ base, guard, by, ways, find, may, below, stuck }: OrderDesk): Routes {
  const app: Routes = new Hono<Web>()
  const frame = async (c: Ctx) => ({ lang: c.get('lang'), path: c.get('path'), person: c.get('actor')!.name, base, ways: await ways(c) })
  const own = async (c: Ctx): Promise<SellersOrder> => {
    const order = await findOrder(storeOf<CheckoutTables>(c).now, cleanText(c.req.param('code'), 30))
    if (order && await may(c, order)) return order
    throw new Refusal('not-found', tongue(c.get('lang'))('Bạn không có đơn nào mang mã này.', 'You have no order with this code.'))
  }
  const ownToMove = async (c: Ctx): Promise<SellersOrder> => {
    const order = await own(c)
    if (by === 'officer' && (await deputiesEnded(storeOf<CheckoutTables>(c).now, order.producerId))) throw new Refusal('not-allowed', tongue(c.get('lang'))('Chủ thể đã thôi nhờ cán bộ làm thay, nên đơn này chờ chính họ.', 'The producer has ended what officers do for them, so this order waits for the producer.'))
    return order
  }
  const show = async (c: Ctx, order: SellersOrder, { refused = null, typed = {}, faults = [], problem = null }: Told & { readonly problem?: TypedMoney | null }, status: 200 | 409 | 422) => {
    const db = storeOf<CheckoutTables & PhotosTables>(c).now
    const [money, parcels, canAskGhn] = await Promise.all([findOrderMoney(db, [order]), findParcelsOf(db, [{ kind: 'order', id: order.id }]), hasAccount(db, { kind: 'producer', id: order.producerId }, 'ghn')])
    const [photos, receipts] = await Promise.all([findPhotosOf(db, 'parcel', parcels.map((each) => each.id)), findReceipts(db, money.get(order.id)!.refunds)])
    return c.html(<SellersOrderPage {...await frame(c)} order={order} money={money.get(order.id)!} receipts={receipts} problem={problem} place={await placeOf(c, order.purchase)} by={by} below={(await below?.(c, [order], { side: by, base }))?.get(order.id)} refused={refused} now={c.get('clock')()} parcels={{ parcels, photos, canAskGhn, typed, faults }} />, status)
  }
  const mover = (c: Ctx) => ({ kind: by, name: c.get('actor')!.name, personId: c.get('actor')!.personId })

  app.get(base, guard, async (c) => {
    const asked = c.req.query('nhom') ?? 'cho'
    const group = Object.hasOwn(groups, asked) || (stuck && asked === STUCK) ? asked : 'cho'
    const page = Math.min(Math.max(1, Number.parseInt(c.req.query('trang') ?? '1', 10) || 1), 10_000)
    const found: readonly DeskLine[] = stuck && group === STUCK ? await stuck(c, PAGE + 1, (page - 1) * PAGE) : await find(c, groups[group]!, PAGE + 1, (page - 1) * PAGE)
    return c.html(<OrdersPage {...await frame(c)} orders={found.slice(0, PAGE)} group={group} page={page} more={found.length > PAGE} now={c.get('clock')()} parcelsBack={by === 'officer' && c.get('actor')!.roles.some(({ role }) => role === 'province-officer' || role === 'central-officer')} />)
  })
  app.route('/', parcelDeskRoutes({ base, guard, by: mover, own, ownToMove, show, find, may }))
  app.get(`${base}/:code`, guard, async (c) => show(c, await own(c), {}, 200))
  app.post(`${base}/:code`, guard, async (c) => {
    const order = await ownToMove(c)
    const { to, why } = readMove(await readBody(c))
    const moved = await storeOf<CheckoutTables>(c).transaction((tx) => moveOrder(tx, order.id, to, mover(c), why, c.get('clock')()))
    const refused = refusedWords(tongue(c.get('lang')), moved)
    return refused ? show(c, await own(c), { refused }, 409) : c.redirect(pathIn(c.get('lang'), `${base}/${order.code}`), 303)
  })
  app.post(`${base}/:code/tien`, guard, async (c) => {
    const order = await ownToMove(c)
    const t = tongue(c.get('lang'))
    const form = await readBody(c)
    if (form['viec'] === 'tinh') {
      const counted = await storeOf<CheckoutTables>(c).transaction((tx) => countLateMoney(tx, order.id, c.get('clock')()))
      return counted ? c.redirect(pathIn(c.get('lang'), `${base}/${order.code}`), 303) : show(c, order, { refused: t('Tiền của đơn đã đổi trong lúc này. Không đổi gì thêm.', 'The money of the order has changed meanwhile. Nothing changed.') }, 409)
    }
    const read = readSellersMoney(t, form)
    if (read.kind === 'faulty') return show(c, order, { problem: read }, 422)
    const who = { kind: by, name: c.get('actor')!.name }
    const sent = read.kind === 'give-back' ? await readPhotoForm(form, 'anh', 1) : null
    if (sent?.refused[0]) return show(c, order, { problem: { typed: typedOf(form), faults: [{ field: 'anh', message: photoRefusedWords(t, sent.refused[0].why) }] } }, 422)
    const done: GaveBack | Proposed = await storeOf<CheckoutTables>(c).transaction<GaveBack | Proposed>((tx) => (read.kind === 'give-back' ? giveBack(tx, order.id, { ...read.value, photo: sent?.photos[0] ?? null }, who, c.get('clock')()) : proposeReturn(tx, order.id, read.amountVnd, read.why, who, c.get('clock')())))
    const fault = (message: string) => show(c, order, { problem: { typed: typedOf(form), faults: [{ field: read.kind === 'give-back' ? 'so-tien' : 'phan', message }] } }, 422)
    switch (done.kind) {
      case 'too-much': return fault(done.mostVnd === 0 ? t('Không còn khoản nào phải trả lại.', 'Nothing is left to give back.') : t(`Nhiều nhất là ${showVnd(done.mostVnd)}.`, `At most ${showVnd(done.mostVnd)}.`))
      case 'wrong-means': return fault(t('Tiền đến bằng chuyển khoản thì trả lại bằng chuyển khoản.', 'What came by bank goes back by bank.'))
      case 'waits': return fault(t('Người mua chưa trả lời đề nghị trước.', 'The buyer has not answered the last offer.'))
      case 'not-now': return fault(t('Đơn đã đổi trong lúc này; ở bước này chưa thỏa thuận được.', 'The order has changed meanwhile.'))
      case 'recorded':
      case 'proposed': return c.redirect(pathIn(c.get('lang'), `${base}/${order.code}`), 303)
    }
  })
  app.get(`${base}/:code/bien-nhan/:photo`, guard, async (c) => {
    const money = (await findOrderMoney(storeOf<CheckoutTables>(c).now, [await own(c)])).values().next().value
    return receiptOf(c, money?.refunds ?? [])
  })
  return app
}
