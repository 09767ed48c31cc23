import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columns } from '#tests/lists'
import { makeXlsx, sheetXml, zipped } from '#tests/xlsx'
import { cpuTime } from '#tests/cpu'
import { FileRefusal } from './file-refusal.ts'
import { openFile, readLists } from './list-file.ts'
import { zipEntries } from './zip-read.ts'

const open = readFileSync(new URL('../../tests/fixtures/lists/danh-sach-open.xlsx', import.meta.url))

/** Reads whatever it is given: lists or a refusal, never anything else, and soon. */
async function answers(bytes: Uint8Array): Promise<void> {
  const began = cpuTime()
  try {
    for (const sheet of await readLists(bytes, columns)) expect(sheet.outcome).toMatch(/read|ignored/)
  } catch (fault) {
    if (!(fault instanceof FileRefusal)) throw fault
  }
  expect(cpuTime() - began).toBeLessThan(5000)
}

/** The parts of the open list as text, for changing them inside. */
const parts = [...zipEntries(open).values()].map(({ name, at, packed }) => {
  const from = at + 30 + open.readUInt16LE(at + 26) + open.readUInt16LE(at + 28)
  return { name, text: inflateRawSync(open.subarray(from, from + packed)).toString('utf8') }
})

describe('whatever comes in', () => {
  test('random bytes, with and without the beginnings of known files', async () => {
    const heads = ['', 'PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '\xff\xfe', '\xfe\xff', '\xef\xbb\xbf', '<table>', '<html><tr>', 'a,b\n', '"', 'sep=;\n']
    await fc.assert(fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 600 }), (head, rest) => answers(Buffer.concat([Buffer.from(head, 'latin1'), rest]))), { numRuns: 400 })
  })
  test('the open list cut short, at every length', async () => {
    for (let length = 1; length < open.length; length += 7) await answers(open.subarray(0, length))
  })
  test('the open list with bytes changed anywhere', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(open.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), (changes) => {
      const changed = Buffer.from(open)
      for (const [at, value] of changes) changed[at] = value
      return answers(changed)
    }), { numRuns: 400 })
  })
  test('a sound container around broken parts', async () => {
    const pieces = fc.constantFrom('<', '>', '"', '/>', '&#0;', '&#xD800;', '&#1114112;', '&x;', '<c r="A1">', '<row r="-1">', '</row>', '<v>1e999</v>', ' t="s"', ' s="-1"', '<![CDATA[', ']]>', '<!--', '<!DOCTYPE', '\ud800', 'r="XFE1"', '<mergeCell ref="A1:XFD1048576"/>', '', 'numFmtId="14"')
    await fc.assert(fc.asyncProperty(fc.nat(parts.length - 1), fc.nat(), fc.nat(40), pieces, async (which, where, gone, piece) => {
      const changed = parts.map((part, index) => {
        if (index !== which) return { name: part.name, text: [part.text] }
        const at = where % (part.text.length + 1)
        return { name: part.name, text: [part.text.slice(0, at) + piece + part.text.slice(at + gone)] }
      })
      await answers(await zipped(changed))
    }), { numRuns: 200 })
  })
  test('merged blocks without end over many rows cost little', async () => {
    const merges = Array.from({ length: 5000 }, (_zero, index) => `A${index + 1}:XFD1048576`)
    await answers(await makeXlsx({ sheets: [{ name: 'A', xml: sheetXml([['Tên sản phẩm', 'Chủ thể'], ...Array.from({ length: 5000 }, (_zero, index) => [`Chè ${index}`, null])], merges) }] }))
  })
})

describe('old encodings inside Excel', () => {
  test('a column in the ABC fonts is turned, its neighbours in Unicode are left, the raw text is kept and a note says so', async () => {
    const rows = [['Tên sản phẩm', 'Chủ thể'], ['Dõa s¸p sîi', 'Công ty cổ phần Trà Bắc'], ['M¨ng côt T©n Quy', 'Chè'], ['VICOSAP', 'café'], ['§¾k L¾k', 'Bánh tét']]
    const [sheet] = await readLists(await makeXlsx({ sheets: [{ name: 'A', xml: sheetXml(rows) }] }), columns)
    expect(sheet!.rows.slice(1).map((row) => [row.cells.name!.text, row.cells.maker!.text])).toEqual([['Dừa sáp sợi', 'Công ty cổ phần Trà Bắc'], ['Măng cụt Tân Quy', 'Chè'], ['VICOSAP', 'café'], ['Đắk Lắk', 'Bánh tét']])
    expect(sheet!.rows[1]!.cells.name!.raw).toBe('Dõa s¸p sîi')
    expect(sheet!.notes).toMatchObject([{ code: 'old-encoding', column: 'A' }])
  })
  test('the font for capitals draws its small letters large; headings in old text are understood', async () => {
    const styles = '<fonts><font/><font><name val=".VnTimeH"/></font></fonts><cellXfs><xf/><xf fontId="1"/></cellXfs>'
    const xml = sheetXml([['Tªn s¶n phÈm', 'Chñ thÓ'], ['r­îu nhung h­¬u', 'Hé kinh doanh D­ TÊn Lîi']]).replace('<c r="A2" ', '<c r="A2" s="1" ')
    const [sheet] = await readLists(await makeXlsx({ styles, sheets: [{ name: 'A', xml }] }), columns)
    expect(sheet!.columns.map((column) => column.heading)).toEqual(['Tên sản phẩm', 'Chủ thể'])
    expect(sheet!.rows[1]!.cells.name!.text).toBe('RƯỢU NHUNG HƯƠU')
    expect(sheet!.rows[1]!.cells.maker!.text).toBe('Hộ kinh doanh Dư Tấn Lợi')
  })
  test('lost letters and formulas without a result are named by row and column', async () => {
    const xml = sheetXml([['Tên sản phẩm', 'Chủ thể', 'Hạng'], ['D?a sáp', 'HTX A', 3]]).replace('<v>3</v>', '<f>1+2</f>')
    const [sheet] = await readLists(await makeXlsx({ sheets: [{ name: 'A', xml }] }), columns)
    expect(sheet!.rows[1]!.cells.name!.damaged).toBe(true)
    expect(sheet!.notes.map((note) => [note.code, note.row, note.column])).toEqual([['formula-without-result', 2, 'C'], ['letters-lost', 2, 'A']])
  })
})

test('20,000 rows of Excel become a list in little time', async () => {
  const rows = [['STT', 'Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Hạng'], ...Array.from({ length: 20_000 }, (_zero, index) => [index + 1, `Sản phẩm ${index}`, `Hộ kinh doanh ${index % 700}`, `xã ${index % 90}`, 'Tiểu Cần', '3 sao'])]
  const book = await makeXlsx({ sheets: [{ name: 'A', xml: sheetXml(rows) }] })
  const began = cpuTime()
  const [sheet] = await readLists(book, columns)
  expect(sheet!.rows.filter((row) => row.kind === 'data')).toHaveLength(20_000)
  expect(cpuTime() - began).toBeLessThan(8000)
  expect((await openFile(book)).sheets).toHaveLength(1)
})
