import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accounts, cellsOf, columns, dataOf, gridOf, kindsOf, shaped, type Text } from '#tests/lists'
import { records } from './delimited.ts'
import { readLists } from './list-file.ts'
import { shapeSheet } from './list-shape.ts'
import { foldWords } from './list-words.ts'

const fixture = (name: string): Buffer => readFileSync(new URL(`../../tests/fixtures/lists/${name}`, import.meta.url))
const head: Text[] = ['STT', 'Tên sản phẩm', 'Chủ thể', 'Xã', 'Hạng']

const sheets = await readLists(fixture('danh-sach-open.xlsx'), columns)

describe('the open list', () => {
  const gold = [...records(fixture('danh-sach-open.gold.csv').toString('utf8').replace(/^\ufeff/, ''), ',')].slice(1)

  test('every row is what the gold file says', () => {
    const first = sheets[0]!
    for (const row of new Set(gold.filter((each) => each[0] === 'Phụ lục').map((each) => Number(each[1])))) {
      const wanted = gold.filter((each) => Number(each[1]) === row)
      const found = first.rows.find((each) => each.row === row)!
      if (wanted[0]![10] === 'skipped') {
        expect(['section', 'total', 'footnote'], `row ${row}`).toContain(found.kind)
        continue
      }
      expect(found.kind, `row ${row}`).toBe('data')
      expect(found.cells.name!.text.split('\n'), `row ${row}`).toEqual(wanted.map((each) => each[2]))
      expect(found.cells.maker?.text ?? '', `row ${row}`).toBe(wanted[0]![3])
      expect(found.cells.commune?.text ?? '', `row ${row}`).toBe(wanted[0]![4])
      expect(foldWords(found.cells.district?.text ?? '').replace(/^huyen /, ''), `row ${row}`).toBe(foldWords(wanted[0]![5]!))
    }
  })
  test('the total states 12, the footnote is none of the list, the column numbers are seen', () => {
    expect(sheets[0]!.rows.find((row) => row.row === 19)).toMatchObject({ kind: 'total', count: 12 })
    expect(kindsOf(sheets[0]!)).toEqual(['title', 'title', 'empty', 'header', 'header', 'numbering', 'section', 'data', 'data', 'data', 'section', 'data', 'data', 'data', 'data', 'section', 'data', 'data', 'total', 'footnote'])
    expect(sheets[0]!.columns.map((column) => `${column.column} ${column.heading}`)).toEqual(['B Tên sản phẩm', 'C Chủ thể', 'D Địa chỉ › Xã/thị trấn', 'E Địa chỉ › Huyện', 'F Phân hạng', 'G Ngày công nhận', 'H Ghi chú'])
  })
  test('the empty and the hidden sheet are set aside with the reason', () => {
    expect(sheets.slice(1).map((sheet) => [sheet.name, sheet.outcome, sheet.reason?.code])).toEqual([['Sheet2', 'ignored', 'empty'], ['nhap_cu', 'ignored', 'hidden']])
    expect(sheets[2]!.rows.map((row) => row.text)).toEqual(['STT | Ten SP', '1 | Iphone 13'])
  })
  test('what is filled says why: a merged block, the title of a section, a mark', () => {
    const row = (number: number): Record<string, string> => cellsOf(sheets[0]!.rows.find((each) => each.row === number))
    expect(row(9)).toMatchObject({ maker: 'Công ty Trách nhiệm hữu hạn Trà Vinh Farm <merge 8>', commune: 'xã Phú Cần <merge 8>', district: 'Tiểu Cần <merge 8>' })
    expect(row(12)['district']).toBe('Huyện Cầu Kè <section 11>')
    expect(row(13)['district']).toBe('Huyện Cầu Kè <ditto 11>')
    expect(sheets[0]!.rows.find((each) => each.row === 13)!.cells.district!.raw).toBe('nt')
    expect(row(14)['name']).toBe('Măng cụt Tân Quy')
  })
})

describe('headings', () => {
  test('any order, case, misspelling and wording; what is unknown keeps its heading', () => {
    const sheet = shaped([['TT', 'HẠNG SAO\n(đề nghị)', 'Ghi  chu', 'Tên chủ thể sản xuất', 'ten san phanm', 'Mã vùng trồng'], ['1', '3', '', 'HTX A', 'Mật ong', 'VN-01']])
    expect(sheet.columns.map((column) => column.key)).toEqual(['rank', 'note', 'maker', 'name'])
    expect(sheet.unknownColumns).toEqual([{ column: 'F', heading: 'Mã vùng trồng' }])
    expect(dataOf(sheet)[0]!.extra).toEqual({ TT: '1', 'Mã vùng trồng': 'VN-01' })
  })
  test('a group heading above gives its columns their meaning', () => {
    const sheet = shaped([['STT', 'Sản phẩm', null, 'Chủ thể', null], [null, 'Tên', 'Hạng', 'Tên', 'Xã'], ['1', 'Mật ong', '3 sao', 'HTX A', 'Phú Cần']], ['A1:A2', 'B1:C1', 'D1:E1'])
    expect(sheet.headerRows).toEqual([1, 2])
    expect(cellsOf(dataOf(sheet)[0])).toEqual({ name: 'Mật ong', rank: '3 sao', maker: 'HTX A', commune: 'Phú Cần' })
  })
  test('a group over columns that nobody knows still leaves no row behind', () => {
    const sheet = shaped([['STT', 'Tên sản phẩm', 'Điểm', null, 'Chủ thể'], [null, null, 'Lần 1', 'Lần 2', null], ['1', 'Mật ong', '80', '85', 'HTX A']], ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2'])
    expect(kindsOf(sheet)).toEqual(['header', 'header', 'data'])
    expect(dataOf(sheet)[0]!.extra).toEqual({ STT: '1', 'Điểm › Lần 1': '80', 'Điểm › Lần 2': '85' })
  })
  test('titles with the words of headings are no heading', () => {
    const sheet = shaped([['DANH SÁCH SẢN PHẨM VÀ CHỦ THỂ ĐƯỢC CÔNG NHẬN'], ['(Kèm theo Quyết định số 12/QĐ-UBND)'], head, ['1', 'Mật ong', 'HTX A', 'X', '3']], ['A1:E1'])
    expect(kindsOf(sheet)).toEqual(['title', 'title', 'header', 'data'])
  })
  test('a heading again on the next page is seen; one that moves columns is followed, with a note', () => {
    const sheet = shaped([head, ['1', 'Mật ong', 'HTX A', 'X', '3'], head, ['2', 'Chè', 'HTX B', 'Y', '4'], ['STT', 'Chủ thể', 'Tên sản phẩm', 'Xã', 'Hạng'], ['3', 'HTX C', 'Gạo', 'Z', '5']])
    expect(kindsOf(sheet)).toEqual(['header', 'data', 'header', 'data', 'header', 'data'])
    expect(dataOf(sheet).map((row) => row.cells.name!.text)).toEqual(['Mật ong', 'Chè', 'Gạo'])
    expect(sheet.notes.map((note) => note.code)).toContain('header-changes')
  })
  test('a second table under its own title: other wordings of the same columns are no change, its sections start anew', () => {
    const sheet = shaped([head, ['I', 'Huyện A'], ['1', 'Mật ong', 'HTX A', 'X', '3'], ['Phụ lục II. SẢN PHẨM 4 SAO'], ['STT', 'Tên SP', 'Tên chủ thể', 'Xã', 'Hạng'], ['(1)', '(2)', '(3)', '(4)', '(5)'], ['I', 'Huyện B'], ['1', 'Gạo', 'HTX B', 'Y', '4'], [], ['II', 'Huyện C'], ['1', 'Chè', 'HTX C', 'Y', '4']])
    expect(kindsOf(sheet)).toEqual(['header', 'section', 'data', 'section', 'header', 'numbering', 'section', 'data', 'empty', 'section', 'data'])
    expect(dataOf(sheet).map((row) => row.sections.map((section) => section.title))).toEqual([['Huyện A'], ['SẢN PHẨM 4 SAO', 'Huyện B'], ['SẢN PHẨM 4 SAO', 'Huyện C']])
    expect(sheet.notes).toEqual([])
  })
  test('no heading, or none for a column that is needed: set aside, and an officer can say which column is which', () => {
    const rows: Text[][] = [['1', 'Mật ong', 'HTX A'], ['2', 'Chè', 'HTX B']]
    expect(shaped(rows).reason?.code).toBe('no-header')
    const missing = shaped([['Chủ thể', 'Xã', 'Hạng'], ['HTX A', 'X', '3']])
    expect(missing.reason).toMatchObject({ code: 'missing-column' })
    expect(missing.reason!.vi).toContain('Tên sản phẩm')
    const told = shapeSheet(gridOf(rows), columns, { columnsAt: { name: 'B', maker: 'C' }, headerRow: 0 })
    expect(dataOf(told).map((row) => [row.cells.name!.text, row.extra['A']])).toEqual([['Mật ong', '1'], ['Chè', '2']])
  })
  test('two columns that say the same: one is read, the other is kept as text, with a note', () => {
    const sheet = shaped([['Tên sản phẩm', 'Hạng', 'Chủ thể', 'Hạng'], ['Mật ong', '3', 'HTX', '4']])
    expect(dataOf(sheet)[0]!.cells.rank!.text).toBe('3')
    expect(dataOf(sheet)[0]!.extra).toEqual({ 'Hạng (D)': '4' })
    expect(sheet.notes.map((note) => note.code)).toEqual(['column-twice'])
  })
})

describe('rows', () => {
  test('sections of several depths carry their titles to the rows below', () => {
    const sheet = shaped([head, ['A', 'Thực phẩm'], ['I', 'Huyện Tiểu Cần'], ['1', 'Mật ong', 'HTX A', 'X', '3'], ['II. Huyện Cầu Kè'], ['1', 'Chè', 'HTX B', 'Y', '4'], [null, 'B. Đồ uống'], ['I', 'Sản phẩm được công nhận hạng 3 sao (***), gồm 05 sản phẩm:'], ['1', 'Gạo', 'HTX C', 'Z', '5']])
    expect(kindsOf(sheet)).toEqual(['header', 'section', 'section', 'data', 'section', 'data', 'section', 'section', 'data'])
    expect(dataOf(sheet).map((row) => row.sections.map((section) => section.title))).toEqual([['Thực phẩm', 'Huyện Tiểu Cần'], ['Thực phẩm', 'Huyện Cầu Kè'], ['Đồ uống', 'Sản phẩm được công nhận hạng 3 sao (***), gồm 05 sản phẩm:']])
  })
  test('a district with the number of its products beside it, a group in capitals in a list without numbers', () => {
    const counted = shaped([head, [null, 'Huyện Tiểu Cần', null, null, '02'], ['1', 'Mật ong', 'HTX A', 'X', '3'], ['2', 'Chè', 'HTX B', 'Y', '4']])
    expect(kindsOf(counted)).toEqual(['header', 'section', 'data', 'data'])
    const capitals = shaped([head.slice(1), ['NHÓM ĐỒ UỐNG'], ['Rượu', 'HTX A', 'X', '3'], ['huyện Cầu Kè'], ['Chè', 'HTX B', 'Y', '4'], ['Gạo'], ['Mật', 'HTX B', 'Y', '4']])
    expect(kindsOf(capitals)).toEqual(['header', 'section', 'data', 'section', 'data', 'data', 'data'])
  })
  test('letters C, D, I after B are letters, not Roman numbers', () => {
    const rows: Text[][] = [head]
    for (const letter of ['A', 'B', 'C', 'D']) rows.push([letter, `Nhóm ${letter}`], ['I', 'Huyện X'], ['1', 'Chè', 'HTX', 'Y', '4'])
    expect(dataOf(shaped(rows)).map((row) => row.sections.map((section) => section.ordinal).join('.'))).toEqual(['A.I', 'B.I', 'C.I', 'D.I'])
  })
  test('a row with only a name stays data; merged over the table it is a title', () => {
    const rows: Text[][] = [head, ['1', 'Mật ong', 'HTX A', 'X', '3'], ['2', 'Chè'], [null, 'Gạo nếp'], ['3', 'Huyện Cầu Kè'], ['4', 'Gạo', 'HTX C', 'Z', '5']]
    expect(kindsOf(shaped(rows))).toEqual(['header', 'data', 'data', 'data', 'data', 'data'])
    expect(kindsOf(shaped(rows, ['B4:E4', 'B5:E5']))).toEqual(['header', 'data', 'data', 'section', 'section', 'data'])
  })
  test('a row that merged blocks fill is data even when it holds one text of its own', () => {
    const sheet = shaped([head, ['1', 'Mật ong', 'HTX A', 'X', '3'], [null, 'Sữa ong chúa'], ['2', 'Chè', 'HTX B', 'Y', '4']], ['A2:A3', 'C2:C3', 'D2:D3', 'E2:E3'])
    expect(cellsOf(dataOf(sheet)[1])).toEqual({ name: 'Sữa ong chúa', maker: 'HTX A <merge 2>', commune: 'X <merge 2>', rank: '3 <merge 2>' })
  })
  test('totals are told from names that begin alike', () => {
    const sheet = shaped([head, ['1', 'Cộng đồng Khmer làm gốm', 'Tổng công ty A', 'X', '3'], ['2', 'Tổng hợp rau', 'Công ty B', 'Y', '3'], ['Cộng (I+II)', null, null, null, '2'], ['3', 'Chè', 'HTX', 'Z', '4'], [null, 'TỔNG SỐ: 1.205 sản phẩm'], [null, 'Tổng', '3 sản phẩm']])
    expect(kindsOf(sheet)).toEqual(['header', 'data', 'data', 'total', 'data', 'total', 'total'])
    expect(sheet.rows.filter((row) => row.kind === 'total').map((row) => row.count)).toEqual([2, 1205, 3])
  })
  test('notes, places and signatures under the table are footnotes; a last product with only a name is not', () => {
    const sheet = shaped([head, ['1', 'Mật ong', 'HTX A', 'X', '3'], ['2', 'Chè', 'HTX B', 'Y', '4'], [null, 'Gạo'], ['Ghi chú: * là đánh giá lại'], [], ['Nơi nhận:', null, null, 'TM. ỦY BAN NHÂN DÂN'], ['- Như trên;', null, null, 'KT. CHỦ TỊCH'], ['- Lưu: VT.'], [null, null, null, 'Nguyễn Văn A']])
    expect(kindsOf(sheet)).toEqual(['header', 'data', 'data', 'data', 'footnote', 'empty', 'footnote', 'footnote', 'footnote', 'footnote'])
  })
  test('numbers of columns in every style; a first product is not taken for them', () => {
    expect(kindsOf(shaped([head, ['(1)', '(2)', '(3)', '(4)', '(5)=(3)+(4)'], ['1', 'Chè', 'HTX', 'Z', '4']]))).toEqual(['header', 'numbering', 'data'])
    expect(kindsOf(shaped([head, ['A', 'B', '1', '2', '3'], ['1', 'Chè', 'HTX', 'Z', '4']]))).toEqual(['header', 'numbering', 'data'])
    expect(kindsOf(shaped([['STT', 'Tên sản phẩm', 'Hạng'], ['1', '7777777', '3']]))).toEqual(['header', 'data'])
  })
  test('a number without anything else is an empty row; hidden rows are kept and marked', () => {
    const grid = gridOf([head, ['1', 'Chè', 'HTX', 'Z', '4'], ['2'], ['3', 'Gạo', 'HTX', 'Z', '4']])
    const sheet = shapeSheet({ ...grid, rows: grid.rows.map((row) => ({ ...row, hidden: row.row === 4 })) }, columns)
    expect(sheet.rows.map((row) => [row.kind, row.hidden])).toEqual([['header', false], ['data', false], ['empty', false], ['data', true]])
  })
})

test('rows in are rows accounted for, whatever stands in the sheet', () => {
  const word = fc.constantFrom<Text>(null, null, '', 'STT', 'Tên sản phẩm', 'Chủ thể', 'Hạng', 'Xã', 'I', 'A', '1', '2', '(1)', '(2)', 'Tổng cộng: 3', 'Cộng', 'Ghi chú: x', 'nt', '"', 'Huyện Cầu Kè', 'B. Nhóm', '* chú', 'Chè', '=1', '\u00a0', 'Nơi nhận', '3 sao')
  const rows = fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 25 })
  const merge = fc.tuple(fc.nat(5), fc.nat(24), fc.nat(4), fc.nat(4)).map(([left, top, wide, high]) => `${String.fromCharCode(65 + left)}${top + 1}:${String.fromCharCode(65 + left + wide)}${top + 1 + high}`)
  fc.assert(fc.property(rows, fc.array(merge, { maxLength: 6 }), fc.boolean(), (texts, merges, withHeader) => {
    const grid = gridOf(withHeader ? [head, ...texts] : texts, merges)
    const sheet = shapeSheet(grid, columns)
    const last = grid.rows.at(-1)?.row ?? 0
    const everyCell = grid.rows.every((row) => row.cells.every((cell) => !cell || cell.text.trim() === '' || sheet.rows.find((each) => each.row <= row.row && each.through >= row.row)!.text.includes(cell.text.trim())))
    return accounts(sheet, last) && everyCell
  }), { numRuns: 2000 })
})
