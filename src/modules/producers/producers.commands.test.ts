import { beforeAll, expect, test } from 'vitest'
import { findCommand, readArguments } from '#platform/command'
import { sqlOnce } from '#platform/db'
import type { Id } from '#platform/ids'
import { testPortal, type TestPortal } from '#tests/portal'
import { Visitor } from '#tests/visitor'
import { findProducersOf, isMember } from './members.queries.ts'
import { producersCommands } from './producers.commands.ts'
import { registerProducers } from './register-producers.ts'

let portal: TestPortal
let slug: string
let id: Id<'producer'>
beforeAll(async () => {
  portal = await testPortal()
  await portal.store.transaction((tx) => registerProducers(tx, [{ name: 'Hợp tác xã Mẫu', nameKey: 'mau', form: 'cooperative', provinceCode: '86', communeCode: null, formerCode: null, addressRaw: '', sample: false, importId: null }]))
  const [row] = await sqlOnce<{ slug: string; id: Id<'producer'> }>(portal.store.read, 'select slug, id from producers.producers')
  slug = row!.slug
  id = row!.id
})

async function ocop(...words: string[]): Promise<{ code: number; out: string; said: string }> {
  const { command, rest } = findCommand(producersCommands, words)!
  const [out, said]: [string[], string[]] = [[], []]
  const code = await command.run({ store: portal.store, clock: () => portal.at, url: portal.url, out: (text) => out.push(text), say: (text) => said.push(text), drain: async () => undefined }, readArguments(command.options, rest))
  return { code, out: out.join(''), said: said.join('\n') }
}
const consent = ['--consent', 'Bà Mẫu ký giấy đồng ý ngày 20/11/2026']
const link = (phone: string, ...more: string[]): ReturnType<typeof ocop> => ocop('producer', 'link', '--producer', slug, '--phone', phone, ...consent, ...more)
const personOf = async (e164: string): Promise<string> => (await sqlOnce<{ id: string }>(portal.store.now, 'select person_id as id from identity.phones where e164 = $1 and ended_at is null', [e164]))[0]!.id

test('a phone that is linked to a producer before its first sign-in belongs to the same person afterwards', async () => {
  expect((await link('0912 000 101')).said).toContain('Hợp tác xã Mẫu')
  const personId = await personOf('+84912000101')
  const visitor = new Visitor(portal)
  await visitor.post('/vao', { so: '0912000101' })
  const [message] = await sqlOnce<{ body: string }>(portal.store.now, `select body from notices.messages where to_address = '+84912000101'`)
  expect((await visitor.post('/vao/ma', { ma: /\d{6}/.exec(message!.body)![0] })).status).toBe(303)
  expect(await personOf('+84912000101')).toBe(personId)
  expect(await findProducersOf(portal.store.now, personId)).toMatchObject([{ id, slug, role: 'owner' }])
  expect((await ocop('producer', 'members', '--phone', '0912000101')).out).toContain(slug)
})

test('linking twice changes nothing; unlinking ends it at once and only once', async () => {
  await link('0912 000 102', '--role', 'staff')
  expect((await link('+84 912 000 102')).said).toContain('đã là người làm')
  const personId = await personOf('+84912000102')
  expect(await isMember(portal.store.now, personId, id)).toBe('staff')
  expect((await ocop('producer', 'members', '--producer', slug)).out).toContain('0912 000 102\tngười làm')
  expect((await ocop('producer', 'unlink', '--producer', slug, '--phone', '0912000102')).code).toBe(0)
  expect(await isMember(portal.store.now, personId, id)).toBeNull()
  expect(await findProducersOf(portal.store.now, personId)).toEqual([])
  expect((await ocop('producer', 'unlink', '--producer', slug, '--phone', '0912000102')).code).toBe(1)
  expect((await link('0912 000 102')).code).toBe(0)
  expect(await isMember(portal.store.now, personId, id)).toBe('owner')
})

test('without words of consent, with a number or a producer that cannot be, nothing is linked', async () => {
  expect((await ocop('producer', 'link', '--producer', slug, '--phone', '0912000103')).said).toContain('--consent')
  expect((await link('0168 123 4567')).said).toContain('0381 234 567')
  expect((await link('024 3825 1234')).code).toBe(2)
  expect((await link('0912000103', '--role', 'king')).code).toBe(2)
  expect((await ocop('producer', 'link', '--producer', 'khong-co', '--phone', '0912000103', ...consent)).code).toBe(2)
  expect(await sqlOnce(portal.store.now, `select 1 from identity.phones where e164 = '+84912000103'`)).toEqual([])
})

test('someone who works for no producer is told so by an empty list', async () => {
  expect(await ocop('producer', 'members', '--phone', '0912000109')).toMatchObject({ code: 0, out: '' })
})
