import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownPath } from './return-path.rules.ts'

test('a path of the portal is kept with its query', () => {
  expect(ownPath('/can-bo/gop-y?trang-thai=moi')).toBe('/can-bo/gop-y?trang-thai=moi')
  expect(ownPath('/en/can-bo')).toBe('/en/can-bo')
})

test.each(['', 'https://la.example', '//la.example', '/\\la.example', '/.//la.example', '/..//la.example', '/a/..//la.example', '/%0a//x\n', '\t/x', ' /x', '/x y', 'javascript:alert(1)', '/dang-xuat', '/dang-nhap', '/en/dang-nhap?x=1', '/moi/k_abc', 'x'.repeat(3_000)])(
  'nobody is sent to %s', (text) => { expect(ownPath(text)).toBeNull() })

test('whatever is typed, a browser that follows the answer stays on this host', () => {
  const nasty = fc.array(fc.constantFrom('/', '\\', '.', '..', '//', '@', ':', '?', '#', '%2f', '%5c', '\t', '\n', ' ', 'la.example', 'https:', 'a'), { maxLength: 12 }).map((parts) => `/${parts.join('')}`)
  fc.assert(fc.property(fc.oneof(nasty, fc.string({ unit: 'grapheme' })), (text) => {
    const path = ownPath(text)
    if (path !== null) expect(new URL(path, 'https://ocop.example').origin).toBe('https://ocop.example')
  }), { numRuns: 2_000 })
})
