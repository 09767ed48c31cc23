import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { records } from './delimited.ts'
import { tcvn3, vni, windows1252 } from './legacy-tables.ts'
import { detectOld, fromOld, hasLostLetters, mendOld, type OldEncoding } from './legacy-text.ts'
import { isSyllable } from './vietnamese-syllable.ts'

const forms = [...records(readFileSync(new URL('../../tests/fixtures/lists/legacy-encodings.csv', import.meta.url), 'utf8').trim(), ',')].slice(1)
const form: Record<OldEncoding | 'unicode' | 'nfd' | 'lost', number> = { unicode: 0, tcvn3: 1, vni: 2, nfd: 3, mojibake: 4, lost: 5, 'windows-1258': -1 }
const old = ['tcvn3', 'vni', 'mojibake'] as const

/** Unicode to an old encoding, by the tables turned round. */
const inverse = (table: ReadonlyMap<string, string>): Map<string, string> => new Map([...table].map(([code, letter]) => [letter, code]))
const codes: Record<'tcvn3' | 'vni', Map<string, string>> = { tcvn3: inverse(tcvn3), vni: inverse(vni) }
const toOld = (text: string, encoding: 'tcvn3' | 'vni'): string => Array.from(text, (letter) => codes[encoding].get(letter) ?? letter).join('')
const toMojibake = (text: string): string => Array.from(Buffer.from(text, 'utf8'), (byte) => windows1252[byte]!).join('')

const lower = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ'

describe('the tables', () => {
  test('hold each letter of Vietnamese once; VNI in both cases, TCVN3 the seven capitals it has', () => {
    expect(new Set(tcvn3.values())).toEqual(new Set(Array.from(`${lower}ĂÂÊÔƠƯĐ`)))
    expect(tcvn3.size).toBe(lower.length + 7)
    expect(new Set(vni.values())).toEqual(new Set(Array.from(lower + lower.toUpperCase())))
  })
  test('every letter goes to the old code and back', () => {
    const text = fc.array(fc.constantFrom(...Array.from(lower), ...Array.from('abcdeghiklmnopqrstuvxy 0123-,.')), { maxLength: 40 }).map((letters) => letters.join(''))
    fc.assert(fc.property(text, (plain) => fromOld(toOld(plain, 'tcvn3'), 'tcvn3') === plain))
    fc.assert(fc.property(text, (plain) => fromOld(toMojibake(plain), 'mojibake') === plain))
    const syllables = fc.array(fc.constantFrom('dừa', 'sáp', 'sợi', 'RƯỢU', 'Ánh', 'đường', 'Quýt', 'nước', 'mắm', 'KỸ', 'lĩnh', 'tỉ', 'thị', 'Ỵ', 'OCOP'), { maxLength: 12 }).map((words) => words.join(' '))
    fc.assert(fc.property(syllables, (plain) => fromOld(toOld(plain, 'vni'), 'vni') === plain))
  })
})

describe('the 12 names in every form', () => {
  test('turn back to what was published, together and one by one', () => {
    for (const encoding of old) {
      const column = forms.map((row) => row[form[encoding]]!)
      expect(detectOld(column).encoding).toBe(encoding)
      expect(detectOld(column).confidence).toBeGreaterThan(0.95)
      for (const row of forms) {
        // TCVN3 has no capital Á: the fixture gives the small one.
        const wanted = encoding === 'tcvn3' ? row[0]!.replace('Ánh', 'ánh') : row[0]!
        expect(detectOld([row[form[encoding]]!]).encoding, row[0]).toBe(encoding)
        expect(mendOld(row[form[encoding]]!, null)?.text, row[0]).toBe(wanted)
        expect(mendOld(row[form[encoding]]!, encoding)?.text, row[0]).toBe(wanted)
      }
    }
  })
  test('decomposed text is left for the usual cleaning; lost letters are reported, not guessed', () => {
    for (const row of forms) {
      expect(mendOld(row[form.nfd]!, null)).toBeNull()
      expect(row[form.nfd]!.normalize('NFC')).toBe(row[0])
      expect(mendOld(row[form.lost]!, null)).toBeNull()
      expect(hasLostLetters(row[form.lost]!), row[form.lost]).toBe(true)
      expect(hasLostLetters(row[0]!)).toBe(false)
    }
  })
  test('Vietnamese Windows read as Western turns back', () => {
    const to1258 = new Map(Array.from(new TextDecoder('windows-1258').decode(Uint8Array.from({ length: 256 }, (_zero, byte) => byte)), (sign, byte) => [sign, windows1252[byte]!]))
    const apart = (text: string): string => Array.from(text, (letter) => (to1258.has(letter) ? letter : letter.normalize('NFD').replace(/^(.)([\u0302\u0306\u031b])/u, (pair) => pair.normalize('NFC')))).join('')
    const as = (text: string): string => Array.from(apart(text), (sign) => to1258.get(sign) ?? sign).join('')
    const column = forms.map((row) => as(row[0]!))
    expect(detectOld(column).encoding).toBe('windows-1258')
    expect(column.map((text) => fromOld(text, 'windows-1258'))).toEqual(forms.map((row) => row[0]!.normalize('NFC')))
  })
})

describe('clean text is never touched', () => {
  const clean = ['Crème brûlée', 'café', 'Müller & Söhne', 'São Paulo', 'Señor Ménard, façade naïve', 'résumé', 'Ham Yen King oranges', 'one leaf one bud Shan Tuyet Hong Thai tea', '«Gạo» ST25', 'Chè', 'Bánh tét', 'Hà Tây', 'Bò', 'Nước mắm 40°N', '30 m²', '½ kg', 'Trà xanh hộp 100gr', 'TRÀ', 'Đắk Lắk', 'Ðại', 'ĐK', 'O’Reilly', '“Mì gạo Hùng Lô”', '', '?']
  test('not alone, and not when its column is said to be old', () => {
    for (const text of clean) for (const expected of [null, 'tcvn3', 'vni', 'windows-1258', 'mojibake'] as const) if (text !== 'Ðại' || expected !== 'windows-1258') expect(mendOld(text, expected), `${text} as ${expected}`).toBeNull()
    expect(detectOld(clean).encoding).toBeNull()
  })
  test('any text of Vietnamese syllables in Unicode', () => {
    const words = forms.flatMap((row) => row[0]!.split(' '))
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), fc.constantFrom(null, ...old, 'windows-1258' as const), (some, expected) => mendOld(some.join(' '), expected) === null))
  })
  test('text is never made of nothing, and nothing throws', () => {
    fc.assert(fc.property(fc.string({ unit: fc.integer({ min: 1, max: 0x2fff }).map((code) => String.fromCharCode(code)), maxLength: 30 }), fc.constantFrom(null, ...old), (text, expected) => { const mended = mendOld(text, expected); return mended === null || (mended.text !== '' && mended.text !== text) }))
  })
})

test('what can be a syllable: spelling rules, tones before stops, both places of the mark', () => {
  for (const word of ['dừa', 'quýt', 'khuỷu', 'nghiêng', 'giếng', 'gì', 'hòa', 'hoà', 'Thuở', 'ƯỚT', 'xoong', 'nguyệt', 'yến']) expect(isSyllable(word), word).toBe(true)
  for (const word of ['dõ¸', 'xàt', 'ngế', 'cêm', 'Müller', 'café', 'ươ', 'sáṕ', 'bỏnh']) expect(isSyllable(word), word).toBe(false)
})

test('question marks that are questions, links or doubts are no damage', () => {
  for (const text of ['3 sao?', 'https://a.vn/x?y=z', 'Có phải OCOP?', '?', 'a ? b']) expect(hasLostLetters(text), text).toBe(false)
  for (const text of ['D?a', 'Tr? v? xanh', 'n\ufffdc', '?i?n', 'c? ph?n']) expect(hasLostLetters(text), text).toBe(true)
})
