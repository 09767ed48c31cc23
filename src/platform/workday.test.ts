import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, parseDay, type Day } from './day.ts'
import { addWorkdays, holidays, isWorkday } from './workday.ts'

const calendar = holidays.fallback
const day = (text: string): Day => parseDay(text)!

test.each([
  ['2026-11-21', false, 'a Saturday'], ['2026-11-23', true, 'a Monday'], ['2026-02-17', false, 'the first day of Tết'], ['2026-09-02', false, 'the National Day'],
  ['2026-04-27', false, 'the Monday after the Hùng Kings’ day, which was a Sunday'], ['2027-02-10', false, 'given back for a Saturday of Tết'], ['2027-02-12', true, 'after Tết'],
  ['2028-01-03', false, 'given back for New Year on a Saturday'], ['2030-02-02', false, 'Tết, which Vietnam keeps a day before its neighbour in 2030'],
])('%s works: %s (%s)', (text, works) => { expect(isWorkday(day(text), calendar)).toBe(works) })

test('two working days from a Friday end on Tuesday; over Tết they wait', () => {
  expect(addWorkdays(day('2026-11-20'), 2, calendar)).toBe('2026-11-24')
  expect(addWorkdays(day('2026-02-13'), 2, calendar)).toBe('2026-02-24')
})

test('an operator can move a day: a Saturday that is worked counts', () => {
  const moved = { ...calendar, off: [...calendar.off, { from: day('2026-11-23'), to: day('2026-11-23'), name: 'hoán đổi' }], worked: [{ on: day('2026-11-21'), name: 'làm bù' }] }
  expect(addWorkdays(day('2026-11-20'), 2, moved)).toBe('2026-11-24')
  expect(isWorkday(day('2026-11-21'), moved)).toBe(true)
})

test('every year to 2030 has 11 holidays, as the Labour Code names', () => {
  for (let year = 2026; year <= 2030; year++) {
    const rows = calendar.off.filter((each) => each.from.startsWith(`${year}`)).reduce((sum, each) => sum + daysBetween(each.from, each.to) + 1, 0)
    expect(rows + calendar.fixed.length).toBe(11)
  }
})

test('a longer term never ends earlier, and always on a working day', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_700 }), fc.integer({ min: 1, max: 20 }), (offset, count) => {
    const from = addDays(day('2026-01-01'), offset)
    const end = addWorkdays(from, count, calendar)
    expect(isWorkday(end, calendar)).toBe(true)
    expect(addWorkdays(from, count + 1, calendar) > end).toBe(true)
  }), { numRuns: 200 })
})

test('what an operator writes is checked', () => {
  expect(holidays.shape.safeParse({ fixed: [], off: [{ from: '2026-02-30', to: '2026-03-01', name: 'x' }], worked: [] }).success).toBe(false)
  expect(holidays.shape.parse(JSON.parse(JSON.stringify(calendar)))).toEqual(calendar)
})
