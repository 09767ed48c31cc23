import { expect, test } from 'vitest'
import { compare, nameKey, type ClaimedIdentity } from './verifier.rules.ts'

const claimed: ClaimedIdentity = { kind: 'individual', fullName: 'Nguyễn Thị Hòa', birthOn: '1980-03-02', personNo: '086080001234', orgName: null, orgNo: null, ownerId: null }

test('capitals, spaces and the place of a tone mark make no other name; other marks and letters do', () => {
  expect(nameKey('NGUYỄN  THỊ HOÀ')).toBe(nameKey('Nguyễn Thị Hòa'))
  expect(nameKey('Nguyễn Thị Hoa')).not.toBe(nameKey('Nguyễn Thị Hòa'))
  expect(nameKey('Nguyên Thị Hòa')).not.toBe(nameKey('Nguyễn Thị Hòa'))
  expect(nameKey('Đặng Dũng')).not.toBe(nameKey('Dặng Dũng'))
})

test('only what a source tells is compared, and each field that differs is named', () => {
  expect(compare(claimed, { name: 'NGUYỄN THỊ HOÀ', number: '086080001234', birthOn: '1980-03-02' })).toEqual([])
  expect(compare(claimed, { name: null, number: null })).toEqual([])
  expect(compare(claimed, { name: 'Lê Văn Tám', number: '086080009999', birthOn: '1981-03-02' })).toEqual(['name', 'number', 'birth'])
})
