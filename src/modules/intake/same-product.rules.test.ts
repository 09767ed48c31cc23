import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCases, type Case } from '../../../bench/cases.ts'
import { blockingKeys, comparable, compareProducts, sameProduct, type ProductSeen } from './same-product.rules.ts'

const entry = (name: string, producer: string | null = null, more: Partial<ProductSeen> = {}): ProductSeen => ({ name, producer, province: '86', stars: null, year: null, ...more })
const verdict = (a: ProductSeen, b: ProductSeen): string => sameProduct(a, b).verdict

describe('surely one product', () => {
  test('the same maker under another legal wording, the name spelt in another way, upgraded since', () => {
    const a = entry('Dừa sáp sợi (VICOSAP)', 'Công ty TNHH Chế biến dừa sáp Cầu Kè', { stars: 5, year: 2023 })
    const b = entry('dừa sáp sợi VICOSAP ', 'Công ty trách nhiệm hữu hạn chế biến Dừa sáp Cầu Kè', { stars: 4, year: 2020 })
    expect(sameProduct(a, b)).toMatchObject({ verdict: 'join', reasons: expect.arrayContaining(['same-name', 'same-producer', 'upgraded']) })
  })

  test('misplaced marks, đẳng and đảng, Qúy and Quý, a place in brackets', () => {
    expect(verdict(entry('Trà tôm nõn hương qùê', 'HTX nông sản Phú Lương'), entry('Trà tôm nõn hương quê', 'Hợp tác xã Nông sản Phú Lương'))).toBe('join')
    expect(verdict(entry('trà đẳng sâm', 'HTX Nông nghiệp dược liệu Tây Giang'), entry('trà đảng sâm', 'HTX Nông nghiệp và dược liệu Tây Giang'))).toBe('join')
    expect(verdict(entry('nước mắm cốt đặc biệt Mười Qúy', 'Công ty Mười Qúy'), entry('Nước mắm Cốt đặc biệt Mười Quý'))).toBe('join')
    expect(verdict(entry('Vải thiều Lục Ngạn (Bắc Giang)', 'HTX Hồng Xuân'), entry('Vải thiều Lục Ngạn', 'HTX Nông nghiệp Hồng Xuân'))).toBe('join')
  })

  test('the maker’s own name more or less', () => {
    expect(verdict(entry('Rượu men lá Thanh Tâm', 'HTX Rượu men lá Thanh Tâm'), entry('rượu men lá', 'HTX rượu men lá Thanh Tâm'))).toBe('join')
  })
})

describe('two products', () => {
  test('the same name from two makers, also in one list', () => {
    expect(verdict(entry('bánh tét 3 màu', 'hộ kinh doanh Mai Hoàng Lý', { list: 'a' }), entry('bánh tét 3 màu', 'hộ kinh doanh Mai Thị Hoàng Loan', { list: 'a' }))).toBe('different')
    expect(verdict(entry('Khô cá lóc', 'Hộ kinh doanh Tấn Bửu'), entry('Khô cá lóc', 'Hộ kinh doanh Thiên Vy'))).toBe('different')
  })

  test('another thing made of the same', () => {
    const farm = 'Công ty TNHH Trà Vinh Farm'
    for (const [a, b] of [['Giấm mật hoa dừa', 'Mật hoa dừa'], ['mật hoa dừa lên men', 'Mật hoa dừa'], ['kẹo dừa sầu riêng lá dứa', 'kẹo dừa sầu riêng'], ['kẹo dừa', 'kẹo dứa'], ['Đông trùng hạ thảo', 'Đông trùng hạ thảo tươi'], ['Gạo ST24', 'Gạo ST25'], ['Nước mắm cốt đặc biệt', 'Nước mắm cốt thượng hạng'], ['tỏi', 'tỏi đen']]) {
      expect(verdict(entry(a!, farm), entry(b!, farm))).toBe('different')
    }
  })

  test('another province, another commune, another brand', () => {
    expect(verdict(entry('Mật ong Vũ Quang'), entry('Mật ong Vũ Quang', null, { province: '42' }))).toBe('different')
    expect(verdict(entry('mật ong Vũ Quang', 'cơ sở Triều Thu', { communeCode: '1' }), entry('mật ong Vũ Quang', null, { communeCode: '2' }))).toBe('different')
    expect(verdict(entry('Rượu nhung hươu', 'HTX Hươu sao Ngọc Linh', { year: 2024 }), entry('Rượu nhung hươu Hương Luật', null, { year: 2024 }))).toBe('different')
  })

  test('names that differ side by side in one list', () => {
    const maker = 'Công ty TNHH Thái Minh Nguyên'
    expect(verdict(entry('Trà kim ngân hoa túi lọc', maker, { list: 'a' }), entry('trà kim ngân hoa', maker, { list: 'a' }))).toBe('different')
    expect(verdict(entry('Trà kim ngân hoa túi lọc', maker, { list: 'a' }), entry('trà kim ngân hoa', maker, { list: 'b' }))).toBe('offer')
  })
})

describe('a person decides', () => {
  test.each<[string, ProductSeen, ProductSeen]>([
    ['renamed by the same maker', entry('Hạt sen sấy', 'Công ty Sen Đại Việt', { year: 2020 }), entry('Sen sấy', 'Công ty Sen Ðại Việt', { year: 2023 })],
    ['one letter other', entry('yến tinh chế sấy thô', 'Công ty TNHH Yến sào Đất Quảng', { district: 'Thăng Bình' }), entry('yến tinh chế sấy khô', null, { district: 'huyện Thăng Bình' })],
    ['a common name, one maker unknown', entry('Trà hòa tan cà gai leo', null, { year: 2021 }), entry('trà hòa tan cà gai leo', 'Công ty CP Dược liệu Pù Mát', { year: 2024 })],
    ['one is part of the other', entry('Cao xương hươu Ngọc Linh', 'HTX Hươu sao Ngọc Linh'), entry('Rượu nhung hươu và Cao xương hươu Ngọc Linh')],
    ['an English list', entry('one leaf one bud Shan Tuyet Hong Thai tea', 'Son Tra Cooperative'), entry('chè Shan tuyết Hồng Thái 1 tôm 1 lá', 'Hợp tác xã Sơn Trà')],
    ['the same common name twice in one list without makers', entry('mật ong', null, { list: 'a' }), entry('mật ong', null, { list: 'a' })],
  ])('%s', (_, a, b) => {
    expect(verdict(a, b)).toBe('offer')
  })
})

const side = (row: Case, at: 'a' | 'b'): ProductSeen => ({ name: row[`${at}_name`]!, producer: row[`${at}_producer`] || null, province: row.province!, district: row[`${at}_district`] || null, stars: Number(row[`${at}_stars`]) || null, year: Number(row[`${at}_year`]) || null, list: row[`${at}_source_id`]! })

test('of the labelled pairs no different one is joined, and at least 53 of the 56 same ones are joined or offered', () => {
  const told = readCases('duplicate-pairs.csv').map((row) => ({ label: row.label!, verdict: verdict(side(row, 'a'), side(row, 'b')) }))
  const count = (labels: string[], verdicts: string[]): number => told.filter((one) => labels.includes(one.label) && verdicts.includes(one.verdict)).length
  expect(count(['different'], ['join'])).toBe(0)
  expect(count(['different'], ['offer'])).toBeLessThanOrEqual(2)
  expect(count(['same', 'likely_same'], ['join', 'offer'])).toBeGreaterThanOrEqual(53)
  expect(count(['unsure', 'part_of'], ['offer'])).toBe(8)
})

describe('over the 771 published rows', () => {
  const rows = readCases('products-771.csv').map((row) => ({ name: row.name!, producer: row.producer || null, province: row.province_today!, district: row.district || null, stars: null, year: Number(row.certified_year) || null, list: row.source_id! }))
  const ready = rows.map(comparable)

  test('within one list nothing is joined', () => {
    for (const [index, a] of ready.entries()) for (const b of ready.slice(index + 1)) if (a.seen.list === b.seen.list) expect(compareProducts(a, b).verdict).not.toBe('join')
  })

  test('the answer is the same both ways, and pairs worth asking about share a key', () => {
    const keys = ready.map((one) => new Set(blockingKeys(one)))
    for (const [index, a] of ready.entries()) {
      for (const [more, b] of ready.slice(index + 1).entries()) {
        if (a.seen.province !== b.seen.province) continue
        const said = compareProducts(a, b).verdict
        expect(compareProducts(b, a).verdict).toBe(said)
        if (said !== 'different') expect(keys[index]!.isDisjointFrom(keys[index + 1 + more]!)).toBe(false)
      }
    }
  })

  test('a row typed again with other spaces, case, dashes, quotes, marks composed or not is joined where its maker is named, and never called different', () => {
    const ways: ((text: string) => string)[] = [(text) => text.toUpperCase(), (text) => text.toLowerCase(), (text) => text.normalize('NFD'), (text) => `  ${text.replaceAll(' ', '  ')} `, (text) => text.replaceAll('-', '–'), (text) => `“${text}”`, (text) => text.replaceAll('đ', 'ð').replaceAll('Đ', 'Ð'), (text) => `${text} (2020) 12`, (text) => `${text} (OCOP 4 sao)`]
    fc.assert(fc.property(fc.constantFrom(...rows), fc.constantFrom(...ways), (row, way) => {
      const again = { ...row, name: way(row.name.trim()), list: 'again' }
      const said = verdict(row, again)
      if (row.producer && comparable(row).producer) expect(said).toBe('join')
      else expect(said).not.toBe('different')
    }), { numRuns: 400 })
  })
})

test('any two texts are compared without a fault, alike both ways', () => {
  const any = fc.record({ name: fc.string({ unit: 'binary', maxLength: 40 }), producer: fc.option(fc.string({ maxLength: 30 })), province: fc.constant('86'), stars: fc.constant(null), year: fc.constant(null), district: fc.option(fc.string({ maxLength: 12 })) })
  fc.assert(fc.property(any, any, (a, b) => {
    expect(verdict(a, b)).toBe(verdict(b, a))
  }))
})
