import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Day } from '#platform/day'
import { sqlOnce } from '#platform/db'
import { newId } from '#platform/ids'
import { drainJobs } from '#platform/jobs'
import { listen, newsJobs } from '#platform/news'
import { GhnSimulator, ghnRoutes } from '#tests/ghn'
import { testPortal, type TestPortal } from '#tests/portal'
import { askGhnFee, createGhnOrder } from './ghn.connector.ts'
import { carriers, createParcel, deliveryChoices, findParcelsOf, findWays, hasEnded, mendParcel, moveParcel, parcelCharged, parcelMoved, parcelWords, ratesOn, refusedWords, saveCarrierAccount, saveWays, shippingJobs, takeCarrierNews, type About, type WayAsked } from './index.ts'
import { eraseOldReceivers } from './erase-receivers.ts'
import { findParcelPaper } from './parcels.queries.ts'
import type { CarrierNews } from './carrier-news.rules.ts'
import { aParcel } from './shipping.samples.ts'

let portal: TestPortal
let ghn: GhnSimulator
let owner: About
let hookKey: string
let heard: { topic: string; fact: { code: string; to?: string; feeVnd?: number | null } }[]
const officer = { personId: newId<'person'>(), name: 'Người bán' }

beforeAll(async () => {
  portal = await testPortal('2026-11-26')
  ghn = await GhnSimulator.start()
})
afterAll(() => ghn.stop())
beforeEach(async () => {
  owner = { kind: 'producer', id: newId<'owner'>() }
  heard = []
  ghn.faults.length = 0
  ghn.asked.length = 0
  hookKey = (await portal.store.transaction((tx) => saveCarrierAccount(tx, owner, { carrier: 'ghn', baseUrl: ghn.url, shopRef: '1', token: ghn.token, active: true }, portal.at))).hookKey
})

const jobs = [...newsJobs([
  listen('test-moved', parcelMoved, async (_, fact) => void heard.push({ topic: 'moved', fact })),
  listen('test-charged', parcelCharged, async (_, fact) => void heard.push({ topic: 'charged', fact })),
]), ...shippingJobs]
const work = () => drainJobs(jobs, portal.store, () => portal.at)
const make = (more: Parameters<typeof aParcel>[2] = {}) => portal.store.transaction((tx) => aParcel(tx, portal.at, { owner, ...more }))
const look = async (subject: About) => (await findParcelsOf(portal.store.now, [subject]))[0]!
const take = (news: CarrierNews) => portal.store.transaction((tx) => takeCarrierNews(tx, news, portal.at))
const news = (trackingCode: string, rawStatus: string, state: CarrierNews['state'], at: string, more: Partial<CarrierNews> = {}): CarrierNews =>
  ({ carrier: 'ghn', trackingCode, ref: null, rawStatus, state, at: new Date(at), feeVnd: null, codVnd: null, weightGrams: null, note: '', ...more })
const hook = (body: string, key = hookKey) => portal.app.request(`http://localhost/api/v1/webhooks/ghn/${key}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })

test('a parcel is handed to GHN once, also when GHN fails after taking it and the job runs again', async () => {
  ghn.faults.push(500)
  const { code, subject } = await make()
  await work()
  const parcel = await look(subject)
  expect(parcel).toMatchObject({ code: expect.stringMatching(/^VC-26-\d{6}$/), state: 'created', trackingCode: ghn.orders.get(code)!.order_code, feeVnd: 32_500, refusal: null })
  expect(ghn.asked.filter((each) => each.path.endsWith('create')).map((each) => each.body['client_order_code'])).toEqual([code, code])
  expect(ghn.asked.at(-1)!.body).toMatchObject({ is_new_to_address: true, to_province_name: 'Thành phố Hà Nội', cod_amount: 290_000, weight: 1400 })
})

test('an address without a commune, and what GHN refuses, is said to the seller, who mends it and it is handed over', async () => {
  const { subject } = await make({ to: { name: 'Người nhận', phone: '0000000002', text: 'Số 1', provinceCode: '01', communeCode: null } })
  await work()
  expect(await look(subject)).toMatchObject({ state: 'created', trackingCode: null, refusal: 'Địa chỉ nhận chưa có xã, phường.' })
  expect(ghn.asked).toEqual([])
  const mend = (parcelId: string) => portal.store.transaction((tx) => mendParcel(tx, officer, { parcelId, to: { name: 'Người nhận', phone: '0000000002', text: 'Số 1', provinceCode: '01', communeCode: '00070' } }, portal.at))
  const { id } = await look(subject)
  expect(await mend(id)).toEqual({ kind: 'mended' })
  await work()
  expect(await look(subject)).toMatchObject({ trackingCode: expect.stringMatching(/^SIM/), refusal: null })
  expect([await mend(id), await mend(newId<'parcel'>())]).toEqual([{ kind: 'too-late' }, { kind: 'not-found' }])
  await portal.store.transaction((tx) => saveCarrierAccount(tx, owner, { carrier: 'ghn', baseUrl: ghn.url, shopRef: '1', token: 'wrong', active: true }, portal.at))
  const second = await make()
  await work()
  expect(await look(second.subject)).toMatchObject({ refusal: 'Token is not valid!' })
})

test('a webhook is a hint: GHN is asked with our own token, and what the webhook claims is not believed', async () => {
  const { code, subject } = await make()
  await work()
  const lie = JSON.parse(ghn.move(code, 'picking', new Date('2026-11-24T03:00:00Z'))) as Record<string, unknown>
  expect((await hook(JSON.stringify({ ...lie, Status: 'delivered', CODAmount: 0, TotalFee: 0 }))).status).toBe(200)
  await work()
  expect(await look(subject)).toMatchObject({ state: 'collecting', rawStatus: 'picking', codVnd: 290_000, feeVnd: 32_500 })
  expect(ghn.asked.at(-1)).toMatchObject({ path: 'v2/shipping-order/detail-by-client-code', token: ghn.token })
})

test('a webhook with a wrong key is not found; nonsense and parcels of others are answered and change nothing', async () => {
  const { code } = await make()
  await work()
  const body = ghn.move(code, 'delivered', new Date('2026-11-24T03:00:00Z'))
  const stranger = (await portal.store.transaction((tx) => saveCarrierAccount(tx, { kind: 'producer', id: newId<'owner'>() }, { carrier: 'ghn', baseUrl: ghn.url, shopRef: '2', token: 'x', active: true }, portal.at))).hookKey
  expect((await hook(body, 'k_guessed')).status).toBe(404)
  ghn.asked.length = 0
  for (const [sent, key] of [['{', hookKey], ['', hookKey], [body, stranger]] as const) expect((await hook(sent, key)).status).toBe(200)
  await work()
  expect(ghn.asked).toEqual([])
})

test('a parcel travels through duplicates, an unknown status and a fee that changes, and each thing is told once', async () => {
  const { code, subject } = await make()
  await work()
  const steps = [['picked', '01:00'], ['picked', '01:00'], ['quantum_sorting', '02:00'], ['delivering', '03:00'], ['delivered', '04:00'], ['delivered', '04:00']] as const
  for (const [status, hour] of steps) {
    const body = ghn.move(code, status, new Date(`2026-11-25T${hour}:00Z`), status === 'delivering' ? { total_fee: 41_000 } : {})
    await hook(body)
    await hook(body)
    await work()
    if (status === 'quantum_sorting') {
      const parcel = await look(subject)
      expect(parcel).toMatchObject({ state: 'in_transit', rawStatus: 'quantum_sorting', updating: true })
      expect(parcelWords('vi', parcel)).toBe('Đang trên đường (đang cập nhật)')
    }
  }
  const parcel = await look(subject)
  expect(parcel).toMatchObject({ state: 'delivered', rawStatus: 'delivered', feeVnd: 41_000, updating: false, endedAt: new Date('2026-11-25T04:00:00Z') })
  expect(parcel.moves.map((move) => move.to)).toEqual(['created', 'in_transit', 'out_for_delivery', 'delivered'])
  expect(heard.filter((each) => each.fact.code === code).map((each) => String(each.fact.to ?? each.fact.feeVnd)).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['41000', 'delivered', 'in_transit', 'out_for_delivery'])
  expect(hasEnded(parcel.state)).toBe(true)
})

test('a parcel of which nothing was heard for hours is asked about without a webhook', async () => {
  const { code, subject } = await make()
  await work()
  ghn.move(code, 'delivering', new Date('2026-11-24T05:00:00Z'))
  portal.at = new Date(portal.at.getTime() + 4 * 3_600_000)
  await portal.store.transaction((tx) => sqlOnce(tx, `select graphile_worker.add_job('ask-about-silent-parcels', '{}'::json)`))
  await work()
  expect((await look(subject)).state).toBe('out_for_delivery')
})

test('news that comes late is kept but moves nothing back; the same news again is not kept twice', async () => {
  const { id, subject } = await make()
  await work()
  const { trackingCode } = await look(subject)
  expect(await take(news(trackingCode!, 'delivered', 'delivered', '2026-11-25T08:00:00Z'))).toMatchObject({ kind: 'taken', effect: 'moved' })
  expect(await take(news(trackingCode!, 'delivering', 'out_for_delivery', '2026-11-25T07:00:00Z', { feeVnd: 1 }))).toMatchObject({ kind: 'taken', effect: 'late' })
  expect(await take(news(trackingCode!, 'delivering', 'out_for_delivery', '2026-11-25T07:00:00Z', { feeVnd: 1 }))).toEqual({ kind: 'repeated' })
  expect(await take(news(trackingCode!, 'picking', 'collecting', '2026-11-25T09:00:00Z'))).toMatchObject({ effect: 'not-allowed' })
  expect(await look(subject)).toMatchObject({ state: 'delivered', feeVnd: 32_500, rawStatus: 'picking' })
  expect(await sqlOnce(portal.store.now, 'select effect from shipping.parcel_moves where parcel_id = $1 order by learned_at, id', [id])).toEqual(['moved', 'moved', 'late', 'not-allowed'].map((effect) => ({ effect })))
  expect(await take(news(trackingCode!, 'lost', 'incident', '2030-01-01T00:00:00Z'))).toMatchObject({ effect: 'moved' })
  expect(await take(news(trackingCode!, 'returned', 'returned', portal.at.toISOString()))).toMatchObject({ effect: 'moved' })
  expect(await take(news('SOMEONE-ELSES', 'delivered', 'delivered', '2026-11-25T08:00:00Z'))).toEqual({ kind: 'not-ours' })
})

test('a person moves a parcel with a reason where one is needed, and never against the allowed moves', async () => {
  const own = await make({ way: { id: null, kind: 'own', carrier: null }, feeVnd: 0 })
  const move = (to: Parameters<typeof moveParcel>[2]['to'], why = '') => portal.store.transaction((tx) => moveParcel(tx, officer, { parcelId: own.id, to, why }, portal.at))
  expect(await move('out_for_delivery')).toEqual({ kind: 'moved', from: 'created' })
  expect(await move('failed_attempt')).toEqual({ kind: 'why-needed' })
  expect(await move('failed_attempt', 'Không có ai ở nhà')).toEqual({ kind: 'moved', from: 'out_for_delivery' })
  expect(await move('delivered')).toEqual({ kind: 'moved', from: 'failed_attempt' })
  expect(await move('in_transit')).toEqual({ kind: 'not-allowed', from: 'delivered' })
  expect((await look(own.subject)).moves.at(-2)).toMatchObject({ to: 'failed_attempt', by: 'Người bán', why: 'Không có ai ở nhà' })
  expect(await portal.store.transaction((tx) => moveParcel(tx, officer, { parcelId: newId<'parcel'>(), to: 'delivered', why: '' }, portal.at))).toEqual({ kind: 'not-found' })
})

test('a parcel that its seller cancels is cancelled at GHN too', async () => {
  const { id, code, subject } = await make()
  await work()
  await portal.store.transaction((tx) => moveParcel(tx, officer, { parcelId: id, to: 'cancelled', why: 'Người mua đổi ý' }, portal.at))
  await work()
  expect(ghn.orders.get(code)!.status).toBe('cancel')
  expect((await look(subject)).state).toBe('cancelled')
})

test('a parcel that GHN does not let go becomes an incident, and one cancelled while it was handed over is cancelled there', async () => {
  const first = await make()
  await work()
  ghn.faults.push(400)
  await portal.store.transaction((tx) => moveParcel(tx, officer, { parcelId: first.id, to: 'cancelled', why: 'Người mua đổi ý' }, portal.at))
  await work()
  expect(await look(first.subject)).toMatchObject({ state: 'incident', moves: expect.arrayContaining([expect.objectContaining({ by: 'ghn', why: 'GHN không nhận hủy: Internal Server Error' })]) })
  const second = await make()
  ghn.faults.push({ silentMs: 300 })
  const handing = work()
  await expect.poll(() => ghn.asked.some((each) => each.body['client_order_code'] === second.code)).toBe(true)
  await portal.store.transaction((tx) => moveParcel(tx, officer, { parcelId: second.id, to: 'cancelled', why: 'Người mua đổi ý' }, portal.at))
  await handing
  await work()
  expect(ghn.orders.get(second.code)!.status).toBe('cancel')
})

test('a year after its end a parcel no longer knows who received it', async () => {
  const { id } = await make({ way: { id: null, kind: 'own', carrier: null } })
  await portal.store.transaction((tx) => moveParcel(tx, officer, { parcelId: id, to: 'delivered', why: '' }, portal.at))
  const receiver = async () => (await findParcelPaper(portal.store.now, id))!.to
  await portal.store.transaction((tx) => eraseOldReceivers(tx, new Date(portal.at.getTime() + 360 * 86_400_000)))
  expect((await receiver()).name).toBe('Người nhận mẫu')
  await portal.store.transaction((tx) => eraseOldReceivers(tx, new Date(portal.at.getTime() + 367 * 86_400_000)))
  expect(await receiver()).toEqual({ name: '', phone: '', text: '', provinceCode: '01', communeCode: '00070' })
})

test('GHN takes no parcel that is too heavy and collects no more than fifty million đồng', async () => {
  const base = { subject: { kind: 'order', id: newId<'s'>() }, owner, way: { id: null, kind: 'courier', carrier: 'ghn' }, content: 'x', feeVnd: null, from: { name: 'a', phone: '', text: '', provinceCode: '86', communeCode: null }, to: { name: 'b', phone: '', text: '', provinceCode: '01', communeCode: null } } as const
  expect(await portal.store.transaction((tx) => createParcel(tx, officer, { ...base, weightGrams: 20_000, codVnd: 0 }, portal.at))).toEqual({ kind: 'too-heavy', mostGrams: 19_999 })
  expect(await portal.store.transaction((tx) => createParcel(tx, officer, { ...base, weightGrams: 500, codVnd: 50_000_001 }, portal.at))).toEqual({ kind: 'cod-too-high', mostVnd: 50_000_000 })
})

const courier: WayAsked = { kind: 'courier', carrier: 'ghn', widestZone: 'other', communeCodes: [], provinceCodes: [], withinKm: null, mostGrams: null, feeVnd: null, freeFromVnd: null, daysLeast: 0, daysMost: 1, place: '', hours: '' }
const pickup: WayAsked = { ...courier, kind: 'pickup', carrier: null, feeVnd: 0, place: 'Chợ Cầu Kè', hours: '6–10 giờ, thứ Hai đến thứ Bảy' }

test('a seller\'s ways are saved in order, changed, ended, and quoted with the reference rates', async () => {
  const save = (ways: WayAsked[], whose = owner) => portal.store.transaction((tx) => saveWays(tx, whose, ways, portal.at))
  const saved = await save([courier, pickup])
  if (saved.kind !== 'saved') throw new Error('faulty')
  expect((await findWays(portal.store.now, owner)).map((way) => way.kind)).toEqual(['courier', 'pickup'])
  await save([{ ...pickup, id: saved.ids[1]!, hours: '7–9 giờ' }])
  const ways = await findWays(portal.store.now, owner)
  expect(ways).toMatchObject([{ id: saved.ids[1], hours: '7–9 giờ' }])
  expect(await save([{ ...pickup, id: saved.ids[1]! }], { kind: 'producer', id: newId<'owner'>() })).toEqual({ kind: 'faulty', faults: [{ at: 0, why: 'not-theirs' }] })
  expect(await save([{ ...courier, carrier: null }, { ...pickup, hours: ' ' }, { ...courier, kind: 'own', carrier: null }])).toEqual({ kind: 'faulty', faults: [{ at: 0, why: 'carrier-missing' }, { at: 1, why: 'place-or-hours-missing' }, { at: 2, why: 'fee-missing' }] })
  await save([courier])
  const rates = await ratesOn(portal.store.now, '2026-11-24' as Day)
  const [choice] = deliveryChoices(await findWays(portal.store.now, owner), rates, { weightGrams: 1400, from: { provinceCode: '86', communeCode: '29308' }, to: { provinceCode: '01', communeCode: null } })
  expect(choice).toMatchObject({ kind: 'offered', zone: 'other', feeVnd: 50_000, daysLeast: 3, daysMost: 6 })
  expect(rates.every((rate) => rate.source.includes('tạm tính'))).toBe(true)
  expect(refusedWords('vi', 'too-far-for-fresh')).toContain('Hàng tươi')
})

test('GHN that stays silent or closed is away, not refused', async () => {
  const account = { baseUrl: ghn.url, token: ghn.token, shopRef: '1' }
  const order = { clientCode: 'VC-X', toName: 'a', toPhone: '', toText: '', toCommuneName: 'x', toProvinceName: 'y', content: 'z', weightGrams: 1, codVnd: 0 }
  ghn.faults.push(500, 502, 503)
  expect(await createGhnOrder(account, order)).toEqual({ kind: 'away', words: 'HTTP 503' })
  expect((await createGhnOrder({ ...account, baseUrl: 'http://127.0.0.1:1' }, order)).kind).toBe('away')
  ghn.faults.push({ silentMs: 3_000 })
  expect(await createGhnOrder(account, order, AbortSignal.timeout(100))).toEqual({ kind: 'away', words: 'unreachable' })
  expect(await askGhnFee(account, { toWardId: '1', toText: 'Số 1', weightGrams: 500, codVnd: 0 })).toEqual({ kind: 'ok', value: 33_000 })
})

test('no carrier is called connected, and every route of the simulator names its document', () => {
  for (const { evidence } of Object.values(carriers)) expect(evidence).toMatchObject({ level: expect.not.stringMatching('live'), words: expect.stringContaining('chưa kết nối hệ thống thật') })
  for (const document of Object.values(ghnRoutes)) expect(document).toContain('api.ghn.vn')
})
