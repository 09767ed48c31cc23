import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { testProvider, type TestProvider } from '#tests/provider'
import { officerAt, Visitor } from '#tests/visitor'
import { withSecrets } from './identity.samples.ts'
import { linkOutside } from './link-outside.ts'
import { tellProvider, type OidcSettings } from './oidc.connector.ts'
import { vouchedOf } from './outside.queries.ts'
import { findActor } from './session.queries.ts'
import { codeAt, stepOf } from './totp.rules.ts'

const PASSWORD = 'dừa sáp chín đầu mùa'
const secret = Buffer.from('12345678901234567890')
let portal: TestPortal
let provider: TestProvider
let settings: OidcSettings
let visitor: Visitor
let count = 0

beforeAll(async () => {
  portal = await testPortal()
  provider = await testProvider()
  settings = {
    issuer: provider.issuer, clientId: 'cong-ocop', clientSecret: 'bi-mat-cua-cong', name: 'VNeID thử', scope: 'openid profile', askLevel: null, levelClaim: 'loa', verifiedLevels: ['2'], phoneClaim: null, personNoClaim: 'person_no',
  }
})
afterAll(async () => {
  tellProvider(null)
  await provider.close()
})
beforeEach(() => {
  tellProvider(settings)
  portal.at = new Date(portal.at.getTime() + 120_000)
  provider.who = { sub: `người-${++count}`, claims: { name: 'NGUYỄN THỊ HOA', loa: '2', person_no: '086093001234', email: 'hoa@example.vn', roles: ['operator', 'central-officer'] } }
  provider.behind = 0
  visitor = new Visitor(portal, `198.51.100.${count + 20}`)
})

const out = async (who: Visitor, den = ''): Promise<string> => (await who.get(`/dang-nhap/ngoai${den ? `?den=${encodeURIComponent(den)}` : ''}`)).headers.get('location')!
async function round(who: Visitor, den = ''): Promise<Response> {
  const back = await provider.walk(await out(who, den))
  return who.get(back.pathname + back.search)
}
async function confirm(who: Visitor, phone: string): Promise<void> {
  await who.post('/vao', { so: phone, den: '/noi-tai-khoan' })
  const [sent] = await sqlOnce<{ body: string }>(portal.store.read, `select body from notices.messages where to_address = $1 and kind = 'phone-code' order by created_at desc, id desc limit 1`, [`+84${phone.slice(1)}`])
  expect((await who.post('/vao/ma', { ma: /(\d{6})/.exec(sent!.body)![1]!, den: '/noi-tai-khoan' })).headers.get('location')).toBe('/noi-tai-khoan')
}
const actorOf = (who: Visitor) => findActor(portal.store.read, who.cookies.get('ocop_s') ?? '', portal.at)
const sentence = async (answer: Response): Promise<string> => `${answer.status} ${/role="alert">(.*?)<\/div>/s.exec(await answer.text())?.[1] ?? ''}`

test('the first time a person confirms by a phone code, from then on the provider is enough and one lands where one was going', async () => {
  expect((await round(visitor, '/san-pham?q=dua')).headers.get('location')).toBe('/noi-tai-khoan')
  expect(visitor.cookies.has('ocop_s')).toBe(false)
  const page = await (await visitor.get('/noi-tai-khoan')).text()
  expect(page).toContain('NGUYỄN THỊ HOA')
  expect((await visitor.post('/noi-tai-khoan')).status).toBe(401)
  await confirm(visitor, '0913000001')
  expect(await (await visitor.get('/noi-tai-khoan')).text()).toContain('Đúng là tôi')
  expect((await visitor.post('/noi-tai-khoan')).headers.get('location')).toBe('/san-pham?q=dua')
  const [kept] = await sqlOnce<{ proven_by: string; vouched_no: string }>(portal.store.read, 'select proven_by, vouched_no from identity.outside_links where subject = $1', [provider.who!.sub])
  expect(kept!.proven_by).toBe('phone-code')
  expect(kept!.vouched_no).toMatch(/^sealed:/)
  const again = new Visitor(portal, '203.0.113.50')
  expect((await round(again, '/san-pham?q=dua')).headers.get('location')).toBe('/san-pham?q=dua')
  const me = (await actorOf(again))!
  expect(me.personId).toBe((await actorOf(visitor))!.personId)
  expect(me.roles).toEqual([])
  expect((await vouchedOf(portal.store.read, me.personId))?.name).toBe('NGUYỄN THỊ HOA')
})

test('the request carries code, PKCE, state and nonce, and every round has its own', async () => {
  const [one, two] = [new URL(await out(visitor)), new URL(await out(visitor))]
  expect(one.searchParams.get('response_type')).toBe('code')
  expect(one.searchParams.get('code_challenge_method')).toBe('S256')
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(one.searchParams.get(name)!.length).toBeGreaterThan(30)
    expect(one.searchParams.get(name)).not.toBe(two.searchParams.get(name))
  }
})

test('an answer with another state, or in another browser, is not taken', async () => {
  const back = await provider.walk(await out(visitor))
  const other = new Visitor(portal, '203.0.113.51')
  expect(await sentence(await other.get(back.pathname + back.search))).toMatch(/^422 .*không dùng được/s)
  await out(other)
  expect((await other.get(back.pathname + back.search)).status).toBe(422)
  const wrong = new URL(back)
  wrong.searchParams.set('state', 'khác')
  expect((await visitor.get(wrong.pathname + wrong.search)).status).toBe(422)
  expect(visitor.cookies.has('ocop_s')).toBe(false)
})

test('a code that was used before opens nothing, not even with a way out of its own', async () => {
  const back = await provider.walk(await out(visitor))
  expect((await visitor.get(back.pathname + back.search)).status).toBe(303)
  expect((await visitor.get(back.pathname + back.search)).status).toBe(422)
  const thief = new Visitor(portal, '203.0.113.52')
  const own = new URL(await out(thief))
  const replay = new URL(back)
  replay.searchParams.set('state', own.searchParams.get('state')!)
  expect((await thief.get(replay.pathname + replay.search)).status).toBe(422)
  expect(thief.cookies.has('ocop_s')).toBe(false)
})

test('an answer that names another issuer, or a provider that calls itself otherwise, is not taken', async () => {
  const back = await provider.walk(await out(visitor))
  back.searchParams.set('iss', 'https://evil.example')
  expect((await visitor.get(back.pathname + back.search)).status).toBe(422)
  tellProvider({ ...settings, issuer: provider.issuer.replace('127.0.0.1', 'localhost') })
  expect(await sentence(await visitor.get('/dang-nhap/ngoai'))).toMatch(/^503 .*chưa trả lời/s)
})

test('a token out of date, a code too old and a way out too long ago are told to begin again', async () => {
  provider.behind = 3_600_000
  expect(await sentence(await round(visitor))).toMatch(/^422 .*không dùng được/s)
  provider.behind = 0
  const late = await provider.walk(await out(visitor))
  portal.at = new Date(portal.at.getTime() + 901_000)
  expect((await visitor.get(late.pathname + late.search)).status).toBe(422)
})

test('who says no there is told the other ways in; so is everybody while the provider is down', async () => {
  provider.who = null
  expect(await sentence(await round(visitor))).toMatch(/^422 .*chưa đồng ý.*cách khác/s)
  const gone = await testProvider()
  tellProvider({ ...settings, issuer: gone.issuer })
  gone.who = { sub: 'x' }
  const address = await out(visitor)
  const back = await gone.walk(address)
  await gone.close()
  expect(await sentence(await visitor.get(back.pathname + back.search))).toMatch(/^503 .*cách khác/s)
  tellProvider({ ...settings, issuer: gone.issuer })
  const down = await sentence(await visitor.get('/dang-nhap/ngoai'))
  expect(down).toMatch(/^503 .*tài khoản của bạn vẫn an toàn/is)
})

test('an officer is tied by the operator alone; a weak answer still asks for the code, a verified one is both steps, claims give no role', async () => {
  const officer = await officerAt(portal, 'province-officer', '86')
  await portal.store.transaction((tx) => withSecrets(tx, officer.officer.personId, PASSWORD, secret, portal.at))
  expect((await round(officer)).headers.get('location')).toBe('/noi-tai-khoan')
  expect(await (await officer.get('/noi-tai-khoan')).text()).toContain(provider.who!.sub)
  await officer.post('/noi-tai-khoan')
  expect(await sqlOnce(portal.store.read, 'select 1 from identity.outside_links where subject = $1', [provider.who!.sub])).toEqual([])
  await portal.store.transaction((tx) => linkOutside(tx, officer.officer.personId, { issuer: provider.issuer, subject: provider.who!.sub }, 'operator', null, portal.at))
  const strong = new Visitor(portal, '203.0.113.53')
  expect((await round(strong, '/can-bo')).headers.get('location')).toBe('/can-bo')
  expect((await actorOf(strong))!.roles).toEqual([{ role: 'province-officer', unit: '86' }])
  provider.who = { ...provider.who!, claims: { ...provider.who!.claims, loa: '1' } }
  const weak = new Visitor(portal, '203.0.113.54')
  expect((await round(weak, '/can-bo')).headers.get('location')).toBe('/dang-nhap/ma?den=%2Fcan-bo')
  expect(weak.cookies.has('ocop_s')).toBe(false)
  expect((await weak.post('/dang-nhap/ma', { ma: codeAt(secret, stepOf(portal.at)), den: '/can-bo' })).headers.get('location')).toBe('/can-bo')
  await portal.store.transaction((tx) => sqlOnce(tx, 'delete from identity.second_factors where person_id = $1', [officer.officer.personId]))
  const bare = new Visitor(portal, '203.0.113.55')
  await round(bare)
  expect((await actorOf(bare))!.enrolOnly).toBe(true)
  expect((await bare.get('/can-bo')).status).toBe(403)
})

test('an outside account cannot be tied to a second person, and a tie is undone by its owner alone', async () => {
  await round(visitor)
  await confirm(visitor, '0913000002')
  await visitor.post('/noi-tai-khoan')
  const id = /\/noi-tai-khoan\/([0-9a-f-]{36})\/bo/.exec(await (await visitor.get('/toi')).text())![1]!
  const other = new Visitor(portal, '203.0.113.56')
  await confirm(other, '0913000003')
  expect((await round(other)).headers.get('location')).toBe('/noi-tai-khoan')
  expect((await other.post('/noi-tai-khoan')).status).toBe(409)
  expect((await other.post(`/noi-tai-khoan/${id}/bo`)).status).toBe(404)
  expect((await visitor.post(`/noi-tai-khoan/${id}/bo`)).status).toBe(303)
  expect((await round(new Visitor(portal, '203.0.113.57'))).headers.get('location')).toBe('/noi-tai-khoan')
})

test('the session is new afterwards, and the way back is one of our own', async () => {
  await round(visitor)
  await confirm(visitor, '0913000004')
  await visitor.post('/noi-tai-khoan')
  const planted = visitor.cookies.get('ocop_s')!
  const other = new Visitor(portal, '203.0.113.58')
  other.cookies.set('ocop_s', 'k'.repeat(32))
  expect((await round(other, 'https://evil.example/')).headers.get('location')).toBe('/tai-khoan')
  expect(other.cookies.get('ocop_s')).not.toBe(planted)
  expect((await visitor.post('/noi-tai-khoan', {}, { origin: 'https://evil.example' })).status).toBe(403)
})

test('without a provider there is no button and no address', async () => {
  tellProvider(null)
  expect(await (await visitor.get('/vao')).text()).not.toContain('/dang-nhap/ngoai')
  expect((await visitor.get('/dang-nhap/ngoai')).status).toBe(404)
  expect((await visitor.get('/dang-nhap/ngoai/ve?code=x&state=y')).status).toBe(404)
})
