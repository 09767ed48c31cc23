import { expect, test } from 'vitest'
import { facedProvinces } from './faces.ts'
import { groupLines } from './group-icons.ts'
import { productGroups } from './product-groups.ts'
import { CLOTHS, woven } from './woven-address.ts'
import { drawCloth } from './woven.ts'

const provinces = ['00', ...facedProvinces]

test('every cloth of every group and province is below 1 kB', () => {
  const sizes = Array.from({ length: 27 }, (_, sheet) => provinces.flatMap((code) => Array.from({ length: CLOTHS }, (_each, number) => Buffer.byteLength(drawCloth(sheet, code, number))))).flat()
  expect(sizes.length).toBe(27 * 35 * CLOTHS)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1000)
})

test('the same product always has the same cloth, and neighbours differ', () => {
  expect(woven('I.2.b', '86', 'a')).toBe(woven('I.2.b', '86', 'a'))
  const laid = new Set(Array.from({ length: 100 }, (_, n) => woven('I.2.b', '86', `product ${n}`)))
  expect(laid.size).toBe(CLOTHS)
})

test('what is not known still has a cloth', () => {
  expect(woven(null, null, 'x')).toMatch(/^\/hinh\/0-00-\d+\.svg$/)
  expect(woven('nonsense', '../..', 'x')).toMatch(/^\/hinh\/0-00-\d+\.svg$/)
})

test('each of the 26 groups has an icon and a weave of its own', () => {
  expect(productGroups).toHaveLength(26)
  expect(new Set(productGroups.map(({ sheet }) => groupLines(sheet))).size).toBe(26)
  expect(new Set(productGroups.map(({ sheet }) => /<path fill="[^"]+" d="([^"]+)"/.exec(drawCloth(sheet, '00', 0))![1])).size).toBe(26)
})

test('34 provinces have a face', () => {
  expect(facedProvinces).toHaveLength(34)
})
