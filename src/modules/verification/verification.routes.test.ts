import { beforeAll, beforeEach, expect, test } from 'vitest'
import { loadGeography } from '#geography'
import { linkOutside } from '../identity/link-outside.ts'
import { personOfPhone } from '#identity'
import { sqlOnce } from '#platform/db'
import { newId } from '#platform/ids'
import { ownSeal } from '#platform/sealed'
import { addMember, findProducerBySlug, type ProducerView } from '#producers'
import { takeData } from '#tests/own-data'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'
import { commands } from '../../commands.ts'

let portal: TestPortal
let officer: Awaited<ReturnType<typeof officerAt>>
let owner: Awaited<ReturnType<typeof buyerAt>>
let producer: ProducerView
let count = 0
const person = { loai: 'ca-nhan', ten: 'Nguyễn Thị Hòa', 'ngay-sinh': '02/03/1980', 'so-dinh-danh': '086 080 001 234' }

beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => loadGeography(tx))
  officer = await officerAt(portal, 'province-officer', '86')
})
beforeEach(async () => {
  portal.at = new Date(portal.at.getTime() + 60_000)
  count++
  owner = await buyerAt(portal, `+8491400${1000 + count}`)
  await portal.store.transaction(async (tx) => {
    const id = await aProduct(tx, { name: `Mật ong ${count}`, producer: `Hộ Ong ${count}`, provinceCode: '86' as never })
    await aRecognition(tx, id, '2026-01-05')
    await sqlOnce(tx, `update producers.producers set province_code = '86', form = 'household' where name = $1`, [`Hộ Ong ${count}`])
  })
  producer = (await findProducerBySlug(portal.store.now, `ho-ong-${count}`))!
  await portal.store.transaction((tx) => addMember(tx, { producerId: producer.id, personId: owner.personId, role: 'owner', byId: null, consentWords: 'Bà Hòa đồng ý', consentAt: portal.at }, portal.at))
})

const desk = (): string => `/can-bo/chu-the/${producer.slug}/danh-tinh`
const own = (): string => `/ban-hang/danh-tinh/${producer.slug}`
const publicPage = async (): Promise<string> => (await new Visitor(portal).get(`/chu-the/${producer.slug}`)).text()
const kept = () => sqlOnce<Record<string, unknown>>(portal.store.read, 'select * from verification.identities where producer_id = $1 order by noted_at', [producer.id])

test('an owner notes who they are, an officer looks at the card and confirms, the public sees only the day', async () => {
  expect((await owner.post(own(), person)).headers.get('location')).toBe(`${own()}?xong=luu`)
  expect(await publicPage()).not.toContain('xác minh danh tính')
  expect((await officer.post(`${desk()}/xem-the`, {})).status).toBe(422)
  expect((await officer.post(`${desk()}/xem-the`, { 'da-xem': 'co' })).headers.get('location')).toBe(`${desk()}?xong=xong`)
  const page = await publicPage()
  expect(page).toContain('Đã xác minh danh tính ngày 24/11/2026')
  for (const secret of ['Nguyễn Thị Hòa', '1980', '086080001234', '234']) expect(page.replace(/<style>.*?<\/style>/gs, '')).not.toContain(secret)
  expect(await (await owner.get(own())).text()).toContain('········· 234')
})

test('the number lies sealed, is shown by its tail, and is in no copy and no page', async () => {
  await owner.post(own(), person)
  const [row] = await kept()
  expect(row!['person_no']).toMatch(/^sealed:test:/)
  for (const page of [await (await owner.get(own())).text(), await (await officer.get(desk())).text(), (await takeData(owner)).json]) expect(page).not.toMatch(/086\s?080\s?001\s?234/)
  expect(ownSeal().open(String(row!['person_no']), `identities:${String(row!['id'])}`).toString()).toBe('086080001234')
})

test('a faulty form keeps what was typed, but never plays the number back', async () => {
  const answer = await owner.post(own(), { ...person, ten: '', 'ngay-sinh': '31/02/1980', 'so-dinh-danh': '0860800012' })
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(page).toContain('31/02/1980')
  expect(page).not.toContain('0860800012')
  for (const typed of ['01/01/2090', '1/1/1850', 'hôm qua', '00/00/0000']) expect([typed, (await owner.post(own(), { ...person, 'ngay-sinh': typed })).status]).toEqual([typed, 422])
})

test('what changes after a check is unchecked again; the same once more changes nothing; an empty number leaves the kept one', async () => {
  await owner.post(own(), person)
  await officer.post(`${desk()}/xem-the`, { 'da-xem': 'co' })
  await owner.post(own(), { ...person, 'so-dinh-danh': '' })
  expect(await publicPage()).toContain('Đã xác minh danh tính')
  expect(await kept()).toHaveLength(1)
  await owner.post(own(), { ...person, ten: 'Nguyễn Thị Hoa', 'so-dinh-danh': '' })
  expect(await publicPage()).not.toContain('Đã xác minh danh tính')
  const rows = await kept()
  expect(rows.map((row) => row['person_no_tail'])).toEqual(['234', '234'])
  expect(ownSeal().open(String(rows[1]!['person_no']), `identities:${String(rows[1]!['id'])}`).toString()).toBe('086080001234')
})

test('a check can be taken back with a reason', async () => {
  await owner.post(own(), person)
  await officer.post(`${desk()}/xem-the`, { 'da-xem': 'co' })
  expect((await officer.post(`${desk()}/rut`, { 'vi-sao': '' })).status).toBe(422)
  expect((await officer.post(`${desk()}/rut`, { 'vi-sao': 'Thẻ đã hết hạn' })).status).toBe(303)
  expect(await publicPage()).not.toContain('Đã xác minh danh tính')
})

test('an organisation gives name, seat, number and representative, and no personal number', async () => {
  expect((await officer.post(desk(), { loai: 'to-chuc', 'ten-to-chuc': 'HTX Ong Mẫu', 'tru-so': 'Ấp 1, xã Mẫu', 'ma-to-chuc': '1500123456', 'dai-dien': 'Lê Văn Tám' })).status).toBe(303)
  expect((await kept())[0]).toMatchObject({ kind: 'organisation', person_no: null, org_no: '1500123456' })
  expect((await officer.post(desk(), { loai: 'to-chuc', 'ten-to-chuc': 'HTX', 'tru-so': '', 'ma-to-chuc': 'abc', 'dai-dien': '' })).status).toBe(422)
})

test('officers of other units, strangers, staff and other owners get nothing; an owner cannot confirm themselves', async () => {
  await owner.post(own(), person)
  const [elsewhere, stranger] = [await officerAt(portal, 'province-officer', '01'), await buyerAt(portal, '+84914999999')]
  for (const who of [elsewhere, stranger]) {
    expect((await who.post(desk(), person)).status).toBe(who === stranger ? 403 : 404)
    expect((await who.get(own())).status).toBe(404)
  }
  expect((await owner.post(`${desk()}/xem-the`, { 'da-xem': 'co' })).status).toBe(403)
  expect((await owner.post(`${own()}/xem-the`, { 'da-xem': 'co' })).status).toBe(404)
  const staff = await buyerAt(portal, '+84914888888')
  await portal.store.transaction((tx) => addMember(tx, { producerId: producer.id, personId: staff.personId, role: 'staff', byId: null, consentWords: 'đồng ý', consentAt: portal.at }, portal.at))
  expect((await staff.get(own())).status).toBe(404)
})

test('the provider’s word is enough where name and number fit, and says what does not', async () => {
  await owner.post(own(), person)
  expect(await (await owner.post(`${own()}/hoi`, { nguon: 'sign-on' })).text()).toContain('chưa trả lời được')
  expect((await owner.post(`${own()}/hoi`, { nguon: 'khac' })).status).toBe(404)
  await portal.store.transaction(async (tx) => {
    await linkOutside(tx, owner.personId, { issuer: 'https://dinh-danh.example', subject: `s${count}` }, 'phone-code', null, portal.at)
    const [link] = await sqlOnce<{ id: string }>(tx, 'select id from identity.outside_links where person_id = $1', [owner.personId])
    await sqlOnce(tx, `update identity.outside_links set level = '2', vouched_at = $2, vouched_name = 'NGUYỄN THỊ HOÀ', vouched_no = $3 where id = $1`, [link!.id, portal.at, ownSeal().seal('086080001234', `outside_links:${link!.id}`)])
  })
  await owner.post(own(), { ...person, 'so-dinh-danh': '086080009999' })
  expect(await (await owner.post(`${own()}/hoi`, { nguon: 'sign-on' })).text()).toContain('Không khớp với nguồn: số định danh')
  await owner.post(own(), person)
  expect((await owner.post(`${own()}/hoi`, { nguon: 'sign-on' })).headers.get('location')).toBe(`${own()}?xong=xong`)
  expect(await publicPage()).toContain('Đã xác minh danh tính')
})

test('the office sees who still sells unchecked and from when it is due', async () => {
  const [product] = await sqlOnce<{ id: string }>(portal.store.read, 'select id from certification.products where producer_id = $1', [producer.id])
  await portal.store.transaction((tx) => sqlOnce(tx, `insert into offers.offers (id, product_id, producer_id, state, unit, stock, created_at, changed_at) values ($1, $2, $3, 'on-sale', 'piece', 5, $4, $4)`, [newId<'offer'>(), product!.id, producer.id, portal.at]))
  const list = await (await officer.get('/can-bo/danh-tinh')).text()
  expect(list).toContain(producer.name)
  expect(list).toContain('01/01/2027')
  expect(list).toContain('chưa đối chiếu')
  expect(await (await (await officerAt(portal, 'province-officer', '01')).get('/can-bo/danh-tinh')).text()).not.toContain(producer.name)
  expect(await (await owner.get('/ban-hang/danh-tinh')).text()).toContain('Chưa ghi')
})

test('an authority’s question is answered by command, with a reason that is kept', async () => {
  await owner.post(own(), person)
  const command = commands.find((each) => each.name === 'seller-identity show')!
  const said: string[] = []
  const context = { store: portal.store, clock: () => portal.at, url: portal.url, out: (text: string) => { said.push(text) }, say: (text: string) => { said.push(text) }, drain: async () => undefined }
  expect(await command.run(context, { values: { producer: producer.slug }, words: [] })).toBe(2)
  expect(await command.run(context, { values: { producer: producer.slug, reason: 'Công an tỉnh, văn bản 12' }, words: [] })).toBe(0)
  expect(said.at(-1)).toContain('086080001234')
  expect(await sqlOnce<{ detail: string }>(portal.store.read, `select detail from identity.events where kind = 'identity-seen' and detail like $1`, [`${producer.slug}%`])).toHaveLength(1)
})

test('what lies under a former key, or plain, is sealed anew by command', async () => {
  await owner.post(own(), person)
  await portal.store.transaction(async (tx) => {
    const other = await personOfPhone(tx, '+84914777777', portal.at)
    await sqlOnce(tx, `insert into identity.second_factors (person_id, secret, last_step, set_at) values ($1, $2, 0, $3) on conflict do nothing`, [other, Buffer.from('12345678901234567890'), portal.at])
  })
  const said: string[] = []
  const context = { store: portal.store, clock: () => portal.at, url: portal.url, out: () => undefined, say: (text: string) => { said.push(text) }, drain: async () => undefined }
  const command = commands.find((each) => each.name === 'secrets reseal')!
  await command.run(context, { values: {}, words: [] })
  await command.run(context, { values: {}, words: [] })
  expect(said).toEqual(['Đã niêm lại 1 mục.', 'Đã niêm lại 0 mục.'])
})
