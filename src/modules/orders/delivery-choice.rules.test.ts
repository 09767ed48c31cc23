import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BasketView, Share } from '#basket'
import type { Rate, Way } from '#shipping'
import type { Day } from '#platform/day'
import { deliverBasket, FLAT_WAY, gramsOf, GRAMS_UNSAID } from './delivery-choice.rules.ts'

const way = (more: Partial<Way>): Way => ({ id: 'w', kind: 'courier', carrier: 'ghn', widestZone: 'other', communeCodes: [], provinceCodes: [], withinKm: null, mostGrams: null, feeVnd: null, freeFromVnd: null, daysLeast: 0, daysMost: 0, place: '', hours: '', ...more })
const pickup = way({ id: 'p', kind: 'pickup', carrier: null, feeVnd: 0, place: 'Chợ Cầu Kè', hours: '6–10 giờ' })
const own = way({ id: 'o', kind: 'own', carrier: null, feeVnd: 25_000, widestZone: 'same-province' })
const rates: Rate[] = (['same-commune', 'same-province', 'same-region', 'other'] as const).map((zone, n) => ({ carrier: 'ghn', zone, uptoGrams: 5_000, feeVnd: 20_000 + n * 10_000, daysLeast: 2, daysMost: 4, effectiveFrom: '2026-01-01' as Day, source: 'thử' }))
const pack = (more: object = {}) => ({ size: 500, unit: 'g', weightGrams: null, widestZone: null, communeCode: '29308', ...more }) as Share['lines'][number]['pack']
const share = (more: Partial<Share> = {}): Share => ({
  producerId: 's', producerName: 'HTX', producerSlug: 'htx', provinceCode: '86', reach: 'country', takesCash: true, lines: [{ pack: pack(), quantity: 2, sumVnd: 100_000 }], goodsVnd: 100_000, ways: [], deliveryVnd: 30_000, totalVnd: 130_000, untilFreeVnd: null, ...more,
})
const basket = (shares: Share[]): BasketView => ({ shares, changes: [], goodsVnd: shares.reduce((sum, each) => sum + each.goodsVnd, 0), deliveryVnd: 0, totalVnd: 0, count: 1, sample: false })
const hanoi = { provinceCode: '01', communeCode: '00070' }
const vinhlong = { provinceCode: '86', communeCode: '29000' }
const one = (more: Partial<Share>, to = vinhlong, asked: [string, string][] = []) => deliverBasket(basket([share(more)]), rates, to, new Map(asked)).shares[0]!

test('a seller without ways delivers for the stall’s one fee within its reach', () => {
  expect(one({}, hanoi)).toMatchObject({ chosen: { id: FLAT_WAY, kind: 'own', feeVnd: 30_000 }, totalVnd: 130_000 })
  expect(one({ reach: 'province' }, hanoi)).toMatchObject({ chosen: null, whyNot: 'too-far' })
})

test('fresh goods keep the whole parcel near, by every way but fetching', () => {
  const lines = [{ pack: pack(), quantity: 1, sumVnd: 1 }, { pack: pack({ widestZone: 'same-region' }), quantity: 1, sumVnd: 1 }, { pack: pack({ widestZone: 'same-province' }), quantity: 1, sumVnd: 1 }]
  expect(one({ lines }, hanoi)).toMatchObject({ chosen: null, whyNot: 'too-far-for-fresh' })
  expect(one({ lines, ways: [way({}), pickup] }, hanoi)).toMatchObject({ choices: [{ id: 'p' }] })
  expect(one({ lines, ways: [way({})] })).toMatchObject({ chosen: { id: 'w' } })
})

test('the cheapest way that comes to the door is taken; fetching only where nothing comes, or where it is asked for', () => {
  const ways = [pickup, own, way({})]
  expect(one({ ways })).toMatchObject({ chosen: { id: 'o', feeVnd: 25_000 }, choices: [{ id: 'p' }, { id: 'o' }, { id: 'w', feeVnd: 30_000 }] })
  expect(one({ ways }, hanoi)).toMatchObject({ chosen: { id: 'w', feeVnd: 50_000 }, choices: [{ id: 'p' }, { id: 'w' }] })
  expect(one({ ways: [pickup] }, hanoi)).toMatchObject({ chosen: { id: 'p', feeVnd: 0, place: 'Chợ Cầu Kè · 6–10 giờ' } })
  expect(one({ ways }, vinhlong, [['s', 'p']])).toMatchObject({ chosen: { id: 'p' }, otherAsked: false })
})

test('a way that was asked for and does not reach any more is told, and the usual one stands in', () => {
  expect(one({ ways: [own, way({})] }, hanoi, [['s', 'o']])).toMatchObject({ chosen: { id: 'w' }, otherAsked: true })
  expect(one({ ways: [own] }, hanoi)).toMatchObject({ choices: [], chosen: null, whyNot: 'too-far' })
})

test('packs weigh what was said, else their size in grams or millilitres, else a supposed weight', () => {
  const lines = [pack(), pack({ unit: 'ml', size: 330 }), pack({ unit: 'piece', size: 6 }), pack({ unit: 'piece', weightGrams: 80 })].map((each) => ({ pack: each, quantity: 2, sumVnd: 0 }))
  expect(gramsOf(lines)).toBe(2 * (500 + 330 + GRAMS_UNSAID + 80))
  expect(gramsOf([{ pack: pack({ size: 10_000_000 }), quantity: 999, sumVnd: 0 }])).toBeLessThan(2 ** 31)
})

test('for any sellers, ways and place the sums add up, and no choice is cheaper than the one that is taken unless one must fetch', () => {
  const anyWay = fc.record({ id: fc.constantFrom('a', 'b', 'c'), kind: fc.constantFrom('courier', 'own', 'pickup'), feeVnd: fc.integer({ min: 0, max: 90_000 }), freeFromVnd: fc.option(fc.integer({ min: 1, max: 300_000 })), widestZone: fc.constantFrom('same-commune', 'same-province', 'other') })
    .map((each) => way({ ...each, carrier: each.kind === 'courier' ? 'ghn' : null, place: 'x', hours: 'y' } as Partial<Way>))
  const anyShare = fc.record({ ways: fc.uniqueArray(anyWay, { selector: (each) => each.id }), goodsVnd: fc.integer({ min: 1, max: 500_000 }), deliveryVnd: fc.integer({ min: 0, max: 50_000 }), producerId: fc.uuid() })
  fc.assert(fc.property(fc.array(anyShare, { maxLength: 5 }), fc.constantFrom(hanoi, vinhlong), fc.constantFrom('a', 'b', 'x'), (shares, to, wish) => {
    const found = deliverBasket(basket(shares.map(share)), rates, to, new Map(shares.map((each) => [each.producerId, wish])))
    expect(found.totalVnd).toBe(found.shares.reduce((sum, each) => sum + each.totalVnd, 0))
    expect(found.totalVnd).toBe(found.goodsVnd + found.deliveryVnd)
    for (const each of found.shares) {
      expect(each.chosen === null).toBe(each.choices.length === 0)
      if (each.otherAsked) for (const other of each.choices) if (other.kind !== 'pickup') expect(each.chosen!.feeVnd).toBeLessThanOrEqual(other.feeVnd)
    }
  }))
})
