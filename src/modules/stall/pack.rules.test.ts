import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tongue } from '#platform/tongue'
import { newGoodsForm } from './new-goods-form.rules.ts'
import { packChips, packOfChip, readPack } from './pack.rules.ts'

test.each([
  ['Hũ 300 g', 300, 'g'], ['1,5 kg', 1_500, 'g'], ['túi nửa ký', 1, 'piece'], ['2 ký', 2_000, 'g'], ['Chai 750ml', 750, 'ml'], ['can 2 lít', 2_000, 'ml'], ['Combo 3 hộp', 1, 'piece'], ['gói 250 gam', 250, 'g'], ['Hộp 6 gói', 1, 'piece'],
])('the pack %s takes %i of its stock, in %s', (text, size, unit) => {
  expect(readPack(text)).toEqual({ name: text, size, unit })
})

test('no pack takes less than one or more than a stock can hold, whatever is typed', () => {
  expect(readPack('   ')).toBeNull()
  expect(readPack('9999999 kg')).toBeNull()
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => {
    const pack = readPack(text)
    return pack === null || (Number.isInteger(pack.size) && pack.size >= 1 && pack.size <= 10_000_000)
  }))
})

test('every chip but the last is a pack, and reads as one when it is typed', () => {
  const chips = packChips(tongue('vi'))
  expect(chips.at(-1)?.value).toBe('khac')
  for (const { value, text } of chips.slice(0, -1)) expect(packOfChip(value), value).toMatchObject({ name: text, ...(/\d/.test(text) ? { size: readPack(text)!.size, unit: readPack(text)!.unit } : { unit: 'piece' }) })
})

const good = { khoa: '01900000-0000-7000-8000-000000000001', mon: 'khac', ten: 'Khô cá lóc', goi: '500g', gia: '85.000', con: '20' }
const faultsOf = (more: Record<string, string>): string[] => (newGoodsForm(tongue('vi')).safeParse({ ...good, ...more }).error?.issues ?? []).map((issue) => issue.path.join('.'))

test.each([
  [{}, []], [{ ten: 'Khô cá lóc 4 sao' }, ['ten']], [{ ten: 'Mật ong OCOP' }, ['ten']], [{ ten: '★★★★ Mật ong' }, ['ten']], [{ ten: '' }, ['ten']], [{ goi: 'khac', 'goi-khac': 'Hộp 5 sao' }, ['goi-khac']], [{ goi: 'khac', 'goi-khac': '' }, ['goi-khac']],
  [{ gia: '85' }, ['gia']], [{ gia: '85k' }, []], [{ gia: 'nhiều' }, ['gia']], [{ gia: '900000000000' }, ['gia']], [{ con: '' }, ['con']], [{ con: '-3' }, ['con']], [{ con: '0' }, []], [{ khoa: 'x' }, ['khoa']], [{ goi: 'constructor' }, ['goi']], [{ 'phi-giao': '-1' }, ['phi-giao']],
])('the form %j is at fault at %j', (more, faults) => {
  expect(faultsOf(more as Record<string, string>)).toEqual(faults)
})
