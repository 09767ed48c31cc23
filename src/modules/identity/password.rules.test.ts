import { expect, test } from 'vitest'
import { hashPassword, isOutdated, passwordIsRight } from './check-password.ts'
import { passwordFault } from './password.rules.ts'

const fault = (password: string): string | null => passwordFault(password, 'hoa.nguyenthi', 'Nguyễn Thị Hoa')

test.each([
  ['ngắn thôi', 'short'], ['Mật khẩu 123', 'common'], ['1234567890', 'common'], ['matkhau2026', 'common'], ['abcdefghij', 'too-plain'], ['1111222211', 'too-plain'],
  ['hoanguyenthi1', 'own-name'], ['Nguyễn Thị Hoa 86', 'own-name'], ['x'.repeat(201), 'long'],
])('%s is refused as %s', (password, why) => { expect(fault(password)).toBe(why) })

test.each(['dừa sáp chín đầu mùa', 'Cau-Ke.29308!', 'chiều nay mưa ở bến đò', 'hoa nguyen thi hai trau ben song'])('%s is taken', (password) => { expect(fault(password)).toBeNull() })

test('a password is kept by Argon2id and is right however the keyboard composes its marks', async () => {
  const kept = await hashPassword('dừa sáp chín đầu mùa')
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await passwordIsRight(kept, 'dừa sáp chín đầu mùa'.normalize('NFD'))).toBe(true)
  expect(await passwordIsRight(kept, 'dừa sáp chín cuối mùa')).toBe(false)
  expect(isOutdated(kept)).toBe(false)
  expect(isOutdated(kept.replace('m=19456', 'm=8192'))).toBe(true)
})

test('without an account the answer is no, after the same work', async () => {
  await passwordIsRight(null, 'x')
  const kept = await hashPassword('dừa sáp chín đầu mùa')
  const spent = async (hash: string | null): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round < 5; round++) {
      const began = process.cpuUsage()
      await passwordIsRight(hash, 'một mật khẩu sai')
      const used = process.cpuUsage(began)
      times.push(used.user + used.system)
    }
    return times.sort((a, b) => a - b)[2]!
  }
  expect(await passwordIsRight(null, 'x')).toBe(false)
  const [known, unknown] = [await spent(kept), await spent(null)]
  expect(unknown / known).toBeGreaterThan(0.3)
})
