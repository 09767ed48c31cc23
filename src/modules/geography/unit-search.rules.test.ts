import { expect, test } from 'vitest'
import { Atlas } from './atlas.rules.ts'
import { readReferenceFiles } from './load-geography.ts'
import { readReference } from './reference-file.rules.ts'
import { UnitFinder } from './unit-search.rules.ts'
import type { UnitSearch } from './unit.rules.ts'

const finder = new UnitFinder(new Atlas(readReference(readReferenceFiles())))
const find = (q: string, options: UnitSearch = {}): string[] => finder.find(q, options).map(({ unit, was }) => unit.fullName + (was ? ` < ${was.fullName}` : ''))

test("today's name comes first, however it is typed", () => {
  for (const q of ['Tiểu Cần', 'tieu can', 'xã Tiểu Cần', 'TIỂU CẦN', 'tieucan']) expect(find(q)[0]).toBe('Xã Tiểu Cần')
  expect(find('Thanh Hoá')[0]).toBe('Tỉnh Thanh Hoá')
})

test("a former name leads to today's unit and says so", () => {
  expect(find('Phú Cần')).toContain('Xã Tiểu Cần < Xã Phú Cần')
  expect(find('tỉnh Trà Vinh')[0]).toBe('Tỉnh Vĩnh Long < Tỉnh Trà Vinh')
  expect(find('huyện Cầu Kè')).toContain('Xã Tam Ngãi < Huyện Cầu Kè')
})

test('the name of a commune that ended long ago leads to the unit that holds its land', () => {
  expect(finder.find('Sơn Trà', {}).find((found) => found.unit.code === '18202')).toMatchObject({ was: null, abolished: 'Xã Sơn Trà, Huyện Hương Sơn, Tỉnh Hà Tĩnh' })
})

test('the beginning of a name is enough', () => {
  expect(find('tieu c')[0]).toBe('Xã Tiểu Cần')
})

test('level, scheme and unit above narrow the list', () => {
  expect(find('Tân An', { scheme: 'v63', level: 'commune', parent: '844' })).toEqual(['Xã Tân An'])
  expect(find('', { level: 'province', limit: 100 })).toHaveLength(34)
  expect(find('', { scheme: 'v63', level: 'district', parent: '84', limit: 100 })).toHaveLength(9)
  expect(find('', { parent: '86', limit: 500 })).toHaveLength(124)
})

test('nothing is found for signs alone or for what is no name', () => {
  expect(find('--')).toEqual([])
  expect(find('zzzz')).toEqual([])
})
