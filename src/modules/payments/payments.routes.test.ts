import { createHmac } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { writeSetting } from '#platform/settings'
import { testPortal, type TestPortal } from '#tests/portal'
import { bankFeeds } from './bank-feed.rules.ts'
import type { PaymentRequest } from './index.ts'
import { paymentsCommands } from './payments.commands.ts'
import { aPayee, aPaymentRequest } from './payments.samples.ts'

let portal: TestPortal
let request: PaymentRequest
beforeAll(async () => {
  portal = await testPortal('2026-11-24')
  const accounts = [{ bin: '970436', number: '0123499999' }]
  await portal.store.transaction(async (tx) => {
    await writeSetting(tx, bankFeeds, {
      htx: { source: 'sepay', proof: 'sepay-hmac', secret: 'unit-secret', accounts }, khoa: { source: 'sepay', proof: 'sepay-key', secret: 'unit-key-1', accounts }, pay: { source: 'payos', proof: 'payos', secret: 'unit-checksum', accounts },
    }, 'test')
    request = await aPaymentRequest(tx, await aPayee(tx, '0123499999', portal.at), portal.at, { reference: 'OCOP8F3K2' })
  })
})

const sepayNews = (more: object = {}): string => JSON.stringify({
  id: 1, gateway: 'Vietcombank', transactionDate: '2026-11-24 09:10:00', accountNumber: '0123499999', code: null, content: 'OCOP8F3K2 thanh toan', transferType: 'in', transferAmount: 180_000, accumulated: 9, subAccount: null, referenceCode: 'FT1', ...more,
})
const signed = (body: string, at = portal.at): Record<string, string> => {
  const timestamp = String(at.getTime() / 1000)
  return { 'x-sepay-timestamp': timestamp, 'x-sepay-signature': `sha256=${createHmac('sha256', 'unit-secret').update(`${timestamp}.${body}`).digest('hex')}` }
}
const send = (path: string, body: string, headers: Record<string, string> = {}) => portal.app.request(`http://localhost/api/v1/webhooks/${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
const kept = async (): Promise<number> => (await sqlOnce<{ count: number }>(portal.store.now, 'select count(*)::int as count from payments.transfers'))[0]!.count

test('altered, unsigned and replayed news is refused with 401 and leaves nothing behind', async () => {
  const body = sepayNews()
  for (const [sent, headers] of [[sepayNews({ transferAmount: 1 }), signed(body)], [body, {}], [body, signed(body, new Date(portal.at.getTime() - 301_000))]] as const) {
    const answer = await send('sepay/htx', sent, headers)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  }
  expect((await send('sepay/khoa', body, { authorization: 'Apikey another' })).status).toBe(401)
  expect((await send('payos/pay', JSON.stringify({ data: { amount: 1 }, signature: 'x' }))).status).toBe(401)
  expect(await kept()).toBe(0)
})

test('an address that no feed has, or another sender’s, is not there', async () => {
  for (const path of ['sepay/khong-co', 'payos/htx', 'sepay/pay', 'sepay/constructor']) expect((await send(path, sepayNews(), signed(sepayNews()))).status).toBe(404)
})

test('signed news pays the request, is answered with success each time and kept once with its body', async () => {
  const body = sepayNews()
  for (let time = 0; time < 3; time++) {
    const answer = await send('sepay/htx', body, signed(body))
    expect([answer.status, await answer.json()]).toEqual([200, { success: true }])
  }
  expect((await send('sepay/khoa', body, { authorization: 'Apikey unit-key-1' })).status).toBe(200)
  expect(await sqlOnce(portal.store.now, 'select feed, raw, outcome, request_id from payments.transfers order by id')).toEqual([{ feed: 'htx', raw: body, outcome: 'exact', request_id: request.id }, { feed: 'khoa', raw: body, outcome: 'repeated', request_id: null }])
})

test('payOS news of the same transaction is no second payment; its trial message is answered with success', async () => {
  const tell = (reference: string) => {
    const text = `accountNumber=0123499999&amount=180000&code=00&description=OCOP8F3K2&reference=${reference}&transactionDateTime=2026-11-24 09:10:00`
    return send('payos/pay', JSON.stringify({ code: '00', success: true, data: Object.fromEntries(new URLSearchParams(text).entries().map(([name, value]) => [name, name === 'amount' ? Number(value) : value])), signature: createHmac('sha256', 'unit-checksum').update(text).digest('hex') }))
  }
  expect(await (await tell('FT1')).json()).toEqual({ success: true })
  expect((await tell('FT2')).status).toBe(200)
  expect((await sqlOnce<{ outcome: string }>(portal.store.now, `select outcome from payments.transfers where source = 'payos' order by source_id`)).map(({ outcome }) => outcome)).toEqual(['repeated', 'over'])
})

test('authentic news in a shape that is not documented is answered with 422, a torn one too', async () => {
  for (const body of ['{"id":5}', '{']) expect((await send('sepay/htx', body, signed(body))).status).toBe(422)
})

test('the operator sets, lists and removes a feed; its secret is shown once', async () => {
  const printed: string[] = []
  const said: string[] = []
  const run = (name: string, words: string[], values: Record<string, string> = {}) => paymentsCommands.find((each) => each.name === name)!.run({
    store: portal.store, clock: () => portal.at, url: portal.url, out: (text) => void printed.push(text), say: (text) => void said.push(text), drain: async () => undefined,
  }, { words, values })
  expect(await run('bank-feed set', ['moi', 'sepay-hmac', '970436:0123400001'])).toBe(0)
  const secret = printed[1]!.trim()
  expect(printed[0]).toBe('/api/v1/webhooks/sepay/moi\n')
  printed.length = 0
  expect(await run('bank-feed list', [])).toBe(0)
  expect(printed.join('')).toContain('/api/v1/webhooks/sepay/moi\tsepay-hmac\t970436:0123400001')
  expect(printed.join('')).not.toContain(secret)
  for (const words of [['moi', 'other', '970436:1234567'], ['moi', 'payos'], ['MOI', 'payos', '970436:1234567'], ['moi', 'payos', '111111:1234567'], ['moi', 'payos', '970436']]) expect(await run('bank-feed set', words)).toBe(2)
  expect(await run('bank-feed set', ['moi', 'payos', '970436:1234567'], { secret: 'short' })).toBe(2)
  expect(await run('bank-feed remove', ['moi'])).toBe(0)
  expect(await run('bank-feed remove', ['moi'])).toBe(1)
})
