import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldVietnamese, normaliseToneKey, slugOf, vietnameseSortKey } from './search-text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const letters = Array.from('aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ ')
const vietnamese = fc.array(fc.constantFrom(...letters, 'Đ', 'Ô', '2', '-'), { maxLength: 30 }).map((chars) => chars.join(''))

test('folding drops tones, vowel marks and case, and makes đ a d', () => {
  expect(foldVietnamese('Dừa sáp sợi VICOSAP, Đắk Lắk')).toBe('dua sap soi vicosap, dak lak')
  expect(foldVietnamese('Sen Ðại Việt ð')).toBe('sen dai viet d')
})

test('letters of other alphabets that look like ours are read as ours', () => {
  expect(foldVietnamese('chanh ᴋɦôηᶃ hạt')).toBe('chanh khong hat')
  expect(foldVietnamese('huyện Châu TҺàɳҺ')).toBe('huyen chau thanh')
  expect(foldVietnamese('ᶊᶖɳʜ')).toBe('sinh')
})

test('quotes, dashes and spaces of every kind become plain ones; what is not seen goes', () => {
  expect(foldVietnamese('Gạo “Cái  quạt\u00a0mo” – loại\u200b 1\t')).toBe('gao "cai quat mo" - loai 1')
})

test('a lost character stays visible', () => {
  expect(foldVietnamese('D\ufffda sáp')).toBe('d\ufffda sap')
})

test('composed and decomposed text fold alike, and folding twice changes nothing', () => {
  fc.assert(fc.property(vietnamese, (text) => foldVietnamese(text.normalize('NFD')) === foldVietnamese(text)))
  fc.assert(fc.property(anyText, (text) => {
    const once = foldVietnamese(text)
    return foldVietnamese(once) === once && once.trim() === once && !once.includes('  ')
  }), { numRuns: 2000 })
})

test('folded Vietnamese is plain ASCII', () => {
  fc.assert(fc.property(vietnamese, (text) => /^[\x20-\x7e]*$/.test(foldVietnamese(text))))
})

test('the place of the tone mark does not matter, the tone does', () => {
  for (const [one, other] of [['Hoà', 'Hòa'], ['Thuỷ', 'Thủy'], ['Quý', 'Qúy'], ['Chiêm Hoá', 'Chiêm Hóa'], ['KHOẺ', 'khỏe'], ['Trà móc câú', 'trà móc cấu'], ['già', 'gìa']]) {
    expect(normaliseToneKey(one!)).toBe(normaliseToneKey(other!))
  }
  expect(normaliseToneKey('Hoá')).not.toBe(normaliseToneKey('Hoà'))
  expect(normaliseToneKey('Hoà')).toBe('hoà')
  expect(normaliseToneKey('Nguyễn Người Của Toán Khuỷu Gìn')).toBe('nguyễn người của toán khuỷu gìn')
})

test('the tone key changes no letter: it folds to what the text folds to, and is stable', () => {
  fc.assert(fc.property(vietnamese, (text) => foldVietnamese(normaliseToneKey(text)) === foldVietnamese(text)))
  fc.assert(fc.property(anyText, (text) => normaliseToneKey(normaliseToneKey(text)) === normaliseToneKey(text)), { numRuns: 2000 })
})

test('moving a tone within its vowels never changes the tone key', () => {
  const signs = Array.from('\u0300\u0309\u0303\u0301\u0323')
  fc.assert(fc.property(fc.constantFrom('oa', 'oe', 'uy', 'ia', 'ua', 'ưa', 'iê', 'ươ', 'oai', 'uyê', 'ai'), fc.constantFrom(...signs), fc.nat(2), fc.nat(2), fc.constantFrom('', 'n', 'ng'), (run, sign, a, b, end) => {
    const typed = (at: number): string => `h${Array.from(run).map((letter, index) => (index === at % run.length ? letter + sign : letter)).join('')}${end}`
    return normaliseToneKey(typed(a)) === normaliseToneKey(typed(b))
  }))
})

const sorted = (names: string[]): string[] => names.toSorted((a, b) => (vietnameseSortKey(a) < vietnameseSortKey(b) ? -1 : 1))

test('lists sort in Vietnamese order: letters first, then tones, numbers by value', () => {
  const order = ['Phường 2', 'Phường 10', 'An Giang', 'Ăn', 'Ân Thi', 'Bắc Ninh', 'Cà Mau', 'Dầu Tiếng', 'Đà Nẵng', 'Đắk Lắk', 'Ea Súp', 'Êa', 'ma', 'mà', 'mả', 'mã', 'má', 'mạ', 'mai', 'Ô', 'Ơ', 'Phú', 'Phú Thọ', 'Phúc', 'U', 'Ư', 'Yên Bái']
  const expected = [...order.slice(2, 21), ...order.slice(0, 2), ...order.slice(21)]
  const placed = expected.filter((name) => !name.startsWith('Phường'))
  placed.splice(placed.indexOf('U'), 0, 'Phường 2', 'Phường 10')
  expect(sorted(order.toReversed())).toEqual(placed)
  expect(sorted(['Hòa Bình', 'Hoà An', 'Hóa', 'Hoà'])).toEqual(['Hoà', 'Hóa', 'Hoà An', 'Hòa Bình'])
})

test('the sort key is the same for equal names and printable for Vietnamese', () => {
  fc.assert(fc.property(vietnamese, (text) => vietnameseSortKey(text) === vietnameseSortKey(text.toUpperCase().normalize('NFD')) && /^[\x20-\x7e]*$/.test(vietnameseSortKey(text))))
})

test('a word sorts before the word that continues it', () => {
  fc.assert(fc.property(vietnamese.filter((text) => /[a-z]$/.test(text)), fc.constantFrom('a', 'ấ', ' b', '-c'), (text, more) => vietnameseSortKey(text) < vietnameseSortKey(text + more)))
})

test('a slug holds only a–z, 0–9 and single hyphens, and stays within its length', () => {
  expect(slugOf('Mật hoa dừa – 500ml (Sokfarm)')).toBe('mat-hoa-dua-500ml-sokfarm')
  expect(slugOf('một hai ba', 6)).toBe('mot')
  fc.assert(fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, max) => {
    const slug = slugOf(text, max)
    return slug.length <= max && (slug === '' || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) && slugOf(slug, max) === slug
  }), { numRuns: 1000 })
})
