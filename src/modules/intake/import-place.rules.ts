/** Where the producer of a listed product is: what the list writes, and the unit of today that it means. */
import type { Resolution, Unit } from '#geography'
import type { ImportColumn } from './import-columns.words.ts'
import type { DataRow, RowProblem, Understanding } from './import-row.rules.ts'

export interface RowPlace {
  /** Units of today (v34). */
  readonly provinceCode: string | null
  readonly communeCode: string | null
  /** The unit as written, when it is one of the former scheme (v63): commune, district or province. */
  readonly formerCode: string | null
  readonly districtCode: string | null
  readonly raw: string
  /** For the result: the commune of today, else the narrowest unit as written. */
  readonly unitCode: string | null
  readonly unitName: string | null
  readonly provinceName: string | null
}

const districtTitle = /^(huyện|quận|thị xã|tx\.?|thành phố|tp\.?|h\.)\s/i
const provinceTitle = /^tỉnh\s/i

export function placeOfRow(row: DataRow, headings: ReadonlyMap<ImportColumn, string>, known: Understanding, producerAddress: string | null): { place: RowPlace; problems: RowProblem[] } {
  const { geography, options } = known
  const sectionDistrict = row.sections.findLast((section) => districtTitle.test(section.title))?.title
  const sectionProvince = row.sections.findLast((section) => provinceTitle.test(section.title))?.title
  const given = options.provinceCode ? geography.unit('v34', options.provinceCode) : null
  const commune = row.cells.commune?.text ?? row.cells.address?.text ?? producerAddress ?? ''
  const district = row.cells.district?.text ?? sectionDistrict ?? ''
  const province = row.cells.province?.text ?? sectionProvince ?? given?.name ?? ''
  const raw = [commune, district, row.cells.province?.text ?? sectionProvince ?? ''].filter(Boolean).join(', ')
  const nothing: RowPlace = { provinceCode: given?.code ?? null, communeCode: null, formerCode: null, districtCode: null, raw, unitCode: null, unitName: district || commune || null, provinceName: given?.name ?? null }
  if (!commune && !district && !province) return { place: nothing, problems: [{ column: null, code: 'no-place', message: 'Dòng này không ghi nơi sản xuất. Chọn tỉnh cho cả danh sách, hoặc bổ sung cột xã, huyện, tỉnh.' }] }
  const own = row.cells.province?.text ?? sectionProvince
  const inside = resolveOnce(known, { commune, district, province })
  // The list's province is only a default: a district or commune that lies elsewhere for certain is where it is.
  const outside = !own && given && inside.resolution === 'not-found' && (district || commune) ? resolveOnce(known, { commune, district, province: '' }) : null
  const found = outside?.province ? outside : inside
  const today = found.resolution === 'resolved' && found.candidates.length === 1 ? found.candidates[0]! : null
  const communeToday = today?.level === 'commune' ? today : null
  const provinceToday = today ? geography.unit('v34', today.provinceCode) : (found.province ?? given)
  const former = found.matched?.scheme === 'v63' ? found.matched : null
  const problems: RowProblem[] = []
  const column = headings.get(row.cells.commune ? 'commune' : row.cells.district ? 'district' : 'province') ?? null
  if (commune && !communeToday) problems.push({ column, code: `place-${found.resolution}`, message: placeMessage(found.resolution, commune, district, found.candidates, found.note) })
  else if (found.note) problems.push({ column, code: 'place-note', message: found.note })
  if (given && provinceToday && provinceToday.code !== given.code) problems.push({ column, code: 'other-province', message: `Dòng này thuộc ${provinceToday.name} ngày nay, còn danh sách được nhập cho ${given.name}.` })
  return {
    problems,
    place: {
      provinceCode: provinceToday?.code ?? null, communeCode: communeToday?.code ?? null, formerCode: former?.code ?? null,
      districtCode: former?.level === 'district' ? former.code : former?.level === 'commune' ? former.parent : null,
      raw, unitCode: communeToday?.code ?? null, unitName: communeToday?.fullName ?? (commune || district || provinceToday?.fullName || null), provinceName: provinceToday?.name ?? null,
    },
  }
}

function resolveOnce({ geography, resolved }: Understanding, address: { commune: string; district: string; province: string }): Resolution {
  const key = `${address.commune}|${address.district}|${address.province}`
  const before = resolved?.get(key)
  if (before) return before
  const found = geography.resolve(address)
  resolved?.set(key, found)
  return found
}

function placeMessage(resolution: string, commune: string, district: string, candidates: readonly Unit[], note: string | null): string {
  const written = [commune, district].filter(Boolean).join(', ')
  const names = candidates.slice(0, 4).map((unit) => unit.fullName).join('; ')
  switch (resolution) {
    case 'ambiguous': return `“${written}” có thể là ${names}. Chúng tôi chỉ ghi tỉnh; chọn xã khi xem lại.`
    case 'split': return `“${written}” nay chia vào ${names}. Chúng tôi chỉ ghi tỉnh; chọn xã khi xem lại.`
    case 'abolished': return `“${written}” đã sáp nhập trước tháng 7/2025${names ? ` (nay thuộc ${names})` : ''}. Chúng tôi chỉ ghi tỉnh; chọn xã khi xem lại.`
    default: return note ?? `Không tìm thấy “${written}” trong danh mục đơn vị hành chính. Chúng tôi giữ nguyên chữ trong danh sách.`
  }
}
