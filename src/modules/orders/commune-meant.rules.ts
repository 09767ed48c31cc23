import type { Geography, Unit } from '#geography'

/** The commune that is meant within a province of today, by its code or by words (also of before July 2025): one, or those that it may be. */
export function communesMeant(geography: Geography, { province, commune, communeCode }: { readonly province: string; readonly commune: string; readonly communeCode: string }): readonly Unit[] {
  const chosen = communeCode ? geography.unit('v34', communeCode) : null
  if (chosen?.level === 'commune' && chosen.provinceCode === province) return [chosen]
  const found = geography.resolve({ commune, province: geography.unit('v34', province)?.name ?? '' })
  return found.candidates.filter((unit) => unit.provinceCode === province)
}
