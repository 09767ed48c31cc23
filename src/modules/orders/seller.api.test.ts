import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { loadGeography } from '#geography'
import { personOfPhone } from '#identity'
import { addMember, findProducerBySlug } from '#producers'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'

let portal: TestPortal
let seller: Visitor
let other: Visitor
const offer = { 'don-vi': 'g', ton: '100000', 'goi-0': 'Chai 500 g', 'luong-0': '500', 'gia-0': '145.000', 'phi-giao': '30.000', 'dong-y': 'Bà Thử đồng ý qua điện thoại ngày 20/11/2026' }
const all = ['orders:read', 'orders:move', 'offers:read', 'offers:write', 'stock:write', 'purchases:write', 'hooks:manage']

beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadGeography(tx))
  const officer = await officerAt(portal, 'central-officer', 'VN')
  for (const [name, producer, slug, phone] of [['Mật hoa dừa', 'HTX Thử Một', 'htx-thu-mot', '+84903000111'], ['Kẹo dừa', 'HTX Thử Hai', 'htx-thu-hai', '+84903000222']] as const) {
    await portal.store.transaction(async (tx) => aRecognition(tx, await aProduct(tx, { name, producer, provinceCode: '86' as never }), '2026-01-05'))
    expect((await officer.post(`/can-bo/ban/${name === 'Kẹo dừa' ? 'keo-dua' : 'mat-hoa-dua'}`, offer)).status).toBe(303)
    await portal.store.transaction((tx) => sql(tx, 'test.province', `update producers.producers set province_code = '86' where name = $1`, [producer]))
    const maker = (await findProducerBySlug(portal.store.read, slug))!
    await portal.store.transaction(async (tx) => addMember(tx, { producerId: maker.id, personId: await personOfPhone(tx, phone, portal.at), role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at))
  }
  seller = await buyerAt(portal, '+84903000111')
  other = await buyerAt(portal, '+84903000222')
})

async function ask(method: string, path: string, secret: string | null, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await portal.app.request(`http://localhost${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }), headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(secret ? { authorization: `Bearer ${secret}` } : {}), ...headers } })
  if (answer.status >= 400) expect(answer.headers.get('content-type')).toContain('application/problem+json')
  return { status: answer.status, headers: answer.headers, json: (await answer.json()) as Record<string, unknown> }
}
const secretOn = (html: string): string => /<code>(ocop_[\w-]{32})<\/code>/.exec(html)![1]!
async function keyOf(who: Visitor, scopes: readonly string[], base = '/ban-hang/ket-noi', han = '365'): Promise<string> {
  const made = await who.post(base, { ten: `Khóa ${scopes.length}`, han, ...Object.fromEntries(scopes.map((scope) => [`quyen-${scope}`, 'co'])) })
  expect(made.status).toBe(200)
  expect(made.headers.get('cache-control')).toContain('no-store')
  return secretOn(await made.text())
}
async function anOrder(slug = 'mat-hoa-dua'): Promise<string> {
  const basket = (await ask('POST', '/api/v1/baskets', null)).json as unknown as { id: string; token: string }
  const page = await (await new Visitor(portal).get(`/san-pham/${slug}`)).text()
  const pack = /name="goi" value="([^"]+)"/.exec(page)![1]!
  const filled = await ask('PUT', `/api/v1/baskets/${basket.id}/lines`, basket.token, { lines: [{ pack, quantity: 1 }] })
  const placed = await ask('POST', '/api/v1/purchases', null, { basket: basket.token, buyer: { name: 'Trần Thử', phone: '0912 345 678' }, address: { province: '86', commune: 'xã Phú Cần, huyện Tiểu Cần', line: '1' }, payment: 'cash', totalSeenVnd: filled.json['totalVnd'] }, { 'idempotency-key': basket.id })
  expect(placed.status).toBe(201)
  return (placed.json['orders'] as { code: string }[])[0]!.code
}

test('a key is shown once, opens what its scopes say, and nothing of another seller', async () => {
  const key = await keyOf(seller, ['orders:read', 'orders:move'])
  expect(await (await seller.get('/ban-hang/ket-noi')).text()).not.toContain(key)
  const [mine, theirs] = [await anOrder('mat-hoa-dua'), await anOrder('keo-dua')]
  const list = await ask('GET', '/api/v1/orders', key)
  expect((list.json['items'] as { code: string }[]).map((each) => each.code)).toEqual([mine])
  expect((await ask('GET', `/api/v1/orders/${theirs}`, key)).status).toBe(404)
  expect((await ask('POST', `/api/v1/orders/${theirs}/moves`, key, { to: 'accepted' })).status).toBe(404)
  expect((await ask('GET', '/api/v1/offers/mat-hoa-dua', key)).status).toBe(403)
  for (const bad of [null, 'ocop_x', `ocop_${'x'.repeat(32)}`, 'x'.repeat(32)]) expect((await ask('GET', '/api/v1/orders', bad)).status).toBe(401)
  for (let press = 0; press < 2; press++) expect((await ask('POST', `/api/v1/orders/${mine}/moves`, key, { to: 'accepted' })).json).toMatchObject({ state: 'accepted', next: [{ to: 'sent' }, { to: 'cancelled', reason: true }], buyer: { phone: '+84912345678' } })
  expect((await ask('POST', `/api/v1/orders/${mine}/moves`, key, { to: 'delivered' })).json).toMatchObject({ status: 409, code: 'not-now' })
  expect((await ask('POST', `/api/v1/orders/${mine}/moves`, key, { to: 'cancelled' })).json).toMatchObject({ status: 409, code: 'why-missing' })
  expect((await ask('POST', `/api/v1/orders/${mine}/moves`, key, { to: 'eaten' })).status).toBe(422)
})

test('who follows by the cursor sees each change once, in its order, and filters by state', async () => {
  const key = await keyOf(seller, all)
  let cursor = ''
  const next = async (more = ''): Promise<string[]> => {
    const page = await ask('GET', `/api/v1/orders?limit=2${cursor ? `&cursor=${cursor}` : ''}${more}`, key)
    cursor = String(page.json['nextCursor'] ?? '')
    return (page.json['items'] as { code: string }[]).map((each) => each.code)
  }
  while ((await next()).length > 0);
  portal.at = new Date(portal.at.getTime() + 1_000)
  const made = [await anOrder(), await anOrder(), await anOrder()]
  expect([...await next(), ...await next()]).toEqual(made)
  expect(await next()).toEqual([])
  portal.at = new Date(portal.at.getTime() + 1_000)
  await ask('POST', `/api/v1/orders/${made[1]}/moves`, key, { to: 'refused', why: 'hết nắng' })
  expect(await next()).toEqual([made[1]])
  const refused = await ask('GET', `/api/v1/orders?state=refused&changedSince=${encodeURIComponent(portal.at.toISOString())}`, key)
  expect((refused.json['items'] as { code: string }[]).map((each) => each.code)).toEqual([made[1]])
  expect((await ask('GET', '/api/v1/orders?cursor=x', key)).status).toBe(400)
  expect((await ask('GET', '/api/v1/orders?state=eaten', key)).status).toBe(422)
})

test('offers are changed only from the version that was read, and stock only where it is what was seen', async () => {
  const key = await keyOf(seller, all)
  const read = await ask('GET', '/api/v1/offers/mat-hoa-dua', key)
  const version = read.headers.get('etag')!
  const wish = { state: 'on-sale', unit: 'g', stock: 5_000, packs: [{ name: 'Chai 500 g', size: 500, priceVnd: 150_000 }] }
  expect((await ask('PUT', '/api/v1/offers/mat-hoa-dua', key, wish)).status).toBe(428)
  expect((await ask('PUT', '/api/v1/offers/mat-hoa-dua', key, wish, { 'if-match': '"old"' })).status).toBe(412)
  const saved = await ask('PUT', '/api/v1/offers/mat-hoa-dua', key, wish, { 'if-match': version })
  expect(saved.json).toMatchObject({ stock: 5_000, packs: [{ priceVnd: 150_000 }] })
  expect((await ask('PUT', '/api/v1/offers/mat-hoa-dua', key, wish, { 'if-match': version })).status).toBe(412)
  expect((await ask('PUT', '/api/v1/offers/mat-hoa-dua', key, { ...wish, packs: [{ name: 'Hộp 5 sao', size: 0, priceVnd: -1 }] }, { 'if-match': '*' })).json).toMatchObject({ status: 422, faults: [{ field: 'packs.0.name' }, { field: 'packs.0.size' }, { field: 'packs.0.priceVnd' }] })
  expect((await ask('PUT', '/api/v1/offers/keo-dua', key, wish, { 'if-match': '*' })).status).toBe(404)
  const patch = (items: object[]) => ask('PATCH', '/api/v1/stock', key, { items })
  expect((await patch([{ product: 'mat-hoa-dua', stock: 7_000, seen: 5_000 }, { product: 'keo-dua', stock: 1, seen: 1 }])).json['items']).toEqual([{ product: 'mat-hoa-dua', outcome: 'set', stock: 7_000 }, { product: 'keo-dua', outcome: 'not-found', stock: null }])
  expect((await patch([{ product: 'mat-hoa-dua', stock: 1, seen: 5_000 }])).json['items']).toMatchObject([{ outcome: 'changed', stock: 7_000 }])
  expect((await patch([{ product: 'mat-hoa-dua', change: -7_001 }])).json['items']).toMatchObject([{ outcome: 'below-nothing', stock: 7_000 }])
  expect((await patch([{ product: 'mat-hoa-dua', change: -500 }])).json['items']).toMatchObject([{ outcome: 'set', stock: 6_500 }])
  expect((await patch([{ product: 'mat-hoa-dua', change: 1 }, { product: 'mat-hoa-dua', change: 1 }])).status).toBe(422)
})

test('after a new secret the one before is good for seven days; a revoked or expired key opens nothing', async () => {
  const old = await keyOf(seller, ['orders:read'], '/ban-hang/ket-noi', '30')
  const page = await (await seller.get('/ban-hang/ket-noi')).text()
  const address = new RegExp(`${old.slice(-4)}[\\s\\S]*?action="(/ban-hang/ket-noi/khoa/[^"]+)"`).exec(page)![1]!
  expect((await other.post(address, { viec: 'doi' })).status).toBe(404)
  const fresh = secretOn(await (await seller.post(address, { viec: 'doi' })).text())
  const opens = async (secret: string) => (await ask('GET', '/api/v1/orders', secret)).status
  expect([await opens(old), await opens(fresh)]).toEqual([200, 200])
  portal.at = new Date(portal.at.getTime() + 8 * 86_400_000)
  expect([await opens(old), await opens(fresh)]).toEqual([401, 200])
  const stays = await keyOf(seller, ['orders:read'], '/ban-hang/ket-noi', '30')
  expect((await seller.post(address, { viec: 'thu-hoi' })).status).toBe(303)
  expect([await opens(fresh), await opens(stays)]).toEqual([401, 200])
  portal.at = new Date(portal.at.getTime() + 31 * 86_400_000)
  expect(await opens(stays)).toBe(401)
})

test('an office’s key acts for the sellers of its unit, as their deputy and with their consent', async () => {
  const desk = await officerAt(portal, 'province-officer', '86')
  const elsewhere = await officerAt(portal, 'province-officer', '01')
  const [key, far] = [await keyOf(desk, all, '/can-bo/ket-noi'), await keyOf(elsewhere, all, '/can-bo/ket-noi')]
  const order = await anOrder()
  expect((await ask('GET', `/api/v1/orders/${order}`, far)).status).toBe(404)
  expect((await ask('POST', `/api/v1/orders/${order}/moves`, key, { to: 'accepted' })).json).toMatchObject({ state: 'accepted', moves: [{ by: 'buyer' }, { by: 'officer' }] })
  expect((await ask('PUT', '/api/v1/offers/keo-dua', key, { state: 'on-sale', unit: 'g', stock: 1, packs: [{ name: 'Hộp', size: 1, priceVnd: 1_000 }] }, { 'if-match': '*' })).json).toMatchObject({ status: 422, faults: [{ field: 'consent' }] })
  // The page asks what is missing and keeps what was typed.
  const faulty = await desk.post('/can-bo/ket-noi', { ten: '<b>Quầy' })
  expect(faulty.status).toBe(422)
  expect(await faulty.text()).toContain('value="&lt;b&gt;Quầy"')
  expect((await (await buyerAt(portal, '+84903000999')).post('/ban-hang/ket-noi', { ten: 'x', cho: 'y', 'quyen-orders:read': 'co' })).status).toBe(422)
})
