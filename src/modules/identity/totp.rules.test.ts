import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeAt, fromBase32, matchCode, otpauthLink, stepOf, toBase32 } from './totp.rules.ts'

const secret = Buffer.from('12345678901234567890')
const at = (seconds: number): Date => new Date(seconds * 1_000)

test.each([[59, '94287082'], [1111111109, '07081804'], [1111111111, '14050471'], [1234567890, '89005924'], [2000000000, '69279037'], [20000000000, '65353130']])(
  'the code at second %i is the one printed in RFC 6238, appendix B', (second, code) => {
    expect(codeAt(secret, stepOf(at(second)), 8)).toBe(code)
  })

test('a code is taken one step early and one step late, and not two', () => {
  const now = at(1_800_000_000)
  for (const [steps, taken] of [[-2, false], [-1, true], [0, true], [1, true], [2, false]] as const) {
    expect(matchCode(secret, codeAt(secret, stepOf(now) + steps), now, 0) !== null).toBe(taken)
  }
})

test('a code that was taken, and any before it, is not taken again', () => {
  const now = at(1_800_000_000)
  const step = stepOf(now)
  expect(matchCode(secret, codeAt(secret, step), now, step)).toBeNull()
  expect(matchCode(secret, codeAt(secret, step - 1), now, step)).toBeNull()
  expect(matchCode(secret, codeAt(secret, step + 1), now, step)).toBe(step + 1)
})

test('spaces in a typed code do not matter; more or fewer digits do', () => {
  const now = at(1_800_000_000)
  const code = codeAt(secret, stepOf(now))
  expect(matchCode(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now, 0)).not.toBeNull()
  for (const wrong of ['', code.slice(1), `${code}0`, 'abcdef', `${code}${code}`]) expect(matchCode(secret, wrong, now, 0)).toBeNull()
})

test('base 32 reads back what it wrote, whatever the bytes, also in small letters with spaces', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
    expect(fromBase32(toBase32(bytes).toLowerCase().replace(/(.{4})/g, '$1 '))).toEqual(Buffer.from(bytes))
  }))
  expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(fromBase32('MZXW1')).toBeNull()
})

test('the link of the authenticator names portal and account and holds the secret', () => {
  const link = new URL(otpauthLink(secret, 'hoa.nguyenthi'))
  expect(link.protocol).toBe('otpauth:')
  expect(decodeURIComponent(link.pathname)).toContain('Cổng OCOP:hoa.nguyenthi')
  expect(link.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
})
