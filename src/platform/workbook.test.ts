import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Workbook } from '@cj-tech-master/excelts'
import { makeXlsx, oneSheet, sheetXml } from '#tests/xlsx'
import { cpuTime } from '#tests/cpu'
import type { Cell, GridSheet } from './grid.ts'
import { readWorkbook } from './workbook.ts'

const texts = (sheet: GridSheet): (string | undefined)[][] => sheet.rows.map((row) => Array.from(row.cells, (cell) => cell?.text))
const only = async (inside: string): Promise<Cell[]> => [...(await readWorkbook(await oneSheet(`<sheetData>${inside}</sheetData>`)))[0]!.rows[0]!.cells] as Cell[]

describe('what a workbook holds', () => {
  test('the open list: 18 rows of text in the first sheet, an empty sheet, a hidden one', async () => {
    const sheets = await readWorkbook(readFileSync(new URL('../../tests/fixtures/lists/danh-sach-open.xlsx', import.meta.url)))
    expect(sheets.map((sheet) => [sheet.name, sheet.hidden, sheet.rows.length, sheet.merges.length])).toEqual([['Phụ lục', false, 19, 17], ['Sheet2', false, 0, 0], ['nhap_cu', true, 2, 0]])
    const row = sheets[0]!.rows.find((each) => each.row === 14)!
    expect(row.cells[6]).toEqual({ text: '22/08/2022', value: '2022-08-22', kind: 'date' })
    expect(row.cells[1]!.text).toBe('Măng cụt Tân Quy'.normalize('NFD'))
  })

  test('shared and inline text, rich runs joined, readings above the line left out, line breaks kept', async () => {
    const book = await makeXlsx({
      shared: '<si><t>Dừa sáp</t></si><si><r><t xml:space="preserve">Dừa </t></r><r><rPr><b/></rPr><t>sợi</t></r><rPh sb="0" eb="1"><t>đọc</t></rPh></si><si><t>một_x000D_\nhai &amp; ba &#x111;</t></si><si/>',
      sheets: [{ name: 'A', xml: '<x:worksheet xmlns:x="m"><x:sheetData><x:row r=\'2\'><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v>2</x:v></x:c><x:c t="s"><x:v>3</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[a < b]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>' }],
    })
    const [sheet] = await readWorkbook(book)
    expect(sheet!.rows[0]!.row).toBe(2)
    expect(texts(sheet!)).toEqual([['Dừa sáp', undefined, 'Dừa sợi', 'một\nhai & ba đ', undefined, 'a < b']])
  })

  test('formulas give their stored result and are never calculated; without a result they say so', async () => {
    expect(await only('<row r="1"><c r="A1"><f>1+1</f><v>7</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>chữ</v></c><c r="C1"><f>NOW()</f></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="b"><v>1</v></c></row>')).toEqual([
      { text: '7', value: 7, kind: 'number', formula: true }, { text: 'chữ', value: 'chữ', kind: 'text', formula: true }, { text: '', value: null, kind: 'formula', formula: true },
      { text: '#DIV/0!', value: null, kind: 'error', formula: true }, { text: 'TRUE', value: true, kind: 'boolean' },
    ])
  })

  test('days by format, in both calendars of Excel, and days written as text by strict workbooks', async () => {
    const styles = '<numFmts><numFmt numFmtId="170" formatCode="mm/yyyy"/></numFmts><fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="0" fontId="1"/></cellXfs>'
    const xml = '<worksheet><sheetData><row r="1"><c s="1"><v>44795</v></c><c s="2"><v>44256</v></c><c t="d"><v>2022-08-22T00:00:00</v></c><c s="3" t="str"><v>Dõa</v></c><c s="99"><v>5</v></c></row></sheetData></worksheet>'
    const [sheet] = await readWorkbook(await makeXlsx({ styles, sheets: [{ name: 'A', xml }] }))
    expect(sheet!.rows[0]!.cells.map((cell) => cell!.value)).toEqual(['2022-08-22', '2021-03', '2022-08-22', 'Dõa', 5])
    expect(sheet!.rows[0]!.cells[3]!.font).toBe('tcvn3')
    const [other] = await readWorkbook(await makeXlsx({ styles, workbookPr: '<workbookPr date1904="1"/>', sheets: [{ name: 'A', xml }] }))
    expect(other!.rows[0]!.cells[0]!.value).toBe('2026-08-23')
  })

  test('hidden sheets, rows and columns are read and marked; merged blocks are given; doubled and unordered rows are joined', async () => {
    const xml = '<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="5" hidden="1"><c r="A5"><v>5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="5"><c r="B5"><v>6</v></c></row></sheetData><mergeCells><mergeCell ref="A2:B9"/><mergeCell ref="A1:A1"/><mergeCell ref="nonsense"/></mergeCells></worksheet>'
    const [first, second] = await readWorkbook(await makeXlsx({ sheets: [{ name: 'A', xml }, { name: 'B', xml, state: 'veryHidden' }] }))
    expect(second!.hidden).toBe(true)
    expect(first!.hiddenColumns).toEqual(new Set([2, 3]))
    expect(first!.merges).toEqual([{ top: 2, left: 1, bottom: 9, right: 2 }])
    expect(texts(first!)).toEqual([['2'], ['5', '6']])
  })

  test('a sheet that another program wrote reads the same', async () => {
    const book = new Workbook()
    const sheet = book.addWorksheet('Danh sách')
    sheet.addRow(['Tên sản phẩm', 'Hạng', 'Ngày'])
    sheet.addRow(['Măng cụt Tân Quy', 3, new Date(Date.UTC(2022, 7, 22))])
    sheet.getCell('C2').numFmt = 'dd/mm/yyyy'
    sheet.mergeCells('A3:B3')
    const [read] = await readWorkbook(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(texts(read!)).toEqual([['Tên sản phẩm', 'Hạng', 'Ngày'], ['Măng cụt Tân Quy', '3', '22/08/2022']])
    expect(read!.merges).toHaveLength(1)
  })
})

describe('what costs nothing', () => {
  test('a million empty columns and rows, painted or promised, are no cells', async () => {
    const painted = Array.from({ length: 300 }, (_zero, row) => `<row r="${row + 1}" spans="1:1039" s="1" customFormat="1">${'<c s="1"/>'.repeat(1039)}</row>`).join('')
    const began = cpuTime()
    const [sheet] = await readWorkbook(await oneSheet(`<dimension ref="A1:AMI1048576"/><cols><col min="1" max="16384" style="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row>${painted.replace('<row r="1" ', '<row r="400" ')}<row r="1048576"/></sheetData>`))
    expect(sheet!.rows.map((row) => row.row)).toEqual([1])
    expect(cpuTime() - began).toBeLessThan(3000)
  })
  test('a shared text is held once however many cells show it', async () => {
    const book = await makeXlsx({ shared: '<si><t>Cầu Kè</t></si>', sheets: [{ name: 'A', xml: sheetXml([]).replace('<sheetData>', `<sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(50)}`) }] })
    const [sheet] = await readWorkbook(book)
    expect(new Set(sheet!.rows.map((row) => row.cells[0])).size).toBe(1)
  })
})
