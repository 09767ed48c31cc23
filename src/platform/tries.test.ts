import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#tests/database'
import type { Store } from './db.ts'
import { loggablePath, newLinkToken } from './session.ts'
import { senderKey } from './sender.ts'
import { forgetTries, takeTry } from './tries.ts'

let store: Store<unknown>
const start = new Date('2026-11-24T09:00:00+07:00')
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1_000)
const take = (key: string, now: Date, most = 3, seconds = 60): Promise<number> => store.transaction((tx) => takeTry(tx, key, { most, seconds }, now))

beforeAll(async () => {
  store = (await freshDatabase()).store
})

test('three tries are free, the fourth waits the time that one needs', async () => {
  expect([await take('a', start), await take('a', start), await take('a', start), await take('a', start)]).toEqual([0, 0, 0, 20])
  expect(await take('a', after(19))).toBe(1)
  expect(await take('a', after(20))).toBe(0)
  expect(await take('a', after(20))).toBe(20)
})

test('a refused try costs nothing, an untouched bucket never holds more than its measure', async () => {
  for (let tried = 0; tried < 3; tried++) await take('b', start)
  for (let tried = 0; tried < 50; tried++) await take('b', after(1))
  expect(await take('b', after(20))).toBe(0)
  for (let tried = 0; tried < 3; tried++) expect(await take('b', after(10_000))).toBe(0)
  expect(await take('b', after(10_000))).toBeGreaterThan(0)
})

test('many at once are counted one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => take('c', start)))
  expect(answers.filter((wait) => wait === 0)).toHaveLength(3)
})

test('a clock that runs behind another process gives nothing away', async () => {
  for (let tried = 0; tried < 3; tried++) await take('d', after(100))
  expect(await take('d', start)).toBeGreaterThan(0)
})

test('the right answer clears the count', async () => {
  for (let tried = 0; tried < 4; tried++) await take('e', start)
  await store.transaction((tx) => forgetTries(tx, ['e']))
  expect(await take('e', start)).toBe(0)
})

test('one household’s IPv6 addresses are one sender, mapped IPv4 is IPv4', () => {
  expect(senderKey('2001:db8:1:2::1')).toBe(senderKey('2001:0db8:0001:0002:ffff:ffff:ffff:ffff'))
  expect(senderKey('2001:db8:1:3::1')).not.toBe(senderKey('2001:db8:1:2::1'))
  expect(senderKey('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(senderKey('::1')).toBe('0:0:0:0::/64')
  expect(senderKey('203.0.113.7')).toBe('203.0.113.7')
})

test('secrets of links are struck out of what is logged', () => {
  expect(loggablePath(`/moi/${newLinkToken()}`)).toBe('/moi/k_***')
  expect(loggablePath('/san-pham/mat-hoa-dua-k_khong-phai-bi-mat')).not.toContain('***')
})
