import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeDay, parseDay, showDay } from '#platform/day'
import { readCases } from '../../../bench/cases.ts'
import { dayOrderOf, draggedDays, readDay } from './decided-day.rules.ts'

const today = parseDay('2026-11-24')!

describe('a day', () => {
  test.each([
    ['22/8/2022', '2022-08-22'], ['17/1/2025', '2025-01-17'], ['9-12-2020', '2020-12-09'], ['30.6.2021', '2021-06-30'], ['22 / 8 / 2022', '2022-08-22'], ['ngày 22 tháng 8 năm 2022', '2022-08-22'], ['1693/QĐ-UBND ngày 22/8/2022', '2022-08-22'],
    ['2022-08-22', '2022-08-22'], ['2022/08/22', '2022-08-22'], ['20220822', '2022-08-22'], ['26 June 2025', '2025-06-26'], ['June 26, 2025', '2025-06-26'], ['44795', '2022-08-22'], [44795, '2022-08-22'], [44795.5, '2022-08-22'],
  ])('%s is one day', (cell, day) => {
    expect(readDay(cell, { today })).toMatchObject({ earliest: day, latest: day, precision: 'day', problem: null })
  })

  test.each([['tháng 3/2021', '2021-03-01', '2021-03-31'], ['tháng 2 năm 2024', '2024-02-01', '2024-02-29'], ['T3/2021', '2021-03-01', '2021-03-31'], ['03/2021', '2021-03-01', '2021-03-31'], ['2021-03', '2021-03-01', '2021-03-31'], ['Aug 2022', '2022-08-01', '2022-08-31']])('%s is a month', (cell, earliest, latest) => {
    expect(readDay(cell)).toMatchObject({ earliest, latest, precision: 'month', problem: null })
  })

  test.each([['2021', '2021-01-01', '2021-12-31'], [2021, '2021-01-01', '2021-12-31'], ['đợt 2/2019', '2019-01-01', '2019-12-31'], ['đợt 1 năm 2021', '2021-01-01', '2021-12-31'], ['quý IV/2021', '2021-10-01', '2021-12-31'], ['2020-2021', '2020-01-01', '2021-12-31']])('%s is a year or a part of one', (cell, earliest, latest) => {
    expect(readDay(cell)).toMatchObject({ earliest, latest, precision: 'year', problem: null })
  })

  test.each(['', '-', '…', null, undefined])('an empty cell says nothing and is no problem', (cell) => {
    expect(readDay(cell)).toMatchObject({ earliest: null, precision: 'unknown', problem: null })
  })

  test('what cannot be a day is told, and what is still known is kept', () => {
    expect(readDay('31/2/2022')).toMatchObject({ earliest: '2022-02-01', latest: '2022-02-28', precision: 'month', problem: 'day-impossible' })
    expect(readDay('13/13/2022')).toMatchObject({ earliest: null, problem: 'day-impossible' })
    expect(readDay('ngày     tháng     năm    ')).toMatchObject({ earliest: null, problem: 'day-blank-form' })
    expect(readDay('26/2026/QĐ-TTg')).toMatchObject({ earliest: null, problem: 'day-unreadable' })
    expect(readDay('22/8/2030', { today })).toMatchObject({ earliest: '2030-08-22', problem: 'day-future' })
    expect(readDay('22/8/22')).toMatchObject({ earliest: '2022-08-22', problem: 'day-two-digit-year' })
    expect(readDay('1/1/1900')).toMatchObject({ problem: 'day-too-early' })
    expect(readDay('22/8/2022; 23/9/2023')).toMatchObject({ earliest: '2022-08-22', problem: 'day-several' })
  })

  test('month before day is seen where it can be, and doubted where a column mixes both', () => {
    expect(readDay('8/22/2022')).toMatchObject({ earliest: '2022-08-22', problem: 'day-month-first' })
    expect(dayOrderOf(['05/06/2021', '13/06/2021'])).toBe('day-first')
    expect(dayOrderOf(['05/06/2021', '06/25/2021'])).toBe('month-first')
    expect(dayOrderOf(['05/06/2021', '06/25/2021', '13/06/2021'])).toBe('mixed')
    expect(readDay('5/6/2021', { order: 'mixed' })).toMatchObject({ earliest: '2021-05-06', latest: '2021-06-05', precision: 'unknown', problem: 'day-or-month' })
    expect(readDay('5/6/2021', { order: 'month-first' })).toMatchObject({ earliest: '2021-05-06', precision: 'day', problem: 'day-month-first' })
  })

  test('a decision of January of the round’s own year has most likely the wrong year', () => {
    expect(readDay('279/QĐ-UBND ngày 27/1/2021', { round: 2021 })).toMatchObject({ earliest: '2021-01-27', problem: 'day-year-doubtful' })
    expect(readDay('279/QĐ-UBND ngày 27/1/2022', { round: 2021 })).toMatchObject({ problem: null })
  })

  test('a cell that was dragged is found in its column', () => {
    const dragged = Array.from({ length: 11 }, (_, row) => readDay(`21-09-${2020 + row}`))
    expect(draggedDays(dragged)).toHaveLength(11)
    expect(draggedDays(['22/8/2022', '22/8/2022', '23/8/2022', '24/8/2022'].map((cell) => readDay(cell)))).toEqual([])
    expect(draggedDays(['1/1/2020', '2/1/2020', '3/1/2020', '4/1/2020'].map((cell) => readDay(cell)))).toEqual([0, 1, 2, 3])
  })

  test('every way of writing a day gives that day', () => {
    const days = fc.tuple(fc.integer({ min: 2014, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    fc.assert(fc.property(days, fc.constantFrom('/', '-', '.'), ([year, month, date], sign) => {
      const day = makeDay(year, month, date)!
      const serial = Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000)
      for (const text of [showDay(day), `${date}${sign}${month}${sign}${year}`, `ngày ${date} tháng ${month} năm ${year}`, `12/QĐ-UBND ngày ${date}/${month}/${year}`, day, String(serial)]) expect(readDay(text).earliest).toBe(day)
    }))
  })

  test('any text is read without a fault, and the first day is never after the last', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('1', '2', '0', '9', '/', '-', '.', ' ', 'ngày', 'tháng', 'năm', 'QĐ') })), (text) => {
      const { earliest, latest } = readDay(text, { today })
      expect((earliest === null) === (latest === null)).toBe(true)
      if (earliest && latest) expect(earliest <= latest).toBe(true)
    }))
  })

  test('every date of the 771 published rows is read', () => {
    for (const row of readCases('products-771.csv')) expect(readDay(row.source_date, { today }).problem).toBeNull()
  })
})
