import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { loadGeography } from '#geography'
import { personOfPhone } from '#identity'
import { addMember, findProducerBySlug } from '#producers'
import { anOrder, aShop } from '#tests/shop'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt, Visitor } from '#tests/visitor'
import { bringStopsInForce } from './stop-selling.ts'

let portal: TestPortal
const OWNER = '+84903000111'
const desk = () => officerAt(portal, 'province-officer', '86')
const text = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text()
const sells = async (slug = 'mat-hoa-dua'): Promise<boolean> => (await text(new Visitor(portal).get(`/san-pham/${slug}`))).includes('name="goi"')
const heard = async (): Promise<string[]> => (await sql<{ body: string }>(portal.store.now, 'test.heard', `select body from notices.messages where kind = 'selling-stopped' and to_address = $1 order by created_at, id`, [OWNER])).map((each) => each.body)
const request = { viec: 'hang', 'dia-chi': 'https://ocop.vn/san-pham/mat-hoa-dua?x=1', 'co-quan': 'Chi cục Thử', so: '12/CV-THU', ngay: '2026-11-23', 'nhan-ngay': '2026-11-23', 'nhan-gio': '15:00', 'ly-do': 'Nhãn ghi sai công dụng' }
const idOf = async (kind: string): Promise<string> => (await sql<{ id: string }>(portal.store.now, 'test.stop', `select id from offers.stops where kind = $1 order by made_at desc limit 1`, [kind]))[0]!.id

beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadGeography(tx))
  await aShop(portal)
  await aShop(portal, { name: 'Kẹo dừa', slug: 'keo-dua', producer: 'Hộ kinh doanh Thử Hai' })
  const maker = (await findProducerBySlug(portal.store.read, 'htx-thu-mot'))!
  await portal.store.transaction(async (tx) => addMember(tx, { producerId: maker.id, personId: await personOfPhone(tx, OWNER, portal.at), role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at))
})

test('on an authority’s request goods are gone at once, also from baskets and half-made orders; the seller is told, the time it took is kept', async () => {
  const buyer = new Visitor(portal)
  const goi = /name="goi" value="([^"]+)"/.exec(await text(buyer.get('/san-pham/mat-hoa-dua')))![1]!
  await buyer.post('/gio-hang/them', { goi, sl: '1' })
  await buyer.post('/dat-hang', { ten: 'Trần Thử', 'dien-thoai': '0918 000 001', tinh: '01', xa: 'phường Hoàn Kiếm', 'so-nha': '12 phố Mẫu', 'ghi-chu': '' })
  const review = await text(buyer.get('/dat-hang/xem-lai'))
  const officer = await desk()
  const faulty = await officer.post('/can-bo/go-bo', { ...request, so: '', 'nhan-ngay': '2027-01-01' })
  expect(faulty.status).toBe(422)
  expect(await text(faulty)).toContain('value="Nhãn ghi sai công dụng"')
  expect((await (await officerAt(portal, 'province-officer', '01')).post('/can-bo/go-bo', request)).status, 'another province').toBe(422)
  expect((await officer.post('/can-bo/go-bo', request)).status).toBe(303)
  expect((await officer.post('/can-bo/go-bo', request)).status, 'twice').toBe(409)
  expect(await sells()).toBe(false)
  expect(await sells('keo-dua')).toBe(true)
  expect(await text(buyer.get('/gio-hang'))).toContain('không còn bán')
  const fields = Object.fromEntries([...review.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
  expect((await buyer.post('/dat-hang/xac-nhan', fields)).headers.get('location') ?? '').not.toContain('/don-hang/')
  expect((await heard())[0]).toMatch(/Mật hoa dừa đã bị gỡ theo yêu cầu 12\/CV-THU của Chi cục Thử.*Nhãn ghi sai công dụng/)
  // 15:00 on the 23rd to 9:00 on the 24th.
  expect(await text(officer.get('/can-bo/go-bo'))).toContain('xong sau 18 giờ')
})

test('the seller’s own form does not bring it back; lifting with a reason does, and both are kept', async () => {
  await portal.store.transaction((tx) => sql(tx, 'test.try', `update offers.offers set state = 'on-sale', stopped = false`))
  expect(await sells(), 'the flag follows the stop, whatever is written').toBe(false)
  const [officer, id] = [await desk(), await idOf('takedown')]
  expect((await officer.post(`/can-bo/go-bo/${id}`, {})).status, 'no reason').toBe(422)
  expect((await (await officerAt(portal, 'province-officer', '01')).post(`/can-bo/go-bo/${id}`, { [`bo-${id}`]: 'x' })).status).toBe(404)
  for (let press = 0; press < 2; press++) expect((await officer.post(`/can-bo/go-bo/${id}`, { [`bo-${id}`]: 'Đã sửa nhãn, văn bản 15/CV-THU' })).status).toBe(303)
  expect(await sells()).toBe(true)
  expect((await heard()).filter((each) => each.includes('15/CV-THU')).length).toBe(1)
  const list = await text(officer.get('/can-bo/go-bo'))
  for (const words of ['12/CV-THU', 'Đã sửa nhãn, văn bản 15/CV-THU']) expect(list).toContain(words)
})

test('the portal’s own suspension is announced five days ahead and then holds all that the seller sells; on an authority’s request it holds at once', async () => {
  const officer = await desk()
  const own = { viec: 'nguoi-ban', 'dia-chi': '/chu-the/htx-thu-mot', 'ly-do': 'Nhiều khiếu nại không trả lời' }
  expect((await officer.post('/can-bo/go-bo', own)).status).toBe(303)
  expect(await sells(), 'only announced').toBe(true)
  expect((await heard()).at(-1)).toContain('sẽ tạm ngừng bán từ 09:00, 29/11/2026')
  const at = (moment: string) => portal.store.transaction((tx) => bringStopsInForce(tx, new Date(moment)))
  expect(await at('2026-11-29T08:59:00+07:00')).toBe(0)
  expect(await at('2026-11-29T09:00:00+07:00')).toBe(1)
  expect(await at('2026-11-29T09:10:00+07:00')).toBe(0)
  expect(await sells()).toBe(false)
  const id = await idOf('suspension')
  await officer.post(`/can-bo/go-bo/${id}`, { [`bo-${id}`]: 'Đã trả lời hết' })
  expect(await sells()).toBe(true)
  expect((await officer.post('/can-bo/go-bo', { ...request, viec: 'nguoi-ban', 'dia-chi': '/chu-the/htx-thu-mot' })).status).toBe(303)
  expect(await sells()).toBe(false)
  await expect(anOrder(portal, new Visitor(portal, '192.0.2.90'), { phone: '0918 000 002', slug: 'keo-dua' })).resolves.toBeTruthy()
})
