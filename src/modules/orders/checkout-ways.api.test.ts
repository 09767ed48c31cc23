import { beforeAll, expect, test } from 'vitest'
import { loadGeography } from '#geography'
import { findProducerBySlug } from '#producers'
import { loadRates, saveWays, type WayAsked } from '#shipping'
import { sql } from '#platform/db'
import { writeSetting } from '#platform/settings'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt, type Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'
import { anOfficer } from '../identity/identity.samples.ts'
import { makeKey } from '../keys/change-key.ts'
import { orderLimits } from './order-limits.rules.ts'

let portal: TestPortal
let officer: Visitor
let wayIds: readonly string[]
const offer = { 'don-vi': 'g', ton: '900000', 'goi-0': 'Chai 500 g', 'luong-0': '500', 'gia-0': '145.000', 'phi-giao': '30.000', 'dong-y': 'Bà Thử đồng ý qua điện thoại ngày 20/11/2026' }
const way: WayAsked = { kind: 'own', carrier: null, widestZone: 'same-province', communeCodes: [], provinceCodes: [], withinKm: null, mostGrams: null, feeVnd: 15_000, freeFromVnd: null, daysLeast: 1, daysMost: 2, place: '', hours: '' }
const pickup: WayAsked = { ...way, kind: 'pickup', feeVnd: 0, place: 'Chợ Cầu Kè, sạp 12', hours: '6–10 giờ' }
const courier: WayAsked = { ...way, kind: 'courier', carrier: 'ghn', widestZone: 'other', feeVnd: 40_000, daysLeast: 0, daysMost: 0 }
const owner = async () => ({ kind: 'producer', id: (await findProducerBySlug(portal.store.read, 'htx-thu-mot'))!.id })
const setWays = async (ways: readonly WayAsked[]): Promise<readonly string[]> => {
  const [of, now] = [await owner(), portal.at]
  const saved = await portal.store.transaction((tx) => saveWays(tx, of, ways, now))
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  return saved.ids
}

beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction(async (tx) => { await loadGeography(tx); await loadRates(tx) })
  officer = await officerAt(portal, 'central-officer', 'VN')
  for (const [name, producer, slug] of [['Mật hoa dừa', 'HTX Thử Một', 'mat-hoa-dua'], ['Kẹo dừa', 'Hộ kinh doanh Thử Hai', 'keo-dua']] as const) {
    await portal.store.transaction(async (tx) => aRecognition(tx, await aProduct(tx, { name, producer, provinceCode: '86' as never }), '2026-01-05'))
    expect((await officer.post(`/can-bo/ban/${slug}`, offer)).status).toBe(303)
  }
  await portal.store.transaction((tx) => sql(tx, 'test.province', `update producers.producers set province_code = '86'`))
  wayIds = await setWays([way, courier, pickup])
})

interface Answered { readonly status: number; readonly json: { readonly [name: string]: unknown }; readonly headers: Headers }
async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, from = '203.0.113.1'): Promise<Answered> {
  const answer = await portal.app.request(`http://localhost${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }), headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers } }, { incoming: { socket: { remoteAddress: from, remotePort: 1 } } })
  return { status: answer.status, headers: answer.headers, json: (await answer.json()) as Answered['json'] }
}
const bearer = (secret: unknown): Record<string, string> => ({ authorization: `Bearer ${String(secret)}` })
const packOf = async (slug: string): Promise<string> => (await sql<{ id: string }>(portal.store.now, 'test.pack', `select pack.id from offers.packs pack join offers.offers offer on offer.id = pack.offer_id join certification.products product on product.id = offer.product_id where product.slug = $1 and pack.retired_at is null`, [slug]))[0]!.id
const place = { province: '86', commune: 'xã Tiểu Cần', line: '12 ấp Mẫu' }

async function filled(phone: string, slugs: readonly string[] = ['mat-hoa-dua', 'keo-dua']) {
  const basket = (await ask('POST', '/api/v1/baskets')).json as unknown as { id: string; token: string }
  const lines = await Promise.all(slugs.map(async (slug) => ({ pack: await packOf(slug), quantity: 1 })))
  expect((await ask('PUT', `/api/v1/baskets/${basket.id}/lines`, { lines }, bearer(basket.token))).status).toBe(200)
  return { basket, wish: { basket: basket.token, buyer: { name: 'Trần Thử', phone }, address: place, payment: 'cash', totalSeenVnd: 0 } }
}
const deliveryOf = (basket: { id: string; token: string }, to: Record<string, string> = { province: '86', commune: 'xã Tiểu Cần' }) => ask('GET', `/api/v1/baskets/${basket.id}/delivery?${new URLSearchParams(to).toString()}`, undefined, bearer(basket.token))
const buy = (wish: object, key: string, headers: Record<string, string> = {}, from?: string) => ask('POST', '/api/v1/purchases', wish, { 'idempotency-key': key, ...headers }, from)

test('a program asks how each seller’s goods reach a place, names a way for one seller, and the order tells that way and its parcel', async () => {
  const { basket, wish } = await filled('0912 000 001')
  const told = await deliveryOf(basket)
  expect(told.json).toMatchObject({
    to: { province: '86' }, goodsVnd: 290_000, deliveryVnd: 45_000, totalVnd: 335_000,
    sellers: [
      { seller: { slug: 'htx-thu-mot' }, usual: wayIds[0], whyNot: null, totalVnd: 160_000, ways: [{ way: wayIds[0], kind: 'own', feeVnd: 15_000, days: { least: 1, most: 2 }, pickup: null }, { way: wayIds[1], kind: 'courier', carrier: 'ghn', feeVnd: 40_000 }, { way: wayIds[2], kind: 'pickup', feeVnd: 0, pickup: 'Chợ Cầu Kè, sạp 12 · 6–10 giờ' }] },
      { usual: 'stall', ways: [{ way: 'stall', kind: 'own', feeVnd: 30_000, days: null }], totalVnd: 175_000 },
    ],
  })
  const delivery = [{ seller: 'htx-thu-mot', way: wayIds[2] }, { seller: (told.json['sellers'] as { seller: { slug: string } }[])[1]!.seller.slug, way: 'stall' }]
  // The fee of another way than the usual one changes the total: what was not seen costs nothing.
  expect((await buy({ ...wish, delivery, totalSeenVnd: 335_000 }, 'pickup')).json).toMatchObject({ status: 409, code: 'prices-changed', basket: { totalVnd: 320_000 }, delivery: { sellers: [{ ways: [{}, {}, { way: wayIds[2] }] }, {}] } })
  const placed = await buy({ ...wish, delivery, totalSeenVnd: 320_000 }, 'pickup')
  expect([placed.status, placed.json['totalVnd']]).toEqual([201, 320_000])
  const [code, secret] = [String(placed.json['code']), placed.json['secret']]
  const look = async () => (await ask('GET', `/api/v1/purchases/${code}`, undefined, bearer(secret))).json
  expect(await look()).toMatchObject({ orders: [{ way: { kind: 'pickup', feeVnd: 0, pickup: 'Chợ Cầu Kè, sạp 12 · 6–10 giờ' }, parcel: null }, { way: { kind: 'own', feeVnd: 30_000, pickup: null } }] })
  expect((await buy({ ...wish, delivery, totalSeenVnd: 320_000 }, 'pickup')).json).toEqual(placed.json)

  const [order] = await sql<{ id: string; producer: string }>(portal.store.now, 'test.order', `select "order".id, producer_id as producer from orders.orders "order" join orders.purchases purchase on purchase.id = purchase_id where purchase.code = $1 order by "order".code limit 1`, [code])
  await portal.store.transaction((tx) => sql(tx, 'test.parcel', `
    insert into shipping.parcels (id, code, subject_kind, subject_id, owner_kind, owner_id, way_kind, carrier, tracking_code, state, weight_grams, cod_vnd, content, from_name, from_phone, from_text, from_province_code, to_name, to_phone, to_text, to_province_code, made_at, changed_at)
    values (gen_random_uuid(), 'KH-TEST', 'order', $1, 'producer', $2, 'courier', 'ghn', 'GHN123', 'in_transit', 500, 0, 'Mật', 'A', '+84912345678', 'x', '86', 'B', '+84912345678', 'y', '86', $3, $3)`, [order!.id, order!.producer, portal.at]))
  expect(await look()).toMatchObject({ orders: [{ parcel: { state: 'in_transit', carrier: 'ghn', trackingNumber: 'GHN123', updating: false } }, { parcel: null }] })
})

test('without a way the cheapest that comes to the door is taken; a way that is gone, of another seller or not to that place is told and nothing is placed', async () => {
  const { basket, wish } = await filled('0912 000 002', ['mat-hoa-dua'])
  const count = async () => (await sql<{ count: number }>(portal.store.now, 'test.count', 'select count(*) from orders.purchases'))[0]!.count
  const before = await count()
  for (const [n, delivery] of [[{ seller: 'htx-thu-mot', way: 'stall' }], [{ seller: 'htx-thu-mot', way: '01900000-0000-7000-8000-000000000000' }], [{ seller: 'khong-co', way: wayIds[0] }]].entries()) {
    expect((await buy({ ...wish, delivery, totalSeenVnd: 160_000 }, `gone-${n}`)).json).toMatchObject({ status: 409, code: 'way-gone', sellers: [delivery[0]!.seller], delivery: { totalVnd: 160_000 } })
  }
  // Own delivery stays in the province: far away only the courier comes.
  const far = { province: '01', commune: '00004' }
  expect((await deliveryOf(basket, far)).json).toMatchObject({ totalVnd: 185_000, sellers: [{ usual: wayIds[1], ways: [{ kind: 'courier' }, { kind: 'pickup' }] }] })
  expect((await buy({ ...wish, address: { ...place, ...far }, delivery: [{ seller: 'htx-thu-mot', way: wayIds[0] }], totalSeenVnd: 160_000 }, 'far-own')).json).toMatchObject({ code: 'way-gone' })
  wayIds = await setWays([way])
  expect((await deliveryOf(basket, far)).json).toMatchObject({ totalVnd: 145_000, sellers: [{ usual: null, ways: [], whyNot: 'too-far' }] })
  expect((await buy({ ...wish, address: { ...place, ...far }, totalSeenVnd: 145_000 }, 'far')).json).toMatchObject({ status: 409, code: 'too-far', sellers: ['HTX Thử Một'] })
  expect(await count()).toBe(before)
  expect((await buy({ ...wish, totalSeenVnd: 160_000 }, 'near')).status).toBe(201)
})

test('another’s basket and a place that nobody understands open nothing', async () => {
  const { basket } = await filled('0912 000 003', ['keo-dua'])
  const stranger = await filled('0912 000 004', ['keo-dua'])
  expect((await ask('GET', `/api/v1/baskets/${basket.id}/delivery?province=86&commune=x`, undefined, bearer(stranger.basket.token))).status).toBe(404)
  expect((await ask('GET', `/api/v1/baskets/${basket.id}/delivery?province=86&commune=x`)).status).toBe(401)
  expect((await deliveryOf(basket, { province: '86', commune: 'xã Không Ai Biết' })).json).toMatchObject({ status: 422, code: 'not-understood', faults: [{ field: 'commune' }] })
  expect((await deliveryOf(basket, { province: 'sao-hoa', commune: 'xã Tiểu Cần' })).json).toMatchObject({ status: 422, faults: [{ field: 'province' }] })
  expect((await deliveryOf(basket, { province: '86' })).status).toBe(422)
})

test('the limits on cash hold for programs too: five unanswered purchases of a telephone, also at the same moment, and a transfer first where parcels came back', async () => {
  const wishes = await Promise.all(Array.from({ length: 8 }, async () => ({ ...(await filled('0912 000 005', ['keo-dua'])).wish, totalSeenVnd: 175_000 })))
  const answers = await Promise.all(wishes.map((wish, n) => buy(wish, `open-${n}`, {}, `198.51.100.${n}`)))
  expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 201, 201, 201, 201, 409, 409, 409])
  const refused = answers.findIndex((answer) => answer.status === 409)
  expect(answers[refused]!.json).toMatchObject({ code: 'too-many-open', most: 5 })
  expect(String(answers[refused]!.json['detail'])).toContain('chờ người bán trả lời')
  // What was placed is answered again, whatever limit was reached since.
  const done = answers.findIndex((answer) => answer.status === 201)
  expect((await buy(wishes[done]!, `open-${done}`, {}, '198.51.100.99')).json).toEqual(answers[done]!.json)

  await portal.store.transaction((tx) => sql(tx, 'test.back', `
    insert into orders.moves (id, order_id, from_state, to_state, by_kind, by_name, why, at) select gen_random_uuid(), "order".id, 'sent', 'coming-back', 'seller', 'Thử', 'Khách không nhận', $1
    from orders.orders "order" join orders.purchases purchase on purchase.id = purchase_id where purchase.buyer_phone = '+84912000005'`, [portal.at]))
  expect((await buy(wishes[refused]!, 'again', {}, '198.51.100.98')).json).toMatchObject({ status: 409, code: 'transfer-first' })
})

test('who shows no key is counted by where they call from, a key is not, and repeating what was placed is never refused', async () => {
  await portal.store.transaction((tx) => writeSetting(tx, orderLimits, { ...orderLimits.fallback, openOfPhone: 1_000, purchasesOfSender: 2 }, 'test'))
  const key = await portal.store.transaction(async (tx) => {
    const { personId } = await anOfficer(tx, portal.at, { role: 'central-officer', unit: 'VN' })
    return makeKey(tx, { owner: { kind: 'unit', unit: 'VN' }, name: 'Thử', scopes: ['purchases:write'], days: 30 }, { personId, name: 'Thử' }, portal.at)
  })
  const wishes = await Promise.all(Array.from({ length: 6 }, async () => ({ ...(await filled('0912 000 006', ['keo-dua'])).wish, totalSeenVnd: 175_000 })))
  for (const n of [0, 1]) expect((await buy(wishes[n]!, `from-${n}`, {}, '192.0.2.7')).status).toBe(201)
  const third = await buy(wishes[2]!, 'from-2', {}, '192.0.2.7')
  expect([third.status, third.json['code'], Number(third.headers.get('retry-after')) > 0]).toEqual([429, 'too-many-purchases', true])
  expect((await buy(wishes[1]!, 'from-1', {}, '192.0.2.7')).status).toBe(201)
  expect((await buy(wishes[2]!, 'from-2', {}, '192.0.2.8')).status).toBe(201)
  for (const n of [3, 4, 5]) expect((await buy(wishes[n]!, `key-${n}`, bearer(key!.secret), '192.0.2.7')).status).toBe(201)
})
