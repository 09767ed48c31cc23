import { beforeAll, beforeEach, expect, test } from 'vitest'
import { drainJobs } from '#platform/jobs'
import { sqlOnce } from '#platform/db'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt, Visitor } from '#tests/visitor'
import { jobs } from '../../worker.ts'

let portal: TestPortal
let visitor: Visitor
let phone: string
let count = 0

beforeAll(async () => {
  portal = await testPortal()
})
beforeEach(() => {
  portal.at = new Date(portal.at.getTime() + 3_600_000)
  count += 1
  visitor = new Visitor(portal, `198.51.100.${count}`)
  phone = `09${String(10_000_000 + count)}`
})

const e164 = (number = phone): string => `+84${number.slice(1)}`
const later = (minutes: number): void => { portal.at = new Date(portal.at.getTime() + minutes * 60_000) }
const messages = (number = phone): Promise<{ body: string; state: string }[]> => sqlOnce(portal.store.now, 'select body, state from notices.messages where to_address = $1 order by id desc', [e164(number)])
const codeOf = async (number = phone): Promise<string> => /: (\d{6})\./.exec((await messages(number))[0]!.body)![1]!
const wrongOf = async (): Promise<string> => ((await codeOf()) === '000000' ? '111111' : '000000')
const ask = (who = visitor, more: Record<string, string> = {}): Promise<Response> => who.post('/vao', { so: phone, ...more })
const enter = async (who = visitor, more: Record<string, string> = {}): Promise<Response> => {
  await ask(who, more)
  return who.post('/vao/ma', { ma: await codeOf(), ...more })
}
const isIn = async (who: Visitor): Promise<boolean> => (await who.get('/toi')).status === 200
const place = (answer: Response): [number, string | null] => [answer.status, answer.headers.get('location')]

test('someone asks for a code, mistypes it, enters the right one, names themselves and signs out', async () => {
  expect(place(await visitor.get('/toi'))).toEqual([303, '/vao?den=%2Ftoi'])
  expect(place(await visitor.get('/en/toi'))).toEqual([303, '/en/vao?den=%2Fen%2Ftoi'])
  expect(place(await visitor.get('/can-bo'))).toEqual([303, '/dang-nhap?den=%2Fcan-bo'])
  expect(place(await ask(visitor, { den: '/toi' }))).toEqual([303, '/vao/ma?den=%2Ftoi'])
  const step = await (await visitor.get('/vao/ma')).text()
  expect(step).toContain('autocomplete="one-time-code"')
  expect(step).toContain('inputmode="numeric"')
  const wrong = await visitor.post('/vao/ma', { ma: await wrongOf() })
  expect(wrong.status).toBe(422)
  const said = await wrong.text()
  expect(said).toContain('còn 4 lần thử')
  expect(said).toContain(`0${e164().slice(3, 6)} ${e164().slice(6, 9)} ${e164().slice(9)}`)
  expect(await isIn(visitor)).toBe(false)
  expect(place(await visitor.post('/vao/ma', { ma: ` ${(await codeOf()).replace(/(...)/, '$1 ')} ` }))).toEqual([303, '/toi'])
  expect(await (await visitor.get('/toi')).text()).toContain(`Số ··· ${phone.slice(-3)}`)
  expect((await visitor.post('/toi/ten', { ten: '' })).status).toBe(422)
  await visitor.post('/toi/ten', { ten: 'Chị  Sáu <b>' })
  expect(await (await visitor.get('/toi')).text()).toContain('Chị Sáu &lt;b&gt;')
  expect((await visitor.post('/dang-xuat')).status).toBe(303)
  expect(await isIn(visitor)).toBe(false)
})

test('the same number by another way of writing leads to the same person', async () => {
  await enter()
  await visitor.post('/toi/ten', { ten: 'Anh Bảy' })
  const other = new Visitor(portal, '203.0.113.1')
  await other.post('/vao', { so: `+84 ${phone.slice(1)}` })
  await other.post('/vao/ma', { ma: await codeOf() })
  expect(await (await other.get('/toi')).text()).toContain('Anh Bảy')
})

test('the answer does not tell whether a number is known', async () => {
  await enter()
  const other = new Visitor(portal, '203.0.113.2')
  const known = await ask(other)
  const unknown = await other.post('/vao', { so: '0987 000 111' })
  expect(place(known)).toEqual(place(unknown))
  expect([...known.headers.keys()]).toEqual([...unknown.headers.keys()])
  expect(await sqlOnce(portal.store.now, `select 1 from identity.phones where e164 = '+84987000111'`)).toEqual([])
})

test('a number that cannot be right is said so and stays in the form', async () => {
  for (const [typed, sentence] of [['', 'Nhập số điện thoại'], ['0168 123 4567', '0381 234 567'], ['024 3825 1234', 'máy bàn'], ['0912 34', 'còn thiếu'], ['+1 202 555 0100', 'số Việt Nam'], ['<b>"', 'chữ số']] as const) {
    const answer = await visitor.post('/vao', { so: typed })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain(sentence)
    expect(text).toContain(`value="${typed.replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')}"`)
  }
})

test('a code works once, and only in the browser that asked for it', async () => {
  await ask()
  const code = await codeOf()
  const thief = new Visitor(portal, '203.0.113.3')
  expect((await thief.post('/vao/ma', { ma: code })).status).toBe(422)
  const kept = new Map(visitor.cookies)
  expect((await visitor.post('/vao/ma', { ma: code })).status).toBe(303)
  for (const [name, value] of kept) thief.cookies.set(name, value)
  expect((await thief.post('/vao/ma', { ma: code })).status).toBe(422)
  expect(await isIn(thief)).toBe(false)
})

test('after five wrong tries the right code is refused too', async () => {
  await ask()
  const wrong = await wrongOf()
  for (let n = 0; n < 4; n++) expect((await visitor.post('/vao/ma', { ma: wrong })).status).toBe(422)
  expect(await (await visitor.post('/vao/ma', { ma: wrong })).text()).toContain('Lấy mã mới')
  expect((await visitor.post('/vao/ma', { ma: await codeOf() })).status).toBe(422)
  expect(await isIn(visitor)).toBe(false)
})

test('tries sent at one moment are counted one by one', async () => {
  await ask()
  const wrong = await wrongOf()
  await Promise.all(Array.from({ length: 12 }, () => visitor.post('/vao/ma', { ma: wrong })))
  expect((await sqlOnce<{ tries: number }>(portal.store.now, 'select tries from identity.phone_codes where e164 = $1', [e164()]))[0]!.tries).toBe(5)
})

test('a code runs out after ten minutes, and a newer one ends it', async () => {
  await ask()
  const first = await codeOf()
  later(11)
  expect((await visitor.post('/vao/ma', { ma: first })).status).toBe(422)
  await ask()
  const [old, oldVisitor] = [await codeOf(), new Visitor(portal, visitor.address)]
  for (const [name, value] of visitor.cookies) oldVisitor.cookies.set(name, value)
  await ask()
  expect((await oldVisitor.post('/vao/ma', { ma: old })).status).toBe(422)
  expect((await visitor.post('/vao/ma', { ma: await codeOf() })).status).toBe(303)
})

test('of a hundred codes asked for one number eight go out, and whoever asks is told to wait', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => ask(new Visitor(portal, `203.0.${n}.9`))))
  expect(answers.filter((each) => each.status === 303)).toHaveLength(8)
  const refused = answers.find((each) => each.status === 429)!
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.text()).toContain('Chờ')
  expect(await messages()).toHaveLength(8)
})

test('a stranger who asks for codes for someone’s number all day does not shut them out', async () => {
  const stranger = new Visitor(portal, '203.0.113.66')
  for (let hour = 0; hour < 24; hour++) {
    for (let n = 0; n < 6; n++) await ask(stranger)
    later(60)
  }
  expect((await enter()).status).toBe(303)
})

test('one address cannot have codes sent to number after number', async () => {
  const answers: number[] = []
  for (let n = 0; n < 45; n++) answers.push((await visitor.post('/vao', { so: `08${String(20_000_000 + n)}` })).status)
  expect(answers.filter((status) => status === 303)).toHaveLength(40)
  expect(answers.at(-1)).toBe(429)
})

test('where to go afterwards is a path of ours, whatever den says', async () => {
  for (const den of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/vao', '/.//evil.example', '/%0d%0aset-cookie:x']) {
    const who = new Visitor(portal, `203.0.113.${20 + den.length}`)
    phone = `09${String(30_000_000 + den.length * 100 + count)}`
    const to = (await enter(who, { den })).headers.get('location')!
    expect(new URL(to, 'http://localhost').host).toBe('localhost')
    expect(new URL(to, 'http://localhost').pathname).not.toMatch(/^\/vao|^\/\//)
  }
  phone = '0939999999'
  expect(place(await enter(new Visitor(portal, '203.0.113.99'), { den: '/san-pham?q=mat' }))).toEqual([303, '/san-pham?q=mat'])
})

test('who comes by telephone holds no role and opens no officer’s door', async () => {
  await enter()
  for (const path of ['/can-bo', '/can-bo/hop-thu-di', '/can-bo/nhap']) expect((await visitor.get(path)).status).toBe(403)
  expect(place(await visitor.get('/tai-khoan'))).toEqual([303, '/toi'])
  expect((await visitor.get('/tai-khoan/mat-khau')).status).toBe(404)
})

test('an officer’s own page is the one for officers', async () => {
  const officer = await officerAt(portal, 'province-officer', '86')
  expect(place(await officer.get('/toi'))).toEqual([303, '/tai-khoan'])
  expect((await officer.post('/toi/ten', { ten: 'Khác' })).status).toBe(404)
})

test('codes are kept as hashes, and a code that is out is kept nowhere else', async () => {
  await ask()
  const code = await codeOf()
  expect(JSON.stringify(await sqlOnce(portal.store.now, 'select * from identity.phone_codes where e164 = $1', [e164()]))).not.toContain(code)
  await drainJobs(jobs, portal.store, () => portal.at)
  expect((await messages())[0]!.state).toBe('local')
})
