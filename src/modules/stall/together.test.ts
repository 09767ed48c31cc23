import { beforeAll, beforeEach, expect, test } from 'vitest'
import { loadGeography } from '#geography'
import { saveOffer } from '#offers'
import { addMember, type MyProducer } from '#producers'
import type { Id } from '#platform/ids'
import { sqlOnce } from '#platform/db'
import { drainJobs } from '#platform/jobs'
import { testPortal, type TestPortal } from '#tests/portal'
import { anOrder } from '#tests/order'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import type { AllTables } from '../../tables.ts'
import { jobs } from '../../worker.ts'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'
import { endPastAssociations } from '../producers/end-association.ts'

let portal: TestPortal
let count = 0
let names: { coop: string; maker: string; product: string }
let coop: Person
let maker: Person
let slug: string
interface Person extends Visitor { readonly personId: string; readonly producerId: Id<'producer'>; readonly slug: string; readonly phone: string }

const rows = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => portal.store.transaction((tx) => sqlOnce<Row>(tx, text, values))
const work = () => drainJobs<AllTables>(jobs.filter((each) => ['deliver-news', 'hear-news'].includes(each.name)), portal.store, () => portal.at)
async function member(name: string, role: MyProducer['role'] = 'owner'): Promise<Person> {
  const phone = `+8490${String(2_000_000 + ++count)}`
  const visitor = await buyerAt(portal, phone)
  const [producer] = await rows<{ id: Id<'producer'>; slug: string }>('select id, slug from producers.producers where name = $1', [name])
  await portal.store.transaction((tx) => addMember(tx, { producerId: producer!.id, personId: visitor.personId, role, byId: null, consentWords: 'Đồng ý tại xã', consentAt: portal.at }, portal.at))
  return Object.assign(visitor, { producerId: producer!.id, slug: producer!.slug, phone })
}
beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadGeography(tx))
})
beforeEach(async () => {
  portal.at = new Date('2026-11-24T09:00:00+07:00')
  const n = ++count
  names = { coop: `HTX Gom Thử ${n}`, maker: `Hộ Góp Thử ${n}`, product: `Dừa góp thử ${n}` }
  await portal.store.transaction(async (tx) => {
    await aRecognition(tx, await aProduct(tx, { name: names.product, producer: names.maker, provinceCode: '86' as never }), '2026-01-05')
    await aProduct(tx, { name: `Bưởi riêng ${n}`, producer: names.coop, provinceCode: '86' as never })
    await sqlOnce(tx, `update producers.producers set province_code = '86' where name = any($1)`, [[names.coop, names.maker]])
  })
  slug = (await rows<{ slug: string }>('select slug from certification.products where name = $1', [names.product]))[0]!.slug
  ;[coop, maker] = [await member(names.coop), await member(names.maker)]
})
const propose = (more: Record<string, string> = {}) => coop.post('/ban-hang/gop-hang', { 'co-so': coop.slug, 'chu-the': maker.slug, ...more })
const waiting = async () => (await rows<{ id: string }>(`select id from producers.association_proposals where maker_id = $1 and state = 'waiting'`, [maker.producerId]))[0]?.id
const agree = async (): Promise<void> => { expect((await maker.post(`/ban-hang/gop-hang/de-nghi/${await waiting()}`, { 'tra-loi': 'dong-y' })).status).toBe(303) }
const sell = (who: Person) => who.post('/ban-hang/hang/moi', { khoa: crypto.randomUUID(), mon: slug, ten: '', goi: '500g', gia: '85.000', con: '20', 'phi-giao': '30000' })
const offer = async () => (await rows<{ seller: string; state: string; id: string }>('select offer.id, offer.producer_id as seller, state from offers.offers offer join certification.products on products.id = product_id where slug = $1', [slug]))[0]
const wish = async (producerId: string) => ({ productId: (await rows<{ id: string }>('select id from certification.products where slug = $1', [slug]))[0]!.id, producerId, state: 'on-sale' as const, unit: 'g' as const, stock: 5_000, madeToOrder: false, readyOn: null, packs: [{ name: 'Túi 500 g', size: 500, priceVnd: 85_000 }], onBehalf: null })

test('a co-operative asks a maker by name, the maker agrees on the phone, and the words are kept; nobody else answers', async () => {
  expect((await propose()).status).toBe(303)
  expect((await propose()).status).toBe(422)
  const told = await rows<{ body: string }>(`select body from notices.messages where to_address = $1 and kind = 'selling-together'`, [maker.phone])
  expect(told.map((each) => each.body)).toEqual([expect.stringContaining('/ban-hang/nguoi')])
  expect(await (await maker.get('/ban-hang/nguoi')).text()).toContain(`${names.coop} muốn bán hàng của bạn`)
  const path = `/ban-hang/gop-hang/de-nghi/${await waiting()}`
  const staff = await member(names.maker, 'staff')
  expect((await coop.post(path, { 'tra-loi': 'dong-y' })).status).toBe(404)
  expect((await (await buyerAt(portal, '+84912000999')).post(path, { 'tra-loi': 'dong-y' })).status).toBe(404)
  expect((await staff.post(path, { 'tra-loi': 'dong-y' })).status).toBe(403)
  expect((await maker.post(path, { 'tra-loi': 'toString' })).status).toBe(400)
  await agree()
  const [kept] = await rows<{ consent_words: string; by_id: string }>('select consent_words, by_id from producers.associations where maker_id = $1', [maker.producerId])
  expect(kept).toEqual({ consent_words: expect.stringContaining(`“${names.maker}” đồng ý để “${names.coop}” bán hàng`), by_id: maker.personId })
  expect((await maker.post(path, { 'tra-loi': 'khong' })).status).toBe(404)
})

test('nobody, oneself, and makers whose people are not here are refused with what was typed', async () => {
  await rows('update producers.members set ends_at = $2 where person_id = $1', [maker.personId, portal.at])
  for (const [name, said] of [['Không ai tên này', 'Không có ai mang tên này'], [coop.slug, 'chính cơ sở của bạn'], [maker.slug, 'Chưa ai của cơ sở này dùng Cổng']]) {
    const answer = await coop.post('/ban-hang/gop-hang', { 'chu-the': name!, 'gop-den': '' })
    const page = await answer.text()
    expect([answer.status, page.includes(said!), page.includes(`value="${name}"`)], name).toEqual([422, true, true])
  }
  expect((await propose({ 'gop-den': '2020-01-01' })).status).toBe(422)
})

test('the goods of members are on the co-operative’s list, sold under its stall, and each page names the maker', async () => {
  expect((await sell(coop)).status).toBe(422)
  await propose()
  await agree()
  for (const page of ['/ban-hang/hang', '/ban-hang/hang/bang']) expect(await (await coop.get(page)).text()).toContain(`của ${names.maker}`)
  expect((await sell(coop)).status).toBe(303)
  expect(await offer()).toMatchObject({ seller: coop.producerId, state: 'on-sale' })
  const shown = await (await new Visitor(portal).get(`/san-pham/${slug}`)).text()
  for (const words of [names.coop, 'bán và giao', names.maker]) expect(shown).toContain(words)
  const order = await anOrder(portal, new Visitor(portal, '198.51.100.60'), { slug })
  expect(order.page).toContain(`${names.maker} làm`)
  expect(await rows('select maker_name from orders.lines where product_slug = $1', [slug])).toEqual([{ maker_name: names.maker }])
  expect(await (await coop.get(`/ban-hang/don/${order.order}`)).text()).toContain(`${names.maker} làm`)
  expect((await sell(maker)).status).toBe(422)
})

test('the maker ends it: what was sold is paused, both are told, the co-operative cannot go on and the maker can', async () => {
  await propose()
  await agree()
  await sell(coop)
  const [{ id }] = await rows<{ id: string }>('select id from producers.associations where maker_id = $1', [maker.producerId]) as [{ id: string }]
  expect((await (await buyerAt(portal, '+84912000998')).post(`/ban-hang/gop-hang/${id}/thoi`)).status).toBe(404)
  expect((await maker.post(`/ban-hang/gop-hang/${id}/thoi`)).status).toBe(303)
  await work()
  expect(await offer()).toMatchObject({ seller: coop.producerId, state: 'paused' })
  const told = await rows<{ to: string }>(`select to_address as to from notices.messages where kind = 'association-ended' and body like $1 order by 1`, [`%${names.maker}%`])
  expect(told.map((each) => each.to)).toEqual([coop.phone, maker.phone].sort())
  expect((await coop.post(`/ban-hang/mon/${slug}`, { ban: 'ban' })).status).toBe(409)
  await expect(portal.store.transaction(async (tx) => saveOffer(tx, await wish(coop.producerId), portal.at))).rejects.toThrow('không cho bán')
  const sheet = await (await coop.get('/ban-hang/hang/bang')).text()
  const fields = Object.fromEntries([...sheet.matchAll(/<(?:input|select)[^>]*name="([a-z0-9-]+)"[^>]*?value="([^"]*)"/g)].filter(([all]) => !all.includes('type="checkbox"')).map(([, name, value]) => [name!, value!.replaceAll('&quot;', '"')]))
  const at = Object.entries(fields).find(([name, value]) => name.startsWith('d-') && value.includes((/id="hang-([0-9a-f-]+)"/.exec(sheet))![1]!))![0].slice(2)
  expect((await coop.post(`/ban-hang/hang/bang?cua=${coop.slug}`, { ...fields, [`ban-${at}`]: 'co' })).status).toBe(409)
  expect((await sell(maker)).status).toBe(303)
  expect(await offer()).toMatchObject({ seller: maker.producerId, state: 'on-sale' })
})

test('after its last day it ends by itself', async () => {
  await propose({ 'gop-den': '2026-11-30' })
  await agree()
  await sell(coop)
  portal.at = new Date('2026-11-30T23:59:00+07:00')
  expect(await portal.store.transaction((tx) => endPastAssociations(tx, portal.at))).toBe(0)
  portal.at = new Date('2026-12-01T00:02:00+07:00')
  expect(await portal.store.transaction((tx) => endPastAssociations(tx, portal.at))).toBe(1)
  await work()
  expect(await offer()).toMatchObject({ state: 'paused' })
})

test('officers choose under whose stall it is sold, among those whom the maker lets', async () => {
  const officer = await officerAt(portal, 'central-officer', 'VN')
  const fields = { 'don-vi': 'g', ton: '5000', 'goi-0': 'Túi', 'luong-0': '500', 'gia-0': '85.000', 'phi-giao': '0', 'dong-y': 'Đồng ý ở xã' }
  expect((await officer.post(`/can-bo/ban/${slug}`, { ...fields, gian: coop.slug })).status).toBe(409)
  expect(await offer()).toBeUndefined()
  await propose()
  await agree()
  expect(await (await officer.get(`/can-bo/ban/${slug}`)).text()).toContain(`gian=${coop.slug}`)
  expect((await officer.post(`/can-bo/ban/${slug}`, { ...fields, gian: coop.slug })).status).toBe(303)
  expect(await offer()).toMatchObject({ seller: coop.producerId })
})
