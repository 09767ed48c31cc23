import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { loadGeography } from '#geography'
import { aShop } from '#tests/shop'
import { testPortal, type TestPortal } from '#tests/portal'
import { Visitor } from '#tests/visitor'
import { tellWaiting } from './wait-for.ts'

let portal: TestPortal
const stock = (amount: number) => portal.store.transaction((tx) => sql(tx, 'test.stock', 'update offers.offers set stock = $1', [amount]))
const told = () => sql<{ to: string }>(portal.store.now, 'test.told', `select to_address as "to" from notices.messages where kind = 'back-in-stock' order by 1`)
const waiting = async (): Promise<number> => (await sql<{ count: number }>(portal.store.now, 'test.waiting', 'select count(*) from waitlist.requests'))[0]!.count
const tell = () => portal.store.transaction((tx) => tellWaiting(tx, portal.at))

beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadGeography(tx))
  await aShop(portal)
})

test('whoever waits for what is sold out gets one message when it is back, and is forgotten', async () => {
  const path = '/san-pham/mat-hoa-dua/nhan-khi-co'
  const visitor = new Visitor(portal)
  expect((await visitor.get(path)).status, 'it can be bought').toBe(303)
  await stock(100)
  expect(await (await visitor.get('/san-pham/mat-hoa-dua')).text()).toContain(path)
  const faulty = await visitor.post(path, { 'dien-thoai': '0916 000 001' })
  expect(faulty.status, 'no consent').toBe(422)
  expect(await faulty.text()).toContain('value="0916 000 001"')
  expect((await visitor.post(path, { 'dien-thoai': '12', 'dong-y': 'co' })).status).toBe(422)
  for (const phone of ['0916 000 001', '0916000001', '0916 000 002']) expect((await visitor.post(path, { 'dien-thoai': phone, 'dong-y': 'co' })).headers.get('location')).toBe(`${path}?xong=1`)
  expect(await waiting()).toBe(2)
  expect(await tell(), 'still too little for the smallest pack').toBe(0)
  await stock(500)
  expect(await tell()).toBe(2)
  expect(await tell()).toBe(0)
  expect((await told()).map((each) => each.to)).toEqual(['+84916000001', '+84916000002'])
  expect(await waiting()).toBe(0)
})

test('a harvest to come is told on its day; a wish of a year ago is dropped; nobody fills the list from one place', async () => {
  await portal.store.transaction((tx) => sql(tx, 'test.ready', `update offers.offers set ready_on = '2026-12-20'`))
  const visitor = new Visitor(portal, '192.0.2.77')
  await visitor.post('/san-pham/mat-hoa-dua/nhan-khi-co', { 'dien-thoai': '0916 000 003', 'dong-y': 'co' })
  expect(await tell()).toBe(0)
  portal.at = new Date('2026-12-20T08:00:00+07:00')
  expect(await tell()).toBe(1)
  await stock(0)
  const statuses: number[] = []
  for (let n = 0; n < 12; n++) statuses.push((await visitor.post('/san-pham/mat-hoa-dua/nhan-khi-co', { 'dien-thoai': `09160010${String(n).padStart(2, '0')}`, 'dong-y': 'co' })).status)
  expect(statuses.at(-1)).toBe(429)
  portal.at = new Date('2028-01-20T08:00:00+07:00')
  await tell()
  expect(await waiting()).toBe(0)
})
