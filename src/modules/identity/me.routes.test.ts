import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { takeData } from '#tests/own-data'
import { testPortal, type TestPortal } from '#tests/portal'
import { Visitor } from '#tests/visitor'

let portal: TestPortal
let phone: string
let visitor: Visitor
let count = 0

beforeAll(async () => {
  portal = await testPortal()
})
beforeEach(async () => {
  portal.at = new Date(portal.at.getTime() + 3_600_000)
  count += 1
  phone = `03${String(40_000_000 + count)}`
  visitor = await enter(`198.51.100.${count}`)
})

const codeOf = async (number: string): Promise<string> => {
  const rows = await sqlOnce<{ body: string }>(portal.store.now, 'select body from notices.messages where to_address = $1 order by id desc limit 1', [`+84${number.slice(1)}`])
  return /: (\d{6})\./.exec(rows[0]!.body)![1]!
}
async function enter(address: string, number = phone): Promise<Visitor> {
  const who = new Visitor(portal, address)
  await who.post('/vao', { so: number })
  expect((await who.post('/vao/ma', { ma: await codeOf(number) })).status).toBe(303)
  return who
}
const isIn = async (who: Visitor): Promise<boolean> => (await who.get('/toi')).status === 200
const sessionsOn = async (who: Visitor): Promise<string[]> => [...(await (await who.get('/toi')).text()).matchAll(/phien\/([0-9a-f-]{36})\/dung/g)].map((found) => found[1]!)

test('a person sees their sessions and ends one of them', async () => {
  const other = await enter('203.0.113.1')
  const ids = await sessionsOn(visitor)
  expect(ids).toHaveLength(2)
  const mine = (await sessionsOn(visitor)).filter((id) => id !== ids[1])
  expect(mine).toHaveLength(1)
  expect((await visitor.post('/toi/phien-khac/dung')).status).toBe(303)
  expect([await isIn(visitor), await isIn(other)]).toEqual([true, false])
  const [here] = await sessionsOn(visitor)
  const ended = await visitor.post(`/toi/phien/${here!}/dung`)
  expect(ended.headers.get('location')).toBe('/vao')
  expect(await isIn(visitor)).toBe(false)
})

test('another person’s session cannot be ended', async () => {
  const [theirs] = await sessionsOn(visitor)
  const stranger = await enter('203.0.113.2', '0356000001')
  expect((await stranger.post(`/toi/phien/${theirs!}/dung`)).status).toBe(404)
  expect((await stranger.post('/toi/phien/khong-co/dung')).status).toBe(404)
  expect(await isIn(visitor)).toBe(true)
})

test('a session by telephone lasts a month without use, not two hours', async () => {
  portal.at = new Date(portal.at.getTime() + 25 * 86_400_000)
  expect(await isIn(visitor)).toBe(true)
  portal.at = new Date(portal.at.getTime() + 29 * 86_400_000)
  expect(await isIn(visitor)).toBe(true)
  portal.at = new Date(portal.at.getTime() + 31 * 86_400_000)
  expect(await isIn(visitor)).toBe(false)
})

test('the number changes only with a code from the old and one from the new', async () => {
  const [fresh, other] = [`07${String(70_000_000 + count)}`, await enter('203.0.113.3')]
  expect((await visitor.post('/toi/so', { so: phone })).status).toBe(422)
  expect((await visitor.post('/toi/so', { so: fresh })).headers.get('location')).toBe('/toi/so/ma')
  const [from, to] = [await codeOf(phone), await codeOf(fresh)]
  expect((await other.post('/toi/so/ma', { 'ma-cu': from, 'ma-moi': to })).status).toBe(422)
  const swapped = await visitor.post('/toi/so/ma', { 'ma-cu': from, 'ma-moi': from === '000000' ? '111111' : '000000' })
  expect(swapped.status).toBe(422)
  expect((await visitor.post('/toi/so/ma', { 'ma-cu': from, 'ma-moi': to })).headers.get('location')).toBe('/toi?xong=so')
  expect([await isIn(visitor), await isIn(other)]).toEqual([true, false])
  expect(await (await visitor.get('/toi')).text()).toContain(`${fresh.slice(0, 4)} ${fresh.slice(4, 7)} ${fresh.slice(7)}`)
  expect((await visitor.post('/toi/so/ma', { 'ma-cu': from, 'ma-moi': to })).status).toBe(422)
  const newcomer = await enter('203.0.113.4', phone)
  expect(await (await newcomer.get('/toi')).text()).toContain(`Số ··· ${phone.slice(-3)}`)
})

test('a number of another account cannot be taken over', async () => {
  await enter('203.0.113.5', '0357000002')
  await visitor.post('/toi/so', { so: '0357000002' })
  const answer = await visitor.post('/toi/so/ma', { 'ma-cu': await codeOf(phone), 'ma-moi': await codeOf('0357000002') })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('tài khoản khác')
})

test('a person takes along what is held about them, and nothing of anybody else', async () => {
  const { answer, parts, json, page } = await takeData(visitor)
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(parts['identity']!['phones']!.map((each) => each['number'])).toEqual([`+84${phone.slice(1)}`])
  expect(parts['identity']!['events']!.map((each) => each['what'])).toEqual(['signed-in', 'data-taken'])
  expect(json).not.toMatch(/hash|token/)
  expect(page).toContain(`+84${phone.slice(1)}`)
})

test('a no to news goes along to the new number', async () => {
  const fresh = `07${String(80_000_000 + count)}`
  await visitor.post('/toi/tin', {})
  await visitor.post('/toi/so', { so: fresh })
  await visitor.post('/toi/so/ma', { 'ma-cu': await codeOf(phone), 'ma-moi': await codeOf(fresh) })
  expect(await sqlOnce(portal.store.now, 'select 1 from notices.optouts where address = $1', [`+84${fresh.slice(1)}`])).toHaveLength(1)
  expect(await (await visitor.get('/toi')).text()).toContain(`Số ··· ${fresh.slice(-3)}`)
})

test('the words that are kept with a consent are those that were shown', async () => {
  const shown = /I agree that the portal [^<]+/.exec(await (await visitor.get('/en/toi')).text())![0].trim()
  await visitor.post('/en/toi/tin', { tin: 'co' })
  expect((await takeData(visitor)).parts['identity']!['consents']![0]!['words']).toBe(shown)
})

test('nobody is asked for news who has not said yes, and yes can be taken back', async () => {
  expect(await (await visitor.get('/toi')).text()).toContain('Hiện bạn không nhận tin')
  await visitor.post('/toi/tin', { tin: 'co' })
  await visitor.post('/toi/tin', { tin: 'co' })
  expect(await (await visitor.get('/toi')).text()).toContain('Bạn đồng ý từ')
  await visitor.post('/toi/tin', {})
  const consents = (await takeData(visitor)).parts['identity']!['consents']!
  expect(consents).toHaveLength(1)
  expect(consents[0]!['words']).toContain('Tôi đồng ý')
  expect(consents[0]).toMatchObject({ version: '2026-11', how: 'page' })
  expect(consents[0]!['withdrawnAt']).not.toBeNull()
})
