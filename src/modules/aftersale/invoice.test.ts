import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { loadGeography } from '#geography'
import { personOfPhone } from '#identity'
import { addMember, findProducerBySlug } from '#producers'
import { anOrder, aShop } from '#tests/shop'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { readTaxCode } from './invoice.rules.ts'

let portal: TestPortal
const OWNER = '+84903000111'
beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadGeography(tx))
  await aShop(portal)
  const maker = (await findProducerBySlug(portal.store.read, 'htx-thu-mot'))!
  await portal.store.transaction(async (tx) => addMember(tx, { producerId: maker.id, personId: await personOfPhone(tx, OWNER, portal.at), role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at))
})

test('a tax code is known by its check digit: one wrong digit is always seen', () => {
  // Codes of public bodies, as they stand on their own pages.
  expect(readTaxCode('0100109106')).toBe('0100109106')
  expect(readTaxCode('0100 109 106-001')).toBe('0100109106-001')
  expect([readTaxCode('0100109107'), readTaxCode('123'), readTaxCode(''), readTaxCode('01001091061'), readTaxCode('0100109106 001a')]).toEqual([null, null, null, null, null])
  const codes = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 }).map((digits) => { const sum = [31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((total, weight, at) => total + weight * digits[at]!, 0); return { digits, check: 10 - (sum % 11) } }).filter(({ check }) => check >= 0 && check <= 9)
  fc.assert(fc.property(codes, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), ({ digits, check }, at, by) => {
    const right = [...digits, check]
    expect(readTaxCode(right.join(''))).toBe(right.join(''))
    expect(readTaxCode(right.map((digit, n) => (n === at ? (digit + by) % 10 : digit)).join(''))).toBeNull()
  }))
})

test('a buyer asks for an invoice within its days, the seller gives its number, and nobody else sees either', async () => {
  const placed = await anOrder(portal, new Visitor(portal), { phone: '0917 000 001' })
  const path = `/don-hang/${placed.purchase}/${placed.order}/hoa-don?k=${placed.token}`
  const fields = { 'cong-ty': 'Công ty Thử', 'ma-so-thue': '0100109106', 'dia-chi': '12 phố Mẫu, Hà Nội', thu: 'ketoan@thu.vn' }
  const faulty = await placed.buyer.post(path, { ...fields, 'ma-so-thue': '0100109107' })
  expect(faulty.status).toBe(422)
  expect(await faulty.text()).toContain('value="Công ty Thử"')
  for (let press = 0; press < 2; press++) expect((await placed.buyer.post(path, fields)).status).toBe(303)
  expect((await placed.buyer.get(path.replace(placed.token, `k_${'z'.repeat(32)}`))).status).toBe(404)
  const told = await sql<{ body: string }>(portal.store.now, 'test.told', `select body from notices.messages where kind = 'invoice' and to_address = $1`, [OWNER])
  expect(told.length, 'told once').toBe(1)
  const seller = await buyerAt(portal, OWNER)
  const desk = `/ban-hang/don/${placed.order}/hoa-don`
  expect((await (await buyerAt(portal, '+84903000222')).get(desk)).status).toBe(404)
  expect(await (await seller.get(desk)).text()).toContain('0100109106')
  expect((await seller.post(desk, { so: '1C26TMT-17', 'tra-cuu': 'javascript:alert(1)' })).status).toBe(422)
  expect((await seller.post(desk, { so: '1C26TMT-17', 'tra-cuu': 'https://hoadon.vn/17' })).status).toBe(303)
  const page = await (await placed.buyer.get(path)).text()
  expect(page).toContain('1C26TMT-17')
  expect((await placed.buyer.post(path, fields)).status, 'it was issued').toBe(409)
  const late = await anOrder(portal, new Visitor(portal), { phone: '0917 000 002' })
  const now = portal.at
  portal.at = new Date(now.getTime() + 8 * 86_400_000)
  expect((await late.buyer.post(`/don-hang/${late.purchase}/${late.order}/hoa-don?k=${late.token}`, fields)).status).toBe(409)
  portal.at = now
})

test('buying again fills the basket once and says what costs otherwise now', async () => {
  const placed = await anOrder(portal, new Visitor(portal), { phone: '0917 000 003', quantity: '2' })
  const deputy = await officerAt(portal, 'central-officer', 'VN')
  for (const den of ['accepted', 'sent', 'delivered']) await deputy.post(`/can-bo/don/${placed.order}`, { den })
  expect(await (await placed.buyer.get(placed.orderPage)).text()).toContain('Mua lại')
  await portal.store.transaction((tx) => sql(tx, 'test.dearer', 'update offers.packs set price_vnd = 160000 where retired_at is null'))
  const somewhere = new Visitor(portal, '192.0.2.61')
  for (let press = 0; press < 2; press++) expect((await somewhere.post(`/don-hang/${placed.purchase}/${placed.order}/mua-lai?k=${placed.token}`)).headers.get('location')).toBe('/gio-hang')
  const basket = await (await somewhere.get('/gio-hang')).text()
  expect(basket).toContain('giá đổi từ 145.000 đ thành 160.000 đ')
  expect(basket).toContain('320.000 đ')
})
