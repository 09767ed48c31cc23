import { beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { addMember, findProducerBySlug } from '#producers'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'

let portal: TestPortal
let seller: Visitor & { personId: string }
const BASE = '/ban-hang/nghi'
const offer = { 'don-vi': 'g', ton: '10000', 'goi-0': 'Túi 500 g', 'luong-0': '500', 'gia-0': '145.000', 'dong-y': 'Bà Thử đồng ý ngày 20/11/2026' }

beforeEach(async () => {
  portal = await testPortal()
  await portal.store.transaction(async (tx) => {
    await aRecognition(tx, await aProduct(tx, { name: 'Bưởi da xanh', producer: 'HTX Thử', provinceCode: '86' as never }), '2026-01-05')
    await sql(tx, 'test.province', `update producers.producers set province_code = '86'`)
  })
  expect((await (await officerAt(portal, 'central-officer', 'VN')).post('/can-bo/ban/buoi-da-xanh', offer)).status).toBe(303)
  seller = await buyerAt(portal)
  await portal.store.transaction(async (tx) => addMember(tx, { producerId: (await findProducerBySlug(tx, 'htx-thu'))!.id, personId: seller.personId, role: 'owner', byId: null, consentWords: 'Tôi bán', consentAt: portal.at }, portal.at))
})

const page = async (): Promise<string> => (await new Visitor(portal).get('/san-pham/buoi-da-xanh')).text()
const packId = async (): Promise<string> => (await sql<{ id: string }>(portal.store.now, 'test.pack', 'select id from offers.packs'))[0]!.id

test('one tap closes the stall over Tết: open until then, closed with its sentence, and open again after it', async () => {
  const buyer = new Visitor(portal)
  expect((await buyer.post('/gio-hang/them', { goi: await packId(), sl: '1' })).status).toBe(303)
  const html = await (await seller.get(BASE)).text()
  const quick = /value="(2027-02-05_2027-02-09)"[^>]*><span>([^<]+)/.exec(html)!
  expect(quick[2]).toContain('Tết Đinh Mùi')
  expect((await seller.post(BASE, { den: quick[1]! })).status).toBe(303)
  expect(await (await seller.get(BASE)).text()).toContain('Sẽ nghỉ từ 05/02/2027 đến hết 09/02/2027')
  expect(await page()).toContain('Bỏ vào giỏ')

  portal.at = new Date('2027-02-06T09:00:00+07:00')
  const again = await buyerAt(portal, '+84900000001')
  expect(again.personId).toBeTruthy()
  const closed = await page()
  expect(closed).toContain('Nghỉ bán đến hết 09/02/2027. Đặt được từ 10/02/2027.')
  expect(closed).not.toContain('Bỏ vào giỏ')
  expect(closed).toContain('290.000')
  const refused = await new Visitor(portal).post('/gio-hang/them', { goi: await packId(), sl: '1' })
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Nghỉ bán đến hết')
  // What lies in a basket is told, and can be taken out.
  const basket = await (await buyer.get('/gio-hang')).text()
  expect(basket).toContain('Nghỉ bán đến hết 09/02/2027')
  await buyer.post('/gio-hang', { [`sl-${await packId()}`]: '0' })
  expect(await (await buyer.get('/gio-hang')).text()).toContain('Giỏ chưa có gì')

  portal.at = new Date('2027-02-10T00:05:00+07:00')
  expect(await page()).toContain('Bỏ vào giỏ')
})

test('a season: out of it “Vụ sau: tháng 3”, in it open, and the confirmation obeys', async () => {
  const form = { 'thang-3': 'co', 'thang-4': 'co', 'thang-5': 'co', 'toi-da': '3' }
  expect((await seller.post(`${BASE}/buoi-da-xanh`, form)).status).toBe(303)
  expect(await (await seller.get(`${BASE}/buoi-da-xanh`)).text()).toMatch(/name="thang-3" value="co" checked/)
  expect(await page()).toContain('Vụ sau: tháng 3/2027.')
  portal.at = new Date('2027-03-01T08:00:00+07:00')
  expect(await page()).toContain('Mỗi lần mua nhiều nhất 3 gói.')
  const buyer = new Visitor(portal)
  await buyer.post('/gio-hang/them', { goi: await packId(), sl: '4' })
  expect(await (await buyer.get('/gio-hang')).text()).toContain('mỗi lần mua nhiều nhất 3 gói')
  await buyer.post('/gio-hang', { [`sl-${await packId()}`]: '3' })
  expect(await (await buyer.get('/gio-hang')).text()).not.toContain('nhiều nhất')
})

test('made to order and days of dispatch are said to the buyer', async () => {
  await portal.store.transaction((tx) => sql(tx, 'test.none', 'update offers.offers set stock = 0'))
  expect(await page()).toContain('Tạm hết hàng')
  const seen = await buyerAt(portal, '+84900000002')
  expect(seen.personId).not.toBe(seller.personId)
  expect((await seller.post(`${BASE}/buoi-da-xanh`, { 'lam-theo-don': 'co', 'so-ngay': '3' })).status).toBe(303)
  expect((await seller.post(BASE, { viec: 'gui', 'thu-1': 'co', 'thu-4': 'co', gio: '16', truoc: '1', 'khong-gui': '30/11/2026' })).status).toBe(303)
  const html = await page()
  for (const words of ['Làm khi có đơn, xong sau 3 ngày.', 'Gửi hàng thứ Hai, thứ Năm; đặt trước 16 giờ hôm trước.', 'Bỏ vào giỏ']) expect(html).toContain(words)
  const buyer = new Visitor(portal)
  await buyer.post('/gio-hang/them', { goi: await packId(), sl: '1' })
  // Ready on Friday 27/11; Monday 30/11 nothing is sent; so Thursday 3/12.
  expect(await (await buyer.get('/gio-hang')).text()).toContain('Gửi đi thứ Năm, 03/12/2026')
})

test('faults are said at their fields with what was typed, and nobody closes the stall of another', async () => {
  const answer = await seller.post(BASE, { viec: 'nghi', 'tu-ngay': '2026-12-20', 'den-ngay': '2026-12-10', loi: 'Hẹn <b>bạn</b>' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const words of ['Ngày cuối phải từ 20/12/2026', 'value="2026-12-10"', 'Hẹn &lt;b&gt;']) expect(html).toContain(words)
  for (const [field, value] of [['den-ngay', '2026-11-01'], ['den-ngay', '2029-01-01'], ['den-ngay', 'mai']] as const) expect((await seller.post(BASE, { viec: 'nghi', [field]: value })).status, value).toBe(422)
  expect((await seller.post(BASE, { viec: 'gui', 'khong-gui': 'mai' })).status).toBe(422)
  expect((await seller.post(`${BASE}/buoi-da-xanh`, { 'so-ngay': '900', 'toi-da': 'x', 'san-sang': '2026-02-30' })).status).toBe(422)
  const stranger = await buyerAt(portal, '+84987654321')
  for (const path of [BASE, `${BASE}?cua=htx-thu`, `${BASE}/buoi-da-xanh?cua=htx-thu`]) expect((await stranger.post(path, { den: '_2026-12-01' })).status, path).toBe(404)
  expect(await sql(portal.store.now, 'test.closed', 'select closed_until from offers.stalls')).toEqual([{ closed_until: null }])
  expect(await (await (await officerAt(portal, 'province-officer', '86')).get('/can-bo/ban')).text()).not.toContain('nghỉ đến')
  await seller.post(BASE, { den: '_2026-12-01' })
  expect(await (await (await officerAt(portal, 'province-officer', '86')).get('/can-bo/ban')).text()).toContain('nghỉ đến 01/12/2026')
})
