/** Twenty at the same moment: a double press, two tabs, a program gone wild. What may happen once happens once. */
import { beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { sql } from '#platform/db'
import { openShop, type Placed, type Shop } from '#tests/shop'
import { testPortal, type TestPortal } from '#tests/portal'
import { Visitor } from '#tests/visitor'

let portal: TestPortal
let shop: Shop
const twenty = <T>(what: (n: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 20 }, (_, n) => what(n)))
const count = async (query: string, values: unknown[] = []): Promise<number> => Number((await sql<{ n: number }>(portal.store.now, `test.${query.slice(0, 55)}`, `select (${query})::bigint as n`, values))[0]!.n)
const memo = (order: Placed): string => order.code.replaceAll('-', '')
const stock = () => count('select sum(stock) from offers.offers')

beforeAll(async () => {
  portal = await testPortal()
  shop = await openShop(portal)
})

async function ready(quantity = '1'): Promise<{ readonly buyer: Visitor; readonly fields: Record<string, string> }> {
  const buyer = new Visitor(portal, `203.0.113.${Math.floor(Math.random() * 250)}`)
  const [slug] = await sql<{ slug: string }>(portal.store.now, 'test.slug', 'select slug from certification.products limit 1')
  const pack = /name="goi" value="([^"]+)"/.exec(await (await buyer.get(`/san-pham/${slug!.slug}`)).text())![1]!
  await buyer.post('/gio-hang/them', { goi: pack, sl: quantity })
  await buyer.post('/dat-hang', { ten: 'Trần Thử', 'dien-thoai': '0912 345 999', tinh: '01', xa: 'phường Hoàn Kiếm', 'so-nha': '12', 'ghi-chu': '', tra: 'chuyen-khoan' })
  const review = await (await buyer.get('/dat-hang/xem-lai')).text()
  return { buyer, fields: Object.fromEntries([...review.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!])) }
}

test('twenty confirmations of one secret are one purchase that takes its stock once', async () => {
  const { buyer, fields } = await ready()
  const [before, purchases] = [await stock(), await count('select count(*) from orders.purchases')]
  const answers = await twenty(() => buyer.post('/dat-hang/xac-nhan', fields))
  expect(answers.map((each) => each.status)).toEqual(Array(20).fill(303))
  expect(await count('select count(*) from orders.purchases')).toBe(purchases + 1)
  expect(await stock()).toBe(before - 500)
})

test('a total, a way or a secret that was made up places nothing', async () => {
  const { buyer, fields } = await ready()
  const purchases = await count('select count(*) from orders.purchases')
  for (const more of [{ tong: '1' }, { tong: '-175000' }, { tong: 'NaN' }, { tong: '1e9' }, { khoa: `k_${'x'.repeat(32)}` }, { khoa: 'x' }, Object.fromEntries(Object.keys(fields).filter((name) => name.startsWith('cach')).map((name) => [name, newId()]))]) {
    if (Object.keys(more).length === 0) continue
    const answer = await buyer.post('/dat-hang/xac-nhan', { ...fields, ...more })
    expect([303, 400, 409, 422], JSON.stringify(more)).toContain(answer.status)
    expect(answer.headers.get('location') ?? '', JSON.stringify(more)).not.toMatch(/^\/don-hang/)
  }
  expect(await count('select count(*) from orders.purchases')).toBe(purchases)
})

test('amounts that are none leave no line in a basket that costs less than nothing', async () => {
  const buyer = new Visitor(portal)
  const [pack] = await sql<{ id: string }>(portal.store.now, 'test.a-pack', 'select id from offers.packs limit 1')
  for (const sl of ['-1', '0', '0.5', 'NaN', '1e9', '99999999999999999999', '１２', '0x10', '']) await buyer.post('/gio-hang/them', { goi: pack!.id, sl })
  for (const sl of ['-5', '1.5', 'Infinity', '9007199254740993']) await buyer.post('/gio-hang', { [`sl-${pack!.id}`]: sl })
  expect(await count('select count(*) from basket.lines where quantity < 1 or quantity > 999')).toBe(0)
  expect((await buyer.post('/gio-hang/them', { goi: newId(), sl: '1' })).status).toBeGreaterThanOrEqual(400)
})

test('twenty recordings of one refund are one, and twenty of different forms give back no more than is owed', async () => {
  const order = await shop.order('transfer')
  await shop.pay(memo(order), 175_000)
  await shop.move(order.code, ['refused', 'hết hàng'])
  const refunded = () => count(`select coalesce(sum(amount_vnd), 0) from payments.entries join payments.movements on movements.id = movement_id where subject_id = $1 and what = 'refund' and account = 'bank'`, [order.id])
  const give = (lan: string, sum: string) => shop.seller.post(`/ban-hang/don/${order.code}/tien`, { viec: 'tra-lai', lan, 'so-tien': sum, 'bang-chung': 'FT26329000001' })
  const key = newId()
  await twenty(() => give(key, '75.000'))
  const [kinds] = await sql<{ n: number }>(portal.store.now, 'test.refunds', `select count(*)::int as n from payments.movements where subject_id = $1 and what = 'refund'`, [order.id])
  expect(kinds!.n).toBe(1)
  const answers = await twenty(() => give(newId(), '100.000'))
  expect(answers.filter((each) => each.status === 303)).toHaveLength(1)
  expect(Math.abs(await refunded())).toBe(175_000)
  for (const sum of ['-1', '0', '1e9', 'NaN', '0,5', '999999999999999999999']) expect((await give(newId(), sum)).status, sum).toBe(422)
})

test('twenty attachings of one transfer to two orders pay one of them', async () => {
  const [one, two] = [await shop.order('transfer'), await shop.order('transfer')]
  await shop.pay('khong ro noi dung', 175_000, { id: 'unclear' })
  const [transfer] = await sql<{ id: string }>(portal.store.now, 'test.unclear', `select id from payments.transfers where source_id = 'unclear'`)
  await twenty((n) => shop.seller.post(`/ban-hang/tien/${transfer!.id}`, { 'chu-the': shop.producerSlug, viec: 'gan', don: (n % 2 ? one : two).code }))
  expect(await count(`select count(*) from payments.requests where subject_id in ($1, $2) and state = 'paid'`, [one.id, two.id])).toBe(1)
  await twenty(() => shop.pay(memo(one), 175_000, { id: 'the-same-news' }))
  expect(await count(`select count(*) from payments.transfers where source_id = 'the-same-news'`)).toBe(1)
})

test('twenty moves of one order, half yes and half no, are one answer, and its stock is counted once', async () => {
  const order = await shop.order('cash')
  const before = await stock()
  await twenty((n) => shop.move(order.code, n % 2 ? ['accepted'] : ['refused', 'hết hàng']))
  const [now] = await sql<{ state: string; moves: number }>(portal.store.now, 'test.moved', `select state, (select count(*)::int from orders.moves where order_id = orders.id and from_state = 'placed') as moves from orders.orders where id = $1`, [order.id])
  expect(now!.moves).toBe(1)
  expect(await stock()).toBe(now!.state === 'refused' ? before + 500 : before)
})

test('stock is never sold twice while its seller counts it anew', async () => {
  const [slug] = await sql<{ slug: string }>(portal.store.now, 'test.slug', 'select slug from certification.products limit 1')
  const buyers = await Promise.all(Array.from({ length: 8 }, () => ready('2')))
  await Promise.all([...buyers.map(({ buyer, fields }) => buyer.post('/dat-hang/xac-nhan', fields)), ...['bot', 'them', 'bot', 'het', 'them'].map((doi) => shop.seller.post(`/ban-hang/mon/${slug!.slug}/kho`, { doi }))])
  expect(await count('select count(*) from offers.offers where stock < 0')).toBe(0)
})
