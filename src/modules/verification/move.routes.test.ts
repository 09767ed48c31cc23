import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addMember, findMembers, findProducerBySlug, type ProducerView } from '#producers'
import { phoneOf } from '#identity'
import { sqlOnce } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { aProduct } from '../certification/certification.samples.ts'
import { finishMove } from './move-phone.ts'

let portal: TestPortal
let officer: Awaited<ReturnType<typeof officerAt>>
let owner: Awaited<ReturnType<typeof buyerAt>>
let producer: ProducerView
let path: string
let [old, fresh] = ['', '']
let count = 0
const form = () => ({ so: `0${fresh.slice(3)}`, 'cach-kiem-tra': 'card-seen', loi: 'Bà Hòa tới văn phòng ngày 24/11, đã xem thẻ.' })

beforeAll(async () => {
  portal = await testPortal()
})
beforeEach(async () => {
  count++
  ;[old, fresh] = [`+8491500${1000 + count}`, `+8491600${1000 + count}`]
  officer = await officerAt(portal, 'province-officer', '86')
  owner = await buyerAt(portal, old)
  await portal.store.transaction(async (tx) => {
    await aProduct(tx, { name: `Muối ${count}`, producer: `Hộ Muối ${count}` })
    await sqlOnce(tx, `update producers.producers set province_code = '86' where name = $1`, [`Hộ Muối ${count}`])
  })
  producer = (await findProducerBySlug(portal.store.now, `ho-muoi-${count}`))!
  await portal.store.transaction((tx) => addMember(tx, { producerId: producer.id, personId: owner.personId, role: 'owner', byId: null, consentWords: 'đồng ý', consentAt: portal.at }, portal.at))
  path = `/can-bo/chu-the/${producer.slug}/nguoi/${(await findMembers(portal.store.now, producer.id))[0]!.id}/so-moi`
})

const moveId = async (): Promise<string> => (await sqlOnce<{ id: string }>(portal.store.now, 'select id from verification.phone_moves where person_id = $1 order by asked_at desc limit 1', [owner.personId]))[0]!.id
const finish = async (): Promise<void> => { const id = await moveId(); await portal.store.transaction((tx) => finishMove(tx, id, portal.at)) }
const link = async (): Promise<string> => {
  const [told] = await sqlOnce<{ body: string }>(portal.store.now, `select body from notices.messages where to_address = $1 and kind = 'phone-move-asked' order by created_at desc limit 1`, [old])
  return /\/huy-doi-so\/k_[\w-]+/.exec(told!.body)![0]
}
const later = (hours: number): void => { portal.at = new Date(portal.at.getTime() + hours * 3_600_000) }

test('after a day that nobody used to stop it, the new number is the person’s and every session is over', async () => {
  expect((await officer.post(path, form())).headers.get('location')).toBe(path)
  expect(await phoneOf(portal.store.now, owner.personId)).toBe(old)
  later(23)
  await finish()
  expect(await phoneOf(portal.store.now, owner.personId)).toBe(old)
  expect((await owner.get('/toi')).status).toBe(200)
  later(1.1)
  await finish()
  await finish()
  expect(await phoneOf(portal.store.now, owner.personId)).toBe(fresh)
  expect((await owner.get('/toi')).status).toBe(303)
  expect((await new Visitor(portal).get(await link())).status).toBe(200)
})

test('both numbers are told, and the old one stops it with two presses', async () => {
  await officer.post(path, form())
  const told = await sqlOnce(portal.store.now, `select 1 from notices.messages where to_address = $1 and kind = 'phone-move-told'`, [fresh])
  expect(told).toHaveLength(1)
  const stranger = new Visitor(portal, '203.0.113.80')
  const address = await link()
  expect(await (await stranger.get(address)).text()).toContain('Không phải tôi')
  later(25)
  expect((await stranger.post(address)).headers.get('location')).toBe(address)
  expect(await (await stranger.get(address)).text()).toContain('Đã hủy')
  await finish()
  expect(await phoneOf(portal.store.now, owner.personId)).toBe(old)
  expect((await stranger.post(`/huy-doi-so/k_${'x'.repeat(32)}`)).status).toBe(303)
  expect((await stranger.get(`/huy-doi-so/k_${'x'.repeat(32)}`)).status).toBe(404)
})

test('the check is recorded: without it, or with a number that fits nobody, nothing is asked', async () => {
  for (const wrong of [{ loi: 'ok' }, { 'cach-kiem-tra': '' }, { so: '123' }, { so: `0${old.slice(3)}` }]) expect((await officer.post(path, { ...form(), ...wrong })).status).toBe(422)
  await buyerAt(portal, fresh)
  expect(await (await officer.post(path, form())).text()).toContain('của một tài khoản khác')
  const [row] = await sqlOnce<{ count: number }>(portal.store.now, 'select count(*)::int as count from verification.phone_moves where person_id = $1', [owner.personId])
  expect(row!.count).toBe(0)
})

test('only one at a time, stopped by the office too; other units and other people do not see it', async () => {
  await officer.post(path, form())
  expect((await officer.post(path, { ...form(), so: `0${fresh.slice(3, -1)}9` })).status).toBe(422)
  expect((await (await officerAt(portal, 'province-officer', '01')).get(path)).status).toBe(404)
  expect((await owner.get(path)).status).toBe(403)
  expect((await officer.post(`${path}/huy`)).status).toBe(303)
  later(25)
  await finish()
  expect(await phoneOf(portal.store.now, owner.personId)).toBe(old)
})

test('a number that somebody took meanwhile is not taken from them', async () => {
  await officer.post(path, form())
  const newcomer = await buyerAt(portal, fresh)
  later(25)
  await finish()
  expect(await phoneOf(portal.store.now, owner.personId)).toBe(old)
  expect(await phoneOf(portal.store.now, newcomer.personId)).toBe(fresh)
})

test('an officer cannot move number after number', async () => {
  for (let asked = 0; asked < 10; asked++) await officer.post(path, form())
  expect(await (await officer.post(path, form())).text()).toContain('nhiều số')
})
