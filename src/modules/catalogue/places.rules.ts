/** Where something is, in words: today's unit and the former one that it was listed under. */
import type { Geography, Unit } from '#geography'

export interface PlaceWords {
  /** `Xã Tiểu Cần, Vĩnh Long`; null when nothing is known. */
  readonly today: string | null
  /** `Xã Phú Cần, Huyện Tiểu Cần, Trà Vinh`; null when it is not known or says the same. */
  readonly former: string | null
  readonly province: Unit | null
  readonly commune: Unit | null
}

export function placeWords(geography: Geography, at: { readonly provinceCode: string | null; readonly communeCode: string | null; readonly formerCode: string | null }): PlaceWords {
  const province = at.provinceCode ? geography.unit('v34', at.provinceCode) : null
  const commune = at.communeCode ? geography.unit('v34', at.communeCode) : null
  const today = [commune?.fullName, province?.name].filter(Boolean).join(', ') || null
  const units: Unit[] = []
  for (let unit = at.formerCode ? geography.unit('v63', at.formerCode) : null; unit; unit = unit.parent ? geography.unit('v63', unit.parent) : null) units.push(unit)
  const former = units.map((unit) => (unit.level === 'province' ? unit.name : unit.fullName)).join(', ') || null
  return { today, former: former === today ? null : former, province, commune }
}
