import { afterAll, beforeAll, expect, test } from 'vitest'
import sharp from 'sharp'
import { loadGeography } from '#geography'
import { personOfPhone } from '#identity'
import { letDeputies } from '#offers'
import { addMember, findProducerBySlug, type ProducerView } from '#producers'
import { loadRates, saveCarrierAccount, saveWays, shippingJobs, type WayAsked } from '#shipping'
import { sql } from '#platform/db'
import { drainJobs } from '#platform/jobs'
import { newsJobs } from '#platform/news'
import { GhnSimulator } from '#tests/ghn'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'
import type { AllTables } from '../../tables.ts'
import { parcelListeners } from './hear-parcels.ts'

let portal: TestPortal
let ghn: GhnSimulator
let hookKey: string
let seller: Visitor
let maker: ProducerView
let wayIds: readonly string[]
const offer = { 'don-vi': 'g', ton: '900000', 'goi-0': 'Chai 500 g', 'luong-0': '500', 'gia-0': '145.000', 'phi-giao': '30.000', 'dong-y': 'Bà Thử đồng ý qua điện thoại ngày 20/11/2026' }
const whereTo = { ten: 'Trần Thử', 'dien-thoai': '0912 345 678', tinh: '86', xa: 'xã Tiểu Cần', 'so-nha': 'Ấp 1', 'ghi-chu': '' }
const way: WayAsked = { kind: 'own', carrier: null, widestZone: 'same-province', communeCodes: [], provinceCodes: [], withinKm: null, mostGrams: null, feeVnd: 15_000, freeFromVnd: 500_000, daysLeast: 1, daysMost: 2, place: '', hours: '' }
const theirWays: WayAsked[] = [way, { ...way, kind: 'courier', carrier: 'ghn', widestZone: 'other', feeVnd: null, freeFromVnd: null, daysLeast: 0, daysMost: 0 }, { ...way, kind: 'pickup', feeVnd: 0, place: 'Chợ Cầu Kè, sạp 12', hours: '6–10 giờ' }]

beforeAll(async () => {
  portal = await testPortal()
  ghn = await GhnSimulator.start()
  await portal.store.transaction(async (tx) => {
    await loadGeography(tx)
    await loadRates(tx)
    await aRecognition(tx, await aProduct(tx, { name: 'Mật hoa dừa', producer: 'HTX Thử Một', provinceCode: '86' as never }), '2026-01-05')
    await sql(tx, 'test.province', `update producers.producers set province_code = '86' where name = 'HTX Thử Một'`)
  })
  expect((await (await officerAt(portal, 'central-officer', 'VN')).post('/can-bo/ban/mat-hoa-dua', offer)).status).toBe(303)
  maker = (await findProducerBySlug(portal.store.read, 'htx-thu-mot'))!
  const owner = { kind: 'producer', id: maker.id }
  await portal.store.transaction(async (tx) => {
    await addMember(tx, { producerId: maker.id, personId: await personOfPhone(tx, '+84903000111', portal.at), role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at)
    hookKey = (await saveCarrierAccount(tx, owner, { carrier: 'ghn', baseUrl: ghn.url, shopRef: '1', token: ghn.token, active: true }, portal.at)).hookKey
    const saved = await saveWays(tx, owner, theirWays, portal.at)
    if (saved.kind === 'saved') wayIds = saved.ids
  })
  seller = await buyerAt(portal, '+84903000111')
})
afterAll(() => ghn.stop())

const work = () => drainJobs<AllTables>([...newsJobs<AllTables>(parcelListeners), ...shippingJobs], portal.store, () => portal.at)
const fieldsOf = (html: string): Record<string, string> => Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g), ...html.matchAll(/<input type="radio" name="([^"]+)" value="([^"]*)" checked/g)].map(([, name, value]) => [name!, value!]))
const packOf = async () => /name="goi" value="([^"]+)"/.exec(await (await new Visitor(portal).get('/san-pham/mat-hoa-dua')).text())![1]!
let buyers = 10

async function review(more: Record<string, string> = {}, quantity = '1') {
  const buyer = new Visitor(portal, `198.51.100.${buyers++}`)
  await buyer.post('/gio-hang/them', { goi: await packOf(), sl: quantity })
  expect((await buyer.post('/dat-hang', { ...whereTo, ...more })).headers.get('location')).toBe('/dat-hang/xem-lai')
  const page = await (await buyer.get('/dat-hang/xem-lai')).text()
  return { buyer, page, fields: fieldsOf(page) }
}
const cach = () => `cach-${maker.id}`

async function order(wayAt: number, more: Record<string, string> = {}) {
  const { buyer, page, fields } = await review(more)
  const fee = Number(new RegExp(`value="${wayIds[wayAt]}"[^>]* data-phi="(\\d+)"`).exec(page)![1])
  const done = await buyer.post('/dat-hang/xac-nhan', { ...fields, [cach()]: wayIds[wayAt]!, tong: String(145_000 + fee) })
  expect(done.status).toBe(303)
  const address = done.headers.get('location')!
  const code = /DH-26-\d{6}/.exec(await (await buyer.get(address)).text())![0]
  return { buyer, address, code, page: async () => (await buyer.get(address)).text() }
}
const accept = async (code: string) => expect((await seller.post(`/ban-hang/don/${code}`, { den: 'accepted' })).status).toBe(303)
const stateOf = async (code: string) => (await sql<{ state: string }>(portal.store.now, 'test.state', 'select state from orders.orders where code = $1', [code]))[0]!.state
const parcelOf = async (code: string) => (await sql<{ id: string; code: string; state: string; cod_vnd: number; carrier: string | null; tracking_code: string | null; weight_grams: number }>(portal.store.now, 'test.parcel', `
  select parcel.* from shipping.parcels parcel join orders.orders placed on placed.id = parcel.subject_id where placed.code = $1 order by parcel.id desc`, [code]))[0]!

test('the review shows each way with its fee; the cheapest to the door is taken, and another one is added up before it costs', async () => {
  const { buyer, page, fields } = await review()
  for (const words of ['Người bán giao', 'Gửi Giao Hàng Nhanh', 'Tự đến lấy', 'Chợ Cầu Kè, sạp 12 · 6–10 giờ', '160.000 đ']) expect(page).toContain(words)
  expect(fields[cach()]).toBe(wayIds[0])
  // Without script the total on the page is still that of the usual way.
  const told = await buyer.post('/dat-hang/xac-nhan', { ...fields, [cach()]: wayIds[2]! })
  expect(told.status).toBe(409)
  const again = await told.text()
  expect(again).toContain('Tổng tiền đã tính lại')
  expect(fieldsOf(again)).toMatchObject({ [cach()]: wayIds[2], tong: '145000' })
  const done = await buyer.post('/dat-hang/xac-nhan', fieldsOf(again))
  expect(done.status).toBe(303)
  const placed = await (await buyer.get(done.headers.get('location')!)).text()
  for (const words of ['Tự đến lấy', 'Chợ Cầu Kè, sạp 12', '145.000 đ']) expect(placed).toContain(words)
})

test('the choice is kept with the checkout; a way of somebody else, or one that ended, is not taken', async () => {
  const { buyer, fields } = await review()
  expect((await buyer.post('/dat-hang/giao', { [cach()]: wayIds[1]!, 'cach-x': 'y' })).headers.get('location')).toBe('/dat-hang/xem-lai')
  expect(fieldsOf(await (await buyer.get('/dat-hang/xem-lai')).text())[cach()]).toBe(wayIds[1])
  for (const wayId of ['019abcde-0000-7000-8000-000000000000', 'gian-hang']) {
    const told = await buyer.post('/dat-hang/xac-nhan', { ...fields, [cach()]: wayId })
    expect(told.status, wayId).toBe(409)
    expect(await told.text()).toContain('Chưa đặt gì')
  }
})

test('a fee that changes while the buyer looks is told before anything is placed', async () => {
  const { buyer, fields } = await review()
  const held = theirWays.map((each, n) => ({ ...each, id: wayIds[n]!, ...(n === 0 ? { feeVnd: 18_000 } : {}) }))
  await portal.store.transaction((tx) => saveWays(tx, { kind: 'producer', id: maker.id }, held, portal.at))
  const told = await buyer.post('/dat-hang/xac-nhan', fields)
  expect(told.status).toBe(409)
  expect(await told.text()).toContain('163.000 đ')
  await portal.store.transaction((tx) => saveWays(tx, { kind: 'producer', id: maker.id }, theirWays.map((each, n) => ({ ...each, id: wayIds[n]! })), portal.at))
})

test('a seller who does not reach the place is told with what to do, and their goods can be left out', async () => {
  await portal.store.transaction((tx) => saveWays(tx, { kind: 'producer', id: maker.id }, [{ ...way, id: wayIds[0]! }], portal.at))
  const { buyer, page, fields } = await review({ tinh: '01', xa: 'phường Hoàn Kiếm' })
  expect(page).toContain('HTX Thử Một không giao được đến Hà Nội')
  expect(page).not.toContain('Đặt hàng, ')
  expect((await buyer.post('/dat-hang/xac-nhan', { ...fields, tong: '145000' })).status).toBe(409)
  expect((await buyer.post('/dat-hang/bo', { 'nguoi-ban': maker.id })).status).toBe(303)
  expect((await buyer.get('/dat-hang/xem-lai')).headers.get('location')).toBe('/gio-hang')
  await portal.store.transaction((tx) => saveWays(tx, { kind: 'producer', id: maker.id }, theirWays.map((each, n) => ({ ...each, id: wayIds[n]! })), portal.at))
})

test('own delivery: sent with a parcel of what is to be collected, once not at home, then handed over with a picture that buyer and seller see', async () => {
  const { buyer, address, code, page } = await order(0)
  await accept(code)
  const at = `/ban-hang/don/${code}`
  expect((await seller.post(`${at}/kien`, { viec: 'gui', gui: 'tu-giao', nang: 'nặng' })).status).toBe(422)
  for (let press = 0; press < 2; press++) expect((await seller.post(`${at}/kien`, { viec: 'gui', gui: 'tu-giao', nang: '620' })).status).toBe(press === 0 ? 303 : 409)
  expect(await parcelOf(code)).toMatchObject({ state: 'out_for_delivery', cod_vnd: 160_000, weight_grams: 620, carrier: null })
  expect(await stateOf(code)).toBe('sent')
  expect(await page()).toContain('Đang giao đến bạn')
  expect((await seller.post(`${at}/kien`, { viec: 'chua-duoc' })).status, 'no reason').toBe(409)
  expect((await seller.post(`${at}/kien`, { viec: 'chua-duoc', 'vi-sao': 'Không có ai ở nhà' })).status).toBe(303)
  expect(await page()).toContain('Không có ai ở nhà')
  await work()
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#386' } }).jpeg().toBuffer()
  const send = (bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    form.set('viec', 'giao-xong')
    form.set('anh', new File([bytes], 'anh.jpg', { type: 'image/jpeg' }))
    return seller.ask(`${at}/kien`, { method: 'POST', body: form, headers: { origin: 'http://localhost' } })
  }
  expect((await send(new TextEncoder().encode('không phải ảnh'))).status).toBe(422)
  for (let press = 0; press < 2; press++) expect((await send(new Uint8Array(picture))).status).toBe(303)
  await work()
  expect([(await parcelOf(code)).state, await stateOf(code)]).toEqual(['delivered', 'delivered'])
  const [photo] = [.../\/anh\/([0-9a-f-]{36})\?k=/.exec(await page())!].slice(1)
  const token = new URL(address, 'http://x').searchParams.get('k')!
  const purchase = new URL(address, 'http://x').pathname
  expect((await buyer.get(`${purchase}/anh/${photo}?k=${token}`)).headers.get('content-type')).toBe('image/jpeg')
  expect((await seller.get(`${at}/anh/${photo}`)).status).toBe(200)
  for (const path of [`${purchase}/anh/${photo}`, `${purchase}/anh/${photo}?k=k_${'x'.repeat(32)}`, `/anh/${photo}-480.jpg`]) expect((await buyer.get(path)).status, path).toBe(404)
  expect((await (await buyerAt(portal, '+84903000222')).get(`${at}/anh/${photo}`)).status).toBe(404)
})

test('to be fetched: ready, told with the place, fetched', async () => {
  const { code, page } = await order(2)
  await accept(code)
  const at = `/ban-hang/don/${code}`
  expect(await (await seller.get(at)).text()).toContain('Hàng đã sẵn, mời khách đến lấy')
  expect((await seller.post(`${at}/kien`, { viec: 'san-sang' })).status).toBe(303)
  for (const words of ['đã sẵn, mời đến lấy', 'Chờ bạn đến lấy', 'Chợ Cầu Kè, sạp 12']) expect(await page()).toContain(words)
  const [sms] = await sql<{ body: string }>(portal.store.now, 'test.sms', `select body from notices.messages where body like $1 order by created_at desc, id desc limit 1`, [`%${code}%`])
  expect(sms!.body).toContain('mời đến lấy: Chợ Cầu Kè, sạp 12')
  expect((await seller.post(at, { den: 'delivered' })).status).toBe(303)
  expect((await parcelOf(code)).state).toBe('delivered')
  expect(await page()).toContain('đã lấy hàng')
})

test('a courier by hand: carrier and tracking number are kept, one number never stands on two parcels, and the evidence is said', async () => {
  const [first, second] = [await order(1), await order(1)]
  for (const { code } of [first, second]) await accept(code)
  const send = (code: string, number: string) => seller.post(`/ban-hang/don/${code}/kien`, { viec: 'gui', gui: 'ems', 'ma-van-don': number, nang: '700' })
  expect((await send(first.code, '<b>')).status).toBe(422)
  expect((await send(first.code, ' ea 1234 5678 vn ')).status).toBe(303)
  expect(await parcelOf(first.code)).toMatchObject({ state: 'in_transit', carrier: 'ems', tracking_code: 'EA12345678VN' })
  const page = await first.page()
  for (const words of ['EMS', 'EA12345678VN', 'Mã do người bán ghi']) expect(page).toContain(words)
  expect((await send(second.code, 'EA12345678VN')).status).toBe(409)
  expect([await stateOf(second.code), await parcelOf(second.code)], 'nothing of it stays').toEqual(['accepted', undefined])
})

test('GHN: asked to collect, its news moves the order, its own word and how we know stand beside; on the way back the stock returns once', async () => {
  const { code, page } = await order(1, { tra: 'khi-nhan' })
  await accept(code)
  expect((await seller.post(`/ban-hang/don/${code}/kien`, { viec: 'ghn-lay', nang: '650' })).status).toBe(303)
  await work()
  const parcel = await parcelOf(code)
  expect([await stateOf(code), parcel.state, ghn.orders.get(parcel.code)!.cod_amount]).toEqual(['accepted', 'created', parcel.cod_vnd])
  const news = async (status: string, hour: number) => {
    const body = ghn.move(parcel.code, status, new Date(`2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`))
    for (let told = 0; told < 2; told++) await portal.app.request(`http://localhost/api/v1/webhooks/ghn/${hookKey}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    portal.at = new Date(`2026-11-24T${String(hour).padStart(2, '0')}:30:00Z`)
    await work()
  }
  await news('picked', 3)
  expect(await stateOf(code)).toBe('sent')
  await news('delivery_fail', 4)
  expect(await stateOf(code)).toBe('sent')
  for (const words of ['Giao chưa được, sẽ giao lại', 'Hãng báo “delivery_fail”', 'thử với máy mô phỏng', 'hệ thống']) expect(await page()).toContain(words)
  await news('waiting_to_return', 5)
  expect(await stateOf(code)).toBe('coming-back')
  const stock = async () => (await sql<{ stock: number }>(portal.store.now, 'test.stock', 'select stock from offers.offers where producer_id = $1', [maker.id]))[0]!.stock
  const before = await stock()
  await news('returned', 6)
  expect([await stateOf(code), await stock()]).toEqual(['returned', before + 500])
})

test('a parcel that turns round on its way back is delivered after all; news that came late moves nothing', async () => {
  const { code } = await order(1)
  await accept(code)
  await seller.post(`/ban-hang/don/${code}/kien`, { viec: 'ghn-lay', nang: '650' })
  await work()
  const parcel = await parcelOf(code)
  for (const [status, minute] of [['picked', 31], ['waiting_to_return', 32], ['delivered', 33]] as const) {
    await portal.app.request(`http://localhost/api/v1/webhooks/ghn/${hookKey}`, { method: 'POST', body: ghn.move(parcel.code, status, new Date(`2026-11-24T06:${minute}:00Z`)), headers: { 'content-type': 'application/json' } })
    await work()
  }
  expect(await stateOf(code)).toBe('delivered')
  const orderId = (await sql<{ id: string }>(portal.store.now, 'test.id', 'select id from orders.orders where code = $1', [code]))[0]!.id
  await parcelListeners[0]!.hear({ store: portal.store, clock: () => portal.at } as never, { id: parcel.id, code: parcel.code, subject: { kind: 'order', id: orderId }, owner: { kind: 'producer', id: maker.id }, from: 'in_transit', to: 'returning', at: portal.at.toISOString(), by: 'carrier', codVnd: 0 })
  expect(await stateOf(code)).toBe('delivered')
})

test('what GHN refuses is mended by the seller, or called back and sent otherwise; a cancelled order calls its parcel back', async () => {
  const { buyer, address, code } = await order(1)
  await accept(code)
  ghn.unknownWards.add('Xã Tiểu Cần')
  const at = `/ban-hang/don/${code}`
  await seller.post(`${at}/kien`, { viec: 'ghn-lay', nang: '650' })
  await work()
  expect(await (await seller.get(at)).text()).toContain('Không tìm thấy phường/xã')
  const told = () => sql<{ body: string }>(portal.store.now, 'test.refused', `select body from notices.messages where kind = 'parcel-refused' and body like $1`, [`%${code}%`])
  expect((await told())[0]!.body).toMatch(/Giao Hàng Nhanh chưa nhận kiện của đơn .*Không tìm thấy phường\/xã.*\/ban-hang\/don\//)
  await work()
  expect(await told(), 'once').toHaveLength(1)
  expect((await seller.post(`${at}/kien`, { viec: 'sua', ten: 'T', 'dien-thoai': '12', 'so-nha': '' })).status).toBe(422)
  ghn.unknownWards.clear()
  expect((await seller.post(`${at}/kien`, { viec: 'sua', ten: 'Trần Thử', 'dien-thoai': '0912345678', 'so-nha': 'Ấp 2' })).status).toBe(303)
  await work()
  expect((await parcelOf(code)).tracking_code).toMatch(/^SIM/)
  expect((await seller.post(`${at}/kien`, { viec: 'sua', ten: 'Trần Thử', 'dien-thoai': '0912345678', 'so-nha': 'Ấp 3' })).status, 'GHN has it').toBe(409)
  expect((await seller.post(`${at}/kien`, { viec: 'thoi' })).status).toBe(303)
  await work()
  expect([ghn.orders.get((await parcelOf(code)).code)!.status, await stateOf(code)]).toEqual(['cancel', 'accepted'])
  await seller.post(`${at}/kien`, { viec: 'ghn-lay', nang: '650' })
  await work()
  const cancelled = await buyer.post(`${new URL(address, 'http://x').pathname}/${code}`, { k: new URL(address, 'http://x').searchParams.get('k')!, den: 'cancelled', 'vi-sao': 'đổi ý' })
  expect(cancelled.status).toBe(303)
  await work()
  expect([ghn.orders.get((await parcelOf(code)).code)!.status, (await parcelOf(code)).state, await stateOf(code)]).toEqual(['cancel', 'cancelled', 'cancelled'])
})

test('papers are PDF for one order, for those that are ticked and for all that wait, and only for whom the orders are', async () => {
  const [first, second] = [await order(0), await order(1)]
  for (const { code } of [first, second]) await accept(code)
  const pages = async (answer: Response) => [...Buffer.from(await answer.arrayBuffer()).toString('latin1').matchAll(/\/Type \/Page\b(?!s)/g)].length
  const one = await seller.get(`/ban-hang/don/${first.code}/phieu.pdf?kho=a6`)
  expect([one.status, one.headers.get('content-type'), await pages(one)]).toEqual([200, 'application/pdf', 1])
  expect(await pages(await seller.get(`/ban-hang/don/phieu.pdf?kho=a6&ma=${first.code}&ma=${second.code}&ma=${first.code}&ma=DH-26-999999`))).toBe(2)
  expect(await pages(await seller.get('/ban-hang/don/phieu.pdf?kho=a6&cho=1'))).toBeGreaterThanOrEqual(2)
  expect(await (await seller.get(`/ban-hang/don/${first.code}/phieu`)).text()).toContain('160.000 đ')
  expect(await (await seller.get('/ban-hang/don?nhom=dang-lam')).text()).toContain(`name="ma" value="${first.code}"`)
  const stranger = await buyerAt(portal, '+84903000222')
  for (const path of [`/ban-hang/don/${first.code}/phieu.pdf`, `/ban-hang/don/${first.code}/phieu`, `/ban-hang/don/phieu.pdf?ma=${first.code}`, '/ban-hang/don/phieu.pdf?cho=1']) expect((await stranger.get(path)).status, path).toBe(404)
  expect((await stranger.post(`/ban-hang/don/${first.code}/kien`, { viec: 'gui', gui: 'tu-giao', nang: '1' })).status).toBe(404)
  expect((await (await officerAt(portal, 'province-officer', '01')).get(`/can-bo/don/${first.code}/phieu.pdf`)).status).toBe(404)
  const deputy = await officerAt(portal, 'province-officer', '86')
  expect((await deputy.get(`/can-bo/don/${first.code}/phieu.pdf?kho=a4`)).status).toBe(200)
  await portal.store.transaction((tx) => letDeputies(tx, maker.id, false, 'Bà Thử', portal.at))
  expect((await deputy.post(`/can-bo/don/${first.code}/kien`, { viec: 'gui', gui: 'tu-giao', nang: '1' })).status, 'the producer has ended what officers do').toBe(403)
  await portal.store.transaction((tx) => letDeputies(tx, maker.id, true, 'Bà Thử', portal.at))
  expect((await deputy.post(`/can-bo/don/${first.code}/kien`, { viec: 'gui', gui: 'tu-giao', nang: '1' })).status).toBe(303)
})
