import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { personOfPhone } from '#identity'
import { addMember, findProducerBySlug } from '#producers'
import { sql } from '#platform/db'
import { isPublicAddress, mayPostTo, postGuarded } from '#platform/guarded-post'
import { drainJobs } from '#platform/jobs'
import { newsJobs, tell } from '#platform/news'
import { orderMoved, purchasePlaced } from '#orders'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, type Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'
import type { AllTables } from '../../tables.ts'
import { hooksListeners } from './hear-news.ts'
import { WAITS } from './hook.rules.ts'
import { hooksJobs } from './hooks.jobs.ts'
import { sendHook } from './send-hook.ts'

vi.hoisted(() => { process.env['HOOKS_TO_LOOPBACK'] = '1' })

interface Got { readonly headers: IncomingMessage['headers']; readonly body: string }
let got: Got[] = []
let answer: (response: ServerResponse) => void
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (part: Buffer) => { body += String(part) })
  request.on('end', () => { got.push({ headers: request.headers, body }); answer(response) })
})
let portal: TestPortal
let seller: Visitor
let producerId: string
let path: string
let url: string

beforeAll(async () => {
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/tin`
  // Ahead of the database's own clock, so that nothing that waits is due by itself.
  portal = await testPortal('2028-06-01')
  const officer = await officerAt(portal, 'central-officer', 'VN')
  await portal.store.transaction(async (tx) => aRecognition(tx, await aProduct(tx, { name: 'Mật hoa dừa', producer: 'HTX Thử Một', provinceCode: '86' as never }), '2026-01-05'))
  expect((await officer.post('/can-bo/ban/mat-hoa-dua', { 'don-vi': 'g', ton: '10000', 'goi-0': 'Chai', 'luong-0': '500', 'gia-0': '145.000', 'phi-giao': '0', 'dong-y': 'Thử' })).status).toBe(303)
  producerId = (await findProducerBySlug(portal.store.read, 'htx-thu-mot'))!.id
  await portal.store.transaction(async (tx) => addMember(tx, { producerId: producerId as never, personId: await personOfPhone(tx, '+84903000111', portal.at), role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at))
  await work()
  seller = await buyerAt(portal, '+84903000111')
  const made = await seller.post('/ban-hang/ket-noi/tin', { 'dia-chi': url, 'tin-order-placed': 'co', 'tin-order-moved': 'co' })
  path = made.headers.get('location')!
  expect(path).toMatch(/^\/ban-hang\/ket-noi\/tin\/[0-9a-f-]{36}$/)
})
afterAll(() => { receiver.closeAllConnections(); receiver.close() })
beforeEach(() => {
  got = []
  answer = (response) => response.writeHead(204).end()
})

const work = () => drainJobs<AllTables>([...newsJobs<AllTables>(hooksListeners), ...hooksJobs({ post: postGuarded })], portal.store, () => portal.at)
let orders = 0
const moved = async (to = 'accepted'): Promise<string> => {
  const code = `DH-26-${String(++orders).padStart(6, '0')}`
  await portal.store.transaction((tx) => tell(tx, orderMoved, { id: '01900000-0000-7000-8000-000000000000', code, producerId, from: 'placed', to, by: 'seller', freed: false, at: portal.at.toISOString() }))
  await work()
  return code
}
const deliveries = () => sql<{ id: string; state: string; tries: number; last_status: number | null; last_answer: string | null; next_at: Date | null }>(portal.store.now, 'test.deliveries', 'select * from hooks.deliveries order by made_at desc, id desc')
const again = (id: string) => sendHook(portal.store, id, postGuarded, new AbortController().signal, portal.at)

test('a message is signed over id, moment and body, names codes only, and comes once however often its news is heard', async () => {
  const code = await moved()
  for (let told = 0; told < 2; told++) await hooksListeners[1]!.hear({ store: portal.store } as never, { id: 'x', code, producerId, from: 'placed', to: 'accepted', by: 'seller', freed: false, at: portal.at.toISOString() })
  await work()
  expect(got).toHaveLength(1)
  const { headers, body } = got[0]!
  expect(JSON.parse(body)).toEqual({ type: 'order-moved', timestamp: portal.at.toISOString(), data: { order: code, from: 'placed', to: 'accepted', by: 'seller' } })
  const secret = /whsec_[A-Za-z0-9+/=]+/.exec(await (await seller.get(path)).text())![0]
  const signed = createHmac('sha256', Buffer.from(secret.slice(6), 'base64')).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64')
  expect(headers['webhook-signature']).toBe(`v1,${signed}`)
  expect((await deliveries())[0]).toMatchObject({ state: 'delivered', tries: 1, last_status: 204 })
})

test('a purchase tells the endpoint of its seller, not of events that were not asked for', async () => {
  const [offer] = await sql<{ id: string }>(portal.store.now, 'test.offer', 'select id from offers.offers')
  await portal.store.transaction((tx) => tell(tx, purchasePlaced, { purchase: 'MH-26-000001', orders: [{ id: 'x', code: 'DH-26-900001', producerId }, { id: 'y', code: 'DH-26-900002', producerId: '01900000-0000-7000-8000-000000000009' }], offers: [offer!.id], at: portal.at.toISOString() }))
  await work()
  expect(got.map((each) => (JSON.parse(each.body) as { data: object }).data)).toEqual([{ order: 'DH-26-900001' }])
})

test.each([
  ['answers 500', (response: ServerResponse) => response.writeHead(500).end('broken'), 500, 'broken'],
  ['redirects elsewhere', (response: ServerResponse) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(), 302, ''],
  ['cuts the line', (response: ServerResponse) => response.socket!.destroy(), null, 'unreachable'],
] as const)('a receiver that %s is tried again under the same id, with growing waits', async (_, misbehave, status, said) => {
  answer = misbehave
  await moved()
  const [first] = await deliveries()
  expect(first).toMatchObject({ state: 'queued', tries: 1, last_status: status, last_answer: said, next_at: new Date(portal.at.getTime() + WAITS[0] * 1_000) })
  await again(first!.id)
  expect((await deliveries())[0]).toMatchObject({ tries: 2, next_at: new Date(portal.at.getTime() + WAITS[1] * 1_000) })
  answer = (response) => response.writeHead(200).end()
  await again(first!.id)
  expect((await deliveries())[0]).toMatchObject({ state: 'delivered', tries: 3, last_status: 200 })
  expect(new Set(got.map((each) => each.headers['webhook-id']))).toEqual(new Set([first!.id]))
  expect(got).toHaveLength(3)
})

test('a receiver that never answers is not waited for, and one that never ends is read to its first bytes', async () => {
  answer = () => undefined
  const began = performance.now()
  expect(await postGuarded({ url, headers: {}, body: '{}', seconds: 0.3, mostBytes: 100 })).toEqual({ kind: 'silent', why: 'too-slow' })
  expect(performance.now() - began).toBeLessThan(3_000)
  answer = (response) => { response.writeHead(200); const pour = (): void => { if (!response.destroyed) response.write('x'.repeat(10_000), () => setImmediate(pour)) }; pour() }
  expect(await postGuarded({ url, headers: {}, body: '{}', seconds: 5, mostBytes: 100 })).toEqual({ kind: 'answered', status: 200, text: 'x'.repeat(100) })
})

test('after three days of failing an endpoint is disabled once and its people are told; enabled again, what it missed is sent again', async () => {
  answer = (response) => response.writeHead(500).end()
  await moved()
  const [lost] = await deliveries()
  portal.at = new Date(portal.at.getTime() + 3 * 86_400_000 + 1)
  await again(lost!.id)
  await again(lost!.id)
  expect((await deliveries())[0]).toMatchObject({ state: 'failed', tries: 2 })
  const sms = await sql(portal.store.now, 'test.sms', `select 1 from notices.messages where kind = 'hook-disabled' and to_address = '+84903000111'`)
  expect(sms).toHaveLength(1)
  const owner = await buyerAt(portal, '+84903000111')
  expect(await (await owner.get(path)).text()).toContain('Cổng đã ngừng gửi đến đây')
  await moved('sent')
  expect((await deliveries())[0]!.id).toBe(lost!.id)
  expect((await owner.post(path, { viec: 'gui-lai', tin: lost!.id })).status).toBe(409)
  expect((await owner.post(path, { viec: 'bat' })).status).toBe(303)
  answer = (response) => response.writeHead(200).end()
  expect((await owner.post(path, { viec: 'gui-lai', tin: lost!.id })).status).toBe(303)
  await work()
  expect((await deliveries()).find((each) => each.id === lost!.id)).toMatchObject({ state: 'delivered' })
  // Somebody else’s log is not there.
  expect((await (await buyerAt(portal, '+84903000222')).get(path)).status).toBe(404)
})

test('410 ends an endpoint at once', async () => {
  answer = (response) => response.writeHead(410).end()
  await moved()
  expect((await deliveries())[0]).toMatchObject({ state: 'failed', last_status: 410 })
})

test('webhooks go to public https addresses only', async () => {
  for (const address of ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '::1', '::', 'fe80::1', 'fc00::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '2001:db8::1', '2002:7f00:1::']) expect(isPublicAddress(address), address).toBe(false)
  for (const address of ['1.1.1.1', '113.160.0.1', '2606:4700::1111', '2405:4800::1']) expect(isPublicAddress(address), address).toBe(true)
  for (const asked of ['http://example.com/', 'ftp://example.com', 'https://user:pass@example.com/', 'https://localhost/', 'https://printer.local/', 'https://10.0.0.1/', 'https://[::1]/', 'https://0x7f000001/', 'https://2130706433/', 'javascript:alert(1)', 'https://', '']) expect(mayPostTo(asked), asked).toBe(asked.includes('0x7f') || asked.includes('2130706433'))
  expect(mayPostTo('https://hooks.example.com/x?y=1')).toBe(true)
  // A name of the house: what it resolves to decides, not how it is written.
  expect(await postGuarded({ url: 'https://localhost.localdomain.example.invalid/', headers: {}, body: '{}', seconds: 5, mostBytes: 100 })).toEqual({ kind: 'silent', why: 'unreachable' })
  const owner = await buyerAt(portal, '+84903000111')
  const refused = await owner.post('/ban-hang/ket-noi/tin', { 'dia-chi': 'https://192.168.1.1/x', 'tin-order-placed': 'co' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('value="https://192.168.1.1/x"')
})
