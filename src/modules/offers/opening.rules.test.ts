import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '#platform/day'
import { dispatchOn, mayOrder, nextOpenDay, openingOn, weekdayOf, type SaleDays } from './opening.rules.ts'

const plain: SaleDays = { state: 'on-sale', madeToOrder: false, daysToMake: null, readyOn: null, seasons: [], closedFrom: null, closedUntil: null, closedWords: '', dispatchDays: [], cutoffHour: 24, cutoffDays: 0, noDispatchOn: [] }
const day = (text: string): Day => text as Day

const anyDay = fc.integer({ min: 0, max: 900 }).map((ahead) => addDays(day('2026-01-01'), ahead))
const anySale: fc.Arbitrary<SaleDays> = fc.record({
  state: fc.constant('on-sale' as const), madeToOrder: fc.boolean(), daysToMake: fc.option(fc.integer({ min: 1, max: 40 })), readyOn: fc.option(anyDay),
  seasons: fc.uniqueArray(fc.integer({ min: 1, max: 12 })), holiday: fc.option(fc.tuple(anyDay, fc.integer({ min: 0, max: 90 }), fc.boolean())), dispatchDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
  cutoffHour: fc.integer({ min: 0, max: 24 }), cutoffDays: fc.integer({ min: 0, max: 3 }), noDispatchOn: fc.array(anyDay, { maxLength: 5 }),
}).map(({ holiday, ...rest }) => ({ ...rest, closedWords: '', closedFrom: holiday && !holiday[2] ? holiday[0] : null, closedUntil: holiday ? addDays(holiday[0], holiday[1]) : null }))

test('the next opening day is the first open day of the calendar, and a later day never opens earlier', () => {
  fc.assert(fc.property(anySale, anyDay, (sale, from) => {
    let at = from
    for (let days = 0; days < 1_300 && !mayOrder(sale, at); days++) at = addDays(at, 1)
    const next = nextOpenDay(sale, from)
    expect(next).toBe(at)
    expect(nextOpenDay(sale, addDays(from, 1))! >= next!).toBe(true)
    const opening = openingOn(sale, from)
    expect(opening.kind === 'open' || opening.kind === 'ahead').toBe(next === from)
    if (opening.kind === 'comes' || opening.kind === 'closed') expect(opening.on).toBe(next)
    if (opening.kind === 'ahead') expect(opening.from > from).toBe(true)
  }))
})

test('a parcel leaves on a dispatch day, never before the goods are ready, and who orders later never gets it earlier', () => {
  fc.assert(fc.property(anySale, anyDay, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 200 }), (sale, from, hour, later) => {
    const at = new Date(`${from}T${String(hour).padStart(2, '0')}:30:00+07:00`)
    const first = dispatchOn(sale, at)
    expect(first === null || mayOrder(sale, from)).toBe(true)
    if (first === null) return
    expect(first >= from).toBe(true)
    if (sale.dispatchDays.length > 0) expect(sale.dispatchDays).toContain(weekdayOf(first))
    expect(sale.noDispatchOn).not.toContain(first)
    const opening = openingOn(sale, from)
    if (opening.kind === 'ahead') expect(first >= opening.from).toBe(true)
    const second = dispatchOn(sale, new Date(at.getTime() + later * 3_600_000))
    if (second !== null) expect(second >= first).toBe(true)
  }))
})

test('pomelos sold from March to May come on the first of March; a harvest day that is known can be ordered ahead', () => {
  const pomelo = { ...plain, seasons: [3, 4, 5] }
  expect(openingOn(pomelo, day('2026-11-24'))).toEqual({ kind: 'comes', on: '2027-03-01' })
  expect(openingOn(pomelo, day('2027-05-31'))).toEqual({ kind: 'open' })
  expect(openingOn({ ...plain, readyOn: day('2026-12-20') }, day('2026-11-24'))).toEqual({ kind: 'ahead', from: '2026-12-20', made: false })
  expect(openingOn({ ...plain, madeToOrder: true, daysToMake: 3 }, day('2026-11-24'))).toEqual({ kind: 'ahead', from: '2026-11-27', made: true })
})

test('over Tết the stall is closed to the last day, and a holiday that is planned closes nothing before it begins', () => {
  const tet = { ...plain, closedFrom: day('2027-02-03'), closedUntil: day('2027-02-12'), closedWords: 'Nghỉ Tết, chúc bạn năm mới an khang.' }
  expect(openingOn(tet, day('2027-02-02'))).toEqual({ kind: 'open' })
  expect(openingOn(tet, day('2027-02-12'))).toEqual({ kind: 'closed', until: '2027-02-12', on: '2027-02-13', words: 'Nghỉ Tết, chúc bạn năm mới an khang.' })
  // After the holiday its season is over: it comes with the next one.
  expect(openingOn({ ...tet, seasons: [1, 2], closedUntil: day('2027-02-28') }, day('2027-02-10'))).toMatchObject({ kind: 'closed', on: '2028-01-01' })
  expect(openingOn({ ...tet, state: 'paused' }, day('2027-02-10'))).toEqual({ kind: 'paused' })
})

test('an order before the hour leaves with the next dispatch, one after it with the one after', () => {
  // Monday and Thursday, orders until 16 o’clock of the day before. 24/11/2026 is a Tuesday.
  const stall = { ...plain, dispatchDays: [1, 4], cutoffHour: 16, cutoffDays: 1 }
  expect(weekdayOf(day('2026-11-24'))).toBe(2)
  expect(dispatchOn(stall, new Date('2026-11-25T15:59:00+07:00'))).toBe('2026-11-26')
  expect(dispatchOn(stall, new Date('2026-11-25T16:00:00+07:00'))).toBe('2026-11-30')
  expect(dispatchOn({ ...stall, noDispatchOn: [day('2026-11-26')] }, new Date('2026-11-24T08:00:00+07:00'))).toBe('2026-11-30')
})
