import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCommand, readArguments } from '#platform/command'
import type { Day } from '#platform/day'
import { testPortal, type TestPortal } from '#tests/portal'
import { shippingCommands } from './shipping.commands.ts'
import { quote } from './delivery-fee.rules.ts'
import { ratesOn } from './ways.queries.ts'

let portal: TestPortal
const folder = mkdtempSync(join(tmpdir(), 'ocop-carrier-'))
beforeAll(async () => { portal = await testPortal() })
afterAll(() => rmSync(folder, { recursive: true }))

async function ocop(...words: string[]): Promise<{ code: number; out: string; said: string }> {
  const { command, rest } = findCommand(shippingCommands, words)!
  const [out, said]: [string[], string[]] = [[], []]
  const code = await command.run({ store: portal.store, clock: () => portal.at, url: portal.url, out: (text) => out.push(text), say: (text) => said.push(text), drain: async () => undefined }, readArguments(command.options, rest))
  return { code, out: out.join(''), said: said.join('\n') }
}
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const seller = 'producer:01900000-0000-7000-8000-000000000001'

test('the operator keeps a seller\'s GHN account and receives an address that answers', async () => {
  const words = ['carrier', 'account', seller, '--shop', '12345', '--token-file', file('token', 'mau-token-khong-that\n')]
  const first = await ocop(...words)
  expect(first).toMatchObject({ code: 0 })
  const hook = (address: string) => portal.app.request(`http://localhost${new URL(address.trim()).pathname}`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })
  expect((await hook(first.out)).status).toBe(200)
  const second = await ocop(...words)
  expect([(await hook(first.out)).status, (await hook(second.out)).status]).toEqual([404, 200])
  const off = await ocop(...words, '--off')
  expect((await hook(off.out)).status).toBe(404)
})

test('what was asked wrongly is said, and nothing is kept', async () => {
  const token = file('token', 'mau-token-khong-that')
  for (const words of [[], ['producer:1'], [seller], [seller, '--shop', 'x', '--token-file', token], [seller, '--shop', '1'], [seller, '--shop', '1', '--token-file', '/khong/co'], [seller, '--shop', '1', '--token-file', token, '--url', 'ftp://x']]) {
    expect((await ocop('carrier', 'account', ...words)).code).toBe(2)
  }
})

test('a carrier\'s own price list takes the place of the estimate from its day on', async () => {
  const rows = JSON.stringify([{ carrier: 'ghn', zone: 'other', uptoGrams: 1000, feeVnd: 29_000, daysLeast: 2, daysMost: 4, from: '2026-12-01', to: null, status: 'in force', source: 'Hợp đồng mẫu' }])
  expect((await ocop('carrier', 'rates', file('rates.json', rows))).said).toContain('Đã thêm 1 dòng, 0 dòng')
  expect((await ocop('carrier', 'rates', file('rates.json', rows))).said).toContain('Đã thêm 0 dòng, 1 dòng')
  const fee = async (day: string) => quote(await ratesOn(portal.store.now, day as Day), 'ghn', 'other', 800)
  expect(await fee('2026-11-30')).toMatchObject({ feeVnd: 38_000 })
  expect(await fee('2026-12-01')).toMatchObject({ feeVnd: 29_000, source: 'Hợp đồng mẫu' })
  for (const text of ['{', '[{"carrier":"ghn"}]']) expect((await ocop('carrier', 'rates', file('bad.json', text))).code).toBe(2)
})
