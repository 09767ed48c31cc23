import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCases } from '../../../bench/cases.ts'
import { readProducerName } from './producer-name.rules.ts'
import { distance, isSlip, producerKeys, sameProducer } from './same-producer.rules.ts'

describe('one producer or two', () => {
  test.each([
    ['Công ty TNHH Chế biến dừa sáp Cầu Kè', 'Công ty trách nhiệm hữu hạn chế biến Dừa sáp Cầu Kè', 'same'], ['HTX Tân Qui', 'Hợp tác xã Tân Quy', 'same'], ['hộ sản xuất kinh doanh Võ Thị Thủy', 'hộ kinh doanh Võ Thị Thủy', 'same'], ['Bà Nguyễn Thị Lan', 'Hộ kinh doanh Nguyễn Thị Lan', 'same'],
    ['HTX Thương mại - Dịch vụ - Chăn nuôi ếch Khánh Hòa', 'HTX Thương mại – Dịch vụ – Chăn nuôi ếch Khánh Hòa', 'same'],
    ['cơ sở sản xuất nem Hoàng Khánh', 'Hộ kinh doanh Hoàng Khánh', 'likely'], ['Hộ kinh doanh Minh Thiện', 'Công ty TNHH Minh Thiện', 'likely'], ['HTX Sản xuất và Kinh doanh dịch vụ tổng hợp Hồng Xuân', 'HTX Nông nghiệp sản xuất và Kinh doanh dịch vụ tổng hợp Hồng Xuân', 'likely'],
    ['công ty TraphacoSapa', 'Công ty TNHH Một thành viên Traphaco Sa Pa', 'likely'], ['Công ty cổ phần Curcumin Bắc Hà', 'Công ty Cổ phần Curmin Bắc Hà', 'likely'], ['hộ Nguyễn Văn Hòa', 'ho Nguyen Van Hoa', 'likely'],
    ['hộ Nguyễn Văn Hòa', 'hộ Nguyễn Văn Hoa', 'unsure'], ['HTX An Thới', 'Công ty TNHH An Thới', 'unsure'], ['Công ty Cổ phần Dược phẩm Lâm Đồng', 'Công ty Cổ phần Nông sản thực phẩm Lâm Đồng', 'unsure'], ['HTX Sâm nam núi Dành', 'HTX Sâm Nam núi Dành Liên Chung', 'unsure'], ['HTX', 'HTX', 'unsure'],
    ['HTX Rượu men lá Thanh Tâm', 'HTX rượu men lá Bằng Phúc', 'different'], ['Hộ kinh doanh Mai Hoàng Lý', 'hộ kinh doanh Mai Thị Hoàng Loan', 'different'], ['Hộ kinh doanh Trường Thọ', 'Công ty TNHH SX-TM Thanh Hồ', 'different'],
  ] as const)('%s / %s: %s', (a, b, verdict) => {
    expect(sameProducer(a, b).verdict).toBe(verdict)
    expect(sameProducer(b, a).verdict).toBe(verdict)
  })
})

test('among the 771 published rows every producer is the same as itself, and candidates share a key', () => {
  const names = [...new Set(readCases('products-771.csv').map((row) => row.producer!).filter((name) => name !== '' && name !== 'HTX'))]
  const read = names.map((name) => readProducerName(name))
  for (const one of read) expect(sameProducer(one, one).verdict).toBe('same')
  for (const [index, a] of read.entries()) {
    for (const b of read.slice(index + 1)) {
      const { verdict, reasons } = sameProducer(a, b)
      if (verdict === 'same' || (verdict === 'likely' && !reasons.includes('misspelt'))) expect(producerKeys(a).some((key) => producerKeys(b).includes(key))).toBe(true)
    }
  }
})

test('a slip is one letter in a word of five or more, never in short words and never in numbers', () => {
  expect(isSlip('latana', 'lantana')).toBe(true)
  expect(isSlip('curmin', 'curcumin')).toBe(true)
  expect(isSlip('kho', 'tho')).toBe(false)
  expect(isSlip('vd2020', 'vd2021')).toBe(false)
})

test('distance is a distance', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })
  fc.assert(fc.property(word, word, (a, b) => {
    expect(distance(a, a)).toBe(0)
    expect(distance(a, b)).toBe(distance(b, a))
    expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
  }))
})

test('any two texts are compared without a fault, alike both ways', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: fc.constantFrom('HTX ', 'An ', 'Hòa ', 'Hoa ', 'SX ', 'nem ', '“A B”') }))
  fc.assert(fc.property(text, text, (a, b) => {
    expect(sameProducer(a, b).verdict).toBe(sameProducer(b, a).verdict)
  }))
})
