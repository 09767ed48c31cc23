import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { makeXlsx, oneSheet, sheetXml, zipped } from '#tests/xlsx'
import { FileRefusal, type FileRefusalCode } from './file-refusal.ts'
import { openFile } from './list-file.ts'

const open = readFileSync(new URL('../../tests/fixtures/lists/danh-sach-open.xlsx', import.meta.url))

/** The code that a file is refused with; what else happens fails the test. */
async function refused(bytes: Uint8Array): Promise<FileRefusalCode> {
  try {
    await openFile(bytes)
  } catch (fault) {
    if (!(fault instanceof FileRefusal)) throw fault
    for (const lang of ['vi', 'en'] as const) {
      expect(fault.say(lang).length).toBeGreaterThan(30)
      expect(fault.say(lang)).not.toContain('!')
    }
    return fault.code
  }
  throw new Error('was read')
}

const bytes = (...values: number[]): Buffer => Buffer.concat([Buffer.from(values), Buffer.alloc(200, 0x41)])
const compound = (name: string): Buffer => Buffer.concat([bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), Buffer.from(name, 'utf16le'), Buffer.alloc(100)])

describe('files that are no list say what they are and what to do', () => {
  test('by their bytes, whatever their name', async () => {
    expect(await refused(Buffer.alloc(0))).toBe('empty-file')
    expect(await refused(Buffer.from(' \r\n\t '))).toBe('empty-file')
    expect(await refused(Buffer.from('%PDF-1.7 …'))).toBe('pdf')
    expect(await refused(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('image')
    expect(await refused(bytes(0x89, 0x50, 0x4e, 0x47))).toBe('image')
    expect(await refused(bytes(0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63))).toBe('image')
    expect(await refused(bytes(0x1f, 0x8b))).toBe('archive')
    expect(await refused(Buffer.from('{\\rtf1 abc'))).toBe('word-document')
    expect(await refused(bytes(0, 1, 2, 3, 4, 5))).toBe('not-a-list')
    expect(await refused(compound('EncryptedPackage'))).toBe('password')
    expect(await refused(compound('Workbook'))).toBe('old-excel')
    expect(await refused(compound('WordDocument'))).toBe('word-document')
    expect(await refused(bytes(0x09, 0x08, 0x10, 0x00))).toBe('old-excel')
    expect(await refused(Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'))).toBe('old-excel')
    expect(await refused(Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related'))).toBe('old-excel')
  })
  test('other things in a ZIP', async () => {
    const zip = (names: readonly string[], text = 'x'): Promise<Buffer> => zipped(names.map((name) => ({ name, text: [text] })))
    expect(await refused(await zip(['[Content_Types].xml', 'word/document.xml']))).toBe('word-document')
    expect(await refused(await zip(['[Content_Types].xml', 'ppt/presentation.xml']))).toBe('presentation')
    expect(await refused(await zip(['mimetype'], 'application/vnd.oasis.opendocument.spreadsheet'))).toBe('open-document')
    expect(await refused(await zip(['danh-sach.xlsx', 'anh.jpg']))).toBe('archive')
    expect(await refused(await zip(['[Content_Types].xml', 'xl/workbook.bin']))).toBe('binary-excel')
    expect(await refused(await zip([]))).toBe('archive')
  })
  test('a workbook with macros, by its parts or by its type', async () => {
    const sheets = [{ name: 'A', xml: sheetXml([['a']]) }]
    expect(await refused(await makeXlsx({ sheets, parts: { 'xl/vbaProject.bin': 'x' } }))).toBe('macro')
    expect(await refused(await makeXlsx({ sheets, contentType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }))).toBe('macro')
    expect(await refused(await makeXlsx({ sheets, parts: { 'xl/macrosheets/sheet1.xml': '<m/>' } }))).toBe('macro')
  })
  test('a ZIP with a password on its entries', async () => {
    const locked = Buffer.from(open)
    locked[locked.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 8]! |= 1
    expect(await refused(locked)).toBe('password')
  })
})

describe('hostile files end soon', () => {
  test('a bomb that says its size, and one that lies about it', async () => {
    const zeros = await zipped([{ name: '[Content_Types].xml', text: ['<Types/>'] }, { name: 'xl/workbook.xml', text: Array.from({ length: 700 }, () => ' '.repeat(65_536)) }])
    expect(await refused(zeros)).toBe('zip-bomb')
    const promised = Buffer.from(open)
    promised.writeUInt32LE(0xfffffff0, promised.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24)
    expect(await refused(promised)).toBe('zip-bomb')
    const row = `<row>${'<c><v>1</v></c>'.repeat(200)}</row>`
    const lying = await zipped([
      { name: '[Content_Types].xml', text: ['<Types/>'] }, { name: 'xl/workbook.xml', text: ['<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'] },
      { name: 'xl/_rels/workbook.xml.rels', text: ['<Relationships><Relationship Id="r1" Type="a/worksheet" Target="s.xml"/></Relationships>'] },
      { name: 'xl/s.xml', text: (function* () { yield '<worksheet><sheetData>'; for (let at = 0; at < 16_000; at++) yield row; yield '</sheetData></worksheet>' })() },
    ])
    for (let at = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])); at >= 0; at = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), at + 4)) lying.writeUInt32LE(100, at + 24)
    expect(await refused(lying)).toBe('zip-bomb')
  })
  test('too many parts, parts twice, a sheet shown twice', async () => {
    expect(await refused(await zipped(Array.from({ length: 4100 }, (_zero, index) => ({ name: `xl/${index}`, text: [''] }))))).toBe('zip-bomb')
    expect(await refused(await zipped([{ name: 'xl/a', text: [''] }, { name: 'xl/a', text: [''] }]))).toBe('damaged')
    const twice = await makeXlsx({ sheets: [{ name: 'A', xml: sheetXml([['a']]) }, { name: 'B', xml: sheetXml([['a']]) }], parts: { 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Type="a/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="a/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' } })
    expect(await refused(twice)).toBe('damaged')
  })
  test('entities that grow are never unfolded', async () => {
    const laughs = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
    expect(await refused(await makeXlsx({ sheets: [{ name: 'A', xml: laughs }] }))).toBe('unsafe-xml')
  })
  test('rows and columns beyond Excel, text without end, half a part', async () => {
    expect(await refused(await oneSheet('<sheetData><row r="1048577"><c r="A1048577"><v>1</v></c></row></sheetData>'))).toBe('damaged')
    expect(await refused(await oneSheet('<sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData>'))).toBe('damaged')
    expect(await refused(await oneSheet(`<sheetData><row r="1"><c r="A1" x="${'y'.repeat(9_000_000)}`))).toBe('damaged')
    expect(await refused(await oneSheet('<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'))).toBe('damaged')
    expect(await refused(open.subarray(0, 2500))).toBe('damaged')
  })
  test('more text and cells than a list can have', async () => {
    const long = 'x'.repeat(30_000)
    const book = await makeXlsx({ shared: `<si><t>${long}</t></si>`, sheets: [{ name: 'A', xml: sheetXml([]).replace('<sheetData>', `<sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(3000)}`) }] })
    expect(await refused(book)).toBe('too-many-cells')
    const sheets = Array.from({ length: 300 }, (_zero, index) => ({ name: `S${index}`, xml: sheetXml([]) }))
    expect(await refused(await makeXlsx({ sheets }))).toBe('too-many-sheets')
  })
})
