import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '#platform/day'
import type { EventKind } from './certification.tables.ts'
import { claimOf, standingOn, type Fact } from './standing.rules.ts'

const day = (text: string): Day => text as Day
const fact = (kind: EventKind, on: string | null, more: Partial<Fact> = {}): Fact => ({
  kind, stars: 4, earliest: on ? day(on) : null, latest: on ? day(on) : null, validUntil: null, evidence: 'recorded', certificateCode: 'CN-1', ...more,
})
const on = (facts: Fact[], when: string) => standingOn(claimOf(facts, 36), day(when))

describe('what a product may show', () => {
  test('a recorded decision shows gold stars to the last day of its 36 months and none after', () => {
    const history = [fact('recognised', '2023-07-24')]
    expect(on(history, '2023-07-24')).toMatchObject({ state: 'recorded', stars: 4 })
    expect(on(history, '2026-07-24')).toMatchObject({ state: 'recorded', stars: 4 })
    expect(on(history, '2026-07-25')).toMatchObject({ state: 'expired', stars: 0 })
  })
  test('a year alone is read at its latest: 2023 holds to the end of 2026', () => {
    const history = [fact('recognised', null, { earliest: day('2023-01-01'), latest: day('2023-12-31'), evidence: 'reported' })]
    expect(on(history, '2026-12-31')).toMatchObject({ state: 'reported', stars: 4 })
    expect(on(history, '2027-01-01')).toMatchObject({ state: 'expired', stars: 0 })
  })
  test('a recorded decision in force is shown before a newer report', () => {
    const history = [fact('recognised', '2024-05-01', { stars: 3 }), fact('upgraded', '2026-01-01', { stars: 4, evidence: 'reported' })]
    expect(on(history, '2026-06-01')).toMatchObject({ state: 'recorded', stars: 3 })
    expect(on(history, '2027-06-01')).toMatchObject({ state: 'reported', stars: 4 })
  })
  test('a withdrawal takes every star away on its day', () => {
    const history = [fact('recognised', '2025-05-01'), fact('withdrawn', '2026-02-02', { stars: null })]
    expect(on(history, '2026-02-02')).toMatchObject({ state: 'withdrawn', stars: 0 })
  })
  test('a reported withdrawal does not take the stars of a recorded decision', () => {
    const history = [fact('recognised', '2025-05-01'), fact('withdrawn', '2026-02-02', { stars: null, evidence: 'reported' })]
    expect(on(history, '2026-03-01')).toMatchObject({ state: 'recorded', stars: 4 })
  })
  test('a proposal for five stars leaves four until the ministry decides', () => {
    const history = [fact('recognised', '2025-05-01'), fact('proposed', '2026-02-02', { stars: 5, evidence: 'reported' })]
    expect(on(history, '2026-03-01')).toMatchObject({ state: 'recorded', stars: 4 })
  })
  test('a proposal alone shows no star', () => {
    expect(on([fact('proposed', '2026-02-02', { stars: 5, evidence: 'reported' })], '2026-03-01')).toMatchObject({ state: 'proposed', stars: 0 })
  })
  test('two stars are a score, not a certificate', () => {
    expect(on([fact('recognised', '2026-02-02', { stars: 2, evidence: 'reported' })], '2026-03-01')).toMatchObject({ state: 'scored', stars: 0 })
  })
  test('a certificate is kept while the result of a late re-evaluation is awaited', () => {
    const history = [fact('recognised', '2023-07-24'), fact('extended', '2026-07-20', { stars: null, validUntil: day('2027-01-20') })]
    expect(on(history, '2026-12-01')).toMatchObject({ state: 'extended', stars: 4 })
    expect(on(history, '2027-01-21')).toMatchObject({ state: 'expired', stars: 0 })
  })
  test('a recognition without even a year shows no star and says so', () => {
    expect(on([fact('recognised', null, { evidence: 'reported' })], '2026-03-01')).toMatchObject({ state: 'undated', stars: 0 })
  })
  test('a recognition without its rank shows no star and is not taken for a score', () => {
    expect(on([fact('recognised', '2025-05-01', { stars: null, evidence: 'reported' })], '2026-03-01')).toMatchObject({ state: 'undated', stars: 0 })
  })
  test('no day shows a star for a product that was only registered, scored, mentioned or voted for', () => {
    const kinds = fc.constantFrom<EventKind>('registered', 'scored', 'mentioned', 'voted', 'proposed', 'not-passed')
    fc.assert(fc.property(fc.array(fc.record({ kind: kinds, offset: fc.integer({ min: 0, max: 3000 }), stars: fc.option(fc.integer({ min: 1, max: 5 })) })), fc.integer({ min: 0, max: 4000 }), (happened, at) => {
      const facts = happened.map((each) => fact(each.kind, addDays(day('2019-01-01'), each.offset), { stars: each.stars, evidence: 'reported' }))
      expect(on(facts, addDays(day('2019-01-01'), at)).stars).toBe(0)
    }))
  })
  test('the order in which facts were noted does not matter when their days differ', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.constantFrom<EventKind>('recognised', 'withdrawn', 'upgraded', 'proposed')), (offsets, kinds) => {
      const facts = offsets.map((offset) => fact(kinds.next().value!, addDays(day('2020-01-01'), offset)))
      expect(on([...facts].reverse(), '2024-06-01')).toEqual(on(facts, '2024-06-01'))
    }))
  })
})
