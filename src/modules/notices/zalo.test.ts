import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { askOutside } from '#platform/http-client'
import { writeSetting } from '#platform/settings'
import { testPortal, type TestPortal } from '#tests/portal'
import { ZaloSimulator } from '#tests/zalo'
import { nextWay } from './choose-way.rules.ts'
import { queueNotice } from './queue-notice.ts'
import { sendNotice, type NoticeSender, type OutgoingNotice } from './send-notice.ts'
import { chooseWay } from './set-optout.ts'
import { readZaloAnswer, zaloSender, zaloTemplates } from './zalo.connector.ts'

let portal: TestPortal
let zalo: ZaloSimulator
let app = 0
let sms: OutgoingNotice[]
const to = '+84912000077'
const signal = new AbortController().signal
beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction(async (tx) => {
    await chooseWay(tx, to, 'zalo', portal.at)
    await writeSetting(tx, zaloTemplates, { 'order-placed': { template: '123', fields: { noi_dung: 'text', ma_don: 'order' } } }, 'test')
  })
})
beforeEach(async () => {
  portal.at = new Date(portal.at.getTime() + 3_600_000)
  zalo = await ZaloSimulator.start()
  sms = []
  app++
})
afterEach(() => zalo.stop())

const byZalo = (refreshToken = 'refresh-0'): NoticeSender => zaloSender({ appId: `app-${app}`, secret: 'S', refreshToken, url: `${zalo.url}/message/template`, tokenUrl: `${zalo.url}/v4/oa/access_token` }, askOutside)
const bySms: NoticeSender = { channel: 'sms', send: async (notice) => (sms.push(notice), { kind: 'sent' }) }
async function put(kind = 'order-placed'): Promise<string> {
  const made = await portal.store.transaction((tx) => queueNotice(tx, { channel: 'sms', to, kind, body: 'Don DH-26-000001 da nhan.', essential: true, key: `zalo:${app}:${kind}:${Math.random()}`, now: portal.at }))
  if (made.kind !== 'queued') throw new Error(made.kind)
  return made.id
}
const run = (id: string, zaloWay: NoticeSender = byZalo()): Promise<void> => sendNotice(portal.store, id, [zaloWay, bySms], false, signal, portal.at)
const tries = (id: string): Promise<{ channel: string; outcome: string }[]> => sqlOnce(portal.store.now, 'select channel, outcome from notices.tries where message_id = $1 order by number', [id])
const stateOf = async (id: string): Promise<string> => (await sqlOnce<{ state: string }>(portal.store.now, 'select state from notices.messages where id = $1', [id]))[0]!.state

test('who chose Zalo is told by the approved template, under our own number', async () => {
  const id = await put()
  for (let n = 0; n < 3; n++) await run(id)
  expect(zalo.taken).toEqual([{ phone: '84912000077', template_id: '123', template_data: { noi_dung: 'Don DH-26-000001 da nhan.', ma_don: 'DH-26-000001' }, tracking_id: id }])
  expect([await stateOf(id), await tries(id), sms]).toEqual(['sent', [{ channel: 'zalo', outcome: 'sent' }], []])
})

test('a kind without an approved template goes by SMS', async () => {
  await run(await put('phone-code'))
  expect([zalo.taken.length, sms.length]).toEqual([0, 1])
})

test.each([-118, -114, -115, -131])('where Zalo says %i, the message goes by SMS instead, once', async (error) => {
  zalo.faults.push({ error })
  const id = await put()
  for (let n = 0; n < 4; n++) await run(id)
  expect([zalo.taken.length, sms.length, await stateOf(id)]).toEqual([0, 1, 'sent'])
  expect((await tries(id)).map((each) => each.channel)).toEqual(['zalo', 'sms'])
})

test('an expired token is renewed and the message sent; each refresh token is used once', async () => {
  await run(await put())
  zalo.access = 'another'
  await run(await put())
  expect([zalo.taken.length, zalo.renewals, sms.length]).toEqual([2, 2, 0])
})

test('two workers at the same time use one refresh token between them', async () => {
  const ids = [await put(), await put(), await put()]
  await Promise.all(ids.map((id) => run(id)))
  expect(zalo.renewals).toBe(1)
  for (const id of ids) await run(id)
  expect([zalo.taken.length, sms.length]).toEqual([3, 0])
})

test('tokens lie sealed, and a lost refresh token sends everything by SMS until the operator gives another', async () => {
  zalo.refresh = 'elsewhere'
  const id = await put()
  for (let n = 0; n < 2; n++) await run(id)
  expect([zalo.taken.length, sms.length]).toEqual([0, 1])
  const [row] = await sqlOnce<{ refresh_sealed: string; lost: boolean }>(portal.store.now, 'select refresh_sealed, lost_at is not null as lost from notices.zalo_tokens where app_id = $1', [`app-${app}`])
  expect(row).toMatchObject({ lost: true, refresh_sealed: expect.stringMatching(/^sealed:/) })
  await run(await put(), byZalo('elsewhere'))
  expect(zalo.taken).toHaveLength(1)
})

test('where Zalo took it on and the line was cut, SMS is not sent even if Zalo then refuses', async () => {
  await run(await put())
  zalo.faults.push('takes-and-cuts', { error: -115 })
  const id = await put()
  for (let n = 0; n < 4; n++) await run(id)
  expect([zalo.taken.filter((each) => each.tracking_id === id).length, sms.length, await stateOf(id)]).toEqual([1, 0, 'failed'])
})

test('a worker that dies after Zalo took the message leaves it with Zalo, under the same number', async () => {
  const id = await put()
  const real = byZalo()
  const dies: NoticeSender = { channel: 'zalo', send: async (...given) => { await real.send(...given); throw new Error('killed') } }
  await expect(run(id, dies)).rejects.toThrow('killed')
  await run(id)
  expect(zalo.taken).toHaveLength(1)
  portal.at = new Date(portal.at.getTime() + 61_000)
  await portal.store.transaction((tx) => chooseWay(tx, to, 'sms', portal.at))
  await run(id)
  await portal.store.transaction((tx) => chooseWay(tx, to, 'zalo', portal.at))
  expect([new Set(zalo.taken.map((each) => each.tracking_id)).size, sms.length, await stateOf(id)]).toEqual([1, 0, 'sent'])
})

test('whatever was tried, SMS follows Zalo only where nothing can have arrived by Zalo', () => {
  const outcome = fc.constantFrom('open' as const, 'sent' as const, 'unknown' as const, 'untaken' as const, 'refused' as const, 'refused-person' as const)
  fc.assert(fc.property(fc.array(outcome, { minLength: 1 }), (outcomes) => {
    const way = nextWay(outcomes.map((each) => ({ channel: 'zalo' as const, outcome: each })), 'sms')
    if (outcomes.includes('sent')) expect(way).toBeNull()
    else if (way === 'sms') expect(outcomes.includes('refused-person') || !outcomes.some((each) => each === 'open' || each === 'unknown')).toBe(true)
  }))
})

test('whatever Zalo answers, it is understood and its words are not kept', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
    const outcome = readZaloAnswer(text)
    if (outcome !== 'expired' && outcome.kind !== 'sent') expect(outcome.error).toMatch(/^Zalo(: answer| -?\d+)/)
  }))
})
