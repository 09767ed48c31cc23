import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuTime } from '#tests/cpu'
import { readDelimited, records, sniffDelimiter, type Delimiter } from './delimited.ts'
import { openFile } from './list-file.ts'

const all = (text: string, delimiter: Delimiter = ','): string[][] => [...records(text, delimiter)]
const shown = async (bytes: Uint8Array): Promise<{ encoding: string | null; delimiter: string | null; cells: (string | undefined)[][] }> => {
  const { encoding, delimiter, sheets } = await openFile(bytes)
  return { encoding, delimiter, cells: sheets[0]!.rows.map((row) => Array.from(row.cells, (cell) => cell?.text)) }
}

describe('records', () => {
  test('quotes, doubled quotes, line breaks and delimiters inside, ragged rows, every line end', () => {
    expect(all('a,"b ""c"", d",e\r\n"một\r\nhai",,\nx\ry,z')).toEqual([['a', 'b "c", d', 'e'], ['một\nhai', '', ''], ['x'], ['y', 'z']])
  })
  test('a quote that only stands in the text is text, also at the start and without an end', () => {
    expect(all('"Cái quạt mo" loại 1,Gạo "ST25",5" x 7"\n"không đóng,2\n3,4')).toEqual([['"Cái quạt mo" loại 1', 'Gạo "ST25"', '5" x 7"'], ['"không đóng', '2'], ['3', '4']])
  })
  test('what RFC 4180 writes is read back, whatever stands in the fields', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'ư', ' ', ',', ';', '\t', '|', '"', '\n'), maxLength: 8 })
    fc.assert(fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }), fc.constantFrom<Delimiter>(',', ';', '\t', '|'), (rows, delimiter) => {
      const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n')
      expect(all(text, delimiter)).toEqual(rows)
    }))
  })
  test('a megabyte of quotes or of one field is read at once', () => {
    const began = cpuTime()
    for (const piece of ['"', '""', '"a', ',"', '"",', '"""x,']) expect(all(piece.repeat(300_000)).length).toBeGreaterThan(0)
    expect(cpuTime() - began).toBeLessThan(6000)
  })
})

describe('what the delimiter is', () => {
  test('by the evenness of the table, not by the signs in its texts', () => {
    expect(sniffDelimiter('STT\tTên\tĐịa chỉ\n1\tMật, ong\tXã A, huyện B, tỉnh C\n2\tChè, trà\tXã D, huyện E, tỉnh F')).toBe('\t')
    expect(sniffDelimiter('STT;Tên;Giá\n1;Mật, ong;1,5\n2;Chè;2,5')).toBe(';')
    expect(sniffDelimiter('DANH SÁCH\n\nSTT,Tên\n1,Mật')).toBe(',')
    expect(sniffDelimiter('| STT | Tên |\n|-----|-----|\n| 1 | Mật, ong |')).toBe('|')
    expect(sniffDelimiter('sep=;\r\na,b;c,d')).toBe(';')
    expect(sniffDelimiter('Tên sản phẩm\nMật ong\nChè')).toBeNull()
  })
  test('rows keep the number that Excel would show; the apostrophe of our own CSV is taken off, others stay', () => {
    const { sheet } = readDelimited("a,b\n\n'=1+1,'thường")
    expect(sheet.rows.map((row) => [row.row, ...Array.from(row.cells, (cell) => cell?.text)])).toEqual([[1, 'a', 'b'], [3, '=1+1', "'thường"]])
  })
})

describe('encodings of whole files', () => {
  const text = 'Tên sản phẩm,Chủ thể\r\nDừa sáp sợi,Công ty cổ phần Trà Bắc\r\nNước mắm rươi,Hộ kinh doanh Dư Tấn Lợi\r\n'
  const wanted = [['Tên sản phẩm', 'Chủ thể'], ['Dừa sáp sợi', 'Công ty cổ phần Trà Bắc'], ['Nước mắm rươi', 'Hộ kinh doanh Dư Tấn Lợi']]
  const latin1 = (value: string): Buffer => Buffer.from(value, 'latin1')
  test('UTF-8 with and without mark, decomposed too', async () => {
    expect(await shown(Buffer.from(text))).toEqual({ encoding: 'utf-8', delimiter: ',', cells: wanted })
    expect(await shown(Buffer.from(`\ufeff${text}`))).toEqual({ encoding: 'utf-8', delimiter: ',', cells: wanted })
  })
  test('UTF-16 in both orders, with and without mark', async () => {
    const little = Buffer.from(text, 'utf16le')
    for (const [bytes, encoding] of [[little, 'utf-16le'], [Buffer.from(little).swap16(), 'utf-16be'], [Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'], [Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), 'utf-16be']] as const) expect(await shown(bytes)).toEqual({ encoding, delimiter: ',', cells: wanted })
  })
  test('TCVN3 and VNI bytes; the raw text is kept beside', async () => {
    const abc = latin1('Tªn s¶n phÈm,Chñ thÓ\r\nDõa s¸p sîi,C«ng ty cæ phÇn Trµ B¾c\r\nN­íc m¾m r­¬i,Hé kinh doanh D­ TÊn Lîi\r\n')
    expect(await shown(abc)).toEqual({ encoding: 'tcvn3', delimiter: ',', cells: wanted })
    expect((await openFile(abc)).sheets[0]!.rows[1]!.cells[0]!.raw).toBe('Dõa s¸p sîi')
    expect(await shown(latin1('Teân saûn phaåm,Chuû theå\r\nDöøa saùp sôïi,Coâng ty coå phaàn Traø Baéc\r\nNöôùc maém röôi,Hoä kinh doanh Dö Taán Lôïi\r\n'))).toEqual({ encoding: 'vni', delimiter: ',', cells: wanted })
  })
  test('Vietnamese Windows; Western text without a Vietnamese word', async () => {
    const windows = latin1('Tên s\xd2n ph\xe2\xd2m;Ch\xfb\xd2 th\xea\xd2\r\nD\xfd\xcca s\xe1p s\xf5\xf2i;C\xf4ng ty c\xf4\xd2 ph\xe2\xccn Tr\xe0 B\xe3\xecc\r\n')
    expect((await shown(windows)).encoding).toBe('windows-1258')
    expect((await shown(windows)).cells[1]).toEqual(['Dừa sáp sợi', 'Công ty cổ phần Trà Bắc'])
    expect((await shown(latin1('name;place\r\nCr\xe8me br\xfbl\xe9e;Chartres\r\n'))).cells[1]).toEqual(['Crème brûlée', 'Chartres'])
  })
  test('UTF-8 with a few broken bytes stays UTF-8, the loss is seen', async () => {
    const broken = Buffer.concat([Buffer.from(text), Buffer.from([0xc3, 0x28]), Buffer.from(',Chả lụa\r\n')])
    expect((await shown(broken)).encoding).toBe('utf-8')
    expect((await shown(broken)).cells[3]).toEqual(['\ufffd(', 'Chả lụa'])
  })
  test('UTF-8 that was read as Western and saved again, in one column only', async () => {
    const cells = (await shown(Buffer.from('Tên sản phẩm,Nơi\r\nDá»«a sÃ¡p sá»£i,Cầu Kè\r\nNÆ°á»›c máº¯m,Chè\r\n'))).cells
    expect(cells.slice(1)).toEqual([['Dừa sáp sợi', 'Cầu Kè'], ['Nước mắm', 'Chè']])
  })
})
