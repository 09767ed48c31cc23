import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { sql } from '#platform/db'
import { loadGeography } from '#geography'
import { loadTerms } from '#feedback'
import { personOfPhone } from '#identity'
import { addMember, findProducerBySlug } from '#producers'
import { setOptOut } from '#notices'
import { anOrder, aShop, type PlacedSample } from '#tests/shop'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { shortName, showPoints } from './review.rules.ts'
import { inviteReviews } from './write-review.ts'

let portal: TestPortal
let count = 0
const OWNER = '+84903000111'
const text = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text()
const smsTo = (to: string) => sql<{ body: string; kind: string }>(portal.store.now, 'test.sms', 'select body, kind from notices.messages where to_address = $1 order by created_at desc, id desc', [to])

async function bought(options: { phone?: string; slug?: string; steps?: readonly string[] } = {}): Promise<PlacedSample & { write: (fields: Record<string, string>, files?: readonly Buffer[]) => Promise<Response>; at: (rest: string) => string }> {
  const placed = await anOrder(portal, new Visitor(portal, `203.0.113.${++count}`), { phone: options.phone ?? `0914 000 ${String(count).padStart(3, '0')}`, ...(options.slug ? { slug: options.slug } : {}) })
  const deputy = await officerAt(portal, 'central-officer', 'VN')
  for (const den of options.steps ?? ['accepted', 'sent', 'delivered']) expect((await deputy.post(`/can-bo/don/${placed.order}`, { den })).status, den).toBe(303)
  const at = (rest: string): string => `/don-hang/${placed.purchase}/${placed.order}${rest}?k=${placed.token}`
  const write = async (fields: Record<string, string>, files: readonly Buffer[] = []): Promise<Response> => {
    const [line] = await sql<{ id: string }>(portal.store.now, 'test.product', 'select offer.product_id as id from orders.orders "order" join orders.lines line on line.order_id = "order".id join offers.offers offer on offer.id = line.offer_id where "order".code = $1', [placed.order])
    const form = new FormData()
    for (const [name, value] of Object.entries({ 'san-pham': line!.id, ...fields })) form.append(name, value)
    files.forEach((bytes, n) => form.append('anh', new File([new Uint8Array(bytes)], `anh-${n}.jpg`)))
    return placed.buyer.ask(at('/danh-gia'), { method: 'POST', body: form, headers: { origin: 'http://localhost' } })
  }
  return { ...placed, write, at }
}

beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction(async (tx) => { await loadGeography(tx); await loadTerms(tx) })
  await aShop(portal)
  await aShop(portal, { name: 'Kẹo dừa', slug: 'keo-dua', producer: 'Hộ kinh doanh Thử Hai' })
  await portal.store.transaction((tx) => sql(tx, 'test.sample', `update certification.products set sample = true where slug = 'keo-dua'`))
  const maker = (await findProducerBySlug(portal.store.read, 'htx-thu-mot'))!
  await portal.store.transaction(async (tx) => addMember(tx, { producerId: maker.id, personId: await personOfPhone(tx, OWNER, portal.at), role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at))
})

describe('who may write', () => {
  it('only a buyer whose goods have arrived, once for each order, and the word can be mended', async () => {
    const early = await bought({ steps: ['accepted'] })
    expect((await early.write({ diem: '5', loi: 'Chưa nhận mà khen' })).status).toBe(409)
    const order = await bought()
    expect(await text(order.buyer.get(order.orderPage))).toContain('/danh-gia?k=')
    expect((await order.write({ diem: '9', loi: 'Lời còn nguyên' })).status).toBe(422)
    expect((await order.write({ diem: '4', loi: 'Thơm, ngọt dịu.' })).status).toBe(303)
    expect((await order.write({ diem: '5', loi: 'Thơm, ngọt dịu. Mua lại.' })).status).toBe(303)
    const list = await text(new Visitor(portal).get('/san-pham/mat-hoa-dua/nhan-xet'))
    expect(list.match(/id="nx-/g)?.length).toBe(1)
    for (const words of ['5/5 · Rất hài lòng', 'Mua lại', 'Thử T.', '<b>5 / 5</b>']) expect(list).toContain(words)
    expect(list, 'the name is shortened').not.toContain('Trần Thử')
    const stranger = await order.buyer.get(order.at('/danh-gia').replace(order.token, `k_${'y'.repeat(32)}`))
    expect(stranger.status).toBe(404)
    const [kept] = await sql<{ steps: number }>(portal.store.now, 'test.steps', `select count(*)::int as steps from reviews.steps where kind in ('written', 'changed')`)
    expect(kept!.steps, 'what it said before is kept').toBe(2)
  })

  it('a product that was not in the order, a sample, and the seller’s own people are refused', async () => {
    const order = await bought()
    const [other] = await sql<{ id: string }>(portal.store.now, 'test.other', `select id from certification.products where slug = 'keo-dua'`)
    expect((await order.write({ diem: '1', 'san-pham': other!.id })).status).toBe(409)
    const sample = await bought({ slug: 'keo-dua' })
    expect((await sample.write({ diem: '5' })).status).toBe(409)
    expect(await text(sample.buyer.get(sample.at('/danh-gia')))).toContain('Hàng mẫu không có nhận xét')
    const own = await bought({ phone: '0903 000 111' })
    expect((await own.write({ diem: '5', loi: 'Tự khen' })).status).toBe(409)
  })
})

describe('how it is shown', () => {
  it('points stand on the product’s page in words, with what search engines read, and never as stars', async () => {
    const order = await bought()
    const picture = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#3a7d44' } }).jpeg().toBuffer()
    expect((await order.write({ diem: '2', loi: 'Hộp móp <b>đậm</b>' }, [picture])).status).toBe(303)
    const page = await text(new Visitor(portal).get('/san-pham/mat-hoa-dua'))
    expect(page).toMatch(/3,5 \/ 5<\/b> điểm của 2 người mua/)
    expect(page).toContain('Hộp móp &lt;b&gt;đậm')
    expect(gzipSync(page).length, 'it still comes in the first round trips').toBeLessThan(14 * 1024)
    expect(page).toContain('"aggregateRating":{"@type":"AggregateRating","ratingValue":3.5,"reviewCount":2,"bestRating":5,"worstRating":1}')
    const said = page.slice(page.indexOf('Người mua nói'), page.indexOf('Trang nhận xét'))
    expect(said).not.toMatch(/class="stars|★|⭐|sao/)
    expect(await text(new Visitor(portal).get('/san-pham/keo-dua'))).not.toContain('aggregateRating')
    const list = await text(new Visitor(portal).get('/san-pham/mat-hoa-dua/nhan-xet'))
    const photo = /\/san-pham\/mat-hoa-dua\/nhan-xet\/anh\/[0-9a-f-]+\/240/.exec(list)![0]
    expect((await new Visitor(portal).get(photo)).headers.get('content-type')).toBe('image/jpeg')
  })

  it('the maker answers once in public; nobody else does', async () => {
    const seller = await buyerAt(portal, OWNER)
    const other = await buyerAt(portal, '+84903000222')
    const id = /id="nx-([0-9a-f-]{36})"/.exec(await text(new Visitor(portal).get('/san-pham/mat-hoa-dua/nhan-xet')))![1]!
    expect((await other.post(`/ban-hang/nhan-xet/${id}`, { [`loi-${id}`]: 'Tôi trả lời' })).status).toBe(404)
    expect(await text(seller.get('/ban-hang/nhan-xet'))).toContain('Hộp móp')
    expect((await seller.post(`/ban-hang/nhan-xet/${id}`, { [`loi-${id}`]: '' })).status).toBe(422)
    expect((await seller.post(`/ban-hang/nhan-xet/${id}`, { [`loi-${id}`]: 'Xin lỗi, lần sau gói kỹ hơn.' })).status).toBe(303)
    expect((await seller.post(`/ban-hang/nhan-xet/${id}`, { [`loi-${id}`]: 'Lần nữa' })).status).toBe(409)
    expect(await text(new Visitor(portal).get('/san-pham/mat-hoa-dua/nhan-xet'))).toContain('lần sau gói kỹ hơn')
  })

  it('a report reaches the office, which hides with a reason; words, points and pictures are gone, the trace stays, and it can be shown again', async () => {
    const list = await text(new Visitor(portal).get('/san-pham/mat-hoa-dua/nhan-xet'))
    const id = /id="nx-([0-9a-f-]{36})"/.exec(list)![1]!
    const photo = /\/san-pham\/mat-hoa-dua\/nhan-xet\/anh\/[0-9a-f-]+\/240/.exec(list)![0]
    const report = `/san-pham/mat-hoa-dua/nhan-xet/${id}/bao-xau`
    expect((await new Visitor(portal).post(report, { 'noi-dung': '' })).status).toBe(422)
    expect((await new Visitor(portal).post(report, { 'noi-dung': 'Lộ số điện thoại' })).headers.get('location')).toMatch(/^\/gop-y\/GY-26-/)
    const office = await officerAt(portal, 'province-officer', '86')
    expect(await text(office.get('/can-bo/gop-y'))).toContain('Mật hoa dừa')
    expect(await text(office.get('/can-bo/nhan-xet'))).toContain('bị báo 1 lần')
    expect((await (await officerAt(portal, 'province-officer', '01')).post(`/can-bo/nhan-xet/${id}`, { den: 'hidden', [`loi-${id}`]: 'x' })).status).toBe(404)
    expect((await office.post(`/can-bo/nhan-xet/${id}`, { den: 'hidden' })).status, 'no reason').toBe(422)
    expect((await office.post(`/can-bo/nhan-xet/${id}`, { den: 'hidden', [`loi-${id}`]: 'Lộ số điện thoại' })).status).toBe(303)
    const after = await text(new Visitor(portal).get('/san-pham/mat-hoa-dua'))
    expect(after).not.toContain('Hộp móp')
    expect(after).toContain('điểm của 1 người mua')
    expect((await new Visitor(portal).get(photo)).status).toBe(404)
    expect(await text(office.get('/can-bo/nhan-xet'))).toContain('ẩn: Lộ số điện thoại')
    expect((await office.post(`/can-bo/nhan-xet/${id}`, { den: 'shown', [`loi-${id}`]: 'Không phải số điện thoại' })).status).toBe(303)
    expect(await text(new Visitor(portal).get('/san-pham/mat-hoa-dua'))).toContain('Hộp móp')
  })
})

test('some days after the delivery buyers are asked once, with a link that opens the form; not those who want no such messages', async () => {
  portal.at = new Date('2026-12-01T09:00:00+07:00')
  const [asked, silent] = [await bought({ phone: '0915 000 001' }), await bought({ phone: '0915 000 002' })]
  await portal.store.transaction((tx) => setOptOut(tx, 'sms', '+84915000002', true, portal.at))
  const invite = (day: string) => portal.store.transaction((tx) => inviteReviews(tx, new Date(`${day}T09:10:00+07:00`)))
  await invite('2026-12-02')
  expect((await smsTo('+84915000001')).filter((each) => each.kind === 'review-asked').length).toBe(0)
  await invite('2026-12-04')
  expect(await invite('2026-12-05')).toBe(0)
  const messages = (await smsTo('+84915000001')).filter((each) => each.kind === 'review-asked')
  expect(messages.length).toBe(1)
  expect(await text(new Visitor(portal).get(/\/don-hang\/\S+/.exec(messages[0]!.body)![0]))).toContain('Hàng thế nào?')
  expect((await smsTo('+84915000002')).filter((each) => each.kind === 'review-asked').length).toBe(0)
  expect(silent.order).not.toBe(asked.order)
})

test('points are never rounded up to a full five, and names never show more than one word and a letter', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 200 }), (points) => {
    const sum = points.reduce((total, each) => total + each, 0)
    const shown = Number(showPoints(points.length, sum, 'en'))
    expect(shown >= 1 && shown <= 5).toBe(true)
    expect(shown === 5).toBe(points.every((each) => each === 5))
    expect(Math.abs(shown - sum / points.length) <= 0.1).toBe(true)
  }))
  expect([shortName('Trần Thị Mẫu'), shortName('  Hoa '), shortName('0912 345 678'), shortName('')]).toEqual(['Mẫu T.', 'Hoa', 'Người mua', 'Người mua'])
})
