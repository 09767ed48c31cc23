import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { readCases } from '../../../bench/cases.ts'
import { decisionKey, readDecision } from './decision.rules.ts'
import { readDay } from './decided-day.rules.ts'
import { readValidity } from './validity.rules.ts'

describe('a decision', () => {
  test.each([
    ['1693/QĐ-UBND ngày 22/8/2022', '1693/QĐ-UBND', '2022-08-22', 'committee'], ['1850/QĐ-UBND-HC ngày 07/12/2020', '1850/QĐ-UBND-HC', '2020-12-07', 'province'], ['2890/QĐ-BNN-VPĐP', '2890/QĐ-BNN-VPĐP', null, 'ministry'],
    ['2361/QĐ-BNNMT ngày 26/6/2025', '2361/QĐ-BNNMT', '2025-06-26', 'ministry'], ['QĐ số 2008/QĐ-UBND ngày 7/4/2023', '2008/QĐ-UBND', '2023-04-07', 'committee'], ['1693/QÐ - UBND', '1693/QĐ-UBND', null, 'committee'], ['0086 /QD.UBND', '86/QĐ-UBND', null, 'committee'],
    ['26/2026/QĐ-TTg', '26/2026/QĐ-TTg', null, 'prime-minister'], ['12/QĐ-UBND của UBND huyện Tiểu Cần', '12/QĐ-UBND', null, 'district'], ['86/QĐ-UBND của Chủ tịch UBND tỉnh An Giang', '86/QĐ-UBND', null, 'province'],
  ])('%s', (text, code, day, issuer) => {
    expect(readDecision(text)).toMatchObject({ code, day: { earliest: day }, issuer, problem: null, raw: text })
  })

  test('a number alone, a blank form and words without a number are told', () => {
    expect(readDecision('Quyết định số 377')).toMatchObject({ code: '377', problem: 'decision-number-alone' })
    expect(readDecision('(Kèm theo Quyết định số:        /QĐ-UBND ngày      tháng      năm        )')).toMatchObject({ number: null, suffix: 'QĐ-UBND', problem: 'decision-blank-number', day: { problem: 'day-blank-form' } })
    expect(readDecision('Quyết định của UBND tỉnh')).toMatchObject({ problem: 'decision-unreadable' })
    expect(readDecision('2503/QĐ-UBND và 2600/QĐ-UBND')).toMatchObject({ code: '2503/QĐ-UBND', problem: 'decision-several' })
  })

  test('other texts name no decision', () => {
    for (const text of ['', '-', 'tái công nhận', '22/8/2022']) expect(readDecision(text)).toBeNull()
  })

  test('a number alone is no key; number, suffix, year and province are; a ministry’s decision holds for the country', () => {
    const key = (text: string, province: string | null): string | null => decisionKey(readDecision(text)!, province)
    expect(key('Quyết định số 377', '49')).toBeNull()
    expect(key('86/QĐ-UBND', '91')).toBeNull()
    expect(key('86/QĐ-UBND ngày 17/1/2022', null)).toBeNull()
    expect(key('86/QĐ-UBND ngày 17/1/2022', '91')).not.toBe(key('86/QĐ-UBND ngày 17/1/2023', '91'))
    expect(key('86/QĐ-UBND ngày 17/1/2022', '91')).not.toBe(key('86/QĐ-UBND ngày 17/1/2022', '92'))
    expect(key('2361/QĐ-BNNMT ngày 26/6/2025', '19')).toBe(key('2361/QĐ-BNNMT ngày 26/6/2025', '49'))
  })

  test('every decision of the 771 published rows is read', () => {
    const read = readCases('products-771.csv').filter((row) => row.decision_no !== '').map((row) => readDecision(row.decision_no)!)
    expect(read.every(({ number }) => number !== null)).toBe(true)
    expect(read.filter(({ suffix }) => suffix === null).map(({ raw }) => raw)).toEqual(['Quyết định số 377', 'Quyết định số 377', 'Quyết định số 2310'])
  })
})

describe('validity', () => {
  const decided = readDay('22/8/2022')
  test.each([
    ['giấy chứng nhận đến hết ngày 10/01/2023', null, '2023-01-10', null], ['giấy chứng nhận 36 tháng kể từ ngày 28/12/2023', '2023-12-28', '2026-12-28', 36], ['3 năm, kể từ ngày 20/7/2021', '2021-07-20', '2024-07-20', 36], ['có giá trị 36 tháng', null, '2025-08-22', 36],
    ['03 (ba) năm kể từ ngày ký', null, '2025-08-22', 36], ['từ ngày 22/8/2022 đến ngày 22/8/2025', '2022-08-22', '2025-08-22', null], ['22/8/2022 - 22/8/2025', '2022-08-22', '2025-08-22', null],
  ])('%s', (text, from, until, months) => {
    const read = readValidity(text, decided)!
    expect([read.from?.earliest ?? null, read.until?.latest, read.months, read.problem]).toEqual([from, until, months, null])
  })

  test('an end before the start, and an end that does not fit the months, are told', () => {
    expect(readValidity('từ 22/8/2025 đến 22/8/2022')).toMatchObject({ problem: 'validity-ends-before-it-starts' })
    expect(readValidity('36 tháng kể từ ngày 22/8/2022 đến hết ngày 1/1/2024')).toMatchObject({ until: { latest: '2024-01-01' }, problem: 'validity-differs' })
  })

  test('notes of other things say nothing of validity', () => {
    for (const text of ['tái công nhận', 'công nhận lại sau 3 năm; 70,9 điểm', 'đạt 03 sao từ 2018', '']) expect(readValidity(text, decided)).toBeNull()
  })

  test('any text is read without a fault', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('36', ' tháng', ' kể từ ', 'đến hết ', '22/8/2022', '3 năm', ' ', 'ngày ', '/QĐ-UBND') }), (text) => {
      readValidity(text, decided)
      readDecision(text)
    }))
  })
})
