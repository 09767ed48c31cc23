/** Who tells an order's code and telephone: sees it, acts on it for two hours, and touches no money. */
import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { openShop, type Placed, type Shop } from '#tests/shop'
import { Visitor } from '#tests/visitor'

let portal: TestPortal
let shop: Shop
beforeAll(async () => {
  portal = await testPortal()
  shop = await openShop(portal)
})

let visitors = 0
/** Somebody else's browser, with the secret of the visit. */
async function visitOf({ code }: Placed): Promise<{ visitor: Visitor; at: string; k: string }> {
  const visitor = new Visitor(portal, `198.51.101.${++visitors}`)
  const answer = await visitor.post('/don-hang', { ma: code, 'dien-thoai': '0912345678' })
  expect(answer.status).toBe(303)
  const at = answer.headers.get('location')!
  return { visitor, at, k: new URL(at, 'http://x').searchParams.get('k')! }
}
const links = () => sql<{ body: string; to: string }>(portal.store.now, 'test.links', `select body, to_address as to from notices.messages where kind = 'purchase-link' order by created_at, id`)

test('by code and telephone a buyer cancels, writes to the seller and complains', async () => {
  const order = await shop.order('cash')
  const { visitor, at, k } = await visitOf(order)
  expect(k).toMatch(/^vk_[\w-]{32}$/)
  const page = await (await visitor.get(at)).text()
  for (const words of [order.code, 'Hủy đơn', 'Nhắn người bán, khiếu nại']) expect(page).toContain(words)
  expect(page).not.toContain(order.token)
  const on = `/don-hang/${order.purchase}/${order.code}`
  for (const path of ['trao-doi', 'khieu-nai', 'hoa-don', 'danh-gia']) expect((await visitor.get(`${on}/${path}?k=${k}`)).status, path).toBe(200)
  expect((await visitor.post(`${on}/trao-doi?k=${k}`, { loi: 'Giao buổi sáng giúp tôi', khoa: '' })).status).toBe(303)
  expect((await visitor.post(on, { k, den: 'cancelled' })).status).toBe(303)
  expect(await order.page()).toContain('đã hủy')
})

test('the secret of a visit opens that purchase alone, for two hours', async () => {
  const [order, other] = [await shop.order('cash'), await shop.order('cash')]
  const { visitor, at, k } = await visitOf(order)
  expect((await visitor.get(`/don-hang/${other.purchase}?k=${k}`)).status).toBe(404)
  expect((await visitor.get(`/don-hang/${order.purchase}?k=${k.slice(1)}`)).status).toBe(404)
  const then = portal.at
  portal.at = new Date(then.getTime() + 2 * 3_600_000 - 1_000)
  expect((await visitor.get(at)).status).toBe(200)
  portal.at = new Date(then.getTime() + 2 * 3_600_000)
  expect((await visitor.get(at)).status).toBe(404)
  // The next visit clears away what has ended.
  await visitOf(order)
  expect(await sql(portal.store.now, 'test.keys', `select from orders.purchase_keys where purchase_id = (select purchase_id from orders.orders where id = $1) and token_hash like 'visit:%'`, [order.id])).toHaveLength(1)
  portal.at = then
})

test('a visit names no account and settles no refund; the link sent to the telephone of the order does', async () => {
  const order = await shop.order('transfer')
  await shop.pay(order.code, 175_000)
  expect(await shop.move(order.code, ['refused', 'hết hàng'])).toEqual([303])
  const { visitor, at, k } = await visitOf(order)
  const page = await (await visitor.get(at)).text()
  expect(page).toContain('Gửi liên kết tới')
  expect(page).not.toContain('name="so-tk"')
  const account = { viec: 'tai-khoan', 'ngan-hang': '970436', 'so-tk': '123456789', 'chu-tk': 'KE GIAN' }
  expect((await visitor.post(`/don-hang/${order.purchase}/${order.code}/tien`, { k, ...account })).status).toBe(403)
  const before = (await links()).length
  const ask = () => visitor.post(`/don-hang/${order.purchase}/lien-ket`, { k })
  expect([(await ask()).status, (await ask()).status, (await ask()).status, (await ask()).status]).toEqual([303, 303, 303, 429])
  const sent = (await links()).slice(before)
  expect(sent.length).toBeGreaterThan(0)
  expect(new Set(sent.map((each) => each.to))).toEqual(new Set(['+84912345678']))
  const link = /\/don-hang\/\S+\?k=(k_[\w-]{32})$/.exec(sent[0]!.body)!
  expect(await (await visitor.get(link[0])).text()).toContain('name="so-tk"')
  expect((await visitor.post(`/don-hang/${order.purchase}/${order.code}/tien`, { ...account, k: link[1]!, 'chu-tk': 'TRAN THU' })).status).toBe(303)
  expect(await (await visitor.get(at)).text(), 'a visit sees no more of it than its end').toContain('…6789')
})

test('the page of an order tells search engines nothing and keeps its secret in the other language', async () => {
  const order = await shop.order('cash')
  const page = await order.page()
  expect(page).not.toContain('ld+json')
  expect(page).toContain(`href="/en/don-hang/${order.purchase}?k=${order.token}"`)
  const talk = await (await order.buyer.get(`/don-hang/${order.purchase}/${order.code}/trao-doi?k=${order.token}`)).text()
  expect(talk).toContain(`href="/en/don-hang/${order.purchase}/${order.code}/trao-doi?k=${order.token}"`)
  expect(talk).not.toContain('ld+json')
})
