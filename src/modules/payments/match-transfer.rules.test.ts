import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isReference, judgeTransfer, referenceFrom, referencesIn, stateFor, type Standing } from './match-transfer.rules.ts'

test.each([
  ['MBVCB.99118822.OCOP8F3K2.CT tu 0123 NGUYEN VAN A toi 456', true],
  ['CT DEN:ocop 8f3k2 FT2330', true],
  ['Ocop-8f3-k2', true],
  ['ÓCOP8F3K2 chuyển khoản', true],
  ['OCOP8F3K23', false],
  ['XOCOP8F3K2', false],
  ['OCOP8F3K', false],
  ['THANH TOAN DON HANG', false],
  ['', false],
])('in “%s” OCOP8F3K2 is found as a whole word: %s', (memo, found) => {
  expect(referencesIn(memo).includes('OCOP8F3K2')).toBe(found)
})

test('a reference is found wherever a bank breaks it and whatever stands around it', () => {
  const around = fc.string({ maxLength: 20 })
  const sign = fc.constantFrom(' ', '.', '-', '/', ': ', '  ')
  fc.assert(fc.property(fc.uint8Array({ minLength: 7, maxLength: 7 }), around, around, sign, fc.nat({ max: 10 }), (bytes, before, after, gap, broken) => {
    const reference = referenceFrom(bytes)
    expect(isReference(reference)).toBe(true)
    expect(referencesIn(`${before}${gap}${reference.slice(0, broken)}${gap}${reference.slice(broken).toLowerCase()}${gap}${after}`)).toContain(reference)
  }))
})

test('a made reference has no signs that are taken for others, but for its head', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 7, maxLength: 7 }), (bytes) => {
    expect(referenceFrom(bytes)).toMatch(/^OCOP\d[2-9A-HJKMNP-TV-Z]{6}$/)
  }))
})

const expiresAt = new Date('2026-11-26T00:00:00Z')
const request = (more: Partial<Standing> = {}): Standing => ({ state: 'waiting', amountVnd: 100, receivedVnd: 0, expiresAt, ...more })
const paid = (amountVnd: number, at = expiresAt, direction: 'in' | 'out' = 'in') => ({ amountVnd, at, direction })
const after = new Date(expiresAt.getTime() + 1)

test.each([
  ['the whole amount', paid(100), request(), 'exact', 100, 0],
  ['too little', paid(60), request(), 'short', 60, 0],
  ['the rest of what came short', paid(40), request({ state: 'short', receivedVnd: 60 }), 'exact', 40, 0],
  ['too much', paid(130), request(), 'over', 100, 30],
  ['the same a second time', paid(100), request({ state: 'paid', receivedVnd: 100 }), 'over', 0, 100],
  ['in time, but heard of after the end', paid(100), request({ state: 'expired' }), 'exact', 100, 0],
  ['after the end', paid(100, after), request({ state: 'expired' }), 'late', 0, 100],
  ['after the end, before it was marked', paid(100, after), request(), 'late', 0, 100],
  ['for what was taken back', paid(100), request({ state: 'cancelled' }), 'late', 0, 100],
] as const)('%s', (_, transfer, standing, outcome, towardsVnd, backVnd) => {
  expect(judgeTransfer(transfer, [standing], false)).toEqual({ outcome, request: standing, towardsVnd, backVnd })
})

test('what settles nothing by itself is told apart', () => {
  expect(judgeTransfer(paid(100), [], false)).toEqual({ outcome: 'none' })
  expect(judgeTransfer(paid(100), [request(), request()], false)).toEqual({ outcome: 'several-references' })
  expect(judgeTransfer(paid(100, expiresAt, 'out'), [request()], false)).toEqual({ outcome: 'outgoing' })
  expect(judgeTransfer(paid(100), [request()], true)).toEqual({ outcome: 'repeated' })
})

test('several transfers add up the same in any order', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 1, maxLength: 6 }), fc.boolean(), (amounts, reversed) => {
    let [receivedVnd, towards, back] = [0, 0, 0]
    for (const amountVnd of reversed ? amounts.toReversed() : amounts) {
      const judged = judgeTransfer(paid(amountVnd), [request({ receivedVnd })], false)
      if (!('request' in judged)) throw new Error('unreached')
      receivedVnd += amountVnd
      towards += judged.towardsVnd
      back += judged.backVnd
    }
    const sum = amounts.reduce((total, each) => total + each, 0)
    expect([towards, back]).toEqual([Math.min(100, sum), Math.max(0, sum - 100)])
    expect(stateFor(100, receivedVnd)).toBe(sum < 100 ? 'short' : sum > 100 ? 'over' : 'paid')
  }))
})
