import { expect, test } from 'vitest'
import { normaliseToneKey } from '#platform/search-text'
import { gradeOf, nameKeys, readPrefix } from './place-name.rules.ts'

const sameName = (one: string, other: string): boolean => nameKeys(one).exact === nameKeys(other).exact
const prefix = (text: string) => {
  const found = readPrefix(normaliseToneKey(text))
  return found && [found.kind, found.rest]
}

test('one name has one key, however it is spelt', () => {
  for (const [one, other] of [
    ['Thanh Hoá', 'Thanh Hóa'], ['Tân Qui', 'Tân Quy'], ['Mỹ Lộc', 'Mĩ Lộc'], ['Sa Pa', 'Sapa'], ['Đắk Lắk', 'Đăk Lăk'.replace('Lăk', 'Lắk')], ['Đak Pơ', 'Đăk Pơ'], ['Krông Búk', 'Krông Búc'],
    ['Hòa Tú II', 'Hoà Tú 2'], ['Phường 02', 'Phường 2'], ["Ea H'leo", 'Ea H’Leo'], ["M'Đrắk", 'MĐrắk'], ['Phan Rang-Tháp Chàm', 'Phan Rang - Tháp Chàm'], ['Ðông Hưng', 'Đông Hưng'],
  ]) expect([one, other, sameName(one!, other!)]).toEqual([one, other, true])
})

test('names that differ in a mark stay apart, and so do uy and ui', () => {
  expect(sameName('Tân Thành', 'Tân Thạnh')).toBe(false)
  expect(sameName('Thuý', 'Thúi')).toBe(false)
  expect(sameName('Quế Xuân 1', 'Quế Xuân 2')).toBe(false)
})

test('marks left out are told from marks that contradict', () => {
  const grade = (typed: string, official: string): string => gradeOf(nameKeys(typed).exact, nameKeys(official).exact)
  expect(grade('Phu Hai', 'Phú Hài')).toBe('less')
  expect(grade('Duc Binh', 'Đức Bình')).toBe('less')
  expect(grade('Điên Phong', 'Điện Phong')).toBe('less')
  expect(grade('Tân Thanh', 'Tân Thạnh')).toBe('less')
  expect(grade('Tân Thạnh', 'Tân Thành')).toBe('other')
  expect(grade('Đồng Tiến', 'Đông Tiến')).toBe('other')
})

test('kind words are taken off in every habit of writing', () => {
  expect(prefix('thị trấn Cầu Kè')).toEqual(['township', 'cầu kè'])
  expect(prefix('TT. Cầu Kè')).toEqual(['township', 'cầu kè'])
  expect(prefix('TX. Tân Châu')).toEqual(['town', 'tân châu'])
  expect(prefix('TP.Thái Nguyên')).toEqual(['city', 'thái nguyên'])
  expect(prefix('H. Nông Sơn')).toEqual(['rural-district', 'nông sơn'])
  expect(prefix('P2')).toEqual(['ward', '2'])
  expect(prefix('Phu Long townlet')).toEqual(['township', 'phu long'])
  expect(prefix('Yen Son District')).toEqual([null, 'yen son'])
  expect(prefix('Tân Cương')).toBeNull()
})
