import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkMoves, hasEnded, mayMove, parcelMoves, parcelStates, weighNews, type ParcelState } from './parcel-state.rules.ts'

const state = fc.constantFrom(...parcelStates)

test('moves that lead nowhere or to themselves are found when the program starts', () => {
  expect(() => checkMoves({ ...parcelMoves, in_transit: ['in_transit'] })).toThrow('in_transit moves to itself')
  expect(() => checkMoves({ ...parcelMoves, incident: [] })).toThrow('incident never ends')
  expect(() => checkMoves(Object.fromEntries(parcelStates.map((each) => [each, parcelMoves[each].filter((to) => to !== 'returning')])) as unknown as typeof parcelMoves)).toThrow('returning cannot be reached')
})

test('a parcel that has been handed over, brought back or cancelled never travels again by itself', () => {
  for (const ended of parcelStates.filter(hasEnded)) for (const to of parcelStates) if (mayMove(ended, to)) expect(to).toBe('incident')
})

test('news older than what is known never moves a parcel', () => {
  fc.assert(fc.property(state, fc.option(state), fc.integer({ min: 1, max: 1e9 }), (known, told, older) => {
    const newsAt = new Date('2026-11-20T03:00:00Z')
    expect(weighNews({ state: known, newsAt }, { state: told, at: new Date(newsAt.getTime() - older) })).toBe('late')
  }))
})

test('in whatever order the same news arrives, the last by the carrier\'s clock is never undone by an earlier one', () => {
  fc.assert(fc.property(fc.array(fc.record({ state, at: fc.integer({ min: 0, max: 50 }).map((minute) => new Date(minute * 60_000)) }), { maxLength: 12 }), (list) => {
    let known: { state: ParcelState; newsAt: Date | null } = { state: 'created', newsAt: null }
    for (const news of list) {
      const effect = weighNews(known, news)
      if (effect === 'moved') expect(known.newsAt === null || news.at >= known.newsAt).toBe(true)
      if (effect !== 'late') known = { state: effect === 'moved' ? news.state : known.state, newsAt: news.at }
    }
    expect(known.newsAt?.getTime() ?? 0).toBe(Math.max(0, ...list.map((each) => each.at.getTime())))
  }))
})

test('an unknown status moves nothing', () => {
  expect(weighNews({ state: 'in_transit', newsAt: null }, { state: null, at: new Date(0) })).toBe('unknown')
})
