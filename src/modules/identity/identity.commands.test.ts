import { beforeAll, expect, test } from 'vitest'
import { findCommand, readArguments } from '#platform/command'
import { testPortal, type TestPortal } from '#tests/portal'
import { buyerAt, Visitor } from '#tests/visitor'
import { identityCommands } from './identity.commands.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await testPortal()
})

async function ocop(...words: string[]): Promise<{ code: number; out: string; said: string }> {
  const { command, rest } = findCommand(identityCommands, words)!
  const [out, said]: [string[], string[]] = [[], []]
  const code = await command.run({ store: portal.store, clock: () => portal.at, url: portal.url, out: (text) => out.push(text), say: (text) => said.push(text), drain: async () => undefined }, readArguments(command.options, rest))
  return { code, out: out.join(''), said: said.join('\n') }
}

test('the operator adds an officer and receives a link that opens', async () => {
  const added = await ocop('officer', 'add', '--name', 'Nguyễn Thị Hoa', '--unit', '86', '--role', 'province-officer')
  expect(added.code).toBe(0)
  expect(added.said).toContain('hoa.nguyenthi')
  expect((await new Visitor(portal).get(new URL(added.out.trim()).pathname)).status).toBe(200)
})

test('what was asked wrongly is said, and nothing is made', async () => {
  for (const words of [['--unit', '86'], ['--unit', '86', '--role', 'king'], ['--unit', '29308', '--role', 'province-officer'], ['--unit', '86', '--role', 'province-officer', '--from', '2026-02-30'], ['--unit', '86', '--role', 'province-officer', '--sign-in', 'A B']]) {
    expect((await ocop('officer', 'add', '--name', 'Không Được', ...words)).code).toBe(2)
  }
  expect((await ocop('officer', 'list')).out).not.toContain('Không Được')
})

test('a sign-in name can be chosen once', async () => {
  const words = ['officer', 'add', '--name', 'Lê Tư', '--unit', 'VN', '--role', 'operator', '--sign-in', 'tu.vanhanh']
  expect((await ocop(...words)).code).toBe(0)
  expect((await ocop(...words)).code).toBe(2)
})

test('roles are given, listed and ended', async () => {
  await ocop('officer', 'add', '--name', 'Trần Năm', '--unit', '86', '--role', 'province-officer')
  expect((await ocop('officer', 'give', '--sign-in', 'nam.tran', '--unit', '29308', '--role', 'commune-officer', '--to', '2027-06-30')).code).toBe(0)
  expect((await ocop('officer', 'list')).out).toMatch(/nam\.tran\tTrần Năm\t.*86 từ 24\/11\/2026; .*29308 từ 24\/11\/2026 đến 30\/06\/2027\tmời đến/)
  const listed = JSON.parse((await ocop('officer', 'list', '--json')).out) as { signInName: string; roles: unknown[] }[]
  expect(listed.find((each) => each.signInName === 'nam.tran')!.roles).toHaveLength(2)
  expect((await ocop('officer', 'end', '--sign-in', 'nam.tran', '--role', 'commune-officer')).said).toContain('1')
  expect((await ocop('officer', 'end', '--sign-in', 'nam.tran')).code).toBe(0)
  expect((await ocop('officer', 'list')).out).toContain('không còn vai trò')
  expect((await ocop('officer', 'end', '--sign-in', 'nam.tran')).code).toBe(1)
  expect((await ocop('officer', 'end', '--sign-in', 'khong.co')).code).toBe(2)
})

test('someone who lost their telephone enters by another number as the same person, and old sessions are over', async () => {
  const visitor = await buyerAt(portal, '+84912000201')
  const move = (...more: string[]): ReturnType<typeof ocop> => ocop('phone', 'move', '--from', '0912000201', '--to', '0912 000 202', ...more)
  expect((await move()).said).toContain('--reason')
  expect((await visitor.get('/toi')).status).toBe(200)
  expect((await move('--reason', 'Gặp tại xã, xem giấy tờ')).code).toBe(0)
  expect((await visitor.get('/toi')).status).toBe(303)
  expect((await buyerAt(portal, '+84912000202')).personId).toBe(visitor.personId)
  expect((await move('--reason', 'Lần nữa')).said).toContain('Không có ai')
  await buyerAt(portal, '+84912000203')
  expect((await ocop('phone', 'move', '--from', '0912000202', '--to', '0912000203', '--reason', 'x')).said).toContain('người khác')
})

test('a new link is made for someone who lost theirs', async () => {
  await ocop('officer', 'add', '--name', 'Võ Sáu', '--unit', '86', '--role', 'province-officer')
  const made = await ocop('officer', 'invite', '--sign-in', 'sau.vo')
  expect((await new Visitor(portal).get(new URL(made.out.trim()).pathname)).status).toBe(200)
})
