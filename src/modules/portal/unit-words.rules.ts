/** Administrative units in sentences. */
import type { Unit } from '#geography'
import { showCount, type Lang } from '#platform/tongue'

/** `tỉnh Vĩnh Long`, `Vĩnh Long province`; `thành phố Huế`, `the city of Huế`. */
export function longName(unit: Unit, lang: Lang): string {
  if (lang === 'vi') return unit.fullName.charAt(0).toLowerCase() + unit.fullName.slice(1)
  return unit.kind === 'municipality' ? `the city of ${unit.name}` : `${unit.name} province`
}

const kinds = [
  ['commune', 'xã', 'commune', 'communes'], ['ward', 'phường', 'ward', 'wards'], ['special-zone', 'đặc khu', 'special zone', 'special zones'],
] as const

/** `105 xã, 19 phường`, as far as there are any. */
export function kindsInWords(communes: readonly Unit[], lang: Lang): string {
  return kinds.flatMap(([kind, vi, one, many]) => {
    const count = communes.filter((unit) => unit.kind === kind).length
    return count === 0 ? [] : [`${showCount(lang, count)} ${lang === 'vi' ? vi : count === 1 ? one : many}`]
  }).join(', ')
}
