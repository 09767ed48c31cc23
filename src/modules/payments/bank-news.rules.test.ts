import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { isPayosSigned, readBankNews } from './bank-news.rules.ts'

const now = new Date('2026-11-25T08:00:00Z')
const seconds = String(now.getTime() / 1000)
const sepayBody = JSON.stringify({
  id: 92704, gateway: 'Vietcombank', transactionDate: '2026-11-25 14:59:30', accountNumber: '0123 499 999', code: null, content: 'ocop 8f3k2 thanh toán', transferType: 'in',
  transferAmount: 180000, accumulated: 1, subAccount: null, referenceCode: 'MBVCB.3278907687', description: '',
})
const signed = (secret: string, at: string, body: string): Record<string, string> => ({ 'x-sepay-timestamp': at, 'x-sepay-signature': `sha256=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}` })
const delivery = (body: string, headers: Record<string, string>) => ({ body, header: (name: string): string | undefined => headers[name] })
const hmacFeed = { source: 'sepay', proof: 'sepay-hmac', secret: 'unit-secret' } as const

test('signed SePay news is read, its time as Vietnam’s', () => {
  expect(readBankNews(hmacFeed, delivery(sepayBody, signed('unit-secret', seconds, sepayBody)), now)).toEqual({
    kind: 'transfer', source: 'sepay', sourceId: '92704',
    transfer: { bank: 'Vietcombank', account: '0123499999', amountVnd: 180_000, memo: 'ocop 8f3k2 thanh toán', at: new Date('2026-11-25T07:59:30Z'), direction: 'in', bankReference: 'MBVCB.3278907687' },
  })
})

test('altered, unsigned, old and early SePay news is not authentic', () => {
  const good = signed('unit-secret', seconds, sepayBody)
  const at = (shift: number): Record<string, string> => signed('unit-secret', String(Number(seconds) + shift), sepayBody)
  expect(readBankNews(hmacFeed, delivery(sepayBody, at(-300)), now).kind).toBe('transfer')
  for (const [body, headers] of [
    [sepayBody.replace('180000', '180001'), good], [`${sepayBody} `, good], [sepayBody, {}], [sepayBody, at(-301)], [sepayBody, at(301)],
    [sepayBody, signed('another-secret', seconds, sepayBody)], [sepayBody, { ...good, 'x-sepay-timestamp': 'soon' }],
    [sepayBody, { ...good, 'x-sepay-signature': good['x-sepay-signature']!.replace('sha256=', '') }],
  ] as const) expect(readBankNews(hmacFeed, delivery(body, headers), now)).toEqual({ kind: 'not-authentic' })
})

test('a key instead of a signature must be that very key', () => {
  const feed = { source: 'sepay', proof: 'sepay-key', secret: 'unit-key-1' } as const
  expect(readBankNews(feed, delivery(sepayBody, { authorization: 'Apikey unit-key-1' }), now).kind).toBe('transfer')
  for (const authorization of ['Apikey unit-key-2', 'Apikey unit-key-', 'Bearer unit-key-1', '']) expect(readBankNews(feed, delivery(sepayBody, { authorization }), now).kind).toBe('not-authentic')
})

test('authentic news in another shape is told apart', () => {
  for (const body of ['{}', 'no json', sepayBody.replace('180000', '0'), sepayBody.replace('180000', '1.5'), sepayBody.replace('"in"', '"sideways"'), sepayBody.replace('2026-11-25 14', '2026-11-25T99'), sepayBody.replace('2026-11-25 14', '2026-02-30 14')]) {
    expect(readBankNews(hmacFeed, delivery(body, signed('unit-secret', seconds, body)), now)).toEqual({ kind: 'unreadable' })
  }
})

const payosFeed = { source: 'payos', proof: 'payos', secret: 'unit-checksum' } as const
const payosData = { orderCode: 123, amount: 3000, description: 'VQRIO123', accountNumber: '12345678', reference: 'TF230204212323', transactionDateTime: '2023-02-04 18:25:00', currency: 'VND', code: '00', desc: 'Thành công', counterAccountName: null }
const payosText = 'accountNumber=12345678&amount=3000&code=00&counterAccountName=&currency=VND&desc=Thành công&description=VQRIO123&orderCode=123&reference=TF230204212323&transactionDateTime=2023-02-04 18:25:00'
const payosSigned = (text: string): string => createHmac('sha256', 'unit-checksum').update(text).digest('hex')

test('signed payOS news is read; the names are sorted and what is null counts as empty', () => {
  const read = readBankNews(payosFeed, delivery(JSON.stringify({ code: '00', desc: 'success', success: true, data: payosData, signature: payosSigned(payosText) }), {}), now)
  expect(read).toEqual({
    kind: 'transfer', source: 'payos', sourceId: 'TF230204212323',
    transfer: { bank: '', account: '12345678', amountVnd: 3000, memo: 'VQRIO123', at: new Date('2023-02-04T11:25:00Z'), direction: 'in', bankReference: 'TF230204212323' },
  })
})

test('altered payOS news is not authentic, and news of a failure is no transfer', () => {
  const send = (data: object, signature: string) => readBankNews(payosFeed, delivery(JSON.stringify({ data, signature }), {}), now).kind
  expect(send({ ...payosData, amount: 3001 }, payosSigned(payosText))).toBe('not-authentic')
  expect(send({ ...payosData, more: 'x' }, payosSigned(payosText))).toBe('not-authentic')
  expect(send(payosData, '')).toBe('not-authentic')
  expect(readBankNews(payosFeed, delivery('[]', {}), now).kind).toBe('not-authentic')
  expect(send({ ...payosData, code: '01' }, payosSigned(payosText.replace('code=00', 'code=01')))).toBe('no-transfer')
})

test('lists inside payOS data are signed as JSON with sorted names', () => {
  expect(isPayosSigned('unit-checksum', { items: [{ b: 1, a: 'x' }], amount: 1 }, payosSigned('amount=1&items=[{"a":"x","b":1}]'))).toBe(true)
})
