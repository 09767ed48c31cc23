import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { loadGeography } from '#geography'
import { writeSetting } from '#platform/settings'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt, Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'
import { orderLimits } from './order-limits.rules.ts'

let portal: TestPortal
let officer: Visitor
const account = { 'ngan-hang': '970436', 'so-tk': '0011 0022 33', 'chu-tk': 'HTX THU MOT' }
const offer = { 'don-vi': 'g', ton: '100000', 'goi-0': 'Chai 500 g', 'luong-0': '500', 'gia-0': '145.000', 'phi-giao': '30.000', 'dong-y': 'Bà Thử đồng ý qua điện thoại ngày 20/11/2026', ...account }

beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadGeography(tx))
  // Every test here calls from one place, for one telephone.
  await portal.store.transaction((tx) => writeSetting(tx, orderLimits, { ...orderLimits.fallback, openOfPhone: 1_000, purchasesOfSender: 1_000 }, 'test'))
  officer = await officerAt(portal, 'central-officer', 'VN')
  for (const [name, producer] of [['Mật hoa dừa', 'HTX Thử Một'], ['Kẹo dừa', 'Hộ kinh doanh Thử Hai']] as const) {
    await portal.store.transaction(async (tx) => aRecognition(tx, await aProduct(tx, { name, producer, provinceCode: '86' as never }), '2026-01-05'))
    expect((await officer.post(`/can-bo/ban/${name === 'Kẹo dừa' ? 'keo-dua' : 'mat-hoa-dua'}`, offer)).status).toBe(303)
  }
})

interface Answered { readonly status: number; readonly json: Record<string, never> & { readonly [name: string]: unknown }; readonly headers: Headers }
async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> {
  const answer = await portal.app.request(`http://localhost${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }), headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers } })
  const type = answer.headers.get('content-type') ?? ''
  if (answer.status >= 400) expect(type).toContain('application/problem+json')
  return { status: answer.status, headers: answer.headers, json: (await answer.json()) as Answered['json'] }
}
const bearer = (secret: unknown): Record<string, string> => ({ authorization: `Bearer ${String(secret)}` })
const packOf = async (slug: string): Promise<string> => (await sql<{ id: string }>(portal.store.now, 'test.pack', `select pack.id from offers.packs pack join offers.offers offer on offer.id = pack.offer_id join certification.products product on product.id = offer.product_id where product.slug = $1 and pack.retired_at is null`, [slug]))[0]!.id
const stockOf = async (slug: string): Promise<number> => (await sql<{ stock: number }>(portal.store.now, 'test.stock', `select stock from offers.offers offer join certification.products product on product.id = offer.product_id where product.slug = $1`, [slug]))[0]!.stock
const counts = async () => (await sql<{ purchases: number; holds: number }>(portal.store.now, 'test.counts', 'select (select count(*) from orders.purchases) as purchases, (select count(*) from offers.holds) as holds'))[0]!

async function filled(slugs: readonly string[] = ['mat-hoa-dua', 'keo-dua']) {
  const made = await ask('POST', '/api/v1/baskets')
  expect(made.status).toBe(201)
  const basket = made.json as unknown as { id: string; token: string }
  const lines = await Promise.all(slugs.map(async (slug) => ({ pack: await packOf(slug), quantity: 2 })))
  const put = await ask('PUT', `/api/v1/baskets/${basket.id}/lines`, { lines }, bearer(basket.token))
  expect(put.status).toBe(200)
  return { basket, seen: put.json, wish: { basket: basket.token, buyer: { name: 'Trần Thử', phone: '0912 345 678' }, address: { province: '86', commune: 'xã Phú Cần, huyện Tiểu Cần', line: '12 ấp Mẫu' }, payment: 'cash', totalSeenVnd: Number(put.json['totalVnd']) } }
}
const buy = (wish: object, key: string, more: Record<string, string> = {}) => ask('POST', '/api/v1/purchases', wish, { 'idempotency-key': key, ...more })

test('a stranger’s program fills a basket and orders from two sellers; the same key and body have the same answer and one purchase', async () => {
  const { seen, wish } = await filled()
  expect((seen['shares'] as unknown as { totalVnd: number }[]).map((share) => share.totalVnd)).toEqual([320_000, 320_000])
  const before = { ...await counts(), stock: await stockOf('keo-dua') }
  const first = await buy(wish, '"one-confirmation"')
  expect(first.status).toBe(201)
  expect(first.json).toMatchObject({ totalVnd: 640_000, payment: 'cash' })
  for (const key of ['"one-confirmation"', 'one-confirmation']) expect((await buy(wish, key)).json).toEqual(first.json)
  const other = await buy({ ...wish, buyer: { ...wish.buyer, name: 'Người Khác' } }, 'one-confirmation')
  expect([other.status, other.json['code']]).toEqual([422, 'key-used'])
  expect(await counts()).toEqual({ purchases: before.purchases + 1, holds: before.holds + 2 })
  expect(await stockOf('keo-dua')).toBe(before.stock - 1_000)

  const secret = first.json['secret']
  const found = await ask('GET', `/api/v1/purchases/${String(first.json['code'])}`, undefined, bearer(secret))
  expect(found.json).toMatchObject({ buyer: { name: 'Trần Thử', phone: '+84912345678' }, address: { line: '12 ấp Mẫu', commune: 'Xã Tiểu Cần' }, orders: [{ state: 'placed', next: [{ to: 'cancelled', reason: false }] }, {}] })
  expect((await ask('GET', `/api/v1/purchases/${String(first.json['code'])}`, undefined, bearer(`k_${'x'.repeat(32)}`))).status).toBe(404)
  expect((await ask('GET', `/api/v1/purchases/${String(first.json['code'])}`)).status).toBe(401)
  // The page that the buyer follows it on opens with the same secret.
  expect((await new Visitor(portal).get(String(first.json['page']).replace(/^https?:\/\/[^/]+/, ''))).status).toBe(200)

  const [order] = found.json['orders'] as unknown as { code: string }[]
  const path = `/api/v1/purchases/${String(first.json['code'])}/orders/${order!.code}/moves`
  for (let press = 0; press < 2; press++) expect((await ask('POST', path, { to: 'cancelled' }, bearer(secret))).json).toMatchObject({ orders: [{ state: 'cancelled' }, { state: 'placed' }] })
  expect((await ask('POST', path, { to: 'sent' }, bearer(secret))).json).toMatchObject({ status: 409, code: 'not-now' })
  // What changed since is not in the answer of the confirmation.
  expect((await buy(wish, 'one-confirmation')).json).toEqual(first.json)
})

test('twenty sendings of one confirmation at the same moment are one purchase with one answer, and two confirmations of one basket too', async () => {
  const { wish } = await filled()
  const before = await counts()
  const answers = await Promise.all(Array.from({ length: 20 }, () => buy(wish, 'at-once')))
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
  expect(new Set(answers.map((answer) => JSON.stringify(answer.json))).size).toBe(1)
  expect((await counts()).purchases).toBe(before.purchases + 1)
  const second = await filled()
  const both = await Promise.all(['tab-1', 'tab-2', 'tab-3', 'tab-4'].map((key) => buy(second.wish, key)))
  expect(both.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 409, 409, 409])
  expect((await counts()).purchases).toBe(before.purchases + 2)
})

test('nobody sets a price: what was not seen costs nothing, and a new price is told with the basket', async () => {
  const { wish, basket } = await filled(['keo-dua'])
  const before = await counts()
  const forged = await buy({ ...wish, totalSeenVnd: 1_000, lines: [{ priceVnd: 1 }], totalVnd: 1 }, 'forged')
  expect([forged.status, forged.json['code']]).toEqual([409, 'prices-changed'])
  expect((await officer.post('/can-bo/ban/keo-dua', { ...offer, 'gia-0': '160.000' })).status).toBe(303)
  const told = await buy(wish, 'later')
  expect(told.json).toMatchObject({ status: 409, code: 'prices-changed', basket: { totalVnd: 350_000, changes: [{ kind: 'price', from: 145_000, to: 160_000 }] } })
  expect(await counts()).toEqual(before)
  // Seen by filling again: the same key was not used up.
  const seen = await ask('PUT', `/api/v1/baskets/${basket.id}/lines`, { lines: [{ pack: await packOf('keo-dua'), quantity: 2 }] }, bearer(basket.token))
  expect((await buy({ ...wish, totalSeenVnd: seen.json['totalVnd'] }, 'later')).status).toBe(201)
})

test('transfers: each order has its own code to pay by, to its seller’s own account', async () => {
  const { wish } = await filled()
  const placed = await buy({ ...wish, payment: 'transfer' }, 'by-transfer')
  const orders = placed.json['orders'] as unknown as { code: string; totalVnd: number; transfer: { reference: string; vietqr: string; amountVnd: number; account: string } }[]
  expect(orders).toHaveLength(2)
  for (const order of orders) {
    expect(order.transfer).toMatchObject({ reference: order.code.replaceAll('-', ''), amountVnd: order.totalVnd, account: '0011002233' })
    expect(order.transfer.vietqr).toMatch(/^000201.*6304[0-9A-F]{4}$/)
  }
})

test('faults are problem JSON with their places: no key, another’s basket, unreadable telephone, doubtful commune, packs that are not sold', async () => {
  const { wish, basket } = await filled(['keo-dua'])
  expect((await ask('POST', '/api/v1/purchases', wish)).json).toMatchObject({ status: 400, code: 'idempotency-key-missing' })
  expect((await buy({ ...wish, basket: 'x'.repeat(32) }, 'a')).status).toBe(404)
  expect((await ask('GET', `/api/v1/baskets/${basket.id}`)).status).toBe(401)
  expect((await ask('GET', `/api/v1/baskets/${basket.id}`, undefined, bearer('x'.repeat(32)))).status).toBe(404)
  const wrong = await buy({ ...wish, buyer: { name: 'Trần Thử', phone: '123' }, address: { ...wish.address, commune: 'xã Không Ai Biết' } }, 'b')
  expect(wrong.json).toMatchObject({ status: 422, faults: [{ field: 'buyer.phone' }, { field: 'address.commune' }] })
  const shape = await buy({ basket: basket.token }, 'c')
  expect(shape.status).toBe(422)
  expect((shape.json['faults'] as unknown as unknown[]).length).toBeGreaterThan(2)
  const gone = await ask('PUT', `/api/v1/baskets/${basket.id}/lines`, { lines: [{ pack: '01900000-0000-7000-8000-000000000000', quantity: 1 }] }, bearer(basket.token))
  expect(gone.json).toMatchObject({ status: 422, faults: [{ field: 'lines.0.pack' }] })
  expect((await ask('PUT', `/api/v1/baskets/${basket.id}/lines`, { lines: [{ pack: await packOf('keo-dua'), quantity: 0 }] }, bearer(basket.token))).status).toBe(422)
  const script = await buy({ ...wish, buyer: { name: '<script>alert(1)</script>', phone: '0912 345 678' } }, 'd')
  expect(script.status).toBe(201)
  expect(await (await new Visitor(portal).get(String(script.json['page']).replace(/^https?:\/\/[^/]+/, ''))).text()).not.toContain('<script>alert')
})

test('the document tells every operation of buying with its refusals as problems', async () => {
  const document = await (await portal.app.request('/api/v1/openapi.json')).json() as { paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, unknown> }> }>> }
  for (const [path, method, statuses] of [['/api/v1/purchases', 'post', ['400', '404', '409', '422']], ['/api/v1/baskets/{id}/lines', 'put', ['401', '404', '422']], ['/api/v1/purchases/{code}', 'get', ['401', '404']]] as const) {
    for (const status of statuses) expect(Object.keys(document.paths[path]![method]!.responses[status]!.content!)).toEqual(['application/problem+json'])
  }
})
