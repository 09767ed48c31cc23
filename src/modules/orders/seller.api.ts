/** Orders for the sellers' own programs and for other floors: followed by what changed, moved by the same rules as on the screens. */
import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { actsFor, program, type KeysTables } from '#keys'
import { deputiesEnded } from '#offers'
import { findRequestsOf } from '#payments'
import { newApi, ProblemAnswer, problems } from '#platform/api'
import { readId } from '#platform/ids'
import { Refusal } from '#platform/refusal'
import { tongue } from '#platform/tongue'
import { cleanText, storeOf, type Ctx, type Web } from '#platform/web'
import type { CheckoutTables } from './checkout.routes.tsx'
import { MoveAsked, orderParts, STATES } from './checkout.shapes.ts'
import { moveOrder } from './move-order.ts'
import { refusedWords } from './order-forms.rules.ts'
import { findOrder, type SellersOrder } from './orders.queries.ts'
import { findChangedOrders } from './program-orders.queries.ts'
import { addressJson, lastParcels, orderJson } from './purchase-json.ts'

type Tables = CheckoutTables & KeysTables
const security = [{ key: [] }]
const keyed = (scope: string) => ({ 401: 'No good key was sent', 403: `The key lacks the scope ${scope}`, 429: 'Too many requests with this key; see Retry-After' })
const params = z.object({ code: z.string().max(30).transform((value) => cleanText(value, 30)) })

const OrderShape = z.object({
  code: z.string(), seller: z.string(), buyer: z.object({ name: z.string(), phone: z.string() }), address: z.object({ line: z.string(), commune: z.string(), province: z.string() }), note: z.string(), payment: z.enum(['cash', 'transfer']),
  received: z.number().int().nullable().openapi({ description: 'What came in by transfer so far; null for cash' }), ...orderParts,
}).openapi('Order')
const oneOrder = { 200: { description: 'The order', content: { 'application/json': { schema: OrderShape } } } }

const list = createRoute({
  method: 'get', path: '/api/v1/orders', tags: ['selling'], middleware: [program('orders:read')], security, summary: 'Orders in the order in which they changed last',
  description: 'To follow: keep `nextCursor`, also when it comes with an empty page, and ask on from it. An order that changes comes again.',
  request: { query: z.object({
    state: z.string().max(200).optional().openapi({ description: `One or several of ${STATES.join(', ')}, parted by commas` }), changedSince: z.iso.datetime({ offset: true }).optional(), cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(50),
  }) },
  responses: { 200: { description: 'A page', content: { 'application/json': { schema: z.object({ items: z.array(OrderShape), nextCursor: z.string().nullable() }).openapi('Orders') } } }, ...problems({ ...keyed('orders:read'), 400: 'The cursor cannot be read', 422: 'There is no such state' }) },
})
const look = createRoute({ method: 'get', path: '/api/v1/orders/{code}', tags: ['selling'], middleware: [program('orders:read')], security, summary: 'One order', request: { params }, responses: { ...oneOrder, ...problems({ ...keyed('orders:read'), 404: 'No order of this key’s sellers has this code' }) } })
const move = createRoute({
  method: 'post', path: '/api/v1/orders/{code}/moves', tags: ['selling'], middleware: [program('orders:move')], security, summary: 'Accept, refuse, send …; repeating a move changes nothing',
  request: { params, body: { required: true, content: { 'application/json': { schema: MoveAsked } } } },
  responses: { ...oneOrder, ...problems({ ...keyed('orders:move'), 404: 'No order of this key’s sellers has this code', 409: '`code` says why: not-now, why-missing, sold-out, not-paid, owed', 422: 'There is no such state' }) },
})

async function own(c: Ctx, code: string): Promise<SellersOrder> {
  const order = await findOrder(storeOf<Tables>(c).now, code)
  if (!order || !actsFor(c.get('program')!, { producerId: order.producerId, provinceCode: order.sellersProvince })) throw new Refusal('not-found', 'Khóa này không có đơn nào mang mã ấy.')
  return order
}

const kindOf = (c: Ctx): 'seller' | 'officer' => (c.get('program')!.owner.kind === 'producer' ? 'seller' : 'officer')

async function shown(c: Ctx, orders: readonly SellersOrder[]): Promise<z.infer<typeof OrderShape>[]> {
  const db = storeOf<Tables>(c).now
  const requests = new Map((await findRequestsOf(db, orders.map(({ id }) => ({ kind: 'order', id })))).map((request) => [request.subjectId, request]))
  const parcels = await lastParcels(db, orders)
  return Promise.all(orders.map(async (order) => ({
    code: order.code, seller: order.sellerName, buyer: { name: order.purchase.buyerName, phone: order.purchase.buyerPhone }, address: await addressJson(db, order.purchase), note: order.purchase.note, payment: order.purchase.payment,
    received: requests.get(order.id)?.receivedVnd ?? null, ...orderJson(order, kindOf(c), parcels.get(order.id)),
  })))
}

/** `<moment>_<id>` of the last order that was shown. */
function readCursor(text: string | undefined): { changedAt: Date; id: string } | null {
  if (text === undefined) return null
  const [moment = '', id = ''] = text.split('_')
  const changedAt = new Date(/^\d{1,15}$/.test(moment) ? Number(moment) : Number.NaN)
  if (Number.isNaN(changedAt.getTime()) || readId(id) === null) throw new Refusal('bad-request', 'Con trỏ trang không đọc được. Bỏ tham số cursor để đọc từ đầu.')
  return { changedAt, id }
}

export function sellerApi(): OpenAPIHono<Web> {
  const api = newApi()

  api.openapi(list, async (c) => {
    const { state, changedSince, cursor, limit } = c.req.valid('query')
    const asked = state?.split(',').filter(Boolean) ?? null
    const states = asked && STATES.filter((each) => asked.includes(each))
    if (asked && states!.length < new Set(asked).size) throw new ProblemAnswer('unreadable', 'Có trạng thái không tồn tại.', { faults: [{ field: 'state', message: `Một trong: ${STATES.join(', ')}` }] })
    const found = await findChangedOrders(storeOf<Tables>(c).now, { owner: c.get('program')!.owner, states, since: changedSince ? new Date(changedSince) : null, after: readCursor(cursor), limit })
    const last = found.at(-1)?.place
    c.header('cache-control', 'private, no-store')
    return c.json({ items: await shown(c, found.map((each) => each.order)), nextCursor: last ? `${last.changedAt.getTime()}_${last.id}` : cursor ?? null }, 200)
  })

  api.openapi(look, async (c) => {
    const order = await own(c, c.req.valid('param').code)
    c.header('cache-control', 'private, no-store')
    return c.json((await shown(c, [order]))[0]!, 200)
  })

  api.openapi(move, async (c) => {
    const order = await own(c, c.req.valid('param').code)
    const { to, why = '' } = c.req.valid('json')
    if (kindOf(c) === 'officer' && (await deputiesEnded(storeOf<Tables>(c).now, order.producerId))) throw new Refusal('not-allowed', 'Chủ thể đã thôi nhờ cán bộ làm thay, nên đơn này chờ chính họ.')
    const moved = await storeOf<Tables>(c).transaction((tx) => moveOrder(tx, order.id, to, { kind: kindOf(c), name: c.get('program')!.name }, why, c.get('clock')()))
    if (moved.kind === 'why-missing') throw new ProblemAnswer('conflict', 'Bước này cần lý do (why).', { code: 'why-missing' })
    if (moved.kind === 'not-now') throw new ProblemAnswer('conflict', 'Đơn không đi được bước này lúc này; xem next.', { code: 'not-now', state: moved.state })
    if (moved.kind !== 'moved') throw new ProblemAnswer('conflict', refusedWords(tongue('vi'), moved)!, { code: moved.kind })
    return c.json((await shown(c, [await own(c, order.code)]))[0]!, 200)
  })
  return api
}
