import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { openShop, type Shop } from '#tests/shop'
import { Visitor } from '#tests/visitor'

let portal: TestPortal
let shop: Shop
let slug: string
beforeAll(async () => {
  portal = await testPortal()
  shop = await openShop(portal)
  slug = (await sql<{ slug: string }>(portal.store.now, 'test.slug', `select product.slug from certification.products product join offers.offers on product_id = product.id`))[0]!.slug
})

const packOf = async (): Promise<string> => /name="goi" value="([^"]+)"/.exec(await (await new Visitor(portal).get(`/san-pham/${slug}`)).text())![1]!

test('one thing is bought straight from its page, and pressed again it is this many, not so many more', async () => {
  const buyer = new Visitor(portal, '198.51.100.31')
  const goi = await packOf()
  for (const sl of ['2', '2']) expect((await buyer.post('/gio-hang/them', { goi, sl, viec: 'mua' })).headers.get('location')).toBe('/dat-hang')
  expect(await (await buyer.get('/dat-hang')).text()).toContain('290.000 đ')
  expect((await buyer.post('/gio-hang/them', { goi, sl: '1' })).headers.get('location')).toBe('/gio-hang')
  expect(await (await buyer.get('/gio-hang')).text()).toContain('435.000 đ')
})

test('what else is in the basket is shown before it is bought along', async () => {
  const other = await openShop(portal, 'HTX Thử Khác', '0011002244', '+84903000222')
  const [more] = await sql<{ id: string }>(portal.store.now, 'test.other-pack', 'select pack.id from offers.packs pack join offers.offers offer on offer.id = pack.offer_id where offer.producer_id = $1', [other.producerId])
  const buyer = new Visitor(portal, '198.51.100.32')
  await buyer.post('/gio-hang/them', { goi: more!.id, sl: '1' })
  expect((await buyer.post('/gio-hang/them', { goi: await packOf(), sl: '1', viec: 'mua' })).headers.get('location')).toBe('/gio-hang')
})

test('after an order the page says first what the buyer does and until when', async () => {
  const placed = await shop.order('transfer')
  const page = await placed.page()
  expect(page).toContain('Việc của bạn: chuyển khoản')
  expect(page.indexOf('Việc của bạn')).toBeLessThan(page.indexOf('<svg role="img"'))
  expect(page).toContain('chờ bạn chuyển khoản')
  expect(page).toContain('Hủy đơn này')
  await shop.pay(placed.code.replaceAll('-', ''), 175_000)
  expect(await placed.page()).not.toContain('chờ bạn chuyển khoản')
})

test('sellers who share no way to pay are told of before anything is typed', async () => {
  const third = await openShop(portal, 'HTX Thử Thứ Ba', '0011002255', '+84903000333')
  await portal.store.transaction((tx) => sql(tx, 'test.no-cash', 'update offers.stalls set takes_cash = false where producer_id = $1', [third.producerId]))
  await portal.store.transaction((tx) => sql(tx, 'test.no-account', `update payments.accounts set verified_at = null where owner_id = $1`, [shop.producerId]))
  const packs = await sql<{ id: string }>(portal.store.now, 'test.packs', 'select pack.id from offers.packs pack join offers.offers offer on offer.id = pack.offer_id where offer.producer_id = any($1::uuid[])', [[shop.producerId, third.producerId]])
  const buyer = new Visitor(portal, '198.51.100.35')
  for (const { id } of packs) await buyer.post('/gio-hang/them', { goi: id, sl: '1' })
  const page = await (await buyer.get('/dat-hang')).text()
  expect(page).toContain('không có cách trả chung')
  expect(page).not.toContain('Xem lại đơn</span>')
})
