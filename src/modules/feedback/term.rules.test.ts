import { expect, test } from 'vitest'
import { parseDay, type Day } from '#platform/day'
import { holidays } from '#platform/workday'
import { dueDays, urgencyOn } from './term.rules.ts'

const day = (text: string): Day => parseDay(text)!

test('a wrong fact filed on a Friday is acknowledged by Tuesday and answered by the Friday after', () => {
  const due = dueDays({ acknowledgeWorkdays: 2, answerDays: 5, answerCount: 'working', citation: '' }, day('2026-11-20'), holidays.fallback)
  expect(due).toEqual({ acknowledgeBy: '2026-11-24', answerBy: '2026-11-27' })
})

test('a name asked to be removed before Tết is acknowledged after it, and answered within 15 days as the calendar counts', () => {
  const due = dueDays({ acknowledgeWorkdays: 2, answerDays: 15, answerCount: 'calendar', citation: '' }, day('2026-02-13'), holidays.fallback)
  expect(due).toEqual({ acknowledgeBy: '2026-02-24', answerBy: '2026-02-28' })
})

test.each([
  ['2026-11-23', false, 'in-time'], ['2026-11-24', false, 'due-today'], ['2026-11-25', false, 'acknowledgement-missed'], ['2026-11-25', true, 'in-time'],
  ['2026-11-27', true, 'due-today'], ['2026-11-28', true, 'answer-missed'], ['2026-11-28', false, 'answer-missed'],
])('on %s, acknowledged: %s, the request is %s', (on, acknowledged, urgency) => {
  expect(urgencyOn({ open: true, acknowledged, acknowledgeBy: day('2026-11-24'), answerBy: day('2026-11-27') }, day(on))).toBe(urgency)
})

test('what has ended is never late', () => {
  expect(urgencyOn({ open: false, acknowledged: true, acknowledgeBy: day('2026-11-24'), answerBy: day('2026-11-27') }, day('2027-01-01'))).toBe('done')
})
