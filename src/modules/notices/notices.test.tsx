import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sqlOnce } from '#platform/db'
import { drainJobs } from '#platform/jobs'
import { testPortal, type TestPortal } from '#tests/portal'
import { officerAt } from '#tests/visitor'
import { listNotices } from './messages.queries.ts'
import { noticesJobs } from './notices.jobs.ts'
import { OutboxPage } from './outbox.page.tsx'
import { queueNotice, type NewNotice, type QueuedNotice } from './queue-notice.ts'
import { sendNotice, type NoticeSender, type OutgoingNotice, type SendOutcome } from './send-notice.ts'
import { setOptOut } from './set-optout.ts'

let portal: TestPortal
let key: string
let count = 0
beforeAll(async () => {
  portal = await testPortal()
})
beforeEach(() => {
  portal.at = new Date(portal.at.getTime() + 3_600_000)
  key = `test:${++count}`
})

const put = (more: Partial<NewNotice> = {}): Promise<QueuedNotice> =>
  portal.store.transaction((tx) => queueNotice(tx, { channel: 'sms', to: '+84912000001', kind: 'order-placed', body: 'Don hang DH-26-000001 da nhan.', essential: true, key, now: portal.at, ...more }))
const idOf = (made: QueuedNotice): string => { if (made.kind !== 'queued') throw new Error(made.kind); return made.id }
const stateOf = async (id: string): Promise<{ state: string; tries: number; body: string; last_error: string | null; sent_at: Date | null }> =>
  (await sqlOnce<{ state: string; tries: number; body: string; last_error: string | null; sent_at: Date | null }>(portal.store.now, 'select state, tries, body, last_error, sent_at from notices.messages where id = $1', [id]))[0]!

/** A provider of SMS that answers as told and remembers what it was given. */
function provider(...outcomes: SendOutcome[]): { sender: NoticeSender; given: OutgoingNotice[] } {
  const given: OutgoingNotice[] = []
  return { given, sender: { channel: 'sms', send: async (notice) => { given.push(notice); return outcomes[given.length - 1] ?? { kind: 'sent' } } } }
}
const send = (id: string, sender: NoticeSender): Promise<void> => sendNotice(portal.store, id, [sender], false, new AbortController().signal, portal.at)

test('without a provider a message stays in the outbox, and its words stay readable', async () => {
  const id = idOf(await put())
  await drainJobs(noticesJobs({ senders: [], showSecrets: false }), portal.store, () => portal.at)
  expect(await stateOf(id)).toMatchObject({ state: 'local', body: 'Don hang DH-26-000001 da nhan.' })
})

test('the same key asked for twice is one message, sent once however often the job runs', async () => {
  const id = idOf(await put())
  expect(await put()).toEqual({ kind: 'already-there' })
  const { sender, given } = provider()
  for (let n = 0; n < 3; n++) await send(id, sender)
  expect(given.map((each) => each.key)).toEqual([key])
  expect(await stateOf(id)).toMatchObject({ state: 'sent', tries: 1, sent_at: portal.at })
})

test('a message whose cause was undone is not sent', async () => {
  await expect(portal.store.transaction(async (tx) => {
    await queueNotice(tx, { channel: 'sms', to: '+84912000001', kind: 'order-placed', body: 'x', essential: true, key, now: portal.at })
    throw new Error('undone')
  })).rejects.toThrow('undone')
  expect(await sqlOnce(portal.store.now, 'select 1 from notices.messages where provider_key = $1', [key])).toEqual([])
})

test('where the provider is out of order it is tried again under the same key, and given up after six times', async () => {
  const id = idOf(await put())
  const { sender, given } = provider(...Array.from({ length: 9 }, () => ({ kind: 'failed' as const, error: 'busy', again: true })))
  for (let n = 0; n < 9; n++) await send(id, sender)
  expect(new Set(given.map((each) => each.key)).size).toBe(1)
  expect(given).toHaveLength(6)
  expect(await stateOf(id)).toMatchObject({ state: 'failed', last_error: 'busy' })
})

test('a message that the provider refuses is not tried again', async () => {
  const id = idOf(await put())
  const { sender, given } = provider({ kind: 'failed', error: 'no such number', again: false })
  await send(id, sender)
  await send(id, sender)
  expect(given).toHaveLength(1)
  expect(await stateOf(id)).toMatchObject({ state: 'failed', last_error: 'no such number' })
})

test('a code is erased once it is out, and one that has run out is not sent', async () => {
  const secret = { secret: true, kind: 'phone-code', body: 'Ma: 123456' }
  const { sender, given } = provider()
  const sent = idOf(await put(secret))
  await send(sent, sender)
  expect(given[0]!.body).toBe('Ma: 123456')
  const late = idOf(await put({ ...secret, key: `${key}-late`, expiresAt: portal.at }))
  await send(late, sender)
  const local = idOf(await put({ ...secret, key: `${key}-local` }))
  await sendNotice(portal.store, local, [], false, new AbortController().signal, portal.at)
  expect(given).toHaveLength(1)
  expect([(await stateOf(sent)).body, (await stateOf(late)).body, (await stateOf(local)).body]).toEqual(['', '', ''])
})

test('who wants no news receives what they need and nothing else', async () => {
  const to = '+84912000009'
  await portal.store.transaction((tx) => setOptOut(tx, 'sms', to, true, portal.at))
  expect(await put({ to, essential: false })).toEqual({ kind: 'opted-out' })
  expect((await put({ to })).kind).toBe('queued')
  await portal.store.transaction((tx) => setOptOut(tx, 'sms', to, false, portal.at))
  expect((await put({ to, essential: false, key: `${key}-news` })).kind).toBe('queued')
})

test('central officers read the outbox newest first, by state and page; others do not', async () => {
  for (let n = 0; n < 55; n++) await put({ key: `${key}-${n}`, body: `Tin thu ${n}.`, now: new Date(portal.at.getTime() + n * 1_000) })
  const officer = await officerAt(portal, 'central-officer', 'VN')
  const first = await (await officer.get('/can-bo/hop-thu-di?trang-thai=cho')).text()
  expect(first.indexOf('Tin thu 54.')).toBeLessThan(first.indexOf('Tin thu 53.'))
  expect(first).not.toContain('Tin thu 1.')
  expect(await (await officer.get('/can-bo/hop-thu-di?trang-thai=cho&trang=2')).text()).toContain('Tin thu 1.')
  expect(await (await officer.get('/can-bo/hop-thu-di?trang-thai=da-gui')).text()).not.toContain('Tin thu')
  for (const asked of ['trang=0', 'trang=x', 'trang=99999999', 'trang-thai=__proto__', 'trang=9999']) expect((await officer.get(`/can-bo/hop-thu-di?${asked}`)).status).toBe(200)
  expect((await (await officerAt(portal, 'province-officer', '86')).get('/can-bo/hop-thu-di')).status).toBe(403)
})

test('officers see dots for a code and only the end of a number, unless this is a demonstration', async () => {
  await put({ secret: true, body: 'Ma: 654321' })
  const list = await listNotices(portal.store.now, 'queued', 1)
  const page = (showSecrets: boolean): string => String(<OutboxPage lang="vi" person="Hoa" ways={[]} state="cho" page={1} list={list} showSecrets={showSecrets} />)
  expect(page(false)).not.toMatch(/654321|912000001/)
  expect(page(false)).toContain('••••••')
  expect(page(true)).toContain('654321')
})
