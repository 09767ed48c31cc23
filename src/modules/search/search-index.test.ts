import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { vietnameseSortKey } from '#platform/search-text'
import { SearchIndex, type Question } from './search-index.memory.ts'
import type { SearchDoc } from './search-doc.rules.ts'

const idOf = (number: number): string => `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
const doc = (number: number, name: string, more: Partial<SearchDoc> = {}): SearchDoc => ({
  id: idOf(number), name, otherNames: [], producer: null, producerOther: [], places: [], provinceCode: '86', communeCode: null, group: null, groupWords: [],
  stars: 4, starsEver: 4, tier: 'recorded', form: null, evidence: 'recorded', decidedOn: '2025-01-01', producerId: null, sortKey: vietnameseSortKey(name), ...more,
})
const question = (text: string, more: Partial<Question> = {}): Question => ({ text, filters: {}, sort: 'relevance', limit: 10, cursor: null, facets: false, ...more })

/** A shelf on which the cases below look. */
const names: readonly (readonly [name: string, producer?: string | undefined, places?: string[]])[] = [
  ['Dừa sáp Hòa Tân', 'Hợp tác xã Dừa sáp Hòa Tân', ['xã Hòa Tân', 'huyện Cầu Kè', 'Trà Vinh', 'Vĩnh Long']], ['Dứa sấy dẻo', 'Công ty TNHH Khóm Cầu Đúc', ['Hậu Giang', 'Cần Thơ']], ['Mật hoa dừa', 'Công ty TNHH Trà Vinh Farm', ['huyện Tiểu Cần', 'Trà Vinh', 'Vĩnh Long']],
  ['Kẹo dừa gừng', 'Công ty Đông Á', ['Bến Tre', 'Vĩnh Long']], ['Kẹo lạc Sửu Hà'], ['Chè Đinh Tân Cương', 'HTX chè Hảo Đạt', ['Thái Nguyên']], ['Trà sen'], ['Mật ong Vũ Quang', undefined, ['huyện Vũ Quang', 'Hà Tĩnh']], ['VICUMAX NANO CURCUMIN'], ['Vi-cumax Nano curcumin'],
  ['Gạo thơm ST25', undefined, ['Sóc Trăng', 'Cần Thơ']], ['Khô cá lóc 7 Chóp'], ['Bánh chưng xanh Hoàng Gia'], ['Đông trùng hạ thảo tươi'], ['Nhang sạch An An'], ['cao mềm actiso Sa Pa', undefined, ['Lào Cai']], ['Thịt lợn bản Mường Khương'], ['Nước mắm Cửa Lò', undefined, ['Nghệ An']], ['dried purple sweet potato'], ['Miến dong Tài Hoan', undefined, ['Bắc Kạn', 'Thái Nguyên']],
]
const shelf = new SearchIndex(names.map(([name, producer, places], at) => doc(at, name, { producer: producer ?? null, places: places ?? [] })))
const first = (text: string): string | undefined => {
  const found = shelf.find(question(text))
  return found.kind === 'found' && found.ids[0] ? names[Number.parseInt(found.ids[0].slice(-12), 16)]![0] : undefined
}

describe('a product is found first however its name is typed', () => {
  test.each([
    ['without marks', 'dua sap hoa tan', 'Dừa sáp Hòa Tân'], ['in Telex that was not converted', 'duwaf saps hoaf taan', 'Dừa sáp Hòa Tân'], ['in VNI that was not converted', 'du7a2 sap1 ho2a ta6n', 'Dừa sáp Hòa Tân'], ['in decomposed letters', 'Dừa sáp'.normalize('NFD'), 'Dừa sáp Hòa Tân'],
    ['with a slip of the typing method', 'duưa sáp', 'Dừa sáp Hòa Tân'], ['in one word', 'keoduagung', 'Kẹo dừa gừng'], ['with its brand in pieces', 'vi cu max', 'VICUMAX NANO CURCUMIN'], ['by a regional word', 'kẹo đậu phộng', 'Kẹo lạc Sửu Hà'], ['by the northern word for tea', 'chè sen', 'Trà sen'],
    ['with l for n', 'thịt nợn bản mường khương', 'Thịt lợn bản Mường Khương'], ['with tr for ch', 'bánh trưng hoàng gia', 'Bánh chưng xanh Hoàng Gia'], ['with n for ng', 'mật on vũ quan', 'Mật ong Vũ Quang'], ['with letters swapped', 'mien dogn tai hoan', 'Miến dong Tài Hoan'],
    ['by initials', 'đtht tươi', 'Đông trùng hạ thảo tươi'], ['with a number as a word', 'khô cá lóc bảy chóp', 'Khô cá lóc 7 Chóp'], ['with a code in pieces', 'st-25', 'Gạo thơm ST25'], ['in English', 'coconut nectar', 'Mật hoa dừa'], ['in Vietnamese where the name is English', 'khoai lang tím', 'dried purple sweet potato'],
    ['with another spelling', 'atiso sapa', 'cao mềm actiso Sa Pa'], ['by its maker', 'htx chè hảo đạt', 'Chè Đinh Tân Cương'], ['with its former province', 'mật hoa dừa trà vinh', 'Mật hoa dừa'], ['with the province of today', 'kẹo dừa vĩnh long', 'Kẹo dừa gừng'], ['by its district of old', 'đặc sản cầu kè', 'Dừa sáp Hòa Tân'],
    ['inside a sentence', 'shop ơi còn nước mắm cửa lò không ạ', 'Nước mắm Cửa Lò'], ['with a size', 'nước mắm cửa lò 500ml', 'Nước mắm Cửa Lò'], ['by a synonym of the thing', 'hương sạch', 'Nhang sạch An An'], ['with digits for letters', '0COP mật 0ng', 'Mật ong Vũ Quang'],
  ])('%s: %s', (_, typed, name) => expect(first(typed)).toBe(name))
})

test('marks that were typed are believed: dứa is not dừa', () => {
  expect(first('dứa')).toBe('Dứa sấy dẻo')
  expect(first('dừa')).not.toBe('Dứa sấy dẻo')
})

test.each(['iphone 13', 'máy giặt', 'asdfgh', 'tủ lạnh', 'qwertyuiop', 'xe máy honda'])('what is not there is not found: %s', (typed) => {
  expect(shelf.find(question(typed))).toMatchObject({ ids: [], total: { count: 0, more: false } })
})

test('stars in the text narrow to products that have or had them, and to none where no product has', () => {
  const index = new SearchIndex([doc(1, 'Trà A', { stars: 5, starsEver: 5 }), doc(2, 'Trà B', { stars: 0, starsEver: 5, tier: 'expired' }), doc(3, 'Trà C', { stars: 4, starsEver: 4 })])
  expect(index.find(question('trà 5 sao'))).toMatchObject({ ids: [idOf(1), idOf(2)] })
  expect(index.find(question('ocop 5*'))).toMatchObject({ ids: [idOf(1), idOf(2)] })
  expect(index.find(question('trà', { filters: { stars: 5 } }))).toMatchObject({ ids: [idOf(1)] })
  expect(index.find(question('trà 3 sao'))).toMatchObject({ total: { count: 3 } })
})

test('among equals the surer recognition, then more stars, then the newer decision comes first', () => {
  const index = new SearchIndex([
    doc(1, 'Mật ong', { tier: 'pending', stars: 0 }), doc(2, 'Mật ong', { tier: 'reported', evidence: 'reported', stars: 5 }), doc(3, 'Mật ong', { stars: 3 }), doc(4, 'Mật ong', { stars: 5, decidedOn: '2024-01-01' }), doc(5, 'Mật ong', { stars: 5, decidedOn: '2025-06-01' }),
  ])
  expect(index.find(question('mat ong'))).toMatchObject({ ids: [5, 4, 3, 2, 1].map(idOf) })
})

const words = ['dừa', 'sáp', 'mật', 'ong', 'trà', 'bánh', 'tráng', 'nước', 'mắm', 'kẹo', 'gạo', 'Hòa', 'Tân']
const aDoc = fc.record({
  name: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' ')), provinceCode: fc.constantFrom('86', '42', '01'), stars: fc.integer({ min: 0, max: 5 }),
  tier: fc.constantFrom('recorded', 'reported', 'expired', 'pending'), decidedOn: fc.constantFrom(null, '2024-05-01', '2025-06-01', '2026-01-01'), form: fc.constantFrom(null, 'household', 'cooperative'),
})
const docs = (records: readonly { name: string }[]): SearchDoc[] => records.map((each, at) => doc(at, each.name, each))
const texts = fc.oneof(fc.constant(''), fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')))
const sorts = fc.constantFrom('relevance', 'newest', 'stars', 'name')

test('an index that was changed step by step answers as one that was built at once', () => {
  fc.assert(fc.property(fc.array(aDoc, { minLength: 1, maxLength: 30 }), fc.array(fc.tuple(fc.nat(40), fc.option(aDoc))), fc.option(fc.nat(30)), sorts, (start, changes, which, sort) => {
    const now = new Map(docs(start).map((each) => [each.id, each]))
    const index = new SearchIndex(now.values())
    for (const [number, record] of changes) {
      const id = idOf(number)
      if (record) now.set(id, doc(number, record.name, record))
      else now.delete(id)
      index.change(record ? [now.get(id)!] : [], record ? [] : [id])
    }
    const built = new SearchIndex(now.values())
    const text = which === null ? '' : ([...now.values()][which % Math.max(now.size, 1)]?.name.split(' ').slice(0, 2).join(' ') ?? '')
    const asked = question(text, { sort, limit: 50, facets: true })
    const [changed, whole] = [index.find(asked), built.find(asked)]
    if (changed.kind !== 'found' || whole.kind !== 'found') throw new Error('no cursor was given')
    expect(index.size).toBe(now.size)
    expect(changed.total).toEqual(whole.total)
    expect(changed.facets).toEqual(whole.facets)
    expect([...changed.ids].sort()).toEqual([...whole.ids].sort())
    if (text === '') expect(changed.ids).toEqual(whole.ids)
  }), { numRuns: 150 })
})

test('pages read one after another meet every product once, also while others come and go', () => {
  fc.assert(fc.property(fc.array(aDoc, { minLength: 1, maxLength: 40 }), texts, sorts, fc.integer({ min: 1, max: 7 }), fc.array(aDoc, { maxLength: 3 }), (records, text, sort, limit, late) => {
    const index = new SearchIndex(docs(records))
    const all = index.find(question(text, { sort, limit: 100 }))
    if (all.kind !== 'found') throw new Error('no cursor was given')
    const met: string[] = []
    for (let cursor: string | null = null, page = 0; page < 60; page++) {
      const found = index.find(question(text, { sort, limit, cursor }))
      if (found.kind !== 'found') throw new Error('a cursor of ours was refused')
      met.push(...found.ids.filter((id) => all.ids.includes(id)))
      if (page === 0 && text === '') index.change(late.map((each, at) => doc(1_000 + at, each.name, each)))
      cursor = found.nextCursor
      if (cursor === null) break
    }
    expect(new Set(met).size).toBe(met.length)
    expect([...met].sort()).toEqual([...all.ids].sort())
  }), { numRuns: 150 })
})

test('facets add up: each counts what its own choice would show', () => {
  fc.assert(fc.property(fc.array(aDoc, { minLength: 1, maxLength: 40 }), texts, fc.constantFrom('86', '42', '01'), (records, text, province) => {
    const index = new SearchIndex(docs(records))
    const count = (filters: Question['filters']): number => { const found = index.find(question(text, { filters })); return found.kind === 'found' ? found.total.count : -1 }
    const found = index.find(question(text, { filters: { province }, facets: true }))
    if (found.kind !== 'found') throw new Error('no cursor was given')
    for (const each of found.facets!.province) expect(each.count).toBe(count({ province: each.value }))
    for (const each of found.facets!.form) expect(each.count).toBe(count({ province, form: each.value }))
    for (const each of found.facets!.stars) expect(each.count).toBe(count({ province, stars: Number(each.value) }))
  }), { numRuns: 100 })
})

test('any text at all is answered, within a bounded effort', () => {
  const odd = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 200 }), fc.array(fc.constantFrom('a', '́', 'đ', '5*', '"', '0', 'ươ', ' ', '\u0000', '𝒟', '️⭐', 'w', 'ww'), { maxLength: 80 }).map((parts) => parts.join('')))
  fc.assert(fc.property(odd, sorts, (text, sort) => {
    expect(shelf.find(question(text, { sort, facets: true })).kind).toBe('found')
    expect(Array.isArray(shelf.complete(text, 5))).toBe(true)
  }), { numRuns: 400 })
})

test('a cursor that we did not write is refused', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map((text) => Buffer.from(text).toString('base64url'))), (cursor) => {
    expect(shelf.find(question('', { cursor })).kind).toBe('bad-cursor')
  }))
})
