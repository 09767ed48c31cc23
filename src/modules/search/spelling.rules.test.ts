import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editsBetween, soundKey } from './misspelling.rules.ts'
import { readQueryText } from './query-text.rules.ts'
import { wordsOfPlace, wordsOfProducer } from './search-doc.rules.ts'
import { agreement, linkedWords, wordsOf, wordsOfName } from './spelling.rules.ts'
import { isSyllable, mendSlip, readTelex, readVni } from './typing.rules.ts'

const bare = (text: string): string => wordsOf(text).map((word) => word.bare).join(' ')
const forms = (text: string): string[] => wordsOf(text).map((word) => word.form)
const formOf = (text: string): string => forms(text)[0]!
const typed = (raw: string) => ({ bare: raw, form: raw })

test('words are the same composed or decomposed, wherever the tone stands, in letters that only look like ours', () => {
  expect(forms('Hoà Thuỷ')).toEqual(forms('Hòa Thủy'))
  expect(forms('Dừa sáp'.normalize('NFD'))).toEqual(forms('Dừa sáp'))
  expect(bare('ОСОР ĐẶC SẢN')).toBe('ocop dac san')
  expect(bare('gạo\u00adnếp ST25')).toBe('gaonep st 25')
  expect(bare('“Nước mắm” (40°N), 7-chóp')).toBe('nuoc mam 40 n 7 chop')
})

test('a word joined by a hyphen or a change of case is found in pieces and whole', () => {
  expect(wordsOfName('TraphacoSapa').map((word) => word.bare)).toEqual(['traphaco', 'sapa'])
  expect(linkedWords('bột Vi-cumax và TraphacoSapa').map(({ at, word }) => [at, word.bare])).toEqual([[1, 'vicumax'], [4, 'traphacosapa']])
  expect(linkedWords('VICUMAX NANO')).toEqual([])
})

test('marks that agree weigh most, hỏi for ngã weighs little, another tone much', () => {
  const weigh = (a: string, b: string): number => agreement(formOf(a), formOf(b), false)
  expect(weigh('dừa', 'dừa')).toBe(100)
  expect(weigh('dua', 'dừa')).toBeGreaterThan(90)
  expect(weigh('cãi', 'cải')).toBeGreaterThan(90)
  expect(weigh('dứa', 'dừa')).toBeLessThan(72)
  expect(weigh('phòng', 'phồng')).toBeGreaterThan(weigh('phóng', 'phồng'))
})

test.each([['duwaf', 'dừa'], ['nguyeen', 'nguyên'], ['dduwowngf', 'đường'], ['tuwowi', 'tươi'], ['puoocs', 'puốc'], ['quaj', 'quạ'], ['hoas', 'hoá'], ['dodf', 'đò'], ['keojf', 'kèo']])('Telex %s is %s', (keys, word) => {
  expect(readTelex(typed(keys))?.form).toBe(formOf(word))
})
test.each(['coconut', 'farm', 'vicumax', 'lotus', 'honey'])('%s is not Telex', (word) => expect(readTelex(typed(word))?.bare).not.toBe(word))
test.each([['du7a2', 'dừa'], ['ma6t5', 'mật'], ['que61', 'quế'], ['d9u7o7ng2', 'đường'], ['kich1', 'kích']])('VNI %s is %s', (keys, word) => expect(readVni(keys)?.form).toBe(formOf(word)))
test.each(['vd20', 'st25', '40n', 'sp1x'])('%s is not VNI', (word) => expect(readVni(word)).toBeNull())
test.each([['duưa', 'dưa'], ['oông', 'ông'], ['mậtt', 'mật']])('the slip %s is mended to %s', (slip, word) => expect(mendSlip(wordsOf(slip)[0]!)?.form).toBe(formOf(word)))

test('words that accents confuse have one key, others have not', () => {
  for (const [a, b] of [['lac', 'nac'], ['trung', 'chung'], ['sau', 'xau'], ['rua', 'dua'], ['gio', 'do'], ['quy', 'qui'], ['vinh', 'vin'], ['luon', 'luong'], ['luc', 'lut'], ['huou', 'huu'], ['kokofi', 'cocophy']] as const) expect([a, b, soundKey(a) === soundKey(b)]).toEqual([a, b, true])
  for (const [a, b] of [['tra', 'pha'], ['mam', 'man'], ['keo', 'ken'], ['dua', 'mua']] as const) expect([a, b, soundKey(a) === soundKey(b)]).toEqual([a, b, false])
})

test('edits are counted as by the full table, and given up beyond the limit', () => {
  const full = (a: string, b: string): number => {
    const at = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)))
    for (let i = 1; i <= a.length; i++) for (let j = 1; j <= b.length; j++) {
      at[i]![j] = Math.min(at[i - 1]![j]! + 1, at[i]![j - 1]! + 1, at[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) at[i]![j] = Math.min(at[i]![j]!, at[i - 2]![j - 2]! + 1)
    }
    return at[a.length]![b.length]!
  }
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 })
  fc.assert(fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => { expect(Math.min(editsBetween(a, b, most), most + 1)).toBe(Math.min(full(a, b), most + 1)) }))
})

test('any text gives words of letters or digits only, however odd it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    for (const word of wordsOf(text)) expect(word.bare).toMatch(/^(?:\p{N}+|[^\p{Z}\p{P}]+)$/u)
    expect(readQueryText(text).chunks.length).toBeLessThanOrEqual(24)
  }))
})

test('syllables are told from other letters', () => {
  for (const word of ['dua', 'nghieng', 'quy', 'giuong', 'oc', 'uyen', 'khuya']) expect([word, isSyllable(word)]).toEqual([word, true])
  for (const word of ['vicumax', 'strip', 'asdfgh', 'coconut', 'bz', '']) expect([word, isSyllable(word)]).toEqual([word, false])
})

test('stars and sizes are read out of the text, quotes are kept in mind', () => {
  expect(readQueryText('ocop 5* trà vinh')).toMatchObject({ stars: 5 })
  expect(readQueryText('trà bốn sao').stars).toBe(4)
  expect(readQueryText('gạo ⭐⭐⭐ ngon').stars).toBe(3)
  expect(readQueryText('sao la 7 sao').stars).toBeNull()
  expect(readQueryText('mật ong 500 ml').chunks.map((chunk) => chunk.size)).toEqual([false, false, true, true])
  expect([...readQueryText('"mật hoa dừa" tươi').quoted]).toEqual([0, 1, 2])
})

test('a producer is known by its own words, a place without its kind', () => {
  expect(wordsOfProducer('Công ty TNHH MTV Sản xuất Thương mại Hùng Khánh').map((word) => word.bare)).toEqual(['hung', 'khanh'])
  expect(wordsOfProducer('HTX chè Hảo Đạt').map((word) => word.bare)).toEqual(['che', 'hao', 'dat'])
  expect(wordsOfProducer('Hợp tác xã').map((word) => word.bare)).toEqual(['hop', 'tac', 'xa'])
  expect(wordsOfPlace('huyện Cầu Kè').map((word) => word.bare)).toEqual(['cau', 'ke'])
  expect(wordsOfPlace('Phường 7').map((word) => word.bare)).toEqual(['phuong', '7'])
})
