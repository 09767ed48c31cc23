import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt, Visitor } from '#tests/visitor'
import { addOfficer, endRoles, giveRole, invite, nameFrom } from './add-officer.ts'
import { forgetOld } from './identity.jobs.ts'
import { withSecrets } from './identity.samples.ts'
import { findActor } from './session.queries.ts'
import { codeAt, fromBase32, stepOf, toBase32 } from './totp.rules.ts'
import { parseDay } from '#platform/day'

const PASSWORD = 'dừa sáp chín đầu mùa'
const secret = Buffer.from('12345678901234567890')
let portal: TestPortal
let officer: Awaited<ReturnType<typeof officerAt>>

beforeAll(async () => {
  portal = await testPortal()
})
beforeEach(async () => {
  portal.at = new Date(portal.at.getTime() + 300_000)
  officer = await officerAt(portal, 'province-officer', '86')
  await portal.store.transaction((tx) => withSecrets(tx, officer.officer.personId, PASSWORD, secret, portal.at))
})

const code = (key: Uint8Array = secret): string => codeAt(key, stepOf(portal.at))
const isIn = async (who: Visitor): Promise<boolean> => (await who.get('/tai-khoan')).status === 200
const secretOn = (page: string): Buffer => fromBase32(/name="bi-mat" value="([A-Z2-7]+)"/.exec(page)![1]!)!
const codesOn = (page: string): string[] => [...page.matchAll(/<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<\/code>/g)].map((found) => found[1]!)
async function another(): Promise<Visitor> {
  const visitor = new Visitor(portal, '203.0.113.9')
  await visitor.post('/dang-nhap', { ten: officer.officer.signInName, 'mat-khau': PASSWORD })
  await visitor.post('/dang-nhap/ma', { ma: code() })
  return visitor
}
async function newcomer(name = 'Trần Văn Bảy') {
  const added = await portal.store.transaction((tx) => addOfficer(tx, null, { name, role: 'commune-officer', unit: '29308', fromOn: parseDay('2026-11-01')! }, portal.at))
  if (added.kind !== 'added') throw new Error(added.kind)
  return added
}

test('the account lists every place where it is open, and each can be ended', async () => {
  const elsewhere = await another()
  const page = await (await officer.get('/tai-khoan')).text()
  expect(page).toContain('203.0.113.9')
  const ids = [...page.matchAll(/\/tai-khoan\/phien\/([0-9a-f-]{36})\/dung/g)].map((found) => found[1]!)
  expect(ids).toHaveLength(2)
  const here = (await findActor(portal.store.read, officer.officer.token, portal.at))!.sessionId
  expect((await officer.post(`/tai-khoan/phien/${ids.find((id) => id !== here)}/dung`)).status).toBe(303)
  expect([await isIn(elsewhere), await isIn(officer)]).toEqual([false, true])
})

test('nobody can end a session of somebody else', async () => {
  const other = await officerAt(portal, 'central-officer', 'VN')
  const theirs = (await findActor(portal.store.read, other.officer.token, portal.at))!.sessionId
  expect((await officer.post(`/tai-khoan/phien/${theirs}/dung`)).status).toBe(404)
  expect(await isIn(other)).toBe(true)
})

test('a new password needs the present one, ends every other session and gives this one a new token', async () => {
  const elsewhere = await another()
  const form = { 'hien-tai': PASSWORD, moi: 'bưởi năm roi mùa nước nổi', lai: 'bưởi năm roi mùa nước nổi' }
  expect((await officer.post('/tai-khoan/mat-khau', { ...form, 'hien-tai': 'sai mất rồi' })).status).toBe(422)
  expect((await officer.post('/tai-khoan/mat-khau', { ...form, lai: 'khác' })).status).toBe(422)
  expect((await officer.post('/tai-khoan/mat-khau', { ...form, moi: '1234567890', lai: '1234567890' })).status).toBe(422)
  const token = officer.cookies.get('ocop_s')
  expect((await officer.post('/tai-khoan/mat-khau', form)).headers.get('location')).toBe('/tai-khoan?xong=mat-khau')
  expect(officer.cookies.get('ocop_s')).not.toBe(token)
  expect([await isIn(elsewhere), await isIn(officer)]).toEqual([false, true])
  expect((await new Visitor(portal, '203.0.113.10').post('/dang-nhap', { ten: officer.officer.signInName, 'mat-khau': PASSWORD })).status).toBe(422)
})

test('the present password cannot be guessed from an open session', async () => {
  for (let tried = 0; tried < 10; tried++) await officer.post('/tai-khoan/ma-du-phong', { 'hien-tai': `đoán ${tried}` })
  expect(await (await officer.post('/tai-khoan/ma-du-phong', { 'hien-tai': PASSWORD })).text()).toContain('Đã thử quá nhiều lần')
})

test('another authenticator needs the password and a code of the one in use; the old one stops', async () => {
  const fresh = secretOn(await (await officer.get('/tai-khoan/ma-hai-lop')).text())
  const form = { 'hien-tai': PASSWORD, 'bi-mat': toBase32(fresh), ma: code(fresh), 'ma-cu': code() }
  expect((await officer.post('/tai-khoan/ma-hai-lop', { ...form, 'ma-cu': '000000' })).status).toBe(422)
  expect((await officer.post('/tai-khoan/ma-hai-lop', { ...form, ma: '000000' })).status).toBe(422)
  expect((await officer.post('/tai-khoan/ma-hai-lop', { ...form, 'bi-mat': 'ABCD' })).status).toBe(422)
  const done = await officer.post('/tai-khoan/ma-hai-lop', form)
  expect(codesOn(await done.text())).toHaveLength(10)
  portal.at = new Date(portal.at.getTime() + 60_000)
  const visitor = new Visitor(portal, '203.0.113.11')
  await visitor.post('/dang-nhap', { ten: officer.officer.signInName, 'mat-khau': PASSWORD })
  expect((await visitor.post('/dang-nhap/ma', { ma: code() })).status).toBe(422)
  expect((await visitor.post('/dang-nhap/ma', { ma: code(fresh) })).status).toBe(303)
})

test('a recovery code opens the account once, and only its hash is kept', async () => {
  const codes = codesOn(await (await officer.post('/tai-khoan/ma-du-phong', { 'hien-tai': PASSWORD })).text())
  const tryCode = async (typed: string): Promise<number> => {
    const visitor = new Visitor(portal, '203.0.113.12')
    await visitor.post('/dang-nhap', { ten: officer.officer.signInName, 'mat-khau': PASSWORD })
    return (await visitor.post('/dang-nhap/ma', { ma: typed })).status
  }
  expect(await tryCode(codes[0]!.toLowerCase().replaceAll('-', ' '))).toBe(303)
  expect(await tryCode(codes[0]!)).toBe(422)
  const kept = await sqlOnce<{ code_hash: string }>(portal.store.read, 'select code_hash from identity.recovery_codes where person_id = $1', [officer.officer.personId])
  expect(kept).toHaveLength(10)
  expect(kept.every((row) => /^[0-9a-f]{64}$/.test(row.code_hash))).toBe(true)
})

test('an invited officer sets password and authenticator in one page, is in, and the link is used up', async () => {
  const added = await newcomer()
  const visitor = new Visitor(portal, '203.0.113.13')
  const page = await (await visitor.get(`/moi/${added.token}`)).text()
  expect(page).toContain('Trần Văn Bảy')
  expect(page).toContain('otpauth://totp/')
  const shown = secretOn(page)
  const form = { moi: 'khoai lang tím bến sông', lai: 'khoai lang tím bến sông', 'bi-mat': /name="bi-mat" value="([A-Z2-7]+)"/.exec(page)![1]!, ma: code(shown) }
  const again = await (await visitor.post(`/moi/${added.token}`, { ...form, ma: '123456' })).text()
  expect(secretOn(again)).toEqual(shown)
  expect(again).not.toContain('khoai lang')
  const done = await visitor.post(`/moi/${added.token}`, form)
  expect(codesOn(await done.text())).toHaveLength(10)
  expect(await isIn(visitor)).toBe(true)
  expect((await visitor.post(`/moi/${added.token}`, form)).status).toBe(404)
  expect((await visitor.get(`/moi/${added.token}`)).status).toBe(404)
})

test('an invitation ends after 72 hours, and when a newer one is made', async () => {
  const added = await newcomer('Lê Thị Tám')
  const newer = await portal.store.transaction((tx) => invite(tx, null, added.personId, portal.at))
  const visitor = new Visitor(portal)
  expect((await visitor.get(`/moi/${added.token}`)).status).toBe(404)
  expect((await visitor.get(`/moi/${newer.token}`)).status).toBe(200)
  portal.at = new Date(portal.at.getTime() + 72 * 3_600_000 + 1_000)
  expect((await visitor.get(`/moi/${newer.token}`)).status).toBe(404)
})

test('a session that was opened by password alone carries no role', async () => {
  await portal.store.transaction((tx) => sqlOnce(tx, 'delete from identity.second_factors where person_id = $1', [officer.officer.personId]))
  const visitor = new Visitor(portal, '203.0.113.14')
  expect((await visitor.post('/dang-nhap', { ten: officer.officer.signInName, 'mat-khau': PASSWORD })).headers.get('location')).toBe('/tai-khoan')
  const actor = await findActor(portal.store.read, visitor.cookies.get('ocop_s')!, portal.at)
  expect(actor?.roles).toEqual([])
  expect(await (await visitor.get('/tai-khoan')).text()).toContain('Chưa có bước thứ hai')
})

test('a role counts from its first day to its last, by the calendar of Vietnam', async () => {
  const { personId, token } = officer.officer
  await portal.store.transaction((tx) => giveRole(tx, null, { personId, role: 'commune-officer', unit: '29308', fromOn: parseDay('2026-12-01')!, toOn: parseDay('2026-12-31')! }, portal.at))
  const roles = async (moment: string): Promise<string[]> => {
    await portal.store.transaction((tx) => sqlOnce(tx, `update identity.sessions set ends_at = '2028-01-01', idle_until = '2028-01-01' where person_id = $1`, [personId]))
    return (await findActor(portal.store.read, token, new Date(moment)))!.roles.map((held) => held.role)
  }
  expect(await roles('2026-11-30T23:59:00+07:00')).toEqual(['province-officer'])
  expect(await roles('2026-12-01T00:01:00+07:00')).toEqual(['province-officer', 'commune-officer'])
  expect(await roles('2026-12-31T23:59:00+07:00')).toEqual(['province-officer', 'commune-officer'])
  expect(await roles('2027-01-01T00:00:00+07:00')).toEqual(['province-officer'])
})

test('ending the last role signs the person out everywhere at once', async () => {
  const elsewhere = await another()
  await portal.store.transaction((tx) => endRoles(tx, null, officer.officer.personId, {}, portal.at))
  expect([await isIn(elsewhere), await isIn(officer)]).toEqual([false, false])
})

test('sign-in names are made from names, and two people of one name get two', async () => {
  expect(nameFrom('Nguyễn Thị Hoa')).toBe('hoa.nguyenthi')
  expect(nameFrom('Đặng Ư')).toBe('u.dang')
  expect([(await newcomer('Phạm Chín')).signInName, (await newcomer('Phạm Chín')).signInName]).toEqual(['chin.pham', 'chin.pham2'])
})

test('what is older than it need be is forgotten', async () => {
  await portal.store.transaction((tx) => forgetOld(tx, new Date('2029-01-01T00:00:00Z')))
  expect(await sqlOnce(portal.store.read, 'select 1 from identity.events union all select 1 from identity.sessions union all select 1 from platform.tries')).toEqual([])
})
