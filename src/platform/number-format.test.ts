import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { daySerial, formatById, formatOf, numberCell } from './number-format.ts'

const shown = (value: number, code: string, from1904 = false): string => numberCell(value, formatOf(code), from1904).text

describe('days', () => {
  test('serial 44795 is 22 August 2022, and in the 1904 calendar four years and a day later', () => {
    expect(numberCell(44_795, formatById(14, undefined), false)).toEqual({ text: '22/08/2022', value: '2022-08-22', kind: 'date' })
    expect(daySerial(44_795 - 1462, true)).toBe('2022-08-22')
  })
  test('the 29 February 1900 that never was is no day; the days around it are right', () => {
    expect([1, 59, 60, 61].map((serial) => daySerial(serial, false))).toEqual(['1900-01-01', '1900-02-28', null, '1900-03-01'])
    expect(daySerial(0, true)).toBe('1904-01-01')
    expect(numberCell(60, formatOf('dd/mm/yyyy'), false)).toMatchObject({ kind: 'number', value: 60 })
  })
  test('a cell is as exact as it shows itself', () => {
    expect(numberCell(44_256, formatById(17, undefined), false)).toEqual({ text: '03/2021', value: '2021-03', kind: 'date' })
    expect(numberCell(44_256, formatOf('yyyy'), false)).toEqual({ text: '2021', value: '2021', kind: 'date' })
    expect(numberCell(44_256, formatById(16, undefined), false)).toEqual({ text: '01/03', value: '2021-03-01', kind: 'date' })
    expect(shown(44_256.5, 'dd/mm/yyyy hh:mm')).toBe('01/03/2021 12:00')
  })
  test('quoted words, colours and locale marks around a day do not hide it', () => {
    for (const code of ['[$-42A]dd/mm/yyyy;@', '"ngày "dd" tháng "mm" năm "yyyy', '[$-F800]dddd, mmmm dd, yyyy', '[Red]d.m.yy', 'yyyy\\-mm\\-dd']) expect(formatOf(code), code).toMatchObject({ kind: 'day', shows: 'day' })
  })
  test('every serial of the calendar is a day that counts on by one', () => {
    fc.assert(fc.property(fc.integer({ min: 61, max: 2_958_464 }), (serial) => Date.parse(daySerial(serial + 1, false)!) - Date.parse(daySerial(serial, false)!) === 86_400_000))
  })
})

describe('numbers', () => {
  test('words and zeros of the format are shown, thousands marks are not', () => {
    expect(shown(4, '0" sao"')).toBe('4 sao')
    expect(shown(4, '00')).toBe('04')
    expect(shown(145_000, '#,##0')).toBe('145000')
    expect(shown(145_000, '#,##0\\ "đ"')).toBe('145000 đ')
    expect(shown(65.8333, '0.0')).toBe('65.8')
    expect(shown(0.5, '0%')).toBe('50%')
    expect(shown(12, '"OCOP-"000')).toBe('OCOP-012')
    expect(shown(3, '0.##')).toBe('3')
    expect(shown(-2, '0')).toBe('-2')
    expect(shown(0.1 + 0.2, 'General')).toBe('0.3')
    expect(shown(3, '@')).toBe('3')
  })
  test('any format and any number give a text', () => {
    fc.assert(fc.property(fc.double(), fc.string({ maxLength: 12 }), fc.constantFrom('0', '#', 'd', 'm', 'yy', 'h', '"', '\\', ';', '[', '/', '%', '?'), (value, code, more) => typeof shown(value, code + more + code) === 'string'))
  })
})
