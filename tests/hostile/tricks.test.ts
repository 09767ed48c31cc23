/** What hostile people try that is no wrong address: forms of other sites, texts that pass for others, links that were over, bodies without end. */
import { beforeAll, expect, test } from 'vitest'
import { createHmac } from 'node:crypto'
import { loadGeography } from '#geography'
import { othersWords } from '#notices'
import { endMember } from '#producers'
import { sql } from '#platform/db'
import { isPublicAddress, mayPostTo } from '#platform/guarded-post'
import { csvPieces } from '#platform/sheet'
import { writeSetting } from '#platform/settings'
import { loggablePath } from '#platform/session'
import { cleanText } from '#platform/web'
import { openShop, type Shop } from '#tests/shop'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt, Visitor } from '#tests/visitor'
import { bankFeeds } from '../../src/modules/payments/bank-feed.rules.ts'

let portal: TestPortal
let shop: Shop
let other: Shop
beforeAll(async () => {
  portal = await testPortal()
  shop = await openShop(portal)
  other = await openShop(portal, 'HTX Thử Khác', '9988776655', '+84903000222')
  await portal.store.transaction((tx) => loadGeography(tx))
})
const api = (method: string, path: string, secret: string, body?: object) => portal.app.request(`http://localhost/api/v1${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}), headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` } })
const scopes = ['orders:read', 'orders:move', 'offers:read', 'offers:write', 'stock:write']
async function keyOf(who: Visitor, base: string): Promise<string> {
  const made = await who.post(base, { ten: 'Thử', han: '30', ...Object.fromEntries(scopes.map((scope) => [`quyen-${scope}`, 'co'])) })
  return /<code>(ocop_[\w-]{32})<\/code>/.exec(await made.text())![1]!
}

test('no form of another site is taken, at any address that a form may be sent to', async () => {
  const taken: string[] = []
  const posts = [...new Set(portal.app.routes.filter((each) => each.method === 'POST' && !each.path.startsWith('/api/v1/')).map((each) => each.path))]
  expect(posts.length).toBeGreaterThan(80)
  for (const path of posts) {
    const address = path.replace(/\{[^}]*\}/g, '').replace(/:[a-z]+/gi, 'x')
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }] as const) {
      for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
        const answer = await shop.seller.ask(address, { method: 'POST', body: '', headers: { 'content-type': type, ...headers } })
        if (answer.status !== 403) taken.push(`${path} ${type} ${JSON.stringify(headers)}: ${answer.status}`)
      }
    }
  }
  expect(taken).toEqual([])
}, 60_000)

test('the API that writes takes no session for a key', async () => {
  for (const [method, path] of [['POST', `/orders/DH-26-000001/moves`], ['PUT', '/offers/mat-hoa-dua-1'], ['PATCH', '/stock'], ['GET', '/orders'], ['POST', '/hooks']] as const) {
    const answer = await shop.seller.ask(`/api/v1${path}`, { method, ...(method === 'GET' ? {} : { body: '{}' }), headers: { 'content-type': 'application/json' } })
    expect([401, 403], path).toContain(answer.status)
  }
})

test('a basket is nobody’s but whose secret it is, by its id too', async () => {
  const made = async () => (await (await portal.app.request('http://localhost/api/v1/baskets', { method: 'POST' })).json()) as { id: string; token: string }
  const [mine, theirs] = [await made(), await made()]
  expect((await api('GET', `/baskets/${mine.id}`, mine.token)).status).toBe(200)
  for (const secret of [theirs.token, '', mine.id]) {
    expect([401, 404]).toContain((await api('GET', `/baskets/${mine.id}`, secret)).status)
    expect([401, 404]).toContain((await api('PUT', `/baskets/${mine.id}/lines`, secret, { lines: [] })).status)
  }
})

test('the framework’s frame, type and referrer rules stand on pages, refusals and answers of the API alike', async () => {
  for (const path of ['/', '/vao', '/don-hang', '/khong-co-gi', '/api/v1/orders', '/ban-hang', '/tra-loi/x']) {
    const { headers } = await new Visitor(portal).get(path)
    expect(headers.get('content-security-policy'), path).toContain(`frame-ancestors 'none'`)
    expect([headers.get('x-content-type-options'), headers.get('x-frame-options')], path).toEqual(['nosniff', 'DENY'])
  }
})

test('after signing in nobody is sent to another site', async () => {
  for (const den of ['https://evil.example', '//evil.example', '/\\evil.example', '/%09/evil.example', 'javascript:alert(1)', '/\t/evil.example', '\\\\evil.example', '/..//evil.example']) {
    const page = await (await new Visitor(portal).get(`/vao?den=${encodeURIComponent(den)}`)).text()
    expect(page, den).not.toMatch(/name="den" value="(?:https?:|\/\/|\/\\|javascript:|\\|\/\t)/)
  }
})

test('a key ends with the right of whoever made it, and somebody else of the producer takes it over with a new secret', async () => {
  const key = await keyOf(other.seller, '/ban-hang/ket-noi')
  expect((await api('GET', '/orders', key)).status).toBe(200)
  const [member] = await sql<{ person: string }>(portal.store.now, 'test.member', 'select person_id as person from producers.members where producer_id = $1 and ends_at is null', [other.producerId])
  await portal.store.transaction((tx) => endMember(tx, other.producerId as never, member!.person as never, member!.person as never, portal.at))
  expect((await api('GET', '/orders', key)).status).toBe(401)
  expect((await other.seller.get('/ban-hang/don')).status).toBe(200)
  expect((await other.seller.get(`/ban-hang/sao-ke?chu-the=${other.producerSlug}`)).status).toBe(404)
  // The office's key ends with the officer's role.
  const officer = await officerAt(portal, 'province-officer', '86')
  const offices = await keyOf(officer, '/can-bo/ket-noi')
  expect((await api('GET', '/orders', offices)).status).toBe(200)
  await portal.store.transaction((tx) => sql(tx, 'test.end-role', 'update identity.roles set ended_at = $2 where person_id = $1', [officer.officer.personId, portal.at]))
  expect((await api('GET', '/orders', offices)).status).toBe(401)
})

test('officers whom a producer has ended do nothing for it: not with orders, words, money, nor by a key', async () => {
  const order = await shop.order('cash')
  const officer = await officerAt(portal, 'province-officer', '86')
  const key = await keyOf(officer, '/can-bo/ket-noi')
  expect((await shop.seller.post(`/ban-hang/nguoi/${shop.producerSlug}/can-bo`, { cho: 'thoi' })).status).toBe(303)
  const [product] = await sql<{ slug: string }>(portal.store.now, 'test.product', 'select slug from certification.products where producer_id = $1', [shop.producerId])
  for (const [path, fields] of [[`/can-bo/don/${order.code}`, { den: 'accepted' }], [`/can-bo/don/${order.code}/trao-doi`, { loi: 'x' }], [`/can-bo/don/${order.code}/khieu-nai/tra-loi`, { loi: 'x' }], [`/can-bo/don/${order.code}/hoa-don`, { so: '1' }], [`/can-bo/don/${order.code}/tien`, { viec: 'tinh' }],
    ['/can-bo/tien/01900000-0000-7000-8000-000000000000', { 'chu-the': shop.producerSlug, viec: 'bo-qua' }], ['/can-bo/tien/sao-ke-ngan-hang', { 'chu-the': shop.producerSlug, bang: 'x' }]] as const) expect((await officer.post(path, fields)).status, path).toBe(403)
  expect((await api('POST', `/orders/${order.code}/moves`, key, { to: 'accepted' })).status).toBe(403)
  expect((await api('PUT', `/offers/${product!.slug}`, key, { state: 'on-sale', unit: 'g', stock: 1, madeToOrder: false, readyOn: null, packs: [{ name: 'Chai', size: 500, priceVnd: 1_000 }], consent: 'Bà Thử đồng ý' })).status).toBe(403)
  expect(await (await api('PATCH', '/stock', key, { items: [{ product: product!.slug, change: -500 }] })).json()).toMatchObject({ items: [{ outcome: 'not-found' }] })
  expect((await shop.seller.post(`/ban-hang/nguoi/${shop.producerSlug}/can-bo`, { cho: 'duoc' })).status).toBe(303)
})

test('a move that the money or the stock forbids is refused by the API too, and says why', async () => {
  const order = await shop.order('transfer')
  const key = await keyOf(shop.seller, '/ban-hang/ket-noi')
  await shop.pay(order.code.replaceAll('-', ''), 175_000)
  expect((await api('POST', `/orders/${order.code}/moves`, key, { to: 'accepted' })).status).toBe(200)
  await shop.move(order.code, ['sent'], ['delivered'], ['coming-back', 'khách trả'], ['returned'])
  const refused = await api('POST', `/orders/${order.code}/moves`, key, { to: 'refunded' })
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ code: 'owed' })
})

test('texts hold nothing unseen, so that one name cannot pass for another', () => {
  expect(cleanText('HTX \u202Eusaht\u202C\u200B Ba\u0300 Thu\u031b\u0309\u0000\u0085')).toBe('HTX usaht Bà Thử')
  expect(cleanText('\ufeff\u2066=1+1\u2069')).toBe('=1+1')
  expect(cleanText('👨‍👩‍👧 ngon')).toBe('👨‍👩‍👧 ngon')
  expect(cleanText('a\u2028b')).toBe('a\nb')
})

test('words that a seller types reach the buyer’s telephone on one line and without a link', async () => {
  const order = await shop.order('cash')
  await shop.move(order.code, ['refused', 'Hết hàng\nCổng OCOP: nhập thẻ tại https://cong-ocop.evil.example/the hoặc evil-shop.vn/x nhé'])
  const [sms] = await sql<{ body: string }>(portal.store.now, 'test.sms', `select body from notices.messages where subject_id = $1 and kind = 'order-moved'`, [order.id])
  expect(sms!.body).toContain('Hết hàng')
  expect(sms!.body).not.toMatch(/\n|evil/)
  for (const plain of ['Giao trước 5.30 chiều, 2.500 đ', 'TP.HCM, P.Bến Nghé', 'FT26329000001']) expect(othersWords(plain)).toBe(plain)
})

test('cells that a program could take for formulas are texts in every CSV', async () => {
  const sheet = { name: 'x', columns: [{ heading: { vi: 'Tên', en: 'Name' }, kind: 'text', width: 10, value: (row: string) => row }], rows: ['=HYPERLINK("http://evil")', '+1', '-1', '@x', '\t=1', '＝1', 'a"b', 'thường'] } as never
  const pieces: string[] = []
  for await (const piece of csvPieces(sheet, 'vi')) pieces.push(piece)
  for (const line of pieces.slice(1)) expect(line).not.toMatch(/^"?[=+\-@\t＝]/)
})

test('an order is not found by trying codes and telephones, from however many places', async () => {
  const order = await shop.order('cash')
  let from = 0
  const tries = async (ma: string, phone: string) => (await new Visitor(portal, `192.0.2.${++from}`).post('/don-hang', { ma, 'dien-thoai': phone })).status
  for (let n = 0; n < 30; n++) expect([200, 422]).toContain(await tries(order.purchase, `09120000${String(n).padStart(2, '0')}`))
  expect(await tries(order.purchase, '0912000099')).toBe(429)
  for (let n = 0; n < 30; n++) await tries(`MH-26-9${String(n).padStart(5, '0')}`, '0987654321')
  expect(await tries('MH-26-000777', '0987654321')).toBe(429)
})

test('a body that does not say how long it is is read no further than a form', async () => {
  let sent = 0
  const endless = new ReadableStream({ pull(controller) { sent += 65_536; if (sent > 40 * 1024 * 1024) controller.close(); else controller.enqueue(new Uint8Array(65_536)) } })
  const answer = await portal.app.request('http://localhost/don-hang/MH-26-000001/DH-26-000001/khieu-nai?k=x', { method: 'POST', body: endless, duplex: 'half', headers: { 'content-type': 'multipart/form-data; boundary=x', origin: 'http://localhost' } } as RequestInit)
  expect(answer.status).toBe(413)
  expect(sent).toBeLessThan(1024 * 1024)
})

test('the link of a message is changed by no preview, and its secret is in no log', async () => {
  const order = await shop.order('cash')
  const [sms] = await sql<{ body: string; secret: boolean }>(portal.store.now, 'test.call', `select body, secret from notices.messages where subject_id = $1 and kind = 'order-placed'`, [order.id])
  const visitor = new Visitor(portal)
  if (sms) {
    const path = new URL(/https?:\S+/.exec(sms.body)![0]).pathname
    expect([sms.secret, loggablePath(path)]).toEqual([true, '/tra-loi/k_***'])
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']) await visitor.ask(path, { method })
    expect((await visitor.get(path)).headers.get('referrer-policy')).toBe('no-referrer')
    expect((await sql<{ state: string }>(portal.store.now, 'test.state', 'select state from orders.orders where id = $1', [order.id]))[0]!.state).toBe('placed')
  }
})

test('what a bank did not say is no money: other accounts, amounts that are none, nesting without end, keys twice', async () => {
  const accounts = [{ bin: '970436', number: '0011002233' }]
  await portal.store.transaction((tx) => writeSetting(tx, bankFeeds, { thu: { source: 'sepay', proof: 'sepay-hmac', secret: 'unit-secret', accounts } }, 'test'))
  const order = await shop.order('transfer')
  const news = (more: object) => JSON.stringify({ id: 7, gateway: 'Vietcombank', transactionDate: '2026-11-24 09:10:00', accountNumber: '0011002233', code: null, content: order.code.replaceAll('-', ''), transferType: 'in', transferAmount: 175_000, accumulated: 9, subAccount: null, referenceCode: 'FT7', ...more })
  const tell = async (body: string, at = portal.at) => {
    const stamp = String(at.getTime() / 1_000)
    return (await portal.app.request('http://localhost/api/v1/webhooks/sepay/thu', { method: 'POST', body, headers: { 'content-type': 'application/json', 'x-sepay-timestamp': stamp, 'x-sepay-signature': `sha256=${createHmac('sha256', 'unit-secret').update(`${stamp}.${body}`).digest('hex')}` } })).status
  }
  for (const transferAmount of [-175_000, 0, 0.5, 1e300, '175000đ', null]) expect([200, 422], String(transferAmount)).toContain(await tell(news({ transferAmount })))
  expect(await tell(news({ accountNumber: '9988776655' }))).toBeLessThan(500)
  expect(await tell(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toBe(422)
  expect(await tell(`{"a":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`)).toBe(422)
  expect(await tell(news({ transferAmount: 175_000 }), new Date(portal.at.getTime() - 365 * 86_400_000))).toBe(401)
  expect((await sql<{ state: string }>(portal.store.now, 'test.request', 'select state from payments.requests where subject_id = $1', [order.id]))[0]!.state).not.toBe('paid')
})

test('webhooks go to the open internet alone, whichever way an address is written', () => {
  for (const url of ['https://127.1/', 'https://2130706433/', 'https://0x7f000001/', 'https://0177.0.0.1/', 'https://0/', 'https://0.0.0.0/', 'https://[::1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/', 'https://[64:ff9b::7f00:1]/', 'https://[fe80::1]/', 'https://[fd00::1]/', 'https://169.254.169.254/latest', 'https://localhost/', 'https://a.localhost/', 'https://x.internal/',
    'https://user:pw@example.com/', 'http://example.com/', 'ftp://example.com/', 'https://10.0.0.1/', 'https://192.168.1.1/', 'https://100.64.0.1/', 'https://[2002:7f00:1::]/', 'https://１２７.0.0.1/']) expect(mayPostTo(url), url).toBe(false)
  for (const address of ['127.0.0.1', '::1', '::ffff:10.0.0.1', '169.254.169.254', 'fe80::1', '0.0.0.0', '255.255.255.255', '224.0.0.1', 'x']) expect(isPublicAddress(address), address).toBe(false)
})
