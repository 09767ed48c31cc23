import { describe, expect, test } from 'vitest'
import { columns } from '#tests/lists'
import { cpuTime } from '#tests/cpu'
import { looksLikeHtml, readHtmlTables } from './html-table.ts'
import { openFile, readLists } from './list-file.ts'

const cells = (html: string): (string | undefined)[][] => readHtmlTables(html)[0]!.rows.map((row) => Array.from(row.cells, (cell) => cell?.text))

describe('tables of web pages and the clipboard', () => {
  test('cells, line breaks, entities, spans', () => {
    expect(cells('<p>Lời dẫn</p><table><tr><th>Tên&nbsp;sản phẩm<th colspan=2>Địa chỉ</tr><tr><td rowspan="2"> Chè <b>dây</b><br>Trà<td>X<td>Y</td></tr><tr><td>a &lt; b &#7913; &ecirc;<td>&eth;</table>')).toEqual([['Tên sản phẩm', 'Địa chỉ'], ['Chè dây\nTrà', 'X', 'Y'], [undefined, 'a < b ứ ê', 'đ']])
    expect(readHtmlTables('<table><tr><td rowspan=2 colspan="2">a<td>b<tr><td>c</table>')[0]).toMatchObject({ merges: [{ top: 1, left: 1, bottom: 2, right: 2 }], rows: [{ row: 1 }, { row: 2, cells: [undefined, undefined, { text: 'c' }] }] })
  })
  test('scripts, styles and comments are no text; a table in a cell belongs to that cell; several tables are several sheets', () => {
    expect(cells('<style>td{a:b}</style><table><!-- <td>x --><tr><td>a<script>1<2</script></td><td>b<table><tr><td>c</td><td>d</td></tr></table></td></tr></table>')).toEqual([['a', 'b\nc\nd']])
    expect(readHtmlTables('<table><tr><td>1</table><table></table><table><tr><td>2</table>').map((sheet) => sheet.name)).toEqual(['Bảng 1', 'Bảng 2'])
  })
  test('a page saved as .xls reads as a list, merged blocks too', async () => {
    const page = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table><tr><td>STT</td><td>Tên sản phẩm</td><td>Chủ thể</td></tr><tr><td>1</td><td>Chè</td><td rowspan=2>HTX A</td></tr><tr><td>2</td><td>Gạo</td></tr></table></body></html>'
    expect((await openFile(Buffer.from(page))).format).toBe('html')
    const [sheet] = await readLists(Buffer.from(page), columns)
    expect(sheet!.rows.at(-1)!.cells.maker).toMatchObject({ text: 'HTX A', from: 'merge', fromRow: 2 })
  })
  test('LibreOffice says what number a cell holds: a day is read from it, not from the language it is shown in', () => {
    expect(readHtmlTables('<table><tr><td sdval="44654" sdnum="1033;0;M/D/YYYY">4/3/2022</td><td sdval="3" sdnum="1033;">3</td><td sdval="x">b</td></tr></table>')[0]!.rows[0]!.cells).toEqual([{ text: '03/04/2022', value: '2022-04-03', kind: 'date' }, { text: '3', value: 3, kind: 'number' }, { text: 'b', value: 'b', kind: 'text' }])
  })
  test('a page in Vietnamese Windows says so in its head', async () => {
    const page = Buffer.from('<html><meta http-equiv=Content-Type content="text/html; charset=windows-1258"><table><tr><td>T\xean</td></tr><tr><td>\xd0\xf2</td></tr></table>', 'latin1')
    expect((await openFile(page)).sheets[0]!.rows[1]!.cells[0]!.text).toBe('Đ\u0323')
  })
  test('text that only begins with a bracket is no page', () => {
    expect(looksLikeHtml('<ghi chú>,a\n1,2')).toBe(false)
    expect(looksLikeHtml('Version:0.9\r\nStartHTML:1\r\n<html><table><tr><td>a')).toBe(true)
  })
  test('pages made to be slow are read in time', () => {
    const began = cpuTime()
    for (const html of ['<'.repeat(500_000), '<table>'.repeat(100_000), '<tr><td>a'.repeat(50_000), '<script>'.repeat(50_000), '<td rowspan=65534 colspan=1000>'.repeat(16), `<table><tr>${'<td colspan=1000>'.repeat(10)}`]) readHtmlTables(`<table>${html}`)
    expect(cpuTime() - began).toBeLessThan(5000)
  })
})
