import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCases } from '../../../bench/cases.ts'
import { suggestGroup } from './product-group.rules.ts'
import { deciding, heads, materialLeaf } from './product-group.words.ts'

describe('the head noun decides, the longest phrase wins', () => {
  test.each([
    ['bánh tráng sữa nước cốt dừa', 'I.3.b'], ['tỏi Lý Sơn', 'I.4.b'], ['Tỏi đen Lý Sơn DORI', 'I.3.c'], ['tỏi Lý Sơn ngâm mật ong', 'I.3.c'], ['nước mắm chay cô nành', 'I.4.a'], ['mắm nêm cá cơm', 'I.4.a'], ['mắm cá mè vinh', 'I.3.d'], ['dưa mắm chay', 'I.3.c'], ['giò lụa heo thảo dược', 'I.3.d'], ['Heo thảo dược Xứ Tiên', 'I.1.b'],
    ['yến tinh chế sấy khô', 'I.2.b'], ['yến chưng đường phèn 100%', 'I.3.d'], ['mật ong rừng', 'I.2.b'], ['kẹo dừa ca cao', 'I.3.c'], ['hạt ca cao - mật hoa dừa', 'I.6'], ['tôm sú nguyên con tươi đông lạnh', 'I.1.b'], ['tôm sú hấp/luộc đông lạnh', 'I.3.d'], ['sầu riêng cấp đông', 'I.3.c'], ['Sầu riêng trái tươi', 'I.1.a'],
    ['Trứng vịt chay', 'I.3.c'], ['Nước uống mật hoa dừa', 'II.2.b'], ['Mật hoa dừa', 'I.2.b'], ['Cao cà gai leo', 'III.1'], ['Tinh dầu tràm', 'III.3'], ['Đông trùng hạ thảo khô', 'III.3'], ['Viên tinh nghệ mật ong', 'III.1'], ['mặt nạ dừa', 'III.2'], ['Túi xách thổ cẩm', 'IV.2'], ['Hương trầm', 'IV.1'], ['Điểm du lịch cộng đồng Cồn Chim', 'VI.1'],
    ['Cà phê Arabica Mường Ảng', 'I.6'], ['Chả mực Hạ Long', 'I.3.d'], ['Chiếu cói Nga Sơn', 'IV.1'], ['Mai vàng Bình Lợi', 'V.2'], ['Nhãn lồng Hưng Yên', 'I.1.a'],
  ])('%s → %s', (name, code) => {
    expect(suggestGroup(name)?.code).toBe(code)
  })

  test('tea of the tea plant, tea of other plants, and chè that is no tea', () => {
    const group = (name: string): string | undefined => suggestGroup(name)?.code
    for (const name of ['trà Shan tuyết', 'Hồng trà hộp 100gr', 'Trà tôm nõn hương quê', 'trà túi lọc Oolong lá sen', 'Lục Bách Niên Trà shan tuyết cổ thụ Suối Giàng', 'Chè Bát tiên đặc sản Hưng Khánh', 'Oolong sen']) expect(group(name)).toBe('I.5.a')
    for (const name of ['Trà tâm sen', 'trà cà gai leo Đại Việt', 'Trà trái mãng cầu xiêm', 'trà hoa vàng Ba Chẽ', 'Bách vạn hoa trà', 'trà xạ đen túi lọc', 'Chè dây Cao Bằng']) expect(group(name)).toBe('I.5.b')
    expect(group('chè lam Phủ Quảng')).toBe('I.3.b')
    expect(group('Nhang quế Trà Bồng')).toBe('IV.1')
  })

  test('grain makes white spirit, fruit and herbs make another drink', () => {
    for (const name of ['rượu men lá Bằng Phúc', 'rượu ngô Đại Hoàng Cao Bằng', 'Rượu gạo nếp Long Tửu', 'rượu nếp Ngọc Quế']) expect(suggestGroup(name)?.code).toBe('II.1.a')
    for (const name of ['Rượu chuối men lá Mạnh Minh', 'rượu mơ Asuka', 'Rượu nhung hươu', 'Bộ sản phẩm rượu ghè cào men lá Yang Bắc', 'rượu vang Sơ ri', 'rượu đông trùng hạ thảo Vietcor']) expect(suggestGroup(name)?.code).toBe('II.1.b')
  })
})

test('the words that decided are told', () => {
  expect(suggestGroup('xoài sấy dẻo Cường Hoa')).toEqual({ code: 'I.3.c', certainty: 'high', because: 'xoài … sấy dẻo' })
  expect(suggestGroup('rượu Ô Lâu')).toMatchObject({ code: 'II.1.a', certainty: 'low' })
})

test('a name without marks and an English name are read with less certainty', () => {
  expect(suggestGroup('mat ong rung')).toMatchObject({ code: 'I.2.b', certainty: 'low' })
  expect(suggestGroup('Bac Lieu refined salt')).toMatchObject({ code: 'I.4.b', certainty: 'low' })
  expect(suggestGroup('Thien Duc rice cake')).toMatchObject({ code: 'I.3.b', certainty: 'low' })
})

test('where the name says nothing the producer’s is a weak hint, and else nothing is suggested', () => {
  expect(suggestGroup('Minh Nguyệt', 'HTX chè Tân Hương')).toMatchObject({ code: 'I.5.a', certainty: 'low' })
  expect(suggestGroup('Saphraton')).toBeNull()
  expect(suggestGroup('')).toBeNull()
})

test('of 150 labelled names at least nine in ten are suggested right', () => {
  const cases = readCases('groups-150.csv')
  const right = cases.filter((row) => suggestGroup(row.name!, row.producer || null)?.code === row.group)
  expect(cases).toHaveLength(150)
  expect(right.length).toBeGreaterThanOrEqual(135)
})

test('every leaf that words lead to stands in the taxonomy', () => {
  const taxonomy = readFileSync(new URL('../../../reference/ocop/taxonomy-26-2026.json', import.meta.url), 'utf8')
  const leaves = new Set([...Object.keys(deciding), ...Object.keys(heads), ...Object.values(materialLeaf).flat()])
  for (const leaf of leaves) expect(taxonomy).toContain(`"${leaf}"`)
  expect(leaves.size).toBeGreaterThanOrEqual(22)
})

test('any text is read without a fault', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.option(fc.string()), (name, producer) => {
    expect(suggestGroup(name, producer)?.code ?? 'I.1.a').toMatch(/^[IV]+\.\d/)
  }))
})
