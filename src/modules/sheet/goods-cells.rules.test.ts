import fc from 'fast-check'
import { expect, test } from 'vitest'
import { showMonths } from '#offers'
import { readAmount, readMonths, readPrice, readUnit, readYes, showNumber, showUnit } from './goods-cells.rules.ts'

test('amounts are read as people write them, and nothing is guessed', () => {
  for (const [text, unit, amount] of [['500', 'g', 500], ['4.500', 'g', 4_500], ['500 g', 'g', 500], ['1,5 kg', 'g', 1_500], ['1.5kg', 'g', 1_500], ['2 kg', 'g', 2_000], ['0,33 l', 'ml', 330], ['12 hộp', 'piece', 12], ['0', 'g', 0], ['1,5', 'g', null], ['500 ml', 'g', null], ['nhiều', 'g', null], ['-5', 'g', null], ['', 'g', null], ['99999999999999', 'g', null]] as const) expect(readAmount(text, unit), text).toBe(amount)
})

test('prices: thousands as text, “k”, and zeros that are missing', () => {
  for (const [text, price] of [['145.000', 145_000], ['145k', 145_000], ['145000', 145_000], ['145', 'too-small'], ['0', null], ['145.5', null], ['rẻ', null]] as const) expect(readPrice(text), text).toBe(price)
})

test('months are read from how people say them', () => {
  for (const [text, months] of [['T3–T5, T9', [3, 4, 5, 9]], ['3-5', [3, 4, 5]], ['3,4,5', [3, 4, 5]], ['tháng 11 đến tháng 2', [1, 2, 11, 12]], ['Tháng 3, tháng 4 và tháng 6', [3, 4, 6]], ['cả năm', []], ['', []], ['1-12', []], ['T3 T4', [3, 4]], ['13', null], ['mùa khô', null], ['0', null]] as const) expect(readMonths(text), text).toEqual(months)
})

test('what is shown in a cell is read back as the same', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 11 }), (months) => { expect(readMonths(showMonths(months))).toEqual(months.toSorted((a, b) => a - b)) }))
  fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (amount) => { expect(readAmount(showNumber(amount), 'g')).toBe(amount) }))
  for (const unit of ['g', 'ml', 'piece'] as const) expect(readUnit(showUnit(unit))).toBe(unit)
})

test('yes and no in a cell', () => {
  for (const [text, yes] of [['có', true], ['X', true], ['✓', true], ['1', true], ['không', false], ['', false], ['0', false], ['có lẽ', null]] as const) expect(readYes(text), text).toBe(yes)
})
