import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { openShop, type Placed, type Shop } from '#tests/shop'
import { officerAt, type Visitor } from '#tests/visitor'

const CAU_KE = '29308'
let portal: TestPortal
let shop: Shop
let commune: Visitor
let next: Visitor

const pages = async (who: Visitor): Promise<string> => (await who.get('/can-bo/don?nhom=ket')).text()
const stood = (order: Placed, days: number): Promise<unknown> => portal.store.transaction((tx) => sql(tx, 'test.stood', 'update orders.orders set changed_at = $2 where id = $1', [order.id, new Date(portal.at.getTime() - days * 86_400_000)]))

beforeAll(async () => {
  portal = await testPortal()
  shop = await openShop(portal)
  await portal.store.transaction((tx) => sql(tx, 'test.commune', `update producers.producers set scheme = 'v34', commune_code = $2 where id = $1`, [shop.producerId, CAU_KE]))
  commune = await officerAt(portal, 'commune-officer', CAU_KE)
  next = await officerAt(portal, 'commune-officer', '28984')
})

test('a commune officer sees and moves the orders of sellers of the commune, and of no other', async () => {
  const order = await shop.order('cash')
  expect(await (await commune.get('/can-bo/don')).text()).toContain(order.code)
  expect(await (await commune.get('/can-bo/don?nhom=tat-ca')).text()).toContain(order.code)
  for (const group of ['cho', 'tat-ca', 'ket']) expect(await (await next.get(`/can-bo/don?nhom=${group}`)).text()).not.toContain(order.code)
  for (const path of ['', '/trao-doi', '/phieu.pdf', '/hoa-don']) expect((await next.get(`/can-bo/don/${order.code}${path}`)).status, path).toBe(404)
  expect((await next.post(`/can-bo/don/${order.code}`, { den: 'accepted' })).status).toBe(404)
  expect((await commune.get('/can-bo/don/hang-quay-ve')).status, 'telephones of buyers stay with the province').toBe(403)
  expect((await commune.post(`/can-bo/don/${order.code}`, { den: 'accepted' })).status).toBe(303)
  expect(await (await commune.get(`/can-bo/don/${order.code}`)).text()).toContain('Đã nhận đơn. Đóng gói, gửi đi')
})

test('a province and a commune of it show an order once', async () => {
  const order = await shop.order('cash')
  const both = await officerAt(portal, 'province-officer', '86')
  await portal.store.transaction((tx) => sql(tx, 'test.both', `insert into identity.roles (id, person_id, role, unit, from_on, given_at) select gen_random_uuid(), person_id, 'commune-officer', $2, from_on, given_at from identity.roles where person_id = $1`, [both.officer.personId, CAU_KE]))
  const page = await (await both.get('/can-bo/don?nhom=tat-ca')).text()
  expect(page.split(`>Trần Thử · ${order.code}<`).length - 1).toBe(1)
})

test('what stands still is stuck after its days, and not before', async () => {
  const [accepted, sent, back] = [await shop.order('cash'), await shop.order('cash'), await shop.order('cash')]
  await shop.move(accepted.code, ['accepted'])
  await shop.move(sent.code, ['accepted'], ['sent'])
  await shop.move(back.code, ['accepted'], ['sent'], ['coming-back', 'Khách không nhận'])
  for (const [order, days, words] of [[accepted, 2, 'Đã nhận mà chưa gửi'], [sent, 7, 'Gửi lâu mà chưa tới'], [back, 10, 'Hàng quay về quá lâu']] as const) {
    await stood(order, days - 0.1)
    expect(await pages(commune), words).not.toContain(order.code)
    await stood(order, days + 0.1)
    const page = await pages(commune)
    expect(page).toContain(order.code)
    expect(page).toContain(words)
    expect(await pages(shop.deputy)).toContain(order.code)
    expect(await pages(next)).not.toContain(order.code)
  }
  expect(await (await commune.get('/can-bo')).text()).toContain('Đơn đang kẹt')
  expect(await (await shop.seller.get('/ban-hang/don?nhom=ket')).text(), 'a seller has no such group').not.toContain('Đang kẹt')
})

test('an order that lapses within six hours is stuck, one with more time is not', async () => {
  const order = await shop.order('cash')
  const due = (hours: number): Promise<unknown> => portal.store.transaction((tx) => sql(tx, 'test.due', 'update orders.orders set due_at = $2 where id = $1', [order.id, new Date(portal.at.getTime() + hours * 3_600_000)]))
  await due(7)
  expect(await pages(commune)).not.toContain(order.code)
  await due(5)
  expect(await pages(commune)).toContain(order.code)
})

test('goods that came back are stuck only while money is owed', async () => {
  const [cash, paid] = [await shop.order('cash'), await shop.order('transfer')]
  await shop.pay(paid.code.replaceAll('-', ''), 175_000)
  for (const order of [cash, paid]) {
    expect(await shop.move(order.code, ['accepted'], ['sent'], ['coming-back', 'Khách không nhận'], ['returned'])).toEqual([303, 303, 303, 303])
    await stood(order, 4)
  }
  const page = await pages(commune)
  expect(page).toContain(paid.code)
  expect(page).not.toContain(cash.code)
})
