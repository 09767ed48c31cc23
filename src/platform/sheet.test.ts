import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Workbook } from '@cj-tech-master/excelts'
import { cpuTime } from '#tests/cpu'
import { records } from './delimited.ts'
import { openFile } from './list-file.ts'
import { csvPieces, sheetOf, xlsxBytes, xlsxPieces, type SheetColumn, type SheetOf } from './sheet.ts'
import { readWorkbook } from './workbook.ts'

interface Row { readonly name: string; readonly count: number | null; readonly on: string | null; readonly price: number | bigint | null }
const columns: readonly SheetColumn<Row>[] = [
  { heading: { vi: 'Tên sản phẩm', en: 'Product' }, width: 40, kind: 'text', value: (row) => row.name },
  { heading: { vi: 'Số', en: 'Count' }, width: 8, kind: 'number', value: (row) => row.count },
  { heading: { vi: 'Ngày', en: 'Day' }, width: 12, kind: 'date', value: (row) => row.on },
  { heading: { vi: 'Giá', en: 'Price' }, width: 12, kind: 'vnd', value: (row) => row.price },
]
const sheet = (rows: readonly Row[], name = 'Danh sách'): SheetOf<Row> => ({ name, columns, rows })
const csv = async (rows: readonly Row[]): Promise<string> => {
  let text = ''
  for await (const piece of csvPieces(sheet(rows), 'vi')) text += piece
  return text
}

describe('Excel out', () => {
  const rows: Row[] = [{ name: '=HYPERLINK("x")', count: 3, on: '2022-08-22', price: 145_000 }, { name: 'Dừa "sáp" & <sợi>\nhai dòng', count: null, on: '1890-01-01', price: 9_007_199_254_740_993n }, { name: '', count: 0.5, on: 'năm 2021', price: null }]

  test('is read back as it was: text stays text, days are days, big numbers keep every digit', async () => {
    const [read] = await readWorkbook(await xlsxBytes([sheetOf(sheet(rows))], 'vi'))
    expect(read!.name).toBe('Danh sách')
    expect(read!.rows.map((row) => Array.from(row.cells, (cell) => cell?.value))).toEqual([
      ['Tên sản phẩm', 'Số', 'Ngày', 'Giá'], ['=HYPERLINK("x")', 3, '2022-08-22', 145_000], ['Dừa "sáp" & <sợi>\nhai dòng', undefined, '1890-01-01', '9007199254740993'], [undefined, 0.5, 'năm 2021'],
    ])
    expect(read!.rows[1]!.cells.some((cell) => cell?.formula)).toBe(false)
  })
  test('another program reads the same, with frozen heading and filters', async () => {
    const book = new Workbook()
    await book.xlsx.load(await xlsxBytes([sheetOf(sheet(rows)), sheetOf(sheet([], 'Danh sách'))], 'en'))
    const first = book.worksheets[0]!
    expect(first.getCell('A1').value).toBe('Product')
    expect(first.getCell('A2').value).toBe('=HYPERLINK("x")')
    expect(first.getCell('C2').value).toEqual(new Date(Date.UTC(2022, 7, 22)))
    expect(first.getCell('D2').numFmt).toBe('#,##0')
    expect(first.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(first.autoFilter).toBeTruthy()
    expect(book.worksheets.map((each) => each.name)).toEqual(['Danh sách', 'Danh sách 2'])
  })
  test('any text comes back, but for what XML cannot hold; names of sheets are made fit', async () => {
    const unit = fc.oneof(fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), fc.constantFrom('_x000D_', '_x0041_', '&amp;', '<', ']]>', '\r\n', '\t', 'ế'))
    await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit, maxLength: 20 }), { minLength: 1, maxLength: 5 }), fc.string({ unit, maxLength: 40 }), async (names, sheetName) => {
      const [read] = await readWorkbook(await xlsxBytes([sheetOf(sheet(names.map((name) => ({ name, count: 1, on: null, price: null })), sheetName))], 'vi'))
      const wanted = names.map((name) => name.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\r\n?/g, '\n')).map((name) => (name.trim() === '' ? undefined : name))
      expect(read!.rows.slice(1).map((row) => row.cells[0]?.text)).toEqual(wanted)
      expect(read!.name.length).toBeGreaterThan(0)
      expect(read!.name.length).toBeLessThanOrEqual(31)
    }), { numRuns: 60, examples: [[[''], '\ufffe']] })
  })
  test('the same content gives the same bytes; a fault of the source comes through', async () => {
    expect(await xlsxBytes([sheetOf(sheet(rows))], 'vi')).toEqual(await xlsxBytes([sheetOf(sheet(rows))], 'vi'))
    const failing = (function* (): Generator<Row> { yield rows[0]!; throw new Error('mất nguồn') })()
    await expect(xlsxBytes([sheetOf({ name: 'A', columns, rows: failing })], 'vi')).rejects.toThrow('mất nguồn')
  })
  test('20,000 rows are made piece by piece in little time and memory', async () => {
    const many = (function* (): Generator<Row> { for (let at = 0; at < 20_000; at++) yield { name: `Sản phẩm ${at}`, count: at, on: '2024-05-06', price: at * 1000 } })()
    const began = cpuTime()
    let largest = 0
    for await (const piece of xlsxPieces([sheetOf({ name: 'A', columns, rows: many })], 'vi')) largest = Math.max(largest, piece.length)
    expect(cpuTime() - began).toBeLessThan(5000)
    expect(largest).toBeLessThan(200_000)
  })
})

describe('CSV out', () => {
  test('with the mark of UTF-8, quotes where needed, and nothing that a program takes for a formula', async () => {
    const text = await csv(['=1+1', '+84', '-nt-', '@a', '\tx', '＝1', 'thường', 'a,"b"\nc'].map((name) => ({ name, count: -5, on: '2022-08-22', price: null })))
    expect(text.startsWith('\ufeffTên sản phẩm,Số,Ngày,Giá\r\n')).toBe(true)
    const names = [...records(text.slice(1), ',')].slice(1).map((fields) => fields[0])
    expect(names).toEqual(["'=1+1", "'+84", "'-nt-", "'@a", "'\tx", "'＝1", 'thường', 'a,"b"\nc'])
    expect(text).toContain(',-5,2022-08-22,')
  })
  test('our own reader reads it back', async () => {
    const { sheets, encoding } = await openFile(Buffer.from(await csv([{ name: '=1+1', count: 2, on: null, price: 5 }])))
    expect(encoding).toBe('utf-8')
    expect(sheets[0]!.rows[1]!.cells.map((cell) => cell?.text)).toEqual(['=1+1', '2', undefined, '5'])
  })
})
