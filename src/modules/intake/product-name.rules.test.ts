import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCases } from '../../../bench/cases.ts'
import { foldedWords } from '#platform/text-repair'
import { readListingTitle, readProductName, withoutPack } from './product-name.rules.ts'

describe('the name cell of a list', () => {
  test.each([
    ['Hạt sen sấy (2019) 62', 'Hạt sen sấy', '(2019) 62'], ['Giò bê Crung Tài (sp 2020)', 'Giò bê Crung Tài', '(sp 2020)'], ['Đèn lồng Hội An (Đèn lồng Dé Lantana) năm 2019 nâng cấp', 'Đèn lồng Hội An (Đèn lồng Dé Lantana)', 'năm 2019 nâng cấp'], ['Mật ong (*)', 'Mật ong', '(*)'],
    ['Nước mắm cá linh Thành Công 2', 'Nước mắm cá linh Thành Công 2', null],
  ])('%s: the footnote is kept apart', (raw, name, remark) => {
    expect(readProductName(raw)).toMatchObject({ name, remark, raw })
  })

  test('the words Sản phẩm and Bộ sản phẩm are taken off; a set stays one product', () => {
    expect(readProductName('Sản phẩm Bách vạn hoa trà')).toMatchObject({ name: 'Bách vạn hoa trà', set: false })
    expect(readProductName('Bộ sản phẩm trà thảo mộc LiLa')).toMatchObject({ name: 'Trà thảo mộc LiLa', set: true })
    const set = 'Bộ sản phẩm sữa chua nguyên kem Amifarm Mộc Châu (Sữa chua nguyên kem, sữa chua nếp cẩm, sữa chua chanh leo)'
    expect(readProductName(set)).toMatchObject({ name: set, set: true })
    const group = 'Nhóm sản phẩm (Dao, thìa, dĩa, ống hút tre) - VNS Phú Thọ'
    expect(readProductName(group)).toMatchObject({ name: group, set: true })
    expect(readProductName('Bò một nắng')).toMatchObject({ set: false })
  })

  test('quotes around the whole name go, quotes inside stay', () => {
    expect(readProductName('“Mì gạo Hùng Lô”').name).toBe('Mì gạo Hùng Lô')
    expect(readProductName('Gạo "Cái quạt mo"').name).toBe('Gạo "Cái quạt mo"')
  })

  test('letters are mended, misspellings stay as published', () => {
    expect(readProductName('chanh ᴋɦôηᶃ hạt đóng khay').name).toBe('chanh không hạt đóng khay')
    expect(readProductName(' Chả lụa trúng muối  ').name).toBe('Chả lụa trúng muối')
    expect(readProductName('Măng cụt Tân Quy'.normalize('NFD')).name).toBe('Măng cụt Tân Quy')
    expect(readProductName('D?a sáp').notes).toContain('letters-lost')
  })

  test('a province in brackets is kept apart, a brand is not', () => {
    expect(readProductName('Vải thiều Lục Ngạn (Bắc Giang)')).toMatchObject({ name: 'Vải thiều Lục Ngạn', place: 'Bắc Giang' })
    expect(readProductName('gia vị hoàn chỉnh (Thừa Thiên - Huế)')).toMatchObject({ place: 'Thừa Thiên - Huế' })
    expect(readProductName('Dừa sáp sợi (VICOSAP)')).toMatchObject({ name: 'Dừa sáp sợi (VICOSAP)', place: null })
  })

  test('capitals are lowered only where the whole name is in capitals; brands and names keep theirs', () => {
    expect(readProductName('VICUMAX MẬT ONG NANO CURCUMIN').name).toBe('VICUMAX mật ong NANO CURCUMIN')
    expect(readProductName('MẬT ONG RỪNG THANH THỦY').name).toBe('Mật ong rừng Thanh Thủy')
    expect(readProductName('CHÈ XANH TÂN CƯƠNG').name).toBe('Chè xanh Tân Cương')
    expect(readProductName('Bánh tráng IMEX TRAVINH').name).toBe('Bánh tráng IMEX TRAVINH')
    expect(readProductName('VICUMAX NANO CURCUMIN').name).toBe('VICUMAX NANO CURCUMIN')
  })

  test('a lost degree sign is told and not guessed', () => {
    expect(readProductName('nước mắm Mạch Long 400 đạm, 500 đạm')).toMatchObject({ name: 'nước mắm Mạch Long 400 đạm, 500 đạm', notes: ['degree-lost'] })
    expect(readProductName('Nước mắm 40 độ đạm').notes).toEqual([])
  })

  test('a telephone number is taken out, stars in the name are a claim', () => {
    const read = readProductName('Mật ong rừng - ĐT 0900 000 000 (4 sao)')
    expect(read).toMatchObject({ name: 'Mật ong rừng', claim: 4 })
    expect(read.notes).toEqual(['claim-in-name', 'phone-taken'])
  })

  test('what is no product is told', () => {
    expect(readProductName(' “ ” ').notes).toContain('name-missing')
    expect(readProductName('(1)').notes).toContain('name-looks-like-a-number')
    for (const text of ['asdfasfd', 'Iphone 13', 'test']) expect(readProductName(text).notes).toContain('test-row')
    for (const text of ['thạch', 'nhàu', 'Pate', 'strawberry', 'Khánh']) expect(readProductName(text).notes).not.toContain('test-row')
  })
})

describe('pack sizes', () => {
  test.each([
    ['Trà xanh hộp 100gr', 'Trà xanh', 100, null], ['chè Tân Cương (túi 0,5kg)', 'chè Tân Cương', 500, null], ['Bánh tráng 250g/túi', 'Bánh tráng', 250, null], ['Sữa tươi 500ml', 'Sữa tươi', null, 500], ['Gạo ST25 5kg', 'Gạo ST25', 5000, null], ['Miến rau củ 500g', 'Miến rau củ', 500, null],
    ['Mật ong 1 lít', 'Mật ong', null, 1000],
  ])('%s', (name, core, grams, millilitres) => {
    expect(withoutPack(name)).toMatchObject({ core, pack: { grams, millilitres } })
  })

  test.each(['yến chưng đường phèn 100%', 'khô cá lòng tong ôm tiêu sọ 50%', 'Rượu nếp 40 độ', 'Nước mắm 20°N', 'gạo VD 20 Gò Công', 'Bột ca cao 3 in 1', 'gạo ST25', 'Thịt lợn sạch'])('%s has none', (name) => {
    expect(withoutPack(name)).toEqual({ core: name, pack: null })
  })

  test('the name of a certified product keeps its size; what two lists would both call it does not', () => {
    expect(readProductName('Hồng trà hộp 100gr')).toMatchObject({ name: 'Hồng trà hộp 100gr', core: 'Hồng trà' })
  })
})

test('titles of marketplace listings lose price, counts, salesmen’s talk and claims', () => {
  expect(readListingTitle('Combo 2 Hộp Trà Túi Lọc Cà Gai Leo SP Ocop 3 Sao Tỉnh Hoà Bình - Chỉ 138.000Đ/2 Hộp')).toMatchObject({ name: 'Trà Túi Lọc Cà Gai Leo', claim: 3, place: 'Hòa Bình', priceVnd: 138_000, pack: { pieces: 2 } })
  expect(readListingTitle('Cá kho làng Vũ Đại nồi 2kg (Chỉ giao miền Bắc) free ship nè').name).toBe('Cá kho làng Vũ Đại')
  expect(readListingTitle('500g thịt trâu sấy (OCOP) - Đặc sản Yên Bái')).toMatchObject({ name: 'Thịt trâu sấy', place: 'Yên Bái' })
  expect(readListingTitle('OCOP.4.LCI. CAO MỀM ACTISO SA PA - Giải độc, Bảo vệ Gan')).toMatchObject({ name: 'Cao mềm ACTISO Sa Pa', claim: 4 })
  expect(readListingTitle('Miến rau củ 500g - HTX Đông Triều').name).toBe('Miến rau củ')
})

describe('the 771 published rows', () => {
  const rows = readCases('products-771.csv')
  test('these names are changed, and no others', () => {
    const changed = rows.filter((row) => readProductName(row.name!).name !== row.name!.trim()).map((row) => Number(row.row))
    expect(changed).toEqual([34, 209, 230, 231, 237, 239, 498, 513, 553, 554, 555, 690, 691, 702, 703, 704, 705, 706, 707, 708])
  })

  test('every row has a name, none is taken for a test row, and reading a read name changes nothing', () => {
    for (const row of rows) {
      const read = readProductName(row.name!)
      expect(read.notes).not.toContain('name-missing')
      expect(read.notes).not.toContain('test-row')
      expect(readProductName(read.name).name).toBe(read.name)
    }
  })
})

test('any text is read without a fault, the raw text kept, and nothing is invented', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ unit: fc.constantFrom('mật ong ', '(2020) ', '500g ', '3 sao ', 'SP ', '“', '”', '(', ')', '- ', 'BỘ ', '\n', '40 độ ') })), (text) => {
    const read = readProductName(text)
    expect(read.raw).toBe(text)
    const had = foldedWords(text).join('')
    for (const word of foldedWords(read.name)) expect(had).toContain(word)
  }))
})
