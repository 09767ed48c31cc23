import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { loadGeography } from '#geography'
import { personOfPhone } from '#identity'
import { addMember, findProducerBySlug } from '#producers'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'
import { orderListeners } from './hear-payments.ts'
import { lapseOrders } from './move-order.ts'

let portal: TestPortal
let officer: Visitor
const makers = { 'mat-hoa-dua': 'HTX Thử Một', 'keo-dua': 'Hộ kinh doanh Thử Hai' } as const

const offer = { 'don-vi': 'g', ton: '10000', 'goi-0': 'Chai 500 g', 'luong-0': '500', 'gia-0': '145.000', 'goi-1': 'Chai 1 kg', 'luong-1': '1000', 'gia-1': '280.000', 'phi-giao': '30.000', 'mien-phi-tu': '500.000', 'dong-y': 'Bà Thử đồng ý qua điện thoại ngày 20/11/2026' }
const whereTo = { ten: 'Trần Thử', 'dien-thoai': '0912 345 678', tinh: '01', xa: 'phường Hoàn Kiếm', 'so-nha': '12 phố Mẫu', 'ghi-chu': '' }

beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadGeography(tx))
  officer = await officerAt(portal, 'central-officer', 'VN')
  for (const [slug, producer] of Object.entries(makers)) {
    await portal.store.transaction(async (tx) => {
      const id = await aProduct(tx, { name: slug === 'keo-dua' ? 'Kẹo dừa' : 'Mật hoa dừa', producer, provinceCode: '86' as never })
      await sql(tx, 'test.province', `update producers.producers set province_code = '86' where name = $1`, [producer])
      await aRecognition(tx, id, '2026-01-05')
    })
    expect((await officer.post(`/can-bo/ban/${slug}`, offer)).status).toBe(303)
  }
})

const packsOn = async (slug: string): Promise<string[]> => [...(await (await new Visitor(portal).get(`/san-pham/${slug}`)).text()).matchAll(/name="goi" value="([^"]+)"/g)].map((found) => found[1]!)
const hidden = (html: string): Record<string, string> => Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
const stockOf = async (slug: string): Promise<number> => (await sql<{ stock: number }>(portal.store.read, 'test.stock', `select stock from offers.offers offer join certification.products product on product.id = offer.product_id where product.slug = $1`, [slug]))[0]!.stock

async function review(buyer: Visitor, more: Record<string, string> = {}): Promise<Record<string, string>> {
  expect((await buyer.post('/dat-hang', { ...whereTo, ...more })).headers.get('location')).toBe('/dat-hang/xem-lai')
  const page = await (await buyer.get('/dat-hang/xem-lai')).text()
  return { ...hidden(page), page }
}

test('a stranger buys from two makers in one purchase: two orders, shares that add up, stock held, the basket empty', async () => {
  const buyer = new Visitor(portal)
  const [bottle, litre] = await packsOn('mat-hoa-dua')
  const [sweets] = await packsOn('keo-dua')
  for (const [goi, sl] of [[bottle, '2'], [litre, '1'], [sweets, '1']] as const) expect((await buyer.post('/gio-hang/them', { goi: goi!, sl })).status).toBe(303)
  const basket = await (await buyer.get('/gio-hang')).text()
  expect(basket).toContain('HTX Thử Một')
  // 2 × 145.000 + 280.000 = 570.000, delivered free; 145.000 + 30.000 from the other.
  expect(basket).toContain('745.000 đ')
  const before = [await stockOf('mat-hoa-dua'), await stockOf('keo-dua')]
  const fields = await review(buyer)
  const done = await buyer.post('/dat-hang/xac-nhan', fields)
  expect(done.status).toBe(303)
  const address = done.headers.get('location')!
  const page = await (await buyer.get(address)).text()
  for (const words of ['HTX Thử Một', 'Hộ kinh doanh Thử Hai', '570.000 đ', '175.000 đ', '745.000 đ', 'Phường Hoàn Kiếm', 'chờ người bán nhận']) expect(page).toContain(words)
  expect([await stockOf('mat-hoa-dua'), await stockOf('keo-dua')]).toEqual([before[0]! - 2_000, before[1]! - 500])
  expect(await (await buyer.get('/gio-hang')).text()).toContain('Giỏ chưa có gì')
  // The same confirmation once more, as after a double click or a lost answer.
  expect((await buyer.post('/dat-hang/xac-nhan', fields)).headers.get('location')).toBe(address)
  expect(await stockOf('keo-dua')).toBe(before[1]! - 500)
  // Nobody else sees it, by another secret or another telephone.
  const stranger = new Visitor(portal, '198.51.100.9')
  const code = /MH-26-\d{6}/.exec(address)![0]
  expect((await stranger.get(`/don-hang/${code}?k=k_${'x'.repeat(32)}`)).status).toBe(404)
  expect((await stranger.post('/don-hang', { ma: code, 'dien-thoai': '0987 654 321' })).status).toBe(422)
  expect((await stranger.post('/don-hang', { ma: code.toLowerCase(), 'dien-thoai': '+84 912.345.678' })).status).toBe(303)
})

test('a price that changed while the buyer looked is told before it costs anything, and what was typed stays', async () => {
  const buyer = new Visitor(portal)
  const [sweets] = await packsOn('keo-dua')
  await buyer.post('/gio-hang/them', { goi: sweets!, sl: '1' })
  const fields = await review(buyer)
  const forged = await buyer.post('/dat-hang/xac-nhan', { ...fields, tong: '1000' })
  expect(forged.status).toBe(409)
  expect((await officer.post('/can-bo/ban/keo-dua', { ...offer, 'gia-0': '160.000' })).status).toBe(303)
  const told = await buyer.post('/dat-hang/xac-nhan', fields)
  expect(told.status).toBe(409)
  const page = await told.text()
  expect(page).toContain('chưa đặt')
  expect(page).toContain('12 phố Mẫu')
  expect(page).toContain('giá đổi từ 145.000 đ thành 160.000 đ')
  // Seen now: it can be ordered at the new price.
  await buyer.post('/dat-hang', { ...whereTo, ...Object.fromEntries([...page.matchAll(/name="(gia-[^"]+)" value="(\d+)"/g)].map(([, name, value]) => [name!, value!])) })
  expect(await (await buyer.get('/dat-hang/xem-lai')).text()).toContain('190.000 đ')
})

test('former and doubtful places are understood or asked back, and a wrong telephone is told at its field', async () => {
  const buyer = new Visitor(portal)
  const [bottle] = await packsOn('mat-hoa-dua')
  await buyer.post('/gio-hang/them', { goi: bottle!, sl: '1' })
  expect((await review(buyer, { tinh: '86', xa: 'xã Phú Cần, huyện Tiểu Cần' }))['page']).toContain('Xã Tiểu Cần, Vĩnh Long')
  expect(await (await buyer.get('/dat-hang')).text(), 'what was told is there again').toContain('value="12 phố Mẫu"')
  const unknown = await buyer.post('/dat-hang', { ...whereTo, xa: 'xã Không Ai Biết', 'dien-thoai': '12345' })
  expect(unknown.status).toBe(422)
  const page = await unknown.text()
  expect(page).toContain('không đọc ra số điện thoại')
  expect(page).toContain('value="xã Không Ai Biết"')
})

test('a deputy accepts and sends; the buyer cannot take back what was sent; what comes back returns to the stock', async () => {
  const buyer = new Visitor(portal)
  const [bottle] = await packsOn('mat-hoa-dua')
  await buyer.post('/gio-hang/them', { goi: bottle!, sl: '1' })
  const before = await stockOf('mat-hoa-dua')
  const address = (await buyer.post('/dat-hang/xac-nhan', await review(buyer))).headers.get('location')!
  const order = /DH-26-\d{6}/.exec(await (await buyer.get(address)).text())![0]
  const desk = await officerAt(portal, 'province-officer', '86')
  expect((await (await officerAt(portal, 'province-officer', '01')).get(`/can-bo/don/${order}`)).status).toBe(404)
  expect(await (await desk.get('/can-bo/don')).text()).toContain(order)
  expect((await desk.post(`/can-bo/don/${order}`, { den: 'refused' })).status, 'no reason').toBe(409)
  for (const den of ['accepted', 'sent']) expect((await desk.post(`/can-bo/don/${order}`, { den })).status, den).toBe(303)
  const late = await buyer.post(`${new URL(address, 'http://x').pathname}/${order}`, { k: new URL(address, 'http://x').searchParams.get('k')!, den: 'cancelled', 'vi-sao': 'đổi ý' })
  expect(late.status).toBe(409)
  expect(await stockOf('mat-hoa-dua')).toBe(before - 500)
  for (const [den, why] of [['coming-back', 'khách không nhận'], ['returned', '']] as const) expect((await desk.post(`/can-bo/don/${order}`, { den, 'vi-sao': why })).status, den).toBe(303)
  expect((await desk.post(`/can-bo/don/${order}`, { den: 'refunded' })).status, 'nothing was paid, nothing is given back').toBe(409)
  expect(await stockOf('mat-hoa-dua')).toBe(before)
  const page = await (await buyer.get(address)).text()
  for (const words of ['đã trả về người bán', 'khách không nhận', 'cán bộ làm thay']) expect(page).toContain(words)
  expect(page).not.toContain('Còn phải trả lại')
})

test('an order that nobody answers within a day lapses once, and its stock returns', async () => {
  const buyer = new Visitor(portal)
  const [bottle] = await packsOn('mat-hoa-dua')
  const before = await stockOf('mat-hoa-dua')
  await buyer.post('/gio-hang/them', { goi: bottle!, sl: '3' })
  await buyer.post('/dat-hang/xac-nhan', await review(buyer))
  const tomorrow = new Date(portal.at.getTime() + 25 * 3_600_000)
  expect(await portal.store.transaction((tx) => lapseOrders(tx, portal.at))).toBe(0)
  expect(await portal.store.transaction((tx) => lapseOrders(tx, tomorrow))).toBeGreaterThan(0)
  expect(await portal.store.transaction((tx) => lapseOrders(tx, tomorrow))).toBe(0)
  expect(await stockOf('mat-hoa-dua')).toBeGreaterThanOrEqual(before)
})

test('sixty buyers for the last ten bottles, in two packs of one stock: ten are sold, never one more, and nothing stays held', async () => {
  expect((await officer.post('/can-bo/ban/mat-hoa-dua', { ...offer, ton: '5000' })).status).toBe(303)
  const [bottle, litre] = await packsOn('mat-hoa-dua')
  const buyers = await Promise.all(Array.from({ length: 60 }, async (_, n) => {
    const buyer = new Visitor(portal, `198.51.100.${n + 20}`)
    await buyer.post('/gio-hang/them', { goi: n % 3 === 0 ? litre! : bottle!, sl: '1' })
    return { buyer, fields: await review(buyer, { 'dien-thoai': `09120001${String(n).padStart(2, '0')}` }) }
  }))
  const answers = await Promise.all(buyers.map(({ buyer, fields }) => buyer.post('/dat-hang/xac-nhan', fields)))
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303, 409]))
  const [sold] = await sql<{ amount: number }>(portal.store.now, 'test.sold', `
    select coalesce(sum(hold.amount), 0)::bigint as amount from offers.holds hold join offers.offers offer on offer.id = hold.offer_id join certification.products product on product.id = offer.product_id
    join orders.orders placed on placed.id = hold.purpose where product.slug = 'mat-hoa-dua' and placed.state = 'placed' and hold.state = 'held'`)
  expect(sold!.amount + await stockOf('mat-hoa-dua')).toBe(5_000)
  expect(await stockOf('mat-hoa-dua')).toBeLessThan(500)
  const [orphans] = await sql<{ count: number }>(portal.store.now, 'test.orphans', `select count(*) from offers.holds hold where not exists (select from orders.orders placed where placed.id = hold.purpose)`)
  expect(orphans!.count).toBe(0)
})

test('nothing is sold for a producer without recorded consent, and a pack’s name carries no stars', async () => {
  const refused = await officer.post('/can-bo/ban/keo-dua', { ...offer, 'dong-y': '', 'goi-0': 'Hộp 5 sao' })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('không đăng bán thay được')
  expect(page).toContain('Tên gói không ghi sao')
  expect(page).toContain('value="Hộp 5 sao"')
  expect((await (await officerAt(portal, 'province-officer', '01')).get('/can-bo/ban/keo-dua')).status).toBe(404)
})

test('a member of the producer hears of the order on the phone, accepts it there, and the buyer hears of that once', async () => {
  expect((await officer.post('/can-bo/ban/mat-hoa-dua', { ...offer, ton: '9000' })).status).toBe(303)
  const [bottle] = await packsOn('mat-hoa-dua')
  const maker = (await findProducerBySlug(portal.store.read, 'htx-thu-mot'))!
  await portal.store.transaction(async (tx) => {
    const personId = await personOfPhone(tx, '+84903000111', portal.at)
    await addMember(tx, { producerId: maker.id, personId, role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at)
  })
  const buyer = new Visitor(portal, '198.51.100.240')
  await buyer.post('/gio-hang/them', { goi: bottle!, sl: '1' })
  const address = (await buyer.post('/dat-hang/xac-nhan', await review(buyer))).headers.get('location')!
  const order = /DH-26-\d{6}/.exec(await (await buyer.get(address)).text())![0]
  const sms = (to: string) => sql<{ body: string }>(portal.store.now, 'test.sms', 'select body from notices.messages where to_address = $1 order by created_at desc, id desc', [to])
  expect((await sms('+84903000111'))[0]!.body).toMatch(new RegExp(`${order}.*/tra-loi/k_[\\w-]{32}$`))
  const seller = await buyerAt(portal, '+84903000111')
  const other = await buyerAt(portal, '+84903000222')
  expect((await other.get(`/ban-hang/don/${order}`)).status).toBe(404)
  expect((await other.post(`/ban-hang/don/${order}`, { den: 'accepted' })).status).toBe(404)
  expect(await (await seller.get('/ban-hang/don')).text()).toContain(order)
  for (let press = 0; press < 2; press++) expect((await seller.post(`/ban-hang/don/${order}`, { den: 'accepted' })).status).toBe(303)
  const heard = await sms('+84912345678')
  expect(heard.filter((each) => each.body.includes(order) && each.body.includes('đã nhận')).length).toBe(1)
})

test('paid by transfer: a code for each seller’s own account, money that came is seen, and what never comes frees the stock', async () => {
  const account = { 'ngan-hang': '970436', 'so-tk': '0011 0022 33', 'chu-tk': 'HTX THU MOT' }
  expect((await officer.post('/can-bo/ban/mat-hoa-dua', { ...offer, ton: '9000' })).status).toBe(303)
  const [bottle] = await packsOn('mat-hoa-dua')
  const first = new Visitor(portal, '198.51.100.241')
  await first.post('/gio-hang/them', { goi: bottle!, sl: '1' })
  expect(await (await first.get('/dat-hang')).text(), 'no account, no transfer').not.toContain('VietQR')
  const forged = await review(first, { tra: 'chuyen-khoan' })
  expect((await first.post('/dat-hang/xac-nhan', forged)).status).toBe(409)

  expect((await officer.post('/can-bo/ban/mat-hoa-dua', { ...offer, ...account, 'so-tk': '12' })).status).toBe(422)
  expect((await officer.post('/can-bo/ban/mat-hoa-dua', { ...offer, ...account, ton: '9000' })).status).toBe(303)
  expect(await (await first.get('/dat-hang')).text()).toContain('VietQR')
  const address = (await first.post('/dat-hang/xac-nhan', await review(first, { tra: 'chuyen-khoan' }))).headers.get('location')!
  const page = await (await first.get(address)).text()
  const order = /DH-26-\d{6}/.exec(page)![0]
  for (const words of ['Vietcombank', '0011002233', 'HTX THU MOT', '175.000 đ', order.replaceAll('-', '')]) expect(page).toContain(words)
  const before = await stockOf('mat-hoa-dua')
  const [request] = await sql<{ id: string }>(portal.store.now, 'test.request', 'select id from payments.requests where reference = $1', [order.replaceAll('-', '')])
  const expired = { requestId: request!.id, reference: order.replaceAll('-', ''), subject: { kind: 'order', id: (await sql<{ id: string }>(portal.store.now, 'test.order', 'select id from orders.orders where code = $1', [order]))[0]!.id }, payee: { kind: 'producer', id: 'x' }, why: 'expired', before: 'waiting', state: 'expired', amountVnd: 175_000, receivedVnd: 0, at: portal.at.toISOString() }
  for (let told = 0; told < 2; told++) await orderListeners[0]!.hear({ store: portal.store, clock: () => portal.at } as never, expired)
  expect(await stockOf('mat-hoa-dua')).toBe(before + 500)
  const after = await (await first.get(address)).text()
  expect(after).toContain('hết hạn')
  expect(after).not.toContain('0011002233')
})
