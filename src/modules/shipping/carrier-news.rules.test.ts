import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectDir } from '#platform/migrate'
import { readCarrierTime, type ReadNews } from './carrier-news.rules.ts'
import { readEmsNews } from './ems-news.rules.ts'
import { readGhnNews } from './ghn-news.rules.ts'
import { readGhtkNews } from './ghtk-news.rules.ts'
import { readViettelPostNews } from './viettelpost-news.rules.ts'

interface Vector {
  readonly id: string
  readonly carrier: string
  readonly input: unknown
  readonly expected: { readonly tracking: string; readonly ref: string; readonly status_raw: string; readonly normalised: string; readonly fee?: number; readonly at?: string; readonly action_time?: string }
}
const read = (vector: Vector): ReadNews => {
  const body = typeof vector.input === 'string' ? vector.input : JSON.stringify(vector.input)
  switch (vector.carrier) {
    case 'ghn': return readGhnNews(body)
    case 'ghtk': return readGhtkNews(body)
    case 'viettelpost': return readViettelPostNews(body, (vector.input as { TOKEN: string }).TOKEN)
    case 'ems': return readEmsNews(body)
    default: throw new Error(`no reader for ${vector.carrier}`)
  }
}
const newsOf = (answer: ReadNews) => {
  if (answer.kind !== 'news') throw new Error(answer.why)
  return answer.news
}

const file = join(projectDir, '..', 'shared', 'vectors', 'open', 'shipping-webhooks.json')
if (existsSync(file)) test('the webhook examples kept beside the project read as expected', () => {
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] }
  expect(vectors.length).toBeGreaterThan(0)
  for (const vector of vectors) {
    const news = newsOf(read(vector))
    const { tracking, ref, status_raw, normalised, fee, at, action_time } = vector.expected
    expect({ id: vector.id, tracking: news.trackingCode, ref: news.ref, raw: news.rawStatus, state: news.state }).toEqual({ id: vector.id, tracking, ref, raw: status_raw, state: normalised })
    if (fee !== undefined) expect(news.feeVnd).toBe(fee)
    expect(news.at?.getTime()).toBe(new Date((at ?? action_time)!).getTime())
  }
})

test('a plus sign in a time that a form has eaten is still a plus sign', () => {
  const news = newsOf(readGhtkNews('label_id=S1&partner_id=VC-26-000001&action_time=2026-11-02T12:18:39+07:00&status_id=9&reason=Kh%C3%A1ch+v%E1%BA%AFng&weight=2.4&fee=31500'))
  expect(news).toMatchObject({ trackingCode: 'S1', ref: 'VC-26-000001', state: 'failed_attempt', feeVnd: 31_500, weightGrams: 2400, note: 'Khách vắng' })
  expect(news.at?.toISOString()).toBe('2026-11-02T05:18:39.000Z')
})

test.each([
  ['13/12/2018 17:34:05', '2018-12-13T10:34:05.000Z'], ['2026-11-02T05:18:39Z', '2026-11-02T05:18:39.000Z'], ['2021-11-11T03:52:50.158Z', '2021-11-11T03:52:50.158Z'],
  ['2026-11-02 05:18:39', '2026-11-01T22:18:39.000Z'], ['2026-11-02T05:18:39-0300', '2026-11-02T08:18:39.000Z'], ['31/02/2026 10:00:00', undefined], ['2026-02-30T00:00:00Z', undefined], ['hôm qua', undefined], ['', undefined],
])('the time %s is %s', (text, expected) => expect(readCarrierTime(text)?.toISOString()).toBe(expected))

test('GHN says fee and COD anew with each status', () => {
  const news = newsOf(readGhnNews('{"OrderCode":"Z82BS","ClientOrderCode":"VC-26-000001","Status":"money_collect_delivering","Time":"2026-11-11T03:52:50.158Z","TotalFee":71500,"CODAmount":300000,"Weight":800,"Reason":""}'))
  expect(news).toMatchObject({ trackingCode: 'Z82BS', ref: 'VC-26-000001', state: 'out_for_delivery', feeVnd: 71_500, codVnd: 300_000, weightGrams: 800 })
})

test('a status that nobody knows is kept as it was written and means no state, also when it has the name of an object\'s part', () => {
  for (const status of ['teleporting', 'constructor', '__proto__']) expect(newsOf(readGhnNews(JSON.stringify({ OrderCode: 'A', Status: status })))).toMatchObject({ rawStatus: status, state: null, at: null })
  expect(newsOf(readGhtkNews('label_id=A&status_id=777')).state).toBeNull()
  expect(newsOf(readEmsNews('{"tracking_code":"EB1VN","order_code":"VC-26-000002","status_code":"18","status_name":"Đã phát","datetime":"02/11/2026 08:00:00","total_fee":25000}'))).toMatchObject({ rawStatus: '18', state: null, feeVnd: 25_000, note: 'Đã phát' })
})

test('Viettel Post is believed only with the token that was agreed', () => {
  const body = JSON.stringify({ DATA: { ORDER_NUMBER: '1', ORDER_STATUS: 504, ORDER_STATUSDATE: '01/11/2026 08:00:00' }, TOKEN: 'agreed' })
  expect(newsOf(readViettelPostNews(body, 'agreed')).state).toBe('returned')
  expect(readViettelPostNews(body, 'another').kind).toBe('unreadable')
})

test.each(['', '{', '[]', 'null', '"x"', '{"OrderCode":"A"}', '{"OrderCode":{},"Status":[]}'])('a body that makes no sense is said to: %s', (body) => {
  for (const reader of [readGhnNews, readGhtkNews, readEmsNews, (text: string) => readViettelPostNews(text, '')]) expect(reader(body).kind).toBe('unreadable')
})
