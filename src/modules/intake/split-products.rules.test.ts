import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCases } from '../../../bench/cases.ts'
import { splitProducts } from './split-products.rules.ts'

describe('certainly several products', () => {
  test.each([
    ['Bánh ống gạo dừa \nBánh ống gạo ngũ cốc \nBánh ống gạo phô mai ', ['Bánh ống gạo dừa', 'Bánh ống gạo ngũ cốc', 'Bánh ống gạo phô mai']], ['nem chua\nnem nướng', ['nem chua', 'nem nướng']], ['- Giò lụa\n- Chả quế', ['Giò lụa', 'Chả quế']],
    ['1. Mật ong\n2. Rượu nếp', ['Mật ong', 'Rượu nếp']], ['1. Mật ong 2. Rượu nếp', ['Mật ong', 'Rượu nếp']], ['1) Mật ong; 2) Rượu nếp', ['Mật ong', 'Rượu nếp']], ['Giò lụa; Chả quế; Nem chua', ['Giò lụa', 'Chả quế', 'Nem chua']], ['Chả lụa\nChả bò\n(hộp 500g)', ['Chả lụa', 'Chả bò (hộp 500g)']],
  ])('%j', (text, parts) => {
    expect(splitProducts(text)).toMatchObject({ kind: 'several', parts })
  })
})

describe('one product', () => {
  test.each([
    'Bộ sản phẩm sữa chua nguyên kem Amifarm Mộc Châu (Sữa chua nguyên kem, sữa chua nếp cẩm, sữa chua chanh leo)', 'Nhóm sản phẩm (Dao, thìa, dĩa, ống hút tre) - VNS Phú Thọ', 'Sản phẩm đồ gỗ mỹ nghệ, đồ gỗ gia dụng trang trí nội thất', 'Bánh Vicosap dừa sáp và khoai lang', 'Kẹo dừa và sầu riêng',
    'tôm thẻ hấp/luộc nguyên con tươi đông lạnh', 'Tôm thẻ đông lạnh ASC chần, xiên que tẩm gia vị garlic chilli', 'Bánh mì chà bông và trứng muối', 'Bộ ấm chén, khay', 'gạo VD 20 Gò Công', 'Bột ca cao 3 in 1', 'Rượu 1.5 lít',
  ])('%s', (text) => {
    expect(splitProducts(text)).toMatchObject({ kind: 'one', parts: [text] })
  })

  test('a line that can only be the rest of the one above is joined to it', () => {
    expect(splitProducts('Trà xanh\nhộp 100g').parts).toEqual(['Trà xanh hộp 100g'])
    expect(splitProducts('Bộ sản phẩm sữa chua\n(sữa chua nếp cẩm, sữa chua dâu)')).toMatchObject({ kind: 'one' })
    expect(splitProducts('Mật ong và\nsữa ong chúa')).toMatchObject({ kind: 'one' })
  })
})

describe('a person is asked', () => {
  test.each([
    ['Rượu nhung hươu và Cao xương hươu Ngọc Linh', ['Rượu nhung hươu', 'Cao xương hươu Ngọc Linh']], ['2 loại gạo sạch Liên Hưng là OM 5451 và Đài thơm 8', ['gạo sạch Liên Hưng OM 5451', 'gạo sạch Liên Hưng Đài thơm 8']],
    ['nước mắm Mạch Long loại 1, 2, 3', ['nước mắm Mạch Long loại 1', 'nước mắm Mạch Long loại 2', 'nước mắm Mạch Long loại 3']], ['Nước mắm Cửa Lò (20°N, 30°N, 40°N)', ['Nước mắm Cửa Lò 20°N', 'Nước mắm Cửa Lò 30°N', 'Nước mắm Cửa Lò 40°N']],
    ['Nước mắm Cửa Lò CL28 và Cửa Hội CH20, CH25', ['Nước mắm Cửa Lò CL28', 'Nước mắm Cửa Hội CH20', 'Nước mắm Cửa Hội CH25']], ['nước mắm Mạch Long 400 đạm, 500 đạm', ['nước mắm Mạch Long 400 đạm', 'nước mắm Mạch Long 500 đạm']],
    ['Tafa’s fresh egg &baked egg', ['Tafa’s fresh egg', 'baked egg']], ['Giò lụa, chả quế, nem chua', ['Giò lụa', 'chả quế', 'nem chua']], ['Trà thảo mộc (vị gừng, vị sả)', ['Trà thảo mộc vị gừng', 'Trà thảo mộc vị sả']], ['Gạo ST24 và ST25', ['Gạo ST24', 'Gạo ST25']],
  ])('%s', (text, parts) => {
    expect(splitProducts(text)).toMatchObject({ kind: 'ask', parts })
  })

  test('a count without names proposes nothing but says how many', () => {
    expect(splitProducts('Mật ong Bometa (4 sản phẩm mật ong)')).toEqual({ kind: 'ask', parts: [], count: 4, because: 'count-in-name' })
  })
})

test('of the 771 published rows a person is asked about these eight, and all rows stay', () => {
  const asked = readCases('products-771.csv').filter((row) => splitProducts(row.name!).kind !== 'one')
  expect(asked.map((row) => [Number(row.row), splitProducts(row.name!).kind])).toEqual([223, 234, 238, 260, 338, 339, 470, 483].map((row) => [row, 'ask']))
})

test('whatever the cell, no letter of it is lost when lines are split', () => {
  const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '')
  const name = fc.constantFrom('Mật ong', 'rượu nếp', 'Chả lụa', 'nem chua (hộp 5 cái)', 'Trà sen', 'gạo ST25', 'Bộ ấm', 'và kẹo', '2. Nem', '- Giò', '• Bún')
  fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
    const cell = names.join('\n')
    const split = splitProducts(cell)
    if (split.kind === 'several') expect(letters(split.parts.join(''))).toBe(letters(cell))
    if (split.kind === 'one') expect(letters(split.parts[0])).toBe(letters(cell))
  }))
})

test('any text is split without a fault', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
    expect(splitProducts(text).kind).toMatch(/one|several|ask/)
  }))
})
