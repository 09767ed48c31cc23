import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cellsOf, columns, dataOf, shaped, type Text } from '#tests/lists'
import { explainFill } from './list-fill.ts'
import { readLists } from './list-file.ts'
import { isDitto } from './list-words.ts'

const head: Text[] = ['STT', 'Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Hạng']

describe('ditto marks', () => {
  test('by sign or by word; a dash means nothing, and words that only begin alike are words', () => {
    for (const mark of ['"', '”', "''", ',,', '〃', '″', '//', 'nt', 'NT', 'n.t', '-nt-', '- nt -', '-"-', '(nt)', 'như trên', 'Như trên', 'nhu tren', '- // -']) expect(isDitto(mark), mark).toBe(true)
    for (const text of ['-', '–', 'ntt', 'Nước', '"Cái quạt mo"', '', ',', "'", 'nt 2', '1', 'như trên hình']) expect(isDitto(text), text).toBe(false)
  })
  test('the value of the row above in the same section, chained, with the row it comes from', () => {
    const sheet = shaped([head, ['1', 'Chè', 'HTX A', 'X', 'Tiểu Cần', '3'], ['2', 'Gạo', '"', 'nt', '-nt-', '4'], ['3', 'Mật', 'như trên', '', 'nt', '4']])
    expect(dataOf(sheet).map(cellsOf)).toEqual([
      { name: 'Chè', maker: 'HTX A', commune: 'X', district: 'Tiểu Cần', rank: '3' },
      { name: 'Gạo', maker: 'HTX A <ditto 2>', commune: 'X <ditto 2>', district: 'Tiểu Cần <ditto 2>', rank: '4' },
      { name: 'Mật', maker: 'HTX A <ditto 2>', district: 'Tiểu Cần <ditto 2>', rank: '4' },
    ])
    expect(dataOf(sheet)[1]!.cells.maker!.raw).toBe('"')
  })
  test('first in a section: the section where it speaks for the column, else the last value before; above a blank: nothing', () => {
    const sheet = shaped([head, ['I', 'Huyện Tiểu Cần'], ['1', 'Chè', 'HTX A', '', 'nt', '3'], ['2', 'Gạo', 'HTX B', 'nt', 'nt', '4'], ['II', 'Hạng 4 sao'], ['1', 'Mật', 'nt', 'nt', 'nt', '4'], ['nt', 'Sữa', 'HTX C', 'Y', '', '4']])
    expect(dataOf(sheet).map(cellsOf)).toEqual([
      { name: 'Chè', maker: 'HTX A', district: 'Huyện Tiểu Cần <section 2>', rank: '3' },
      { name: 'Gạo', maker: 'HTX B', district: 'Huyện Tiểu Cần <ditto 2>', rank: '4' },
      { name: 'Mật', maker: 'HTX B <ditto 4>', district: 'Huyện Tiểu Cần <ditto 2>', rank: '4' },
      { name: 'Sữa', maker: 'HTX C', commune: 'Y', rank: '4' },
    ])
  })
})

describe('merged blocks', () => {
  test('give their value to each row, and a ditto in their head is followed', () => {
    const sheet = shaped([head, ['1', 'Chè', 'HTX A', 'X', 'Tiểu Cần', '3'], ['2', 'Gạo', 'nt', 'Y', 'nt', '3'], ['3', 'Mật', null, null, null, null], ['4', 'Sữa', null, 'Z', null, '5']], ['C3:C5', 'D3:D4', 'E3:E5', 'F3:F4'])
    expect(dataOf(sheet).slice(2).map(cellsOf)).toEqual([
      { name: 'Mật', maker: 'HTX A <merge 3>', commune: 'Y <merge 3>', district: 'Tiểu Cần <merge 3>', rank: '3 <merge 3>' },
      { name: 'Sữa', maker: 'HTX A <merge 3>', commune: 'Z', district: 'Tiểu Cần <merge 3>', rank: '5' },
    ])
  })
  test('where some blocks are merged, a blank cell beside them is unknown', () => {
    const sheet = shaped([head, ['1', 'Chè', 'HTX A', 'X', 'Tiểu Cần', '3'], ['2', 'Gạo', null, null, null, '3'], [null, 'Mật', null, null, null, '3']], ['C2:C3', 'D2:D3', 'E2:E3'])
    expect(cellsOf(dataOf(sheet)[2])).toEqual({ name: 'Mật', rank: '3' })
  })
  test('text left under a merged block is its own', () => {
    const sheet = shaped([head, ['1', 'Chè', 'HTX A', 'X', '', '3'], ['2', 'Gạo', 'HTX B', 'X', '', '3']], ['C2:C3'])
    expect(cellsOf(dataOf(sheet)[1])['maker']).toBe('HTX B')
  })
})

describe('groups left blank instead of repeated', () => {
  const groups: Text[][] = [head, ['1', 'Chè', 'HTX A', 'X', 'Tiểu Cần', '3'], [null, 'Gạo', null, null, null, '4'], [null, 'Mật', null, null, null, '4'], ['2', 'Sữa', 'HTX B', null, 'Tiểu Cần', '4'], [null, 'Bơ', null, null, null, '4']]
  test('are filled where the number of the row is left out too, whole groups only', () => {
    expect(dataOf(shaped(groups)).map((row) => cellsOf(row)['maker'])).toEqual(['HTX A', 'HTX A <above 2>', 'HTX A <above 2>', 'HTX B', 'HTX B <above 5>'])
    expect(cellsOf(dataOf(shaped(groups))[4])).toEqual({ name: 'Bơ', rank: '4', maker: 'HTX B <above 5>', district: 'Tiểu Cần <above 5>' })
    const partly = groups.map((row) => (row[1] === 'Gạo' ? [null, 'Gạo', null, null, 'Cầu Kè', '4'] : row))
    expect(cellsOf(dataOf(shaped(partly))[1])).toEqual({ name: 'Gạo', district: 'Cầu Kè', rank: '4' })
  })
  test('stay blank where every row has its number, after a gap, in a new section, and where producers are repeated', () => {
    const numbered = groups.map((row, index) => [index === 0 ? 'STT' : String(index), ...row.slice(1)])
    expect(dataOf(shaped(numbered)).map((row) => cellsOf(row)['maker'])).toEqual(['HTX A', undefined, undefined, 'HTX B', undefined])
    const gap = [...groups.slice(0, 2), [], ...groups.slice(2)]
    expect(cellsOf(dataOf(shaped(gap))[1])['maker']).toBeUndefined()
    const section = [...groups.slice(0, 2), ['I', 'Huyện Cầu Kè'], ...groups.slice(2)]
    expect(cellsOf(dataOf(shaped(section))[1])['maker']).toBeUndefined()
    const repeated = [...groups, ['3', 'Kẹo', 'HTX B', null, null, '3'], ['4', 'Bánh', 'HTX B', null, null, '3'], ['5', 'Mứt', 'HTX B', null, null, '3']]
    expect(dataOf(shaped(repeated)).filter((row) => row.cells.maker?.from).length).toBe(0)
  })
  test('the open list saved as text, its merged blocks lost: the row that continues is filled, the blank commune of the next stays blank', async () => {
    const { openFile } = await import('./list-file.ts')
    const { sheets } = await openFile(readFileSync(new URL('../../tests/fixtures/lists/danh-sach-open.xlsx', import.meta.url)))
    const tabs = Array.from({ length: 20 }, (_zero, index) => {
      const row = sheets[0]!.rows.find((each) => each.row === index + 1)
      return Array.from({ length: 8 }, (_one, column) => `"${(row?.cells[column]?.text ?? '').replaceAll('"', '""')}"`).join('\t')
    }).join('\r\n')
    const [sheet] = await readLists(Buffer.from(tabs, 'utf16le'), columns)
    const row = (number: number): Record<string, string> => cellsOf(sheet!.rows.find((each) => each.row === number))
    expect(row(9)).toMatchObject({ maker: 'Công ty Trách nhiệm hữu hạn Trà Vinh Farm <above 8>', commune: 'xã Phú Cần <above 8>', district: 'Tiểu Cần <above 8>' })
    expect(row(10)).toMatchObject({ maker: 'hộ kinh doanh Dư Tấn Lợi', district: 'Tiểu Cần' })
    expect(row(10)['commune']).toBeUndefined()
    expect(row(17)['maker']).toBeUndefined()
  })
})

test('every way of filling has its sentence, in both languages', () => {
  for (const from of ['merge', 'ditto', 'above', 'section'] as const) {
    expect(explainFill(from, 12).vi).toContain('dòng 12')
    expect(explainFill(from, 12).en).toContain('row 12')
  }
})
