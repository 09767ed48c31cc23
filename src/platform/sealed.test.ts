import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSealed, parseSealKeys, Seal, type SealKey } from './sealed.ts'

const key = (id: string, byte: number): SealKey => ({ id, key: Buffer.alloc(32, byte) })
const seal = new Seal([key('k1', 1)])

test('what is sealed opens again to the same, and never looks twice the same', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, about) => {
    const sealed = seal.seal(text, about)
    expect(isSealed(sealed)).toBe(true)
    expect(seal.open(sealed, about).toString('utf8')).toBe(Buffer.from(text, 'utf8').toString('utf8'))
    expect(seal.seal(text, about)).not.toBe(sealed)
  }))
})

test('a sealed text does not open in another place, nor when a sign of it was changed', () => {
  const sealed = seal.seal('086093001234', 'identities:1')
  expect(() => seal.open(sealed, 'identities:2')).toThrow()
  for (let at = 'sealed:k1:'.length; at < sealed.length; at += 7) {
    const other = sealed[at] === 'A' ? 'B' : 'A'
    expect(() => seal.open(`${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`, 'identities:1')).toThrow()
  }
})

test('a new key seals from now on, the former still opens, and a key that is gone is named', () => {
  const before = seal.seal('bí mật', 'a')
  const after = new Seal([key('k2', 2), key('k1', 1)])
  expect(after.open(before, 'a').toString()).toBe('bí mật')
  expect(before.startsWith(after.head)).toBe(false)
  expect(after.seal('bí mật', 'a').startsWith('sealed:k2:')).toBe(true)
  expect(() => new Seal([key('k2', 2)]).open(before, 'a')).toThrow('k1')
  expect(new Seal([]).ready).toBe(false)
})

test('keys that are too short or not written right are refused at the start', () => {
  expect(parseSealKeys(`a:${Buffer.alloc(32).toString('base64')}, b:${Buffer.alloc(32).toString('base64url')}`).map((each) => each.id)).toEqual(['a', 'b'])
  expect(() => parseSealKeys(`a:${Buffer.alloc(16).toString('base64')}`)).toThrow('SEAL_KEYS')
  expect(() => parseSealKeys('chỉ là chữ')).toThrow('SEAL_KEYS')
})
