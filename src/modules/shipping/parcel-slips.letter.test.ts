import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { drawSlips, type Slip } from './index.ts'

const party = { name: 'Hộ kinh doanh Thạch Thị Mẫu', phone: '0912 345 678', text: 'Ấp Ô Đùng', provinceCode: '86', communeCode: null }
const slip: Slip = {
  id: 'x', code: 'VC-26-000123', carrier: 'ghn', trackingCode: null, state: 'created', owner: { kind: 'producer', id: 'x' }, weightGrams: 1400, codVnd: 1_290_000, content: 'Mật hoa dừa sáp Cầu Kè, chai 500 ml × 2',
  from: party, to: { ...party, name: 'Nguyễn Thị Ngọc Quỳnh Hương' }, fromAddress: 'Ấp Ô Đùng, Xã Tiểu Cần, Tỉnh Vĩnh Long', toAddress: 'Số 12, ngõ 34/56 phố Nghĩa Đô, Phường Nghĩa Đô, Thành phố Hà Nội',
}
const text = (pdf: Uint8Array): string => Buffer.from(pdf).toString('latin1')
const pages = (pdf: Uint8Array): number => [...text(pdf).matchAll(/\/Type \/Page\b(?!s)/g)].length

test('slips fill a sheet of A6 each, or four a sheet of A4', async () => {
  const five = Array.from({ length: 5 }, (_, n) => ({ ...slip, code: `VC-26-00000${n}` }))
  const [a6, a4] = [await drawSlips(five, 'a6'), await drawSlips(five, 'a4')]
  expect([pages(a6), pages(a4)]).toEqual([5, 2])
  expect(text(a6)).toContain('/MediaBox [0 0 297.637795 420.944882]')
  expect(text(a4)).toContain('/MediaBox [0 0 595.28 841.89]')
})

test('the letters are embedded and name their characters, so that the words can be read, searched and copied', async () => {
  const pdf = text(await drawSlips([slip], 'a6'))
  expect(pdf).toMatch(/\/FontName \/[A-Z]{6}\+BeVietnamPro/)
  const streams = [...pdf.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].flatMap(([, bytes]) => { try { return [inflateSync(Buffer.from(bytes!, 'latin1')).toString('latin1')] } catch { return [] } })
  // Ế, ỳ and ọ.
  for (const letter of ['1ebe', '1ef3', '1ecd']) expect(streams.some((each) => each.includes('beginbfrange') && each.includes(letter)), letter).toBe(true)
})

test('words that are far too long are cut and never make a second sheet', async () => {
  const long = { ...slip, content: 'Kẹo dừa sầu riêng '.repeat(60), toAddress: 'Ấp Rất Dài '.repeat(60), trackingCode: 'GHN-0123456789-ABCDEFGHIJ', from: { ...party, name: 'Hợp tác xã '.repeat(30) } }
  expect(pages(await drawSlips([long, long], 'a6'))).toBe(2)
  expect(pages(await drawSlips([long, long, long, long], 'a4'))).toBe(1)
})
