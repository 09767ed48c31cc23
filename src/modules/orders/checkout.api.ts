/** Buying by other programs: from a basket to a purchase, once for each Idempotency-Key, and what becomes of it. */
import { createHash, createHmac } from 'node:crypto'
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { basketJson, BasketShape, findBasketId } from '#basket'
import { programOf, type KeysTables } from '#keys'
import { bearerOf, idempotencyKeyOf, newApi, ProblemAnswer, problems, secretHolder } from '#platform/api'
import { Refusal } from '#platform/refusal'
import { senderKey, senderOf } from '#platform/sender'
import { hashToken } from '#platform/session'
import { readSetting } from '#platform/settings'
import { tongue } from '#platform/tongue'
import { takeTry } from '#platform/tries'
import { anyone, cleanText, storeOf, type Ctx, type Web } from '#platform/web'
import { readPhone } from './checkout-form.rules.ts'
import type { CheckoutTables } from './checkout.routes.tsx'
import { MoveAsked, PlacedShape, PurchaseAsked, PurchaseShape, type PurchaseWished } from './checkout.shapes.ts'
import { deliveryApi, deliveryJson, placeMeant, refuseFaults, wayKey } from './delivery.api.ts'
import { moveOrder } from './move-order.ts'
import { orderLimits, tooManyOpenWords, transferFirstWords } from './order-limits.rules.ts'
import { findConfirmed, findOrdersOf, findPurchase, findPurchaseOfKey, type PurchaseView } from './orders.queries.ts'
import { placePurchase, SoldOut, type Placed, type PurchaseWish } from './place-purchase.ts'
import { placedJson, purchaseJson } from './purchase-json.ts'

type Tables = CheckoutTables & KeysTables
const security = [{ purchase: [] }, { key: [] }]
const codeParam = z.string().max(30).transform((value) => cleanText(value, 30))
const notFound = { 401: 'Neither the purchase’s secret nor a key was sent', 403: 'The key lacks the scope purchases:write', 404: 'No purchase has this code and this secret' }

const place = createRoute({
  method: 'post', path: '/api/v1/purchases', tags: ['buying'], middleware: [anyone], security: [{}, { key: [] }], summary: 'Order what is in a basket: one order for each seller, all of it or nothing',
  description: 'The Idempotency-Key (draft-ietf-httpapi-idempotency-key-header) marks one confirmation of one basket: sent again with the same body, also at the same moment, it is answered the same and places nothing more; a second request waits for the first. It is kept for as long as the purchase. A refusal places nothing and uses up no key.',
  request: { headers: z.object({ 'idempotency-key': z.string().max(300).optional().openapi({ description: 'Required. Made by you, new for each confirmation; a UUID does well' }) }), body: { required: true, content: { 'application/json': { schema: PurchaseAsked } } } },
  responses: {
    201: { description: 'Placed, now or by an earlier sending', content: { 'application/json': { schema: PlacedShape } } },
    ...problems({
      400: 'There is no Idempotency-Key', 401: 'The key that was shown is no good', 403: 'The key lacks the scope purchases:write', 404: 'No basket has this secret',
      409: '`code` says why: basket-empty, prices-changed (with `basket` and `delivery`), way-gone (a way that was named is not offered to this place; with `sellers` and `delivery`), sold-out, too-far, no-cash, no-transfer (with `sellers`), too-many-open (this telephone has as many unanswered cash orders as are allowed), transfer-first (cash parcels came back to it)',
      422: 'A place or a telephone cannot be understood (`faults`, `candidates`), or `code` = key-used: this Idempotency-Key stands for another request',
      429: 'Too many purchases from one sender (`code` = too-many-purchases), or too many requests with this key; see Retry-After',
    }),
  },
})
const look = createRoute({
  method: 'get', path: '/api/v1/purchases/{code}', tags: ['buying'], middleware: [secretHolder], security, summary: 'A purchase as it stands, with what may be done next',
  request: { params: z.object({ code: codeParam }) }, responses: { 200: { description: 'The purchase', content: { 'application/json': { schema: PurchaseShape } } }, ...problems(notFound) },
})
const move = createRoute({
  method: 'post', path: '/api/v1/purchases/{code}/orders/{order}/moves', tags: ['buying'], middleware: [secretHolder], security, summary: 'What the buyer does with one order: cancel it, confirm that it arrived',
  request: { params: z.object({ code: codeParam, order: codeParam }), body: { required: true, content: { 'application/json': { schema: MoveAsked } } } },
  responses: { 200: { description: 'The purchase after the move; repeating a move changes nothing', content: { 'application/json': { schema: PurchaseShape } } }, ...problems({ ...notFound, 409: 'The order cannot make this move now, or a reason is missing; `code` is not-now or why-missing' }) },
})

/** The secret of a purchase follows from the basket's secret and the key of the confirmation: who sends both again finds it again, and nobody has to keep it. */
const secretOf = (basketToken: string, idempotencyKey: string): string => `k_${createHmac('sha256', basketToken).update(`purchase ${idempotencyKey}`).digest('base64url').slice(0, 32)}`

/** Where and to whom, understood; else a problem that names every place. */
async function understood(c: Ctx, asked: PurchaseWished) {
  const phone = readPhone(asked.buyer.phone)
  const { provinceCode, communes, faults } = await placeMeant(c, asked.address, 'address.')
  refuseFaults([...(phone === null ? [{ field: 'buyer.phone', message: 'Chúng tôi không đọc ra số điện thoại. Ví dụ: 0912 345 678.' }] : []), ...faults], communes, 'Có chỗ chúng tôi không hiểu; chưa đặt gì.')
  return { phone: phone!, provinceCode: provinceCode!, communeCode: communes[0]!.code }
}

type Stopped = Exclude<Placed, { kind: 'placed' | 'again' }> | { readonly kind: 'sold-out' }

async function refuse(c: Ctx, placed: Stopped, { basketHash, provinceCode, communeCode, program }: PurchaseWish): Promise<never> {
  const basketId = await findBasketId(storeOf<Tables>(c).now, basketHash)
  if (basketId === null) throw new Refusal('not-found', 'Không có giỏ nào với mã này.')
  const conflict = (code: string, detail: string, more: object = {}): never => { throw new ProblemAnswer('conflict', detail, { code, ...more }) }
  switch (placed.kind) {
    case 'empty': return conflict('basket-empty', 'Giỏ không có gì để đặt.')
    case 'sold-out': return conflict('sold-out', 'Có món vừa hết trong lúc đặt. Chưa đặt gì; xem lại giỏ.')
    case 'changed': {
      const delivery = deliveryJson(placed.basket, { province: provinceCode, commune: communeCode })
      const gone = [...program!.ways].filter(([slug, way]) => !placed.basket.shares.some((share) => share.producerSlug === slug && share.choices.some((choice) => choice.id === way))).map(([slug]) => slug)
      if (gone.length > 0 && placed.basket.changes.length === 0) return conflict('way-gone', 'Cách giao đã chọn không còn, hoặc không đến nơi này. Chưa đặt gì; chọn lại trong delivery.', { sellers: gone, delivery })
      return conflict('prices-changed', 'Giá, phí giao hoặc hàng còn lại khác với lúc người mua xem. Chưa đặt gì; xem basket và delivery rồi gửi lại với totalSeenVnd mới.', { basket: BasketShape.parse(await basketJson(c, basketId, placed.basket)), delivery })
    }
    case 'too-far': return conflict('too-far', `${placed.sellers.join(', ')} không giao được đến nơi này. Chưa đặt gì.`, { sellers: placed.sellers })
    case 'too-many-open': return conflict('too-many-open', tooManyOpenWords(tongue('vi'), placed.most), { most: placed.most })
    case 'transfer-first': return conflict('transfer-first', transferFirstWords(tongue('vi')))
    case 'no-cash': return conflict('no-cash', `${placed.sellers.join(', ')} không nhận tiền mặt khi giao. Chưa đặt gì.`, { sellers: placed.sellers })
    case 'no-transfer': return conflict('no-transfer', `${placed.sellers.join(', ')} chưa nhận chuyển khoản. Chưa đặt gì.`, { sellers: placed.sellers })
  }
}

/** The purchase that the caller may see: by its secret, or by the key that placed it. */
async function own(c: Ctx, code: string): Promise<PurchaseView> {
  const db = storeOf<Tables>(c).now
  const program = await programOf(c, 'purchases:write')
  const purchase = program ? await findPurchaseOfKey(db, code, program.keyId) : await findPurchase(db, code, hashToken(bearerOf(c)!))
  if (!purchase) throw new Refusal('not-found', 'Không có đơn nào với mã này.')
  return purchase
}

/** Who shows no key is counted by where they call from, as on the page; a key has its own rate. */
async function limitSender(c: Ctx): Promise<void> {
  const [store, now] = [storeOf<Tables>(c), c.get('clock')()]
  const limits = await readSetting(store.now, orderLimits)
  const wait = await store.transaction((tx) => takeTry(tx, `purchase ${senderKey(senderOf(c).address)}`, { most: limits.purchasesOfSender, seconds: limits.senderSeconds }, now))
  if (wait === 0) return
  c.header('retry-after', String(wait))
  throw new ProblemAnswer('too-many', `Từ nơi này vừa có nhiều đơn được đặt. Chưa đặt gì; gửi lại sau ${Math.ceil(wait / 60)} phút, hoặc gọi bằng khóa API.`, { code: 'too-many-purchases' })
}

export function checkoutApi(): OpenAPIHono<Web> {
  const api = newApi()
  api.openAPIRegistry.registerComponent('securitySchemes', 'purchase', { type: 'http', scheme: 'bearer', description: 'The secret of the purchase' })
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer', description: 'An API key, ocop_…, made at /ban-hang/ket-noi or /can-bo/ket-noi' })

  api.route('/', deliveryApi())

  api.openapi(place, async (c) => {
    const idempotencyKey = idempotencyKeyOf(c)
    if (idempotencyKey === null) throw new ProblemAnswer('bad-request', 'Gửi kèm dòng Idempotency-Key: một mã do bạn tạo cho lần xác nhận này, dài 1 đến 255 ký tự.', { code: 'idempotency-key-missing' })
    const [store, asked, program] = [storeOf<Tables>(c), c.req.valid('json'), await programOf(c, 'purchases:write')]
    const basketHash = hashToken(asked.basket)
    const { phone, provinceCode, communeCode } = await understood(c, asked)
    const secret = secretOf(asked.basket, idempotencyKey)
    const askedHash = createHash('sha256').update(JSON.stringify(asked)).digest('hex')
    const wish: PurchaseWish = {
      basketHash, token: secret, totalSeenVnd: asked.totalSeenVnd, personId: null, name: asked.buyer.name, phone, provinceCode, communeCode, address: asked.address.line, note: asked.note ?? '', payment: asked.payment, lang: asked.lang,
      program: { askedHash, keyId: program?.keyId ?? null, ways: new Map((asked.delivery ?? []).map(({ seller, way }) => [seller, wayKey(way)])) },
    }
    // What was placed already is answered again, whatever limit was reached since.
    const before = program ? null : await findConfirmed(store.now, hashToken(secret))
    if (program === null && before === null) await limitSender(c)
    const now = c.get('clock')()
    const placed: Placed | Stopped = before ? { kind: 'again', code: before.code } : await store.transaction((tx) => placePurchase(tx, wish, now), { keepPlans: true }).catch((fault: unknown) => {
      if (fault instanceof SoldOut) return { kind: 'sold-out' } as const
      throw fault
    })
    const confirmed = before ?? (placed.kind === 'placed' ? placed.confirmed : await findConfirmed(store.now, hashToken(secret)))
    if (confirmed === null) return refuse(c, placed as Stopped, wish)
    if (confirmed.askedHash !== askedHash) throw new ProblemAnswer('unreadable', 'Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng mã mới cho lần xác nhận mới.', { code: 'key-used' })
    c.header('cache-control', 'no-store')
    c.header('location', `/api/v1/purchases/${confirmed.code}`)
    return c.json(await placedJson(store.now, confirmed, secret), 201)
  })

  api.openapi(look, async (c) => {
    const purchase = await own(c, c.req.valid('param').code)
    c.header('cache-control', 'no-store')
    return c.json(await purchaseJson(storeOf<Tables>(c).now, purchase), 200)
  })

  api.openapi(move, async (c) => {
    const { code, order: orderCode } = c.req.valid('param')
    const store = storeOf<Tables>(c)
    const purchase = await own(c, code)
    const order = (await findOrdersOf(store.now, purchase.id)).find((each) => each.code === orderCode)
    if (!order) throw new Refusal('not-found', 'Đơn mua này không có đơn hàng nào mang mã ấy.')
    const { to, why = '' } = c.req.valid('json')
    const moved = await store.transaction((tx) => moveOrder(tx, order.id, to, { kind: 'buyer', name: purchase.buyerName }, why, c.get('clock')()))
    if (moved.kind === 'why-missing') throw new ProblemAnswer('conflict', 'Bước này cần lý do (why).', { code: 'why-missing' })
    if (moved.kind === 'not-now') throw new ProblemAnswer('conflict', 'Đơn không đi được bước này lúc này; xem next.', { code: 'not-now', state: moved.state })
    c.header('cache-control', 'no-store')
    return c.json(await purchaseJson(store.now, purchase), 200)
  })
  return api
}
