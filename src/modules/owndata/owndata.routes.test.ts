import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { newId } from '#platform/ids'
import { takeData } from '#tests/own-data'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { dataHolders } from '../../data-holders.ts'
import { aProduct } from '../certification/certification.samples.ts'
import { eraseLeftovers, erasePerson } from './erase-person.ts'

let portal: TestPortal
let buyer: Awaited<ReturnType<typeof buyerAt>>
let phone: string
let count = 0

beforeAll(async () => {
  portal = await testPortal()
})
beforeEach(async () => {
  portal.at = new Date('2026-11-24T09:00:00+07:00')
  phone = `+8491300${String(1000 + ++count)}`
  buyer = await buyerAt(portal, phone)
})

const days = (many: number): void => { portal.at = new Date(portal.at.getTime() + many * 86_400_000) }
async function producerOf(form: string): Promise<string> {
  return portal.store.transaction(async (tx) => {
    await aProduct(tx, { name: `Mắm ${count} ${form}`, producer: `Cơ sở ${count} ${form}` })
    const [made] = await sqlOnce<{ id: string }>(tx, 'update producers.producers set form = $2 where name = $1 returning id', [`Cơ sở ${count} ${form}`, form])
    return made!.id
  })
}
async function purchase(personId: string, code: string, state = 'completed', form = 'cooperative', placedAt = portal.at): Promise<void> {
  const [id, producerId] = [newId<'purchase'>(), await producerOf(form)]
  await portal.store.transaction(async (tx) => {
    await sqlOnce(tx, `insert into orders.purchases (id, code, token_hash, person_id, buyer_name, buyer_phone, province_code, commune_code, address, note, payment, goods_vnd, delivery_vnd, total_vnd, lang, placed_at)
      values ($1, $2, $2, $3, 'Trần Thị Mua', $4, '86', '29308', '12 phố Mẫu', 'gọi trước', 'cash', 100000, 0, 100000, 'vi', $5)`, [id, code, personId, phone, placedAt])
    await sqlOnce(tx, `insert into orders.orders (id, code, purchase_id, producer_id, seller_name, state, goods_vnd, delivery_vnd, total_vnd, placed_at, changed_at) values ($1, $2, $3, $4, 'Người bán', $5, 100000, 0, 100000, $6, $6)`, [newId<'order'>(), `DH-${code}`, id, producerId, state, placedAt])
  })
}
const askErasure = async (): Promise<string> => {
  expect((await buyer.post('/toi/du-lieu/xoa', { chac: 'co' })).headers.get('location')).toBe('/toi/du-lieu?xong=xoa')
  return (await sqlOnce<{ id: string }>(portal.store.read, `select id from owndata.requests where person_id = $1 and kind = 'erase' order by asked_at desc limit 1`, [buyer.personId]))[0]!.id
}
const erase = (id: string): Promise<string> => portal.store.transaction((tx) => erasePerson(tx, dataHolders, id, portal.at))
const nameOn = async (code: string): Promise<string> => (await sqlOnce<{ buyer_name: string }>(portal.store.read, 'select buyer_name from orders.purchases where code = $1', [code]))[0]!.buyer_name

test('a person sees what every module keeps, what for and how long, and nothing of anybody else', async () => {
  await purchase(buyer.personId, `MH-A${count}`)
  const other = await buyerAt(portal, '+84987000001')
  await purchase(other.personId, `MH-B${count}`)
  const page = await (await buyer.get('/toi/du-lieu')).text()
  for (const words of ['Tài khoản', 'Đơn hàng', 'Tin nhắn đã gửi cho bạn', 'Việc làm thay chủ thể', 'Giỏ hàng', 'Góp ý', `MH-A${count}`, 'ít nhất 3 năm']) expect(page).toContain(words)
  expect(page).not.toContain(`MH-B${count}`)
  const { parts, json, page: readable } = await takeData(buyer)
  expect(parts['orders']!['purchases']!.map((each) => each['code'])).toEqual([`MH-A${count}`])
  expect(json).not.toMatch(/hash|token|sealed:|public_key/)
  expect(readable).toContain('Trần Thị Mua')
  expect(await (await buyer.get('/en/toi/du-lieu')).text()).toContain('What the portal keeps about you')
})

test('a text that was typed stays a text in the copy that is read', async () => {
  await buyer.post('/toi/ten', { ten: '<script>alert(1)</script>' })
  expect((await takeData(buyer)).page).not.toContain('<script>')
})

test('a request has a code and the days of the law, and its answer is seen; nobody takes back what is not theirs', async () => {
  expect((await buyer.post('/toi/du-lieu/yeu-cau', { viec: 'restrict', loi: '' })).status).toBe(422)
  expect((await buyer.post('/toi/du-lieu/yeu-cau', { viec: 'correct', loi: 'Địa chỉ cũ còn ở đơn MH-1' })).headers.get('location')).toBe('/toi/du-lieu?xong=gui')
  const [row] = await sqlOnce<{ id: string; code: string; acknowledge_by: string; answer_by: string; acknowledged_at: Date }>(portal.store.read, 'select * from owndata.requests where person_id = $1', [buyer.personId])
  // Tuesday 24 November: two working days, ten days.
  expect([row!.acknowledge_by, row!.answer_by, row!.code.slice(0, 6)]).toEqual(['2026-11-26', '2026-12-04', 'DL-26-'])
  const page = await (await buyer.get('/toi/du-lieu')).text()
  expect(page).toContain('chậm nhất 04/12/2026')
  const stranger = await buyerAt(portal, '+84987000002')
  expect((await stranger.post(`/toi/du-lieu/${row!.id}/thoi`)).status).toBe(404)
  const officer = await officerAt(portal, 'central-officer', 'VN')
  const list = await (await officer.get('/can-bo/du-lieu-ca-nhan')).text()
  expect(list).toContain(row!.code)
  expect(list).not.toContain(phone)
  expect((await (await officerAt(portal, 'province-officer', '86')).get('/can-bo/du-lieu-ca-nhan')).status).toBe(403)
  expect((await officer.post(`/can-bo/du-lieu-ca-nhan/${row!.id}`, { viec: 'xong', loi: '' })).status).toBe(422)
  expect((await officer.post(`/can-bo/du-lieu-ca-nhan/${row!.id}`, { viec: 'xong', loi: 'Đã sửa nơi nhận.' })).status).toBe(303)
  expect((await officer.post(`/can-bo/du-lieu-ca-nhan/${row!.id}`, { viec: 'khong', loi: 'Đổi ý' })).status).toBe(409)
  expect(await (await buyer.get('/toi/du-lieu')).text()).toContain('Đã sửa nơi nhận.')
  days(11)
  expect(await (await (await officerAt(portal, 'operator', 'VN')).get('/can-bo/du-lieu-ca-nhan')).text()).not.toContain('Quá hạn')
})

test('five requests of one kind may wait, not a sixth; a late one says so to the office', async () => {
  for (let asked = 0; asked < 5; asked++) await buyer.post('/toi/du-lieu/yeu-cau', { viec: 'correct', loi: `Điều thứ ${asked}` })
  expect((await buyer.post('/toi/du-lieu/yeu-cau', { viec: 'correct', loi: 'Điều nữa' })).headers.get('location')).toBe('/toi/du-lieu?xong=da-co')
  days(11)
  expect(await (await (await officerAt(portal, 'operator', 'VN')).get('/can-bo/du-lieu-ca-nhan')).text()).toContain('Quá hạn từ 04/12/2026')
})

test('an erasure waits 72 hours, in which its owner is told and can stop it', async () => {
  expect((await buyer.post('/toi/du-lieu/xoa', {})).status).toBe(422)
  const id = await askErasure()
  expect((await buyer.post('/toi/du-lieu/xoa', { chac: 'co' })).headers.get('location')).toBe('/toi/du-lieu?xong=da-co')
  const told = await sqlOnce<{ body: string }>(portal.store.read, `select body from notices.messages where to_address = $1 and kind = 'erasure-asked'`, [phone])
  expect(told[0]!.body).toContain('sau 72 gio')
  days(2)
  expect(await erase(id)).toBe('over')
  expect((await buyer.post(`/toi/du-lieu/${id}/thoi`)).headers.get('location')).toBe('/toi/du-lieu?xong=thoi')
  days(2)
  expect(await erase(id)).toBe('over')
  expect((await buyer.get('/toi')).status).toBe(200)
})

test('what may go is gone, what the law keeps is told with its day and goes then; the number is free for a newcomer', async () => {
  await buyer.post('/toi/ten', { ten: 'Trần Thị Mua' })
  await purchase(buyer.personId, `MH-C${count}`)
  await purchase(buyer.personId, `MH-H${count}`, 'completed', 'household')
  await purchase(buyer.personId, `MH-O${count}`, 'completed', 'enterprise', new Date('2023-01-01T00:00:00Z'))
  const page = await (await buyer.get('/toi/du-lieu/xoa')).text()
  expect(page).toContain('đến 24/11/2029')
  expect(page).toContain('đến 24/11/2027')
  expect(page).not.toContain(`MH-O${count}`)
  const id = await askErasure()
  days(4)
  expect(await erase(id)).toBe('erased')
  expect(await erase(id)).toBe('over')
  expect((await buyer.get('/toi')).status).toBe(303)
  expect([await nameOn(`MH-C${count}`), await nameOn(`MH-H${count}`), await nameOn(`MH-O${count}`)]).toEqual(['Trần Thị Mua', 'Trần Thị Mua', '(đã xóa)'])
  for (const table of ['identity.phones', 'identity.consents', 'identity.passkeys']) expect(await sqlOnce(portal.store.read, `select 1 from ${table} where person_id = $1`, [buyer.personId])).toEqual([])
  expect(await sqlOnce(portal.store.read, 'select 1 from notices.messages where to_address = $1', [phone])).toEqual([])
  expect(await sqlOnce(portal.store.read, 'select name from identity.people where id = $1', [buyer.personId])).toEqual([{ name: 'Đã xóa theo yêu cầu' }])
  const newcomer = await buyerAt(portal, phone)
  expect(newcomer.personId).not.toBe(buyer.personId)
  expect(await (await newcomer.get('/toi/du-lieu')).text()).not.toContain(`MH-C${count}`)
  days(366)
  await portal.store.transaction((tx) => eraseLeftovers(tx, dataHolders, portal.at))
  expect([await nameOn(`MH-C${count}`), await nameOn(`MH-H${count}`)]).toEqual(['Trần Thị Mua', '(đã xóa)'])
  days(3 * 366)
  await portal.store.transaction((tx) => eraseLeftovers(tx, dataHolders, portal.at))
  expect(await nameOn(`MH-C${count}`)).toBe('(đã xóa)')
})

test('an erasure waits for an order that is under way', async () => {
  await purchase(buyer.personId, `MH-W${count}`, 'sent')
  expect(await (await buyer.get('/toi/du-lieu/xoa')).text()).toContain(`MH-W${count}`)
  const id = await askErasure()
  days(4)
  expect(await erase(id)).toBe('waits')
  await portal.store.transaction((tx) => sqlOnce(tx, `update orders.orders set state = 'completed' where code = $1`, [`DH-MH-W${count}`]))
  days(1)
  expect(await erase(id)).toBe('erased')
})

test('officers keep their account until their duty ends; strangers are sent to sign in; forms of other sites are refused', async () => {
  const officer = await officerAt(portal, 'province-officer', '86')
  expect(await (await officer.get('/toi/du-lieu/xoa')).text()).toContain('do người vận hành cổng khép lại')
  expect((await officer.post('/toi/du-lieu/xoa', { chac: 'co' })).status).toBe(422)
  expect((await new Visitor(portal).get('/toi/du-lieu')).headers.get('location')).toContain('/vao')
  expect((await buyer.post('/toi/du-lieu/xoa', { chac: 'co' }, { origin: 'https://evil.example' })).status).toBe(403)
})
