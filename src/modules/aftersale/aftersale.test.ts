import sharp from 'sharp'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { sql } from '#platform/db'
import { loadGeography } from '#geography'
import { personOfPhone } from '#identity'
import { addMember, findProducerBySlug } from '#producers'
import { setOptOut } from '#notices'
import { loadTerms } from '#feedback'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { anOrder, aShop, type PlacedSample } from '#tests/shop'
import { passUpLate } from './handle-complaint.ts'
import { sendDigests } from './send-digests.ts'

let portal: TestPortal
let sender = 0
let count = 0
const OWNER = '+84903000111'
const seller = () => buyerAt(portal, OWNER)
const deputy = () => officerAt(portal, 'province-officer', '86')
const commune = () => officerAt(portal, 'commune-officer', '29242')
const phones: string[] = []
async function ordered(...steps: string[]): Promise<PlacedSample & { at: (rest: string) => string; phone: string }> {
  const phone = `0913 000 ${String(++count).padStart(3, '0')}`
  const placed = await anOrder(portal, new Visitor(portal, `203.0.113.${++sender}`), { phone, quantity: '3' })
  const officer = await deputy()
  for (const den of steps) expect((await officer.post(`/can-bo/don/${placed.order}`, { den })).status, den).toBe(303)
  phones.push(phone)
  return { ...placed, phone: `+84${phone.replaceAll(' ', '').slice(1)}`, at: (rest) => `/don-hang/${placed.purchase}/${placed.order}${rest}?k=${placed.token}` }
}
const text = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text()
const keyIn = (html: string): string => /name="khoa" value="([^"]+)"/.exec(html)![1]!
const smsTo = (to: string) => sql<{ body: string; kind: string }>(portal.store.now, 'test.sms', 'select body, kind from notices.messages where to_address = $1 order by created_at desc, id desc', [to])
const picture = (edge = 300, colour = '#3a7d44') => sharp({ create: { width: edge, height: edge, channels: 3, background: colour } }).jpeg().toBuffer()
const stockOf = async (): Promise<number> => (await sql<{ stock: number }>(portal.store.now, 'test.stock', 'select stock from offers.offers', []))[0]!.stock

/** Sends a form with photographs, as a browser does. */
async function sendForm(visitor: Visitor, path: string, fields: Record<string, string>, files: readonly Buffer[] = []): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  files.forEach((bytes, n) => form.append('anh', new File([new Uint8Array(bytes)], `anh-${n}.jpg`, { type: 'image/jpeg' })))
  return visitor.ask(path, { method: 'POST', body: form, headers: { origin: 'http://localhost' } })
}

beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction(async (tx) => { await loadGeography(tx); await loadTerms(tx) })
  await aShop(portal)
  const maker = (await findProducerBySlug(portal.store.read, 'htx-thu-mot'))!
  await portal.store.transaction(async (tx) => {
    const owner = await personOfPhone(tx, OWNER, portal.at)
    await addMember(tx, { producerId: maker.id, personId: owner, role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at)
    await sql(tx, 'test.commune', `update producers.producers set scheme = 'v34', commune_code = '29242' where id = $1`, [maker.id])
  })
})

describe('messages stay with their order', () => {
  it('the buyer asks with a picture, the seller answers; nobody else reads, writes or sees the picture', async () => {
    const order = await ordered()
    const page = await text(order.buyer.get(order.at('/trao-doi')))
    expect((await sendForm(order.buyer, order.at('/trao-doi'), { khoa: keyIn(page), loi: 'Có giao trước thứ bảy không <script>?' }, [await picture()])).status).toBe(303)
    // The same form again, as after a lost answer.
    expect((await sendForm(order.buyer, order.at('/trao-doi'), { khoa: keyIn(page), loi: 'Có giao trước thứ bảy không <script>?' }, [await picture()])).status).toBe(303)
    const desk = await seller()
    expect(await text(desk.get(`/ban-hang/don/${order.order}`))).toContain('Trao đổi, 1 lời mới')
    const seen = await text(desk.get(`/ban-hang/don/${order.order}/trao-doi`))
    expect(seen.match(/Có giao trước thứ bảy không/g)?.length).toBe(1)
    expect(seen).toContain('&lt;script&gt;')
    expect(await text(desk.get(`/ban-hang/don/${order.order}`))).toContain('Trao đổi (1)')
    const photo = /\/anh-gui\/[0-9a-f-]{36}\/240/.exec(seen)![0]
    expect((await desk.get(`/ban-hang/don/${order.order}${photo}`)).headers.get('content-type')).toBe('image/jpeg')
    const [other, stranger] = [await buyerAt(portal, '+84903000222'), new Visitor(portal, '192.0.2.9')]
    const another = await ordered()
    for (const [visitor, path] of [
      [other, `/ban-hang/don/${order.order}/trao-doi`], [other, `/ban-hang/don/${order.order}${photo}`], [stranger, order.at('/trao-doi').replace(order.token, `k_${'x'.repeat(32)}`)],
      [another.buyer, `/don-hang/${another.purchase}/${order.order}/trao-doi?k=${another.token}`], [another.buyer, another.at(photo)], [stranger, `/anh/${photo.split('/')[2]}-240.jpg`],
    ] as const) expect((await visitor.get(path)).status, path).toBe(404)
    expect((await other.post(`/ban-hang/don/${order.order}/trao-doi`, { loi: 'x' })).status).toBe(404)
    expect((await (await officerAt(portal, 'province-officer', '01')).get(`/can-bo/don/${order.order}/trao-doi`)).status).toBe(404)

    // Two answers, one message to the buyer; after reading, the next is told again.
    for (const loi of ['Có bạn nhé', 'Sáng thứ sáu gửi']) expect((await desk.post(`/ban-hang/don/${order.order}/trao-doi`, { loi })).status).toBe(303)
    const told = async () => (await smsTo(order.phone)).filter((each) => each.kind === 'order-message')
    expect((await told()).length).toBe(1)
    const link = /\/don-hang\/\S+/.exec((await told())[0]!.body)![0]
    portal.at = new Date(portal.at.getTime() + 60_000)
    expect(await text(new Visitor(portal).get(link))).toContain('Sáng thứ sáu gửi')
    await desk.post(`/ban-hang/don/${order.order}/trao-doi`, { loi: 'Đã gói xong' })
    expect((await told()).length).toBe(2)
  })

  it('what cannot be taken is told at its field with the words kept, and nobody floods', async () => {
    const order = await ordered()
    expect((await sendForm(order.buyer, order.at('/trao-doi'), { loi: '' })).status).toBe(422)
    const bad = await sendForm(order.buyer, order.at('/trao-doi'), { loi: 'Xem ảnh này' }, [Buffer.from('không phải ảnh')])
    expect(bad.status).toBe(422)
    const page = await text(bad)
    expect(page).toContain('không phải ảnh')
    expect(page).toContain('Xem ảnh này')
    expect((await sendForm(order.buyer, order.at('/trao-doi'), { loi: 'a'.repeat(2_001) })).status).toBe(422)
    const statuses: number[] = []
    for (let n = 0; n < 20; n++) statuses.push((await order.buyer.post(order.at('/trao-doi'), { loi: `Lời ${n}` })).status)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('a complaint', () => {
  const complain = (order: Awaited<ReturnType<typeof ordered>>, fields: Record<string, string> = {}, files: readonly Buffer[] = []) => sendForm(order.buyer, order.at('/khieu-nai'), { loai: 'broken', muon: 'refund', loi: 'Chai bị vỡ, chảy hết.', ...fields }, files)
  const codeOf = async (order: { order: string }): Promise<string> => (await sql<{ code: string }>(portal.store.now, 'test.complaint', 'select complaint.code from aftersale.complaints complaint join orders.orders "order" on "order".id = complaint.order_id where "order".code = $1 order by filed_at desc', [order.order]))[0]!.code

  it('with a picture reaches the seller with its clock, is answered, and the buyer ends it', async () => {
    const order = await ordered('accepted', 'sent', 'delivered')
    expect((await complain(order, { loai: 'x', loi: '' })).status).toBe(422)
    const faulty = await text(complain(order, { muon: '', loi: 'Kể dài' }))
    expect(faulty).toContain('Chọn điều bạn muốn')
    expect(faulty).toContain('Kể dài')
    expect((await complain(order, {}, [await picture(), await picture(320, '#aa3333')])).status).toBe(303)
    expect((await complain(order)).status, 'one at a time').toBe(303)
    const code = await codeOf(order)
    expect(code).toMatch(/^KN-26-\d{6}$/)
    expect((await smsTo(OWNER))[0]!.body).toMatch(new RegExp(`khiếu nại đơn ${order.order}.*Trả lời trước`))
    const page = await text(order.buyer.get(order.at('/trao-doi')))
    for (const words of [code, 'hàng hỏng, vỡ', 'hoàn lại tiền', 'Trả lời lần đầu trước', 'Chai bị vỡ']) expect(page).toContain(words)
    expect(page.match(/anh-gui\/[0-9a-f-]+\/240/g)?.length).toBe(2)
    expect(await text(order.buyer.get(order.orderPage))).toContain('Khiếu nại: người bán đang xem')
    const desk = await seller()
    expect((await sendForm(desk, `/ban-hang/don/${order.order}/khieu-nai/tra-loi`, { loi: 'Xin lỗi, mai gửi chai khác.' })).status).toBe(303)
    expect((await smsTo(order.phone))[0]!.body).toContain(`khiếu nại ${code} đã được trả lời`)
    expect((await order.buyer.post(order.at('/khieu-nai/xong'), { khoa: keyIn(page) })).status).toBe(303)
    const ended = await text(order.buyer.get(order.at('/trao-doi')))
    expect(ended).toContain('hai bên đã thỏa thuận')
    expect((await sendForm(desk, `/ban-hang/don/${order.order}/khieu-nai/tra-loi`, { loi: 'Thêm' })).status, 'it has ended').toBe(409)
  })

  it('passes up by itself when nobody answers, by each level’s own time; officers of other places never see it; people end it', async () => {
    const order = await ordered('accepted', 'sent', 'delivered')
    await complain(order)
    const [code, filed] = [await codeOf(order), portal.at.getTime()]
    expect(await text((await commune()).get('/can-bo/khieu-nai'))).not.toContain(code)
    expect(await portal.store.transaction((tx) => passUpLate(tx, new Date(filed + 47 * 3_600_000)))).toBe(0)
    portal.at = new Date(filed + 49 * 3_600_000)
    expect(await portal.store.transaction((tx) => passUpLate(tx, portal.at))).toBe(1)
    expect(await portal.store.transaction((tx) => passUpLate(tx, portal.at))).toBe(0)
    expect(await text((await commune()).get('/can-bo/khieu-nai'))).toContain(code)
    expect(await text((await deputy()).get('/can-bo/khieu-nai'))).not.toContain(code)
    expect(await text((await deputy()).get('/can-bo/khieu-nai?nhom=dang-mo'))).toContain(code)
    expect((await (await officerAt(portal, 'commune-officer', '00070')).get(`/can-bo/khieu-nai/${code}`)).status).toBe(404)
    expect((await (await officerAt(portal, 'province-officer', '01')).post(`/can-bo/khieu-nai/${code}`, { viec: 'tra-loi', loi: 'x' })).status).toBe(404)
    portal.at = new Date(filed + (49 + 73) * 3_600_000)
    expect(await portal.store.transaction((tx) => passUpLate(tx, portal.at))).toBe(1)
    const office = await deputy()
    const page = await text(office.get(`/can-bo/khieu-nai/${code}`))
    expect(page).toContain('Chai bị vỡ')
    expect(page, 'an office decides without the buyer’s telephone').not.toMatch(/0913 000|12 phố Mẫu/)
    expect((await office.post(`/can-bo/khieu-nai/${code}`, { viec: 'ket-thuc', loi: 'Ảnh cho thấy chai vỡ.' })).status, 'no outcome').toBe(422)
    expect((await office.post(`/can-bo/khieu-nai/${code}`, { viec: 'ket-thuc', 'ket-qua': 'for-buyer', loi: '' })).status, 'no words').toBe(422)
    expect((await office.post(`/can-bo/khieu-nai/${code}`, { viec: 'ket-thuc', 'ket-qua': 'for-buyer', loi: 'Ảnh cho thấy chai vỡ. Người bán hoàn tiền.' })).status).toBe(303)
    const seen = await text(order.buyer.get(order.at('/trao-doi')))
    for (const words of ['người mua đúng', 'Ảnh cho thấy chai vỡ. Người bán hoàn tiền.', 'Chuyển lên cấp trên']) expect(seen).toContain(words)
    expect((await smsTo(OWNER)).some((each) => each.body.includes(`khiếu nại ${code} kết thúc`))).toBe(true)
  })

  it('is passed up by the buyer’s wish, and a double press asks one office, not two', async () => {
    const order = await ordered('accepted')
    await complain(order, { loai: 'late', muon: 'explanation' })
    const page = await text(order.buyer.get(order.at('/trao-doi')))
    for (let press = 0; press < 2; press++) await order.buyer.post(order.at('/khieu-nai/nho-giup'), { khoa: keyIn(page) })
    expect(await text(order.buyer.get(order.at('/trao-doi')))).toContain('Xã, phường đang giúp')
  })

  test('the page about complaints shows the times that they are held to', async () => {
    const page = await text(new Visitor(portal).get('/phap-ly/khieu-nai'))
    for (const words of ['Đơn hàng: hàng hỏng, vỡ', '48 giờ', '7 ngày', 'Nhắn người bán, khiếu nại']) expect(page).toContain(words)
  })
})

describe('goods go back', () => {
  const asks = (order: Awaited<ReturnType<typeof ordered>>, so: string, more: Record<string, string> = {}) => sendForm(order.buyer, order.at('/tra-hang'), { 'so-0': so, 'vi-sao': 'broken', loi: 'Một chai vỡ', ...more })
  const backOf = async (order: { order: string }) => (await sql<{ id: string; state: string }>(portal.store.now, 'test.return', 'select back.id, back.state from aftersale.returns back join orders.orders "order" on "order".id = back.order_id where "order".code = $1 order by asked_at desc', [order.order]))[0]

  it('all of it: the order moves with the return, and the stock comes back when the goods do', async () => {
    const before = await stockOf()
    const order = await ordered('accepted', 'sent', 'delivered')
    expect((await asks(order, '4')).status, 'more than bought').toBe(422)
    expect((await asks(order, '0')).status, 'nothing').toBe(422)
    expect((await asks(order, '3')).status).toBe(303)
    const back = (await backOf(order))!
    const desk = await seller()
    const step = (den: string, loi = '') => sendForm(desk, `/ban-hang/don/${order.order}/tra-hang`, { ma: back.id, den, loi })
    expect((await step('refused')).status, 'no reason').toBe(422)
    expect((await step('received')).status, 'not accepted yet').toBe(409)
    for (let press = 0; press < 2; press++) expect((await step('accepted', 'Gửi về số 1 Cầu Kè')).status).toBe(303)
    expect(await text(order.buyer.get(order.orderPage))).toContain('đang trả về')
    expect((await step('received')).status).toBe(303)
    expect(await text(order.buyer.get(order.orderPage))).toContain('đã trả về người bán')
    expect(await stockOf()).toBe(before)
  })

  it('a part of it: the order stays delivered, and no more can be asked back than is left', async () => {
    const order = await ordered('accepted', 'sent', 'delivered')
    await asks(order, '1')
    const back = (await backOf(order))!
    const desk = await seller()
    for (const den of ['accepted', 'received']) expect((await sendForm(desk, `/ban-hang/don/${order.order}/tra-hang`, { ma: back.id, den })).status, den).toBe(303)
    expect(await text(order.buyer.get(order.orderPage))).toContain('đã giao')
    expect((await asks(order, '3')).status).toBe(422)
    expect((await asks(order, '2')).status).toBe(303)
    const another = await ordered('accepted', 'sent', 'delivered')
    expect((await sendForm(desk, `/ban-hang/don/${another.order}/tra-hang`, { ma: back.id, den: 'refused', loi: 'x' })).status, 'a return of another order').toBe(400)
  })

  it('is not asked before the goods have arrived, and a return that was withdrawn cannot be accepted', async () => {
    const early = await ordered('accepted')
    expect((await asks(early, '1')).status).toBe(409)
    const order = await ordered('accepted', 'sent', 'delivered')
    await asks(order, '1')
    const back = (await backOf(order))!
    expect((await order.buyer.post(order.at('/tra-hang/rut'), { ma: back.id })).status).toBe(303)
    expect((await sendForm(await seller(), `/ban-hang/don/${order.order}/tra-hang`, { ma: back.id, den: 'accepted' })).status).toBe(409)
    expect((await backOf(order))!.state).toBe('withdrawn')
  })
})

test('at seven and at four, one message tells a seller all that waits; none to who wants none, none in between', async () => {
  portal.at = new Date('2026-12-10T06:30:00+07:00')
  const [first] = [await ordered(), await ordered()]
  await first.buyer.post(first.at('/trao-doi'), { loi: 'Còn hàng không?' })
  const digests = async () => (await smsTo(OWNER)).filter((each) => each.kind === 'seller-digest')
  const at = (hour: string) => portal.store.transaction((tx) => sendDigests(tx, new Date(`2026-12-10T${hour}:02:00+07:00`)))
  expect(await at('08')).toBe(0)
  expect(await at('07')).toBe(1)
  expect(await at('07')).toBe(0)
  expect((await digests())[0]!.body).toMatch(/2 đơn chờ trả lời.*tin nhắn mới/)
  await portal.store.transaction((tx) => setOptOut(tx, 'sms', OWNER, true, portal.at))
  expect(await at('16')).toBe(0)
  expect((await digests()).length).toBe(1)
})
