/** What people sell their goods in: a few packs to tap, and what they type themselves. */
import { MOST_SIZE, type SaleUnit } from '#offers'
import { foldVietnamese } from '#platform/search-text'
import type { Say } from '#platform/tongue'

/** A pack of an offer: what it is called, what it takes of the stock, in what the stock is counted. */
export interface PackRead { readonly name: string; readonly size: number; readonly unit: SaleUnit }

const presets: Readonly<Record<string, readonly [vi: string, size: number, unit: SaleUnit]>> = {
  '500g': ['500 g', 500, 'g'], '1kg': ['1 kg', 1_000, 'g'], '250g': ['250 g', 250, 'g'], '500ml': ['500 ml', 500, 'ml'], '1l': ['1 lít', 1_000, 'ml'],
  hop: ['Hộp', 1, 'piece'], chai: ['Chai', 1, 'piece'], tui: ['Túi', 1, 'piece'], cai: ['Cái', 1, 'piece'],
}

/** In the order in which they are shown. */
export const packChips = (t: Say): { readonly value: string; readonly text: string }[] => [...Object.entries(presets).map(([value, [vi]]) => ({ value, text: vi })), { value: 'khac', text: t('Gói khác', 'Another') }]

const measures: Readonly<Record<string, readonly [SaleUnit, number]>> = { kg: ['g', 1_000], kilo: ['g', 1_000], ky: ['g', 1_000], ki: ['g', 1_000], g: ['g', 1], gr: ['g', 1], gam: ['g', 1], ml: ['ml', 1], lit: ['ml', 1_000], l: ['ml', 1_000] }

/** `Hũ 300 g` → 300 g of a stock in grams; `nửa ký` and other words without a measure count as pieces. Null where nothing is written or no stock could hold it. */
export function readPack(text: string): PackRead | null {
  const name = text.replace(/\s+/g, ' ').trim()
  if (name === '') return null
  const found = /(?:^|[^\d.,a-z])(\d{1,7}(?:[.,]\d{1,3})?)\s*(kg|kilo|ky|ki|gam|gr|g|ml|lit|l)(?![a-z])/.exec(foldVietnamese(name))
  if (!found) return { name, size: 1, unit: 'piece' }
  const [unit, factor] = measures[found[2]!]!
  const size = Math.round(Number(found[1]!.replace(',', '.')) * factor)
  return size >= 1 && size <= MOST_SIZE ? { name, size, unit } : null
}

/** The pack of a chip. */
export function packOfChip(value: string): PackRead | null {
  const preset = Object.hasOwn(presets, value) ? presets[value] : undefined
  return preset ? { name: preset[0], size: preset[1], unit: preset[2] } : null
}
