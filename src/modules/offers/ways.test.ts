import { beforeAll, expect, test } from 'vitest'
import { loadGeography } from '#geography'
import { personOfPhone } from '#identity'
import { addMember, findProducerBySlug, type ProducerView } from '#producers'
import { findWays, loadRates, type Way } from '#shipping'
import { sql } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, type Visitor } from '#tests/visitor'
import { letDeputies } from './end-deputies.ts'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'

let portal: TestPortal
let seller: Visitor
let maker: ProducerView
const offer = { 'don-vi': 'piece', ton: '100', 'goi-0': 'Hộp 6 cái', 'luong-0': '6', 'gia-0': '145.000', 'phi-giao': '30.000', 'mien-phi-tu': '500.000', 'dong-y': 'Bà Thử đồng ý ngày 20/11/2026' }
const form = { 'tu-giao': 'co', 'tg-phi': '20.000', 'tg-mien': '', 'tg-den': 'tinh', 'hang-ghn': 'co', 'h-phi': '', 'h-mien': '400.000', 'h-den': 'ca-nuoc', lay: 'co', 'lay-dau': 'Chợ Cầu Kè, sạp 12', 'lay-gio': '6–10 giờ hằng ngày' }
const waysNow = (): Promise<Way[]> => findWays(portal.store.now, { kind: 'producer', id: maker.id })
const packs = () => sql<{ id: string; weight_g: number | null }>(portal.store.now, 'test.packs', 'select pack.id, pack.weight_g from offers.packs pack join offers.offers offer on offer.id = pack.offer_id where offer.producer_id = $1', [maker.id])

beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction(async (tx) => {
    await loadGeography(tx)
    await loadRates(tx)
    await aRecognition(tx, await aProduct(tx, { name: 'Bánh thử', producer: 'HTX Thử Giao', provinceCode: '86' as never }), '2026-01-05')
    await sql(tx, 'test.province', `update producers.producers set province_code = '86' where name = 'HTX Thử Giao'`)
  })
  expect((await (await officerAt(portal, 'central-officer', 'VN')).post('/can-bo/ban/banh-thu', offer)).status).toBe(303)
  maker = (await findProducerBySlug(portal.store.read, 'htx-thu-giao'))!
  await portal.store.transaction(async (tx) => {
    await addMember(tx, { producerId: maker.id, personId: await personOfPhone(tx, '+84903000111', portal.at), role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at)
  })
  seller = await buyerAt(portal, '+84903000111')
})

test('a seller without ways finds the stall’s one fee in the form, and saving it makes own delivery of it', async () => {
  const page = await (await seller.get('/ban-hang/giao')).text()
  for (const words of ['Bây giờ: một mức phí cho mọi đơn', 'name="tg-phi" type="text" value="30000"', 'name="tg-mien" type="text" value="500000"', 'mức tạm tính của cổng', 'Vĩnh Long']) expect(page).toContain(words)
  expect((await seller.post('/ban-hang/giao', { 'tu-giao': 'co', 'tg-phi': '30000', 'tg-mien': '500000', 'tg-den': 'ca-nuoc' })).headers.get('location')).toBe('/ban-hang/giao?da-luu=1')
  expect(await waysNow()).toMatchObject([{ kind: 'own', feeVnd: 30_000, freeFromVnd: 500_000, widestZone: 'other' }])
})

test('own delivery, a courier and a place to fetch are kept with their keys when they change, and weights with them', async () => {
  const [own] = await waysNow()
  const [pack] = await packs()
  const offerId = /name="xa-nhat-([0-9a-f-]{36})"/.exec(await (await seller.get('/ban-hang/giao')).text())![1]!
  expect((await seller.post('/ban-hang/giao', { ...form, [`can-${pack!.id}`]: '1.250', [`xa-nhat-${offerId}`]: 'mien' })).status).toBe(303)
  expect(await sql(portal.store.now, 'test.reach', 'select widest_zone from offers.offers where id = $1', [offerId])).toEqual([{ widest_zone: 'same-region' }])
  expect(await waysNow()).toMatchObject([
    { id: own!.id, kind: 'own', feeVnd: 20_000, freeFromVnd: null, widestZone: 'same-province' }, { kind: 'courier', carrier: 'ghn', feeVnd: null, freeFromVnd: 400_000, widestZone: 'other' },
    { kind: 'pickup', feeVnd: 0, place: 'Chợ Cầu Kè, sạp 12', hours: '6–10 giờ hằng ngày' },
  ])
  expect((await packs())[0]!.weight_g).toBe(1250)
  const page = await (await seller.get('/ban-hang/giao')).text()
  for (const words of ['value="Chợ Cầu Kè, sạp 12"', 'name="hang-ghn" value="co" checked', `name="can-${pack!.id}" type="text" value="1250"`]) expect(page).toContain(words)
})

test('what is missing is told at its field, and nothing that was typed is lost', async () => {
  const before = await waysNow()
  const answer = await seller.post('/ban-hang/giao', { ...form, 'tg-phi': 'hai chục', 'lay-dau': '<b>Chợ</b>', 'lay-gio': ' ' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const words of ['không đọc ra số tiền', 'Ghi giờ mở', 'value="hai chục"', 'value="&lt;b&gt;Chợ&lt;/b&gt;"']) expect(page).toContain(words)
  expect(await waysNow()).toEqual(before)
})

test('nobody sets the ways or the weights of another seller', async () => {
  const stranger = await buyerAt(portal, '+84903000222')
  expect((await stranger.get('/ban-hang/giao')).status).toBe(404)
  expect((await stranger.get(`/ban-hang/giao?chu-the=${maker.slug}`)).status).toBe(404)
  expect((await stranger.post(`/ban-hang/giao?chu-the=${maker.slug}`, form)).status).toBe(404)
  expect((await stranger.post(`/ban-hang/giao/ghn?chu-the=${maker.slug}`, { shop: '1', token: 'abcdefgh' })).status).toBe(404)
  expect((await (await officerAt(portal, 'province-officer', '01')).get(`/can-bo/chu-the/${maker.slug}/giao`)).status).toBe(404)
  const [pack] = await packs()
  const offerId = /name="xa-nhat-([0-9a-f-]{36})"/.exec(await (await seller.get('/ban-hang/giao')).text())![1]!
  await portal.store.transaction(async (tx) => {
    await aProduct(tx, { name: 'Kẹo khác', producer: 'Cơ sở Khác', provinceCode: '86' as never })
    const other = (await findProducerBySlug(tx, 'co-so-khac'))!
    await addMember(tx, { producerId: other.id, personId: stranger.personId, role: 'owner', byId: null, consentWords: 'Thử', consentAt: portal.at }, portal.at)
  })
  expect((await stranger.post('/ban-hang/giao', { ...form, [`can-${pack!.id}`]: '1', [`xa-nhat-${offerId}`]: 'xa' })).status).toBe(303)
  expect((await packs())[0]!.weight_g).toBe(1250)
  expect(await sql(portal.store.now, 'test.reach', 'select widest_zone from offers.offers where id = $1', [offerId])).toEqual([{ widest_zone: 'same-region' }])
})

test('an officer of the province sets them as deputy, and does not see the seller’s account with a carrier', async () => {
  const deputy = await officerAt(portal, 'province-officer', '86')
  const page = await (await deputy.get(`/can-bo/chu-the/${maker.slug}/giao`)).text()
  expect(page).not.toContain('Token')
  expect((await deputy.post(`/can-bo/chu-the/${maker.slug}/giao`, { ...form, 'tg-phi': '15.000' })).headers.get('location')).toBe(`/can-bo/chu-the/${maker.slug}/giao?da-luu=1`)
  expect((await waysNow())[0]).toMatchObject({ feeVnd: 15_000 })
  await portal.store.transaction((tx) => letDeputies(tx, maker.id, false, 'Bà Thử', portal.at))
  expect((await deputy.post(`/can-bo/chu-the/${maker.slug}/giao`, form)).status).toBe(403)
  expect((await waysNow())[0]).toMatchObject({ feeVnd: 15_000 })
  await portal.store.transaction((tx) => letDeputies(tx, maker.id, true, 'Bà Thử', portal.at))
})

test('an account at GHN is noted, its webhook shown once, its token never', async () => {
  const wrong = await seller.post('/ban-hang/giao/ghn', { shop: '12a', token: 'có dấu' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('value="12a"')
  const saved = await (await seller.post('/ban-hang/giao/ghn', { shop: '12345', token: 'token-cua-cua-hang' })).text()
  expect(saved).toMatch(/\/api\/v1\/webhooks\/ghn\/k_[\w-]{32}/)
  const page = await (await seller.get('/ban-hang/giao')).text()
  expect(page).toContain('đã ghi')
  expect(page).toContain('chưa kết nối hệ thống thật')
  for (const html of [saved, page]) expect(html).not.toContain('token-cua-cua-hang')
})
