import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { drainJobs } from '#platform/jobs'
import { listen, newsJobs } from '#platform/news'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt, Visitor } from '#tests/visitor'
import { aProduct, aRecognition } from '../certification/certification.samples.ts'
import { eraseOldContacts } from './erase-contact.ts'
import { requestAnswered, requestFiled, termMissed } from './feedback.news.ts'
import { aRequest } from './feedback.samples.ts'
import { markMissed } from './mark-missed.ts'
import type { Subject } from './subject.queries.ts'

let portal: TestPortal
let subject: Subject
let province: Awaited<ReturnType<typeof officerAt>>
const writer = { name: 'Bảy', contact: '0900 000 000', consent: 'Tôi đồng ý …' }

beforeAll(async () => {
  portal = await testPortal('2026-11-20')
  await portal.store.transaction(async (tx) => {
    const id = await aProduct(tx, { name: 'Mật hoa dừa Cầu Kè', provinceCode: '86', communeCode: '29308' })
    await aRecognition(tx, id, '2025-06-01')
    subject = { kind: 'product', id, slug: 'mat-hoa-dua-cau-ke', title: 'Mật hoa dừa Cầu Kè', provinceCode: '86', communeCode: '29308' }
  })
})
beforeEach(async () => {
  portal.at = new Date(portal.at.getTime() + 60_000)
  province = await officerAt(portal, 'province-officer', '86')
})

const file = (more: Parameters<typeof aRequest>[3] = {}, about = subject) => portal.store.transaction((tx) => aRequest(tx, about, portal.at, more))
const stateOf = async (code: string): Promise<{ state: string; answer: string | null; acknowledged: boolean }> =>
  (await sqlOnce<{ state: string; answer: string | null; acknowledged: boolean }>(portal.store.read, 'select state, answer, acknowledged_at is not null as acknowledged from feedback.requests where code = $1', [code]))[0]!

test('a request is seen by its commune, its province and the central office, and by no other', async () => {
  const { code } = await file()
  const path = `/can-bo/gop-y/${code}`
  for (const [role, unit, status] of [['commune-officer', '29308', 200], ['province-officer', '86', 200], ['central-officer', 'VN', 200], ['commune-officer', '29341', 404], ['province-officer', '19', 404], ['operator', 'VN', 403]] as const) {
    const visitor = await officerAt(portal, role, unit)
    expect([unit, role, (await visitor.get(path)).status]).toEqual([unit, role, status])
    const listed = await (await visitor.get('/can-bo/gop-y?trang-thai=tat-ca')).text()
    expect(listed.includes(code)).toBe(status === 200)
    if (status === 200) continue
    for (const act of ['da-nhan', 'tra-loi', 'mo-lai']) expect((await visitor.post(`${path}/${act}`, { 'tra-loi': 'x', 'ly-do': 'x' })).status).toBe(status)
  }
  expect(await stateOf(code)).toEqual({ state: 'open', answer: null, acknowledged: false })
})

test('a request about a place that is not known goes to the central office alone', async () => {
  const { code } = await file({}, { ...subject, provinceCode: null, communeCode: null })
  expect((await province.get(`/can-bo/gop-y/${code}`)).status).toBe(404)
  expect((await (await officerAt(portal, 'central-officer', 'VN')).get(`/can-bo/gop-y/${code}`)).status).toBe(200)
})

test('an officer acknowledges and answers; the writer reads it on the receipt, and the history says who', async () => {
  const { code, token } = await file({ kind: 'this-is-me', writer })
  const page = await (await province.get(`/can-bo/gop-y/${code}`)).text()
  expect(page).toContain('0900 000 000')
  await province.post(`/can-bo/gop-y/${code}/da-nhan`)
  const receipt = async (): Promise<string> => (await new Visitor(portal).get(`/gop-y/${code}?k=${token}`)).text()
  expect(await receipt()).toContain('Văn phòng đã nhận lúc')
  expect((await province.post(`/can-bo/gop-y/${code}/tra-loi`, { 'tra-loi': '' })).status).toBe(422)
  expect((await province.post(`/can-bo/gop-y/${code}/tra-loi`, { 'tra-loi': 'Đã xác minh.\nTrang đã giao cho anh Bảy.', viec: 'tra-loi' })).status).toBe(303)
  expect(await receipt()).toContain('Trang đã giao cho anh Bảy.')
  expect(await stateOf(code)).toMatchObject({ state: 'answered', acknowledged: true })
  expect(await (await province.get(`/can-bo/gop-y/${code}`)).text()).toMatch(/Trả lời · Cán bộ 86/)
})

test('two officers who answer at the same time: the second is told, and nothing is overwritten', async () => {
  const { code } = await file()
  const answers = await Promise.all(['một', 'hai'].map((text) => province.post(`/can-bo/gop-y/${code}/tra-loi`, { 'tra-loi': `Câu ${text}` })))
  expect(answers.map((each) => each.status).toSorted((a, b) => a - b)).toEqual([303, 409])
  const { answer } = await stateOf(code)
  await province.post(`/can-bo/gop-y/${code}/tra-loi`, { 'tra-loi': 'Câu ba' })
  expect((await stateOf(code)).answer).toBe(answer)
})

test('a request is closed with a reason, opened again, and its first answer stays in the history', async () => {
  const { code } = await file()
  await province.post(`/can-bo/gop-y/${code}/tra-loi`, { 'tra-loi': 'Trùng với yêu cầu trước.', viec: 'dong' })
  expect((await stateOf(code)).state).toBe('closed')
  expect((await province.post(`/can-bo/gop-y/${code}/mo-lai`, { 'ly-do': '' })).status).toBe(422)
  await province.post(`/can-bo/gop-y/${code}/mo-lai`, { 'ly-do': 'Không trùng.' })
  expect((await stateOf(code)).state).toBe('open')
  const page = await (await province.get(`/can-bo/gop-y/${code}`)).text()
  expect(page).toContain('Trùng với yêu cầu trước.')
  expect(page).toContain('Không trùng.')
})

test('answering “remove my name” can hide the producer’s name, and says so in the history', async () => {
  const { code } = await file({ kind: 'remove-name' })
  expect(await (await province.get(`/can-bo/gop-y/${code}`)).text()).toContain('Ẩn tên chủ thể')
  await province.post(`/can-bo/gop-y/${code}/tra-loi`, { 'tra-loi': 'Tên đã được ẩn.', 'an-ten': 'co', viec: 'tra-loi' })
  const hidden = await sqlOnce<{ name_hidden: boolean }>(portal.store.read, 'select name_hidden from producers.producers join certification.products on producer_id = producers.id where products.id = $1', [subject.id])
  expect(hidden).toEqual([{ name_hidden: true }])
  expect(await (await province.get(`/can-bo/gop-y/${code}`)).text()).toContain('Ẩn tên chủ thể trên trang công khai')
})

test('hiding a name is not possible through a request of another kind', async () => {
  await portal.store.transaction((tx) => sqlOnce(tx, 'update producers.producers set name_hidden = false'))
  const { code } = await file()
  await province.post(`/can-bo/gop-y/${code}/tra-loi`, { 'tra-loi': 'Đã sửa.', 'an-ten': 'co' })
  expect(await sqlOnce(portal.store.read, 'select 1 from producers.producers where name_hidden')).toEqual([])
})

test('the list puts the nearest term first and filters by state, kind and term', async () => {
  await portal.store.transaction((tx) => sqlOnce(tx, `update feedback.requests set state = 'closed', ended_at = now(), answer = 'x' where state = 'open'`))
  const [wrong, mine] = [await file(), await file({ kind: 'this-is-me', writer })]
  const codes = async (query: string): Promise<string[]> => [...new Set((await (await province.get(`/can-bo/gop-y?${query}`)).text()).match(/GY-26-\d{6}/g) ?? [])]
  expect(await codes('')).toEqual([wrong.code, mine.code])
  expect(await codes('loai=la-toi')).toEqual([mine.code])
  expect(await codes('trang-thai=qua-han')).toEqual([])
  expect((await codes('trang-thai=da-dong')).length).toBeGreaterThan(0)
  portal.at = new Date('2026-11-28T08:00:00+07:00')
  province = await officerAt(portal, 'province-officer', '86')
  expect(await codes('trang-thai=qua-han')).toEqual([wrong.code, mine.code])
  expect(await (await province.get('/can-bo/gop-y')).text()).toContain('2 yêu cầu đã quá hạn')
  for (const query of ['trang=0', 'trang=-1', 'trang=1e99', 'trang-thai=__proto__', 'loai=constructor', 'trang=9999']) expect((await province.get(`/can-bo/gop-y?${query}`)).status).toBe(200)
})

test('the nightly look marks each missed term once, and again not the next night', async () => {
  portal.at = new Date('2026-12-07T00:10:00+07:00')
  const { code, id } = await file()
  const look = (moment: string): Promise<number> => portal.store.transaction((tx) => markMissed(tx, new Date(moment)))
  await look('2026-12-09T00:10:00+07:00')
  const steps = async (): Promise<string[]> => (await sqlOnce<{ kind: string }>(portal.store.read, 'select kind from feedback.steps where request_id = $1 order by at, id', [id])).map((step) => step.kind)
  expect(await steps()).toEqual(['filed'])
  await look('2026-12-10T00:10:00+07:00')
  await look('2026-12-11T00:10:00+07:00')
  expect(await steps()).toEqual(['filed', 'acknowledgement-missed'])
  await look('2026-12-15T00:10:00+07:00')
  expect(await look('2026-12-16T00:10:00+07:00')).toBe(0)
  expect(await steps()).toEqual(['filed', 'acknowledgement-missed', 'answer-missed'])
  portal.at = new Date('2026-12-16T08:00:00+07:00')
  province = await officerAt(portal, 'province-officer', '86')
  expect(await (await province.get(`/can-bo/gop-y/${code}`)).text()).toContain('Quá hạn trả lời')
})

test('what is filed, answered and missed is told upward, without private data', async () => {
  const heard: unknown[] = []
  const note = (name: string) => async (_: unknown, fact: unknown): Promise<void> => void heard.push([name, fact])
  const listeners = [listen('test-filed', requestFiled, note('filed')), listen('test-answered', requestAnswered, note('answered')), listen('test-missed', termMissed, note('missed'))]
  await portal.store.transaction((tx) => sqlOnce(tx, `delete from platform.news`))
  portal.at = new Date('2027-01-05T08:00:00+07:00')
  province = await officerAt(portal, 'province-officer', '86')
  const { id, code } = await file({ kind: 'this-is-me', writer })
  await portal.store.transaction((tx) => markMissed(tx, new Date('2027-02-01T00:10:00+07:00')))
  await province.post(`/can-bo/gop-y/${code}/tra-loi`, { 'tra-loi': 'Xong.' })
  await drainJobs([...newsJobs(listeners)], portal.store, () => portal.at)
  const about = { id, code, kind: 'this-is-me', subject: { kind: 'product', id: subject.id }, provinceCode: '86', communeCode: '29308' }
  const mine = heard.filter((each) => JSON.stringify(each).includes(id))
  expect(mine).toHaveLength(4)
  expect(mine).toEqual(expect.arrayContaining([['filed', about], ['missed', { ...about, term: 'acknowledgement' }], ['missed', { ...about, term: 'answer' }], ['answered', about]]))
})

test('name and contact are erased a year after the end, not before', async () => {
  const { code } = await file({ kind: 'this-is-me', writer })
  await province.post(`/can-bo/gop-y/${code}/tra-loi`, { 'tra-loi': 'Xong.' })
  const kept = async (): Promise<boolean> => (await sqlOnce(portal.store.read, 'select 1 from feedback.requests where code = $1 and contact is not null', [code])).length > 0
  await portal.store.transaction((tx) => eraseOldContacts(tx, new Date('2028-01-04T00:00:00+07:00')))
  expect(await kept()).toBe(true)
  await portal.store.transaction((tx) => eraseOldContacts(tx, new Date('2028-01-06T00:00:00+07:00')))
  expect(await kept()).toBe(false)
})
