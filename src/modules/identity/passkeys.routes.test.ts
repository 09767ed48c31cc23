import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { Authenticator, type Lies } from '#tests/authenticator'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, officerAt, Visitor } from '#tests/visitor'
import { withSecrets } from './identity.samples.ts'
import { findActor } from './session.queries.ts'

const PASSWORD = 'dừa sáp chín đầu mùa'
let portal: TestPortal
let officer: Awaited<ReturnType<typeof officerAt>>
let device: Authenticator
let senders = 0

beforeAll(async () => {
  portal = await testPortal()
})
beforeEach(async () => {
  portal.at = new Date(portal.at.getTime() + 60_000)
  officer = await officerAt(portal, 'province-officer', '86')
  await portal.store.transaction((tx) => withSecrets(tx, officer.officer.personId, PASSWORD, Buffer.from('12345678901234567890'), portal.at))
  device = new Authenticator()
})

const stranger = (): Visitor => new Visitor(portal, `198.51.100.${(++senders % 200) + 20}`)
async function add(who: Visitor, made: Authenticator, lies: Lies = {}, password: string | null = PASSWORD): Promise<Response> {
  const options = await (await who.post('/khoa-truy-cap/bat-dau', password === null ? {} : { 'hien-tai': password })).json() as { challenge: string; user: { id: string } }
  return who.post('/khoa-truy-cap/them', { 'ten-khoa': 'Điện thoại', 'tra-loi': made.make(options, lies) })
}
const ask = async (who: Visitor): Promise<{ challenge: string; allowCredentials?: unknown[] }> => (await who.post('/dang-nhap/khoa/bat-dau')).json() as Promise<{ challenge: string }>
async function enter(who: Visitor, lies: Lies = {}, den = ''): Promise<Response> {
  return who.post('/dang-nhap/khoa', { den, tu: 'dang-nhap', 'tra-loi': device.use(await ask(who), lies) })
}
const actorOf = (who: Visitor) => findActor(portal.store.read, who.cookies.get('ocop_s') ?? '', portal.at)

test('an officer adds a passkey with the password and enters by it alone, with every role', async () => {
  expect((await add(officer, device)).headers.get('location')).toBe('/khoa-truy-cap?xong=them')
  const visitor = stranger()
  const asked = await ask(visitor)
  expect(asked.allowCredentials ?? []).toEqual([])
  expect((await enter(visitor, {}, '/can-bo/gop-y')).headers.get('location')).toBe('/can-bo/gop-y')
  expect((await actorOf(visitor))?.roles).toEqual([{ role: 'province-officer', unit: '86' }])
  const page = await (await visitor.get('/khoa-truy-cap')).text()
  expect(page).toContain('Điện thoại')
  expect(page).not.toContain('chưa dùng')
})

test('adding needs the password of an officer, and nobody adds without being signed in', async () => {
  expect((await officer.post('/khoa-truy-cap/bat-dau', { 'hien-tai': 'sai' })).status).toBe(422)
  expect((await officer.post('/khoa-truy-cap/bat-dau')).status).toBe(422)
  expect((await stranger().post('/khoa-truy-cap/bat-dau', { 'hien-tai': PASSWORD })).status).toBe(401)
})

test('a buyer adds one without any password, is told so on the telephone, and comes back to the long session', async () => {
  const buyer = await buyerAt(portal, '+84912000111')
  expect((await add(buyer, device, {}, null)).status).toBe(303)
  const told = await sqlOnce<{ body: string }>(portal.store.read, `select body from notices.messages where to_address = '+84912000111' and kind = 'passkey-added'`)
  expect(told[0]?.body).toContain('khoa truy cap')
  const visitor = stranger()
  expect((await enter(visitor)).status).toBe(303)
  expect((await visitor.get('/toi')).status).toBe(200)
  portal.at = new Date(portal.at.getTime() + 20 * 86_400_000)
  expect((await visitor.get('/toi')).status).toBe(200)
})

test.each([
  ['from another site', { origin: 'https://cong-ocop.example' }],
  ['bound to another host', { host: 'example.vn' }],
  ['over another challenge', { challenge: Buffer.from('một lời hỏi khác').toString('base64url') }],
  ['without asking its holder', { unverified: true }],
])('what a device signs %s is refused, both to add and to enter', async (_how, lies: Lies) => {
  expect((await add(officer, device, lies)).status).toBe(422)
  expect((await add(officer, device)).status).toBe(303)
  const visitor = stranger()
  const answer = await enter(visitor, lies)
  expect(answer.status).toBe(422)
  expect(visitor.cookies.has('ocop_s')).toBe(false)
  expect(await answer.text()).toContain('tài khoản vẫn an toàn')
})

test('an answer works once: sent again, or by another browser, it opens nothing', async () => {
  await add(officer, device)
  const [visitor, thief] = [stranger(), stranger()]
  const answer = device.use(await ask(visitor))
  expect((await thief.post('/dang-nhap/khoa', { 'tra-loi': answer })).status).toBe(422)
  await ask(thief)
  expect((await thief.post('/dang-nhap/khoa', { 'tra-loi': answer })).status).toBe(422)
  const cookie = visitor.cookies.get('ocop_k')!
  expect((await visitor.post('/dang-nhap/khoa', { 'tra-loi': answer })).status).toBe(303)
  thief.cookies.set('ocop_k', cookie)
  expect((await thief.post('/dang-nhap/khoa', { 'tra-loi': answer })).status).toBe(422)
  expect(thief.cookies.has('ocop_s')).toBe(false)
})

test('two at one moment with one answer: one gets in', async () => {
  await add(officer, device)
  const visitor = stranger()
  const answer = device.use(await ask(visitor))
  const twice = await Promise.all([visitor.post('/dang-nhap/khoa', { 'tra-loi': answer }), visitor.post('/dang-nhap/khoa', { 'tra-loi': answer })])
  expect(twice.map((each) => each.status).toSorted((a, b) => a - b)).toEqual([303, 422])
})

test('a challenge for adding opens nothing, a late one neither', async () => {
  await add(officer, device)
  const options = await (await officer.post('/khoa-truy-cap/bat-dau', { 'hien-tai': PASSWORD })).json() as { challenge: string }
  expect((await officer.post('/dang-nhap/khoa', { 'tra-loi': device.use(options) })).status).toBe(422)
  const visitor = stranger()
  const asked = await ask(visitor)
  portal.at = new Date(portal.at.getTime() + 301_000)
  expect((await visitor.post('/dang-nhap/khoa', { 'tra-loi': device.use(asked) })).status).toBe(422)
})

test('a counter that goes back is the sign of a copy and is refused', async () => {
  await add(officer, device)
  device.counter = 40
  expect((await enter(stranger())).status).toBe(303)
  expect((await enter(stranger(), { counter: 41 })).status).toBe(422)
  expect((await enter(stranger(), { counter: 7 })).status).toBe(422)
  device.counter = 50
  expect((await enter(stranger())).status).toBe(303)
})

test('the credential of one person does not open the account of another', async () => {
  const other = await officerAt(portal, 'central-officer', 'VN')
  await portal.store.transaction((tx) => withSecrets(tx, other.officer.personId, PASSWORD, Buffer.from('12345678901234567890'), portal.at))
  const theirs = new Authenticator()
  await add(other, theirs)
  await add(officer, device)
  expect((await enter(stranger(), { holder: theirs.holder })).status).toBe(422)
  expect((await enter(stranger(), { id: theirs.id })).status).toBe(422)
  expect((await add(officer, theirs)).status).toBe(422)
  const kept = await sqlOnce<{ id: string }>(portal.store.read, 'select id from identity.passkeys where person_id = $1', [other.officer.personId])
  expect((await officer.post(`/khoa-truy-cap/${kept[0]!.id}/bo`)).status).toBe(404)
})

test('a passkey that was removed, or whose account is closed, opens nothing', async () => {
  await add(officer, device)
  const id = /\/khoa-truy-cap\/([0-9a-f-]{36})\/bo/.exec(await (await officer.get('/khoa-truy-cap')).text())![1]!
  await portal.store.transaction((tx) => sqlOnce(tx, 'update identity.people set closed_at = $2 where id = $1', [officer.officer.personId, portal.at]))
  expect((await enter(stranger())).status).toBe(422)
  await portal.store.transaction((tx) => sqlOnce(tx, 'update identity.people set closed_at = null where id = $1', [officer.officer.personId]))
  expect((await enter(stranger())).status).toBe(303)
  expect((await officer.post(`/khoa-truy-cap/${id}/bo`)).status).toBe(303)
  expect((await enter(stranger())).status).toBe(422)
})

test('the session is new after a passkey: one that was planted before is ended, and other sites are not where one goes', async () => {
  await add(officer, device)
  const planted = await buyerAt(portal, '+84912000222')
  const before = planted.cookies.get('ocop_s')
  const answer = await enter(planted, {}, '//evil.example/x')
  expect(answer.headers.get('location')).toBe('/tai-khoan')
  expect(planted.cookies.get('ocop_s')).not.toBe(before)
  expect(await findActor(portal.store.read, before!, portal.at)).toBeNull()
})

test('forms of other sites are refused, and what is no answer of a device is told', async () => {
  const visitor = stranger()
  const asked = await ask(visitor)
  expect((await visitor.post('/dang-nhap/khoa', { 'tra-loi': device.use(asked) }, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await officer.post('/khoa-truy-cap/bat-dau', { 'hien-tai': PASSWORD }, { origin: 'https://evil.example' })).status).toBe(403)
  for (const typed of ['', '{}', 'null', '[]', '{"id":1}', `{"id":"${'a'.repeat(30_000)}"}`]) expect((await visitor.post('/dang-nhap/khoa', { 'tra-loi': typed })).status).toBe(422)
})

test('with a passkey and no app, the password alone opens nothing', async () => {
  await add(officer, device)
  await portal.store.transaction((tx) => sqlOnce(tx, 'delete from identity.second_factors where person_id = $1', [officer.officer.personId]))
  const visitor = stranger()
  const answer = await visitor.post('/dang-nhap', { ten: officer.officer.signInName, 'mat-khau': PASSWORD })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('khóa truy cập')
  expect(visitor.cookies.has('ocop_s')).toBe(false)
})

test('who came by password alone may set up a second step and nothing else', async () => {
  await portal.store.transaction((tx) => sqlOnce(tx, 'delete from identity.second_factors where person_id = $1', [officer.officer.personId]))
  const visitor = stranger()
  expect((await visitor.post('/dang-nhap', { ten: officer.officer.signInName, 'mat-khau': PASSWORD })).status).toBe(303)
  expect((await visitor.get('/tai-khoan')).status).toBe(200)
  for (const path of ['/toi', '/ban-hang', '/can-bo', '/can-bo/gop-y', '/can-bo/nhap']) expect([path, (await visitor.get(path)).status]).toEqual([path, 403])
  expect((await add(visitor, device)).status).toBe(303)
  expect((await visitor.get('/can-bo')).status).toBe(403)
  expect((await enter(visitor)).status).toBe(303)
  expect((await visitor.get('/can-bo')).status).toBe(200)
})
