import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { Visitor } from '#tests/visitor'
import { anOfficer, withSecrets, type SampleOfficer } from './identity.samples.ts'
import { codeAt, stepOf } from './totp.rules.ts'

const PASSWORD = 'dừa sáp chín đầu mùa'
const secret = Buffer.from('12345678901234567890')
let portal: TestPortal
let officer: SampleOfficer
let visitor: Visitor
let senders = 0

beforeAll(async () => {
  portal = await testPortal()
})

beforeEach(async () => {
  portal.at = new Date(portal.at.getTime() + 120_000)
  officer = await portal.store.transaction(async (tx) => {
    const made = await anOfficer(tx, portal.at, { role: 'province-officer', unit: '86', name: 'Nguyễn Thị Hoa' })
    await withSecrets(tx, made.personId, PASSWORD, secret, portal.at)
    return made
  })
  visitor = new Visitor(portal, `198.51.100.${++senders}`)
})

const code = (steps = 0): string => codeAt(secret, stepOf(portal.at) + steps)
const later = (minutes: number): void => { portal.at = new Date(portal.at.getTime() + minutes * 60_000) }
const password = (typed = PASSWORD, name = officer.signInName, den = ''): Promise<Response> => visitor.post('/dang-nhap', { ten: name, 'mat-khau': typed, den })
const signIn = async (den = ''): Promise<Response> => {
  const step = await password(PASSWORD, officer.signInName, den)
  return visitor.post('/dang-nhap/ma', { ma: code(), den: new URL(step.headers.get('location')!, 'http://localhost').searchParams.get('den') ?? '' })
}
const isIn = async (who: Visitor): Promise<boolean> => (await who.get('/tai-khoan')).status === 200

test('the right password and then the right code open the account', async () => {
  const first = await password()
  expect([first.status, first.headers.get('location')]).toEqual([303, '/dang-nhap/ma'])
  expect(await isIn(visitor)).toBe(false)
  const second = await visitor.post('/dang-nhap/ma', { ma: code() })
  expect([second.status, second.headers.get('location')]).toEqual([303, '/tai-khoan'])
  expect(await (await visitor.get('/tai-khoan')).text()).toContain('Nguyễn Thị Hoa')
})

test('the password alone opens nothing, and a code without it neither', async () => {
  await password()
  expect(await isIn(visitor)).toBe(false)
  const other = new Visitor(portal, '203.0.113.1')
  expect((await other.post('/dang-nhap/ma', { ma: code() })).status).toBe(422)
  expect(await isIn(other)).toBe(false)
})

test('capitals and spaces around the sign-in name make no difference', async () => {
  expect((await password(PASSWORD, ` ${officer.signInName.toUpperCase()} `)).status).toBe(303)
})

test('a wrong password and a name that nobody has are answered with the same page', async () => {
  const texts = [await password('sai rồi nhé'), await password('sai rồi nhé', 'khong.co.ai')]
  expect(texts.map((each) => each.status)).toEqual([422, 422])
  const [known, unknown] = await Promise.all(texts.map(async (each) => (await each.text()).replaceAll(officer.signInName, 'X').replaceAll('khong.co.ai', 'X')))
  expect(known).toBe(unknown)
  expect(known).not.toContain('sai rồi nhé')
})

test('a code works once', async () => {
  await signIn()
  const other = new Visitor(portal, '203.0.113.2')
  await other.post('/dang-nhap', { ten: officer.signInName, 'mat-khau': PASSWORD })
  expect((await other.post('/dang-nhap/ma', { ma: code() })).status).toBe(422)
  expect((await other.post('/dang-nhap/ma', { ma: code(1) })).status).toBe(303)
})

test('after five wrong codes the password is asked again', async () => {
  await password()
  for (let tried = 1; tried < 5; tried++) expect(await (await visitor.post('/dang-nhap/ma', { ma: '000000' })).text()).toContain('Mã chưa đúng')
  expect(await (await visitor.post('/dang-nhap/ma', { ma: '000000' })).text()).toContain('Làm lại từ mật khẩu')
  expect((await visitor.post('/dang-nhap/ma', { ma: code() })).status).toBe(422)
  expect(await isIn(visitor)).toBe(false)
})

test('codes cannot be guessed through ever new first steps', async () => {
  const answers: number[] = []
  for (let round = 0; round < 3; round++) {
    await password()
    for (let tried = 0; tried < 5; tried++) answers.push((await visitor.post('/dang-nhap/ma', { ma: '000000' })).status)
  }
  expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(4)
})

test('the second step must be taken within ten minutes', async () => {
  await password()
  later(11)
  expect((await visitor.post('/dang-nhap/ma', { ma: code() })).status).toBe(422)
})

test('the seventh guess from one place waits, whatever is typed; a quarter of an hour later it goes on', async () => {
  for (let tried = 0; tried < 6; tried++) expect((await password('sai')).status).toBe(422)
  const limited = await password()
  expect(limited.status).toBe(429)
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(60)
  later(16)
  expect((await password()).status).toBe(303)
})

test('names that nobody has are limited in the same way', async () => {
  for (let tried = 0; tried < 6; tried++) await password('sai', 'khong.co.ai2')
  expect((await password('sai', 'khong.co.ai2')).status).toBe(429)
})

test('someone guessing from another place does not lock the owner out', async () => {
  const guesser = new Visitor(portal, '203.0.113.66')
  for (let tried = 0; tried < 8; tried++) await guesser.post('/dang-nhap', { ten: officer.signInName, 'mat-khau': 'sai' })
  expect((await password()).status).toBe(303)
})

test('one place that tries many names is limited, IPv6 neighbours counted together', async () => {
  const answers: number[] = []
  for (let tried = 0; tried < 61; tried++) {
    visitor.address = `2001:db8:1:2::${tried.toString(16)}`
    answers.push((await visitor.post('/dang-nhap', { ten: `ai.do${tried}`, 'mat-khau': 'sai' })).status)
  }
  expect(answers.filter((status) => status === 429)).toHaveLength(1)
})

test('signing in goes back to the page that asked for it, and never to another host', async () => {
  expect((await signIn('/can-bo/gop-y?trang=2')).headers.get('location')).toBe('/can-bo/gop-y?trang=2')
  visitor = new Visitor(portal, '203.0.113.3')
  later(2)
  expect((await signIn('//la.example/x')).headers.get('location')).toBe('/tai-khoan')
  const shown = await (await new Visitor(portal).get('/dang-nhap?den=https://la.example')).text()
  expect(shown).not.toContain('la.example')
})

test('a page that needs an account sends to sign-in and names itself with its query, in the language of the page', async () => {
  const asked = await visitor.get('/en/tai-khoan?xong=phien')
  expect(asked.headers.get('location')).toBe(`/en/dang-nhap?den=${encodeURIComponent('/en/tai-khoan?xong=phien')}`)
})

test('a session token that was planted before signing in opens nothing afterwards', async () => {
  visitor.cookies.set('ocop_s', 'planted')
  await signIn()
  expect(visitor.cookies.get('ocop_s')).not.toBe('planted')
  const planter = new Visitor(portal)
  planter.cookies.set('ocop_s', 'planted')
  expect(await isIn(planter)).toBe(false)
})

test('a session that was open in the same browser ends when someone signs in there', async () => {
  await signIn()
  const before = visitor.cookies.get('ocop_s')!
  later(2)
  await signIn()
  const old = new Visitor(portal)
  old.cookies.set('ocop_s', before)
  expect(await isIn(old)).toBe(false)
  expect(await isIn(visitor)).toBe(true)
})

test('the cookie is out of reach for scripts and for other sites; pages with secrets are not stored', async () => {
  await password()
  const opened = await visitor.post('/dang-nhap/ma', { ma: code() })
  expect(opened.headers.getSetCookie().find((line) => line.startsWith('ocop_s='))).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/)
  expect((await visitor.get('/tai-khoan')).headers.get('cache-control')).toBe('no-store')
})

test('signing out ends the session on the server, not only in the browser', async () => {
  await signIn()
  const token = visitor.cookies.get('ocop_s')!
  expect((await visitor.post('/dang-xuat')).status).toBe(303)
  expect(visitor.cookies.has('ocop_s')).toBe(false)
  visitor.cookies.set('ocop_s', token)
  expect(await isIn(visitor)).toBe(false)
})

test('a session ends after two idle hours, and after twelve however busy', async () => {
  await signIn()
  for (let hour = 0; hour < 11; hour++) {
    later(60)
    expect(await isIn(visitor)).toBe(true)
  }
  later(61)
  expect(await isIn(visitor)).toBe(false)
  await signIn()
  later(121)
  expect(await isIn(visitor)).toBe(false)
})

test('a form sent from another site is refused and changes nothing', async () => {
  await signIn()
  for (const headers of [{ origin: 'https://la.example' }, { origin: 'null' }, { origin: 'http://localhost.la.example', 'sec-fetch-site': 'cross-site' }]) {
    expect((await visitor.post('/dang-xuat', {}, headers)).status).toBe(403)
    expect((await visitor.post('/dang-nhap', { ten: 'a', 'mat-khau': 'b' }, headers)).status).toBe(403)
  }
  const bare = await visitor.ask('/dang-xuat', { method: 'POST' })
  expect(bare.status).toBe(403)
  expect(await isIn(visitor)).toBe(true)
  expect((await visitor.post('/dang-xuat', {}, { origin: 'http://khac', 'sec-fetch-site': 'same-origin' })).status).toBe(303)
})

test('what happened is on record with address and time, and nothing that was typed', async () => {
  await password('một mật khẩu bị gõ nhầm')
  await visitor.post('/dang-nhap', { ten: 'mật khẩu gõ vào ô tên', 'mat-khau': 'x' })
  await signIn()
  const rows = await sqlOnce<{ kind: string; sender: string; sender_port: number; everything: string }>(portal.store.read, 'select kind, sender, sender_port, events::text as everything from identity.events where sender = $1 order by at, id', [visitor.address])
  expect(rows.map((row) => row.kind)).toEqual(['password-refused', 'password-refused', 'signed-in'])
  expect(rows[0]!.sender_port).toBe(40_000)
  expect(rows.some((row) => /gõ/.test(row.everything))).toBe(false)
  const kept = await sqlOnce<{ all: string }>(portal.store.read, `select string_agg(t::text, ' ') as all from (select t::text from identity.sessions t union all select t::text from identity.steps t) t`)
  expect(kept[0]!.all).not.toContain(visitor.cookies.get('ocop_s')!)
})

test('bytes that are no form, no cookie and no code are answered without a fault of ours', async () => {
  const answers = [
    await visitor.ask('/dang-nhap', { method: 'POST', body: '--x\r\nbroken', headers: { 'content-type': 'multipart/form-data; boundary=x', origin: 'http://localhost' } }),
    await visitor.ask('/dang-nhap', { method: 'POST', body: '{"ten":', headers: { 'content-type': 'application/json' } }),
    await visitor.ask('/dang-nhap', { method: 'POST', body: 'ten=%ff%fe&mat-khau=%00&ten=%ed%a0%80', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' } }),
    await visitor.get('/tai-khoan', { cookie: 'ocop_s=%ff; ocop_b=%00' }),
    await visitor.post('/dang-nhap/ma', { ma: '\u0000🥥'.repeat(500) }),
    await visitor.get('/moi/k_%F0%9F'), await visitor.get(`/moi/${'k'.repeat(5_000)}`),
  ]
  expect(answers.map((each) => each.status).filter((status) => status >= 500)).toEqual([])
})
