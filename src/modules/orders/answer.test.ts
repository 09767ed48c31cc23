import fc from 'fast-check'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { sql } from '#platform/db'
import { writeSetting } from '#platform/settings'
import { loadGeography } from '#geography'
import { personOfPhone } from '#identity'
import { addMember, endMember, findProducerBySlug } from '#producers'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt, Visitor } from '#tests/visitor'
import { anOrder, aShop } from '#tests/shop'
import { orderLimits, reminderAt, type ReminderTimes } from './order-limits.rules.ts'
import { remindSellers } from './remind-sellers.ts'

let portal: TestPortal
let owner: string
/** A deputy who has just signed in; the clock moves on in between. */
const desk = () => officerAt(portal, 'province-officer', '86')
const OWNER = '+84903000111'
let sender = 0
const buyerWith = (phone: string, more: Record<string, string> = {}) => anOrder(portal, new Visitor(portal, `203.0.113.${++sender}`), { phone, ...more })
const smsTo = (to: string) => sql<{ body: string; kind: string }>(portal.store.now, 'test.sms', 'select body, kind from notices.messages where to_address = $1 order by created_at desc, id desc', [to])
const linkIn = (body: string): string => /\/tra-loi\/k_[\w-]{32}/.exec(body)![0]
const stateOf = async (code: string): Promise<string> => (await sql<{ state: string }>(portal.store.now, 'test.state', 'select state from orders.orders where code = $1', [code]))[0]!.state

beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadGeography(tx))
  await aShop(portal)
  const { officer } = await desk()
  const maker = (await findProducerBySlug(portal.store.read, 'htx-thu-mot'))!
  await portal.store.transaction(async (tx) => {
    owner = await personOfPhone(tx, OWNER, portal.at)
    await addMember(tx, { producerId: maker.id, personId: owner, role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at)
    await sql(tx, 'test.officer-phone', `insert into identity.phones (id, person_id, e164, noted_at) values (gen_random_uuid(), $1, '+84903000999', now())`, [officer.personId])
  })
})

describe('an order is answered by one tap in a message', () => {
  it('looking changes nothing, the button does, and afterwards the link only says how it stands', async () => {
    const { order, orderPage } = await buyerWith('0912 000 001')
    const link = linkIn((await smsTo(OWNER))[0]!.body)
    const someone = new Visitor(portal, '192.0.2.50')
    for (let look = 0; look < 3; look++) expect((await someone.get(link)).status).toBe(200)
    expect((await someone.ask(link, { method: 'HEAD' })).status).toBe(200)
    expect(await stateOf(order)).toBe('placed')
    const page = await (await someone.get(link)).text()
    for (const words of [order, 'Nhận đơn', 'Từ chối đơn này', 'Hết hàng', '175.000 đ', 'Phường Hoàn Kiếm']) expect(page).toContain(words)
    expect(page, 'the buyer’s telephone and house are not in what a message opens').not.toMatch(/0912|12 phố Mẫu/)
    expect((await someone.post(link, { den: 'refused' })).status, 'without a reason').toBe(422)
    expect((await someone.post(link, { den: 'sent' })).status, 'only these two answers').toBe(400)
    for (let tap = 0; tap < 2; tap++) expect((await someone.post(link, { den: 'accepted' })).status).toBe(303)
    expect(await stateOf(order)).toBe('accepted')
    expect((await someone.post(link, { den: 'refused', 'ly-do': 'Hết hàng' })).status).toBe(303)
    expect(await stateOf(order), 'answered is answered').toBe('accepted')
    expect(await (await someone.get(link)).text()).toContain('Đơn đã được nhận')
    expect(await (await someone.get(orderPage)).text()).toContain('người bán đã nhận')
  })

  it('does not open another order, ends at the deadline, and with the person’s right to act for the seller', async () => {
    portal.at = new Date('2026-11-25T09:00:00+07:00')
    const { order } = await buyerWith('0912 000 002')
    const link = linkIn((await smsTo(OWNER))[0]!.body)
    const someone = new Visitor(portal)
    expect((await someone.get(`/tra-loi/k_${'x'.repeat(32)}`)).status).toBe(404)
    portal.at = new Date('2026-11-26T09:30:00+07:00')
    await someone.post(link, { den: 'accepted' })
    expect(await stateOf(order)).toBe('placed')
    expect(await (await someone.get(link)).text()).toContain('hết hạn')
    portal.at = new Date('2026-11-25T10:00:00+07:00')
    const maker = (await findProducerBySlug(portal.store.read, 'htx-thu-mot'))!
    await portal.store.transaction((tx) => endMember(tx, maker.id, owner, null, portal.at))
    await someone.post(link, { den: 'accepted' })
    expect(await stateOf(order)).toBe('placed')
    await portal.store.transaction((tx) => addMember(tx, { producerId: maker.id, personId: owner, role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at))
    await someone.post(link, { den: 'refused', 'ly-do': 'Hết hàng', 'vi-sao': 'mùa sau có lại' })
    expect(await stateOf(order)).toBe('refused')
    expect((await smsTo('+84912000002'))[0]!.body).toContain('Hết hàng. mùa sau có lại')
  })
})

test('the first order of a day calls at once; the second waits for the digest; reminders come once, and the officer hears before it lapses', async () => {
  portal.at = new Date('2026-11-27T08:00:00+07:00')
  const before = (await smsTo(OWNER)).length
  await buyerWith('0912 000 003')
  const { order } = await buyerWith('0912 000 004')
  expect((await smsTo(OWNER)).length).toBe(before + 1)
  const remind = (at: string) => portal.store.transaction((tx) => remindSellers(tx, new Date(at)))
  expect(await remind('2026-11-27T13:00:00+07:00')).toBe(0)
  expect(await remind('2026-11-27T14:05:00+07:00')).toBe(2)
  expect(await remind('2026-11-27T14:15:00+07:00')).toBe(0)
  expect((await smsTo(OWNER)).filter((each) => each.kind === 'order-reminder').length).toBe(2)
  // Due at 8:00: four and three hours before would be at night, so both come before nine in the evening.
  expect(await remind('2026-11-27T20:59:30+07:00')).toBe(4)
  expect((await smsTo('+84903000999')).filter((each) => each.body.includes(order)).length).toBe(1)
  const link = linkIn((await smsTo(OWNER)).find((each) => each.body.includes(order) && each.kind === 'order-reminder')!.body)
  await new Visitor(portal).post(link, { den: 'accepted' })
  expect(await stateOf(order)).toBe('accepted')
})

test('reminders never fall into the quiet hours, and those before the end come before it', () => {
  const times: ReminderTimes = { first: 6, last: 4, deputy: 3, quietFrom: 21, quietTo: 6 }
  fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), (minutes) => {
    const placed = new Date(Date.UTC(2026, 10, 1) + minutes * 60_000)
    const due = new Date(placed.getTime() + 24 * 3_600_000)
    for (const step of ['first', 'last', 'deputy'] as const) {
      const at = reminderAt(step, placed, due, times)
      const hour = (at.getUTCHours() + 7) % 24
      expect(hour >= 6 && hour < 21, `${step} ${at.toISOString()}`).toBe(true)
      expect(at > placed && at < due).toBe(true)
    }
  }))
})

describe('limits on cash orders', () => {
  it('a telephone has so many open cash purchases; a transfer or an answer lets it go on, a second press of the last is no new one', async () => {
    portal.at = new Date('2026-11-30T09:00:00+07:00')
    await portal.store.transaction((tx) => writeSetting(tx, orderLimits, { ...orderLimits.fallback, openOfPhone: 2 }, 'test'))
    const first = await buyerWith('0912 000 005')
    const last = await buyerWith('0912 000 005')
    expect((await last.buyer.post('/dat-hang/xac-nhan', last.fields)).status).toBe(303)
    const third = await buyerWith('0912 000 005', { expect: '409' })
    expect(third.page).toContain('đơn tiền mặt chờ người bán trả lời')
    expect(third.page, 'what was typed is kept').toContain('12 phố Mẫu')
    await (await desk()).post(`/can-bo/don/${first.order}`, { den: 'accepted' })
    expect((await third.buyer.post('/dat-hang/xac-nhan', third.fields)).status).toBe(303)
  })

  it('one sender places so many purchases in an hour; another goes on, and an hour later all is well', async () => {
    await portal.store.transaction((tx) => writeSetting(tx, orderLimits, { ...orderLimits.fallback, purchasesOfSender: 2 }, 'test'))
    const from = '203.0.113.250'
    for (const phone of ['0912 000 011', '0912 000 012']) await anOrder(portal, new Visitor(portal, from), { phone })
    const third = await anOrder(portal, new Visitor(portal, from), { phone: '0912 000 013', expect: '429' })
    expect(third.page).toContain('Giỏ và những gì bạn ghi vẫn còn')
    portal.at = new Date(portal.at.getTime() + 3_600_000)
    expect((await third.buyer.post('/dat-hang/xac-nhan', third.fields)).status).toBe(303)
    await portal.store.transaction((tx) => writeSetting(tx, orderLimits, orderLimits.fallback, 'test'))
  })

  it('after two parcels that nobody took, a transfer is asked first, kindly; it is forgotten in time, or when an officer wipes it', async () => {
    const phone = '0912 000 006'
    const deputy = await desk()
    for (let n = 0; n < 2; n++) {
      const { order } = await buyerWith(phone)
      for (const fields of [{ den: 'accepted' }, { den: 'sent' }, { den: 'coming-back', 'ly-do': 'Khách không nhận' }]) expect((await deputy.post(`/can-bo/don/${order}`, fields)).status).toBe(303)
    }
    const third = await buyerWith(phone, { expect: '409' })
    expect(third.page).toContain('Lần trước gói hàng quay về')
    expect(await (await deputy.get('/can-bo/don/hang-quay-ve')).text()).toContain('0912 000 006')
    const elsewhere = await officerAt(portal, 'province-officer', '01')
    expect(await (await elsewhere.get('/can-bo/don/hang-quay-ve')).text()).not.toContain('0912 000 006')
    expect((await elsewhere.post('/can-bo/don/hang-quay-ve', { so: '+84912000006', 'vi-sao-84912000006': 'x' })).status).toBe(404)
    expect((await deputy.post('/can-bo/don/hang-quay-ve', { so: '+84912000006' })).status, 'no reason').toBe(422)
    const now = portal.at
    portal.at = new Date('2027-06-10T09:00:00+07:00')
    expect((await third.buyer.post('/dat-hang/xac-nhan', third.fields)).status, 'half a year later').toBe(303)
    portal.at = now
    await buyerWith(phone, { expect: '409' })
    expect((await deputy.post('/can-bo/don/hang-quay-ve', { so: '+84912000006', 'vi-sao-84912000006': 'nhầm số' })).status).toBe(303)
    await buyerWith(phone)
  })

  it('a parcel that came back for another reason is not held against the buyer', async () => {
    const deputy = await desk()
    for (let n = 0; n < 3; n++) {
      const { order } = await buyerWith('0912 000 007')
      for (const fields of [{ den: 'accepted' }, { den: 'sent' }, { den: 'coming-back', 'ly-do': 'Hàng hỏng trên đường' }]) await deputy.post(`/can-bo/don/${order}`, fields)
    }
    await buyerWith('0912 000 007')
  })
})
