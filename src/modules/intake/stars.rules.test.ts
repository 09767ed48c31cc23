import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCases } from '../../../bench/cases.ts'
import { readSectionStars, readStars, takeClaim } from './stars.rules.ts'

describe('a rank cell', () => {
  test.each([
    ['4 sao (****)', 4], ['3 sao (***)', 3], ['4*', 4], ['3*', 3], ['04 sao', 4], ['03 sao', 3], ['****', 4], ['★★★', 3], ['★★★★☆', 4], ['* * *', 3], ['⭐⭐⭐⭐', 4], ['Ba sao', 3], ['bốn sao', 4], ['NĂM SAO', 5], ['3.0', 3], ['3,0', 3],
    ['5 sao (*****)', 5], ['03 (ba) sao', 3], ['Ba (03) sao', 3], ['OCOP 4 sao', 4], ['Ocop.4', 4], ['Hạng 3', 3], ['4-star', 4], ['three stars', 3], ['4sao', 4], ['3 sao (65,8 điểm)', 3], ['4 sao; 4 sao', 4], ['tái công nhận 3 sao', 3],
  ])('%s is %i stars', (text, stars) => {
    expect(readStars(text)).toMatchObject({ stars, proposed: null, problem: null, raw: text })
  })

  test('a number of Excel is a rank', () => {
    expect(readStars(3)).toMatchObject({ stars: 3, problem: null })
  })

  test.each([
    ['0', 'zero-stars'], ['0 sao', 'zero-stars'], ['4* / 5*', 'conflicting-stars'], ['4 sao, 5 sao', 'conflicting-stars'], ['4 sao (***)', 'conflicting-stars'], ['4/5', 'conflicting-stars'], ['3-4 sao', 'stars-range'], ['3 sao đến 4 sao', 'stars-range'],
    ['6 sao', 'stars-out-of-range'], ['x', 'stars-unreadable'], ['3.5', 'stars-unreadable'], ['65,8', 'score-instead-of-stars'], ['91,14 điểm', 'score-instead-of-stars'], ['chưa đạt 3 sao', 'not-passed'], ['3/4 sản phẩm đạt 3 sao', 'stars-unreadable'],
  ])('%s is no rank: %s', (text, problem) => {
    expect(readStars(text)).toMatchObject({ stars: null, problem })
  })

  test('one and two stars are read and get no certificate', () => {
    expect(readStars('2 sao')).toMatchObject({ stars: 2, problem: 'below-three-stars' })
  })

  test('a score below the rank is told', () => {
    expect(readStars('4 sao (65 điểm)')).toMatchObject({ stars: 4, score: 65, problem: 'score-too-low' })
  })

  test.each([
    ['tiềm năng 5 sao', null, 5], ['đề nghị 5 sao', null, 5], ['đề xuất 5 sao', null, 5], ['trình cấp Trung ương 5 sao', null, 5], ['4 sao (tiềm năng 5 sao)', 4, 5], ['4 sao, trình Trung ương công nhận 5 sao', 4, 5], ['5 sao – chờ Bộ', null, 5],
    ['cấp tỉnh xếp 5 sao, chờ Bộ (tiềm năng 5 sao)', null, 5], ['registered 4 stars', null, 4],
  ] as const)('%s is proposed, not recognised', (text, stars, proposed) => {
    expect(readStars(text)).toMatchObject({ stars, proposed, problem: 'stars-proposed' })
  })

  test('an upgrade keeps the rank before', () => {
    expect(readStars('nâng hạng từ 3 sao lên 4 sao')).toMatchObject({ stars: 4, before: 3, problem: null })
    expect(readStars('đề nghị nâng 3 sao lên 4 sao')).toMatchObject({ stars: null, proposed: 4 })
    expect(readStars('nâng từ 4 sao, đủ điều kiện dự thi 5 sao')).toMatchObject({ stars: null, before: 4, proposed: 5 })
  })

  test.each(['', ' ', '-', null, undefined])('an empty cell says nothing and is no problem', (cell) => {
    expect(readStars(cell)).toMatchObject({ stars: null, problem: null })
  })

  test('every rank of the 771 published rows is the number beside it', () => {
    for (const row of readCases('products-771.csv')) {
      const read = readStars(row.stars)
      if (row.stars === '0') expect(read.problem).toBe('zero-stars')
      else expect([read.stars, read.problem]).toEqual([row.stars === '' ? null : Number(row.stars![0]), null])
    }
  })

  test('any text is read without a fault, and a recognised rank lies within 1 to 5', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('3', '4', '*', ' ', '/', '-', 's', 'a', 'o', '(', ')', '★', ',') })), (text) => {
      const { stars, raw } = readStars(text)
      expect(raw).toBe(text)
      expect(stars === null || (stars >= 1 && stars <= 5)).toBe(true)
    }))
  })
})

test('a section title gives rank and count', () => {
  expect(readSectionStars('I | Sản phẩm được công nhận hạng 3 sao (***) kèm theo, gồm 05 sản phẩm:')).toMatchObject({ stars: 3, count: 5 })
  expect(readSectionStars('A. Sản phẩm tiềm năng 5 sao (02 sản phẩm)')).toMatchObject({ stars: null, proposed: 5, count: 2 })
  expect(readSectionStars('Hạng 4 sao')).toMatchObject({ stars: 4, count: null })
  expect(readSectionStars('Huyện Tiểu Cần')).toBeNull()
  expect(readSectionStars('Ghi chú: (*) sản phẩm đánh giá lại')).toBeNull()
})

describe('stars in a name', () => {
  test.each([
    ['OCOP.4.LCI. CAO MỀM ACTISO SA PA', 'CAO MỀM ACTISO SA PA', 4], ['Trà Túi Lọc Cà Gai Leo SP Ocop 3 Sao', 'Trà Túi Lọc Cà Gai Leo', 3], ['thịt trâu sấy (OCOP)', 'thịt trâu sấy', null], ['Chè Tân Cương 4 sao', 'Chè Tân Cương', 4],
    ['Mật ong ****', 'Mật ong', 4], ['Chè 0COP 5 sao Suối Giàng', 'Chè Suối Giàng', 5], ['Trà đạt chuẩn OCOP 3 sao', 'Trà', 3],
  ])('%s is a claim taken out', (text, name, stars) => {
    expect(takeClaim(text)).toMatchObject({ name, stars })
    expect(takeClaim(text).claim).not.toBeNull()
  })

  test.each(['Nước mắm Ba Sao', 'HTX Hươu sao', '3 sao biển khô', 'Bộ nhà tắm khách sạn 5 sao', 'gạo ST25', 'Trái cây sinh học OCOP'])('%s claims nothing', (text) => {
    expect(takeClaim(text)).toEqual({ name: text, stars: null, claim: null })
  })
})
