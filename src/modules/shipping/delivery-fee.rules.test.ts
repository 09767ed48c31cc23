import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '#platform/day'
import { deliveryChoices, quote, zoneBetween, zones, type Place, type Rate, type Way } from './delivery-fee.rules.ts'

const travinh: Place = { provinceCode: '86', communeCode: '29308' }
const cantho: Place = { provinceCode: '92', communeCode: '31150' }
const hanoi: Place = { provinceCode: '01', communeCode: '00070' }
const rate = (zone: Rate['zone'], uptoGrams: number, feeVnd: number, from = '2026-01-01'): Rate => ({ carrier: 'ghn', zone, uptoGrams, feeVnd, daysLeast: 2, daysMost: 4, effectiveFrom: from as Day, source: 'thử' })
const rates = [rate('other', 500, 30_000), rate('other', 2000, 42_000), rate('same-region', 2000, 28_000), rate('same-province', 2000, 20_000), rate('same-commune', 2000, 16_000)]
const way = (more: Partial<Way>): Way => ({ id: 'w', kind: 'courier', carrier: 'ghn', widestZone: 'other', communeCodes: [], provinceCodes: [], withinKm: null, mostGrams: null, feeVnd: null, freeFromVnd: null, daysLeast: 0, daysMost: 0, place: '', hours: '', ...more })
const only = (ways: readonly Way[], to: Place, more: object = {}) => deliveryChoices(ways, rates, { weightGrams: 800, from: travinh, to, ...more })[0]!

test('places are near or far by commune, province and part of the country', () => {
  expect([zoneBetween(travinh, travinh), zoneBetween(travinh, { provinceCode: '86', communeCode: null }), zoneBetween(travinh, cantho), zoneBetween(travinh, hanoi), zoneBetween({ provinceCode: '99', communeCode: null }, { provinceCode: '98', communeCode: null })])
    .toEqual(['same-commune', 'same-province', 'same-region', 'other', 'other'])
})

test('a parcel pays the lightest band that holds it, and one that is heavier than all bands is refused', () => {
  expect([1, 500, 501, 2000].map((grams) => { const found = quote(rates, 'ghn', 'other', grams); return found.kind === 'quoted' ? found.feeVnd : found.kind })).toEqual([30_000, 30_000, 42_000, 42_000])
  expect(quote(rates, 'ghn', 'other', 2001)).toEqual({ kind: 'too-heavy', mostGrams: 2000 })
  expect(quote(rates, 'ems', 'other', 500)).toEqual({ kind: 'no-rate' })
})

test('of two tables the one that took effect last counts as a whole', () => {
  const newer = [...rates, rate('other', 1000, 50_000, '2026-06-01')]
  expect(quote(newer, 'ghn', 'other', 400)).toMatchObject({ feeVnd: 50_000 })
  expect(quote(newer, 'ghn', 'other', 1500)).toEqual({ kind: 'too-heavy', mostGrams: 1000 })
})

test('a courier takes the rate unless the seller has a fee, and packing days are added', () => {
  expect(only([way({ daysMost: 1 })], hanoi)).toMatchObject({ kind: 'offered', feeVnd: 42_000, daysLeast: 2, daysMost: 5 })
  expect(only([way({ feeVnd: 0 })], hanoi)).toMatchObject({ kind: 'offered', feeVnd: 0 })
})

test('own delivery reaches its communes, its provinces, or so many kilometres, and says why not', () => {
  const own = (more: Partial<Way>) => way({ kind: 'own', carrier: null, feeVnd: 10_000, ...more })
  expect(only([own({ communeCodes: ['29308'] })], travinh).kind).toBe('offered')
  expect(only([own({ provinceCodes: ['86'] })], cantho)).toMatchObject({ why: 'too-far' })
  expect(only([own({ withinKm: 15 })], cantho)).toMatchObject({ why: 'distance-unknown' })
  expect(only([own({ withinKm: 15 })], cantho, { km: 15 }).kind).toBe('offered')
  expect(only([own({ withinKm: 15 })], cantho, { km: 15.1 })).toMatchObject({ why: 'too-far' })
})

test('own delivery that names no place reaches everybody within its zone, and a way is free from its sum of goods on', () => {
  const own = (more: Partial<Way>) => way({ kind: 'own', carrier: null, feeVnd: 10_000, ...more })
  expect(only([own({})], hanoi)).toMatchObject({ kind: 'offered', feeVnd: 10_000 })
  expect(only([own({ widestZone: 'same-province' })], hanoi)).toMatchObject({ why: 'too-far' })
  expect([499_999, 500_000].map((goodsVnd) => only([way({ freeFromVnd: 500_000 })], hanoi, { goodsVnd }))).toMatchObject([{ feeVnd: 42_000 }, { feeVnd: 0 }])
})

test('fresh goods go no farther than they may, and can still be fetched', () => {
  expect(only([way({})], hanoi, { widestZone: 'same-region' })).toMatchObject({ why: 'too-far-for-fresh' })
  expect(only([way({ kind: 'pickup', carrier: null, feeVnd: 0, place: 'Chợ', hours: '6–10 giờ' })], hanoi, { widestZone: 'same-region' }).kind).toBe('offered')
})

test('for any weight and places every way gets exactly one answer, in the seller\'s order, and a heavier parcel is never cheaper', () => {
  const place = fc.constantFrom(travinh, cantho, hanoi)
  fc.assert(fc.property(place, place, fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 500 }), fc.constantFrom(...zones), (from, to, weightGrams, more, widestZone) => {
    const ways = [way({ id: 'a', widestZone }), way({ id: 'b', kind: 'own', carrier: null, feeVnd: 5000, withinKm: 5 }), way({ id: 'c', kind: 'pickup', carrier: null, feeVnd: 0 })]
    const [light, heavy] = [weightGrams, weightGrams + more].map((grams) => deliveryChoices(ways, rates, { weightGrams: grams, from, to }))
    expect(light!.map((choice) => choice.way.id)).toEqual(['a', 'b', 'c'])
    const [first, second] = [light![0]!, heavy![0]!]
    if (first.kind === 'offered' && second.kind === 'offered') expect(second.feeVnd).toBeGreaterThanOrEqual(first.feeVnd)
  }))
})
