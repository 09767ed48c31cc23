/** What an offer may say and what its packs cost by weight, volume or piece. */
import { foldVietnamese } from '#platform/search-text'
import type { SaleUnit } from './offers.tables.ts'

export interface PackWish { readonly name: string; readonly size: number; readonly priceVnd: number }

/** The price of the usual measure (1 kg, 1 l, one piece), in whole đồng; null when the pack is that measure itself. Law 122/2025/QH15: prices are told so that they can be compared. */
export function unitPrice(priceVnd: number, size: number, unit: SaleUnit): { readonly vnd: number; readonly per: 'kg' | 'l' | 'piece' } | null {
  const measure = unit === 'piece' ? 1 : 1_000
  return size === measure ? null : { vnd: Math.round((priceVnd * measure) / size), per: unit === 'g' ? 'kg' : unit === 'ml' ? 'l' : 'piece' }
}

/** Stars that a text claims (`5 sao`, `OCOP 4*`); null when it claims none. Stars are shown from the certificate, never from a name. */
export function claimedStars(text: string): number | null {
  const found = /(?:^|[^0-9])([1-5])\s*(?:sao|stars?|\*|★|⭐)/i.exec(foldVietnamese(text)) ?? /([★⭐])\1{2,4}/u.exec(text)
  return found ? Number(found[1]) || [...found[0]].length : null
}

/** A name that claims what only a certificate may say: stars, or OCOP itself. */
export const claimsCertificate = (text: string): boolean => claimedStars(text) !== null || /(?:^|[^a-z0-9])ocop(?:[^a-z0-9]|$)/.test(foldVietnamese(text))

export type PackFault = { readonly row: number; readonly field: 'name' | 'size' | 'price'; readonly kind: 'missing' | 'claims-stars' | 'too-much' }

/** At most so much for one pack, and in one pack. */
export const MOST_VND = 500_000_000
export const MOST_SIZE = 10_000_000

/** What keeps the packs from being sold. Rows that are wholly empty are left out before. */
export function faultsOfPacks(packs: readonly { readonly name: string; readonly size: number | null; readonly priceVnd: number | null }[]): PackFault[] {
  return packs.flatMap(({ name, size, priceVnd }, row): PackFault[] => [
    ...(name === '' ? [{ row, field: 'name' as const, kind: 'missing' as const }] : claimedStars(name) === null ? [] : [{ row, field: 'name' as const, kind: 'claims-stars' as const }]),
    ...(size === null || size <= 0 ? [{ row, field: 'size' as const, kind: 'missing' as const }] : size > MOST_SIZE ? [{ row, field: 'size' as const, kind: 'too-much' as const }] : []),
    ...(priceVnd === null || priceVnd <= 0 ? [{ row, field: 'price' as const, kind: 'missing' as const }] : priceVnd > MOST_VND ? [{ row, field: 'price' as const, kind: 'too-much' as const }] : []),
  ])
}
