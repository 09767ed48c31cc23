import { expect, test } from 'vitest'
import { readVnd } from './offer-form.rules.ts'
import { claimedStars, faultsOfPacks, unitPrice } from './offer.rules.ts'

test('a pack’s price is told by the kilogram, the litre or the piece, unless the pack is just that', () => {
  expect(unitPrice(145_000, 500, 'g')).toEqual({ vnd: 290_000, per: 'kg' })
  expect(unitPrice(90_000, 330, 'ml')).toEqual({ vnd: 272_727, per: 'l' })
  expect(unitPrice(600_000, 6, 'piece')).toEqual({ vnd: 100_000, per: 'piece' })
  expect(unitPrice(290_000, 1_000, 'g')).toBeNull()
})

test('stars claimed in a name are seen in words, signs and drawings, and nothing else is taken for them', () => {
  for (const [text, stars] of [['Túi 500 g OCOP 4 sao', 4], ['Hộp quà 5*', 5], ['Loại ★★★★', 4], ['Ngôi sao 4', null], ['Gói 3 túi', null], ['Hộp 15 saophin', null]] as const) expect(claimedStars(text), text).toBe(stars)
})

test('money is read the way people write it', () => {
  for (const [text, vnd] of [['145.000', 145_000], ['145,000 đ', 145_000], ['145k', 145_000], ['145000', 145_000], ['1.250.000đ', 1_250_000], ['14.50', null], ['abc', null], ['-5', null]] as const) expect(readVnd(text), text).toBe(vnd)
})

test('a pack needs a name without stars, a size and a price', () => {
  expect(faultsOfPacks([{ name: '', size: null, priceVnd: 0 }, { name: 'Túi 5 sao', size: 500, priceVnd: 1 }])).toEqual([
    { row: 0, field: 'name', kind: 'missing' }, { row: 0, field: 'size', kind: 'missing' }, { row: 0, field: 'price', kind: 'missing' }, { row: 1, field: 'name', kind: 'claims-stars' },
  ])
})
