/** What an administrative unit is. */

/** `v34` = the two levels since 1 July 2025 (34 provinces, 3,321 communes); `v63` = the three levels before. */
export type Scheme = 'v34' | 'v63'
export type Level = 'province' | 'district' | 'commune'
export type UnitKind = 'province' | 'municipality' | 'urban-district' | 'rural-district' | 'town' | 'city' | 'ward' | 'commune' | 'township' | 'special-zone'

const kinds: readonly (readonly [word: string, kind: UnitKind])[] = [
  ['Thành phố', 'city'], ['Thị trấn', 'township'], ['Thị xã', 'town'], ['Đặc khu', 'special-zone'], ['Tỉnh', 'province'],
  ['Huyện', 'rural-district'], ['Quận', 'urban-district'], ['Phường', 'ward'], ['Xã', 'commune'],
]

/** The kind that a full name begins with; a city that is a province is a municipality. */
export function kindOf(fullName: string, level: Level): UnitKind {
  const kind = kinds.find(([word]) => fullName.startsWith(`${word} `))?.[1]
  if (!kind) throw new RangeError(`no kind of unit: ${fullName}`)
  return kind === 'city' && level === 'province' ? 'municipality' : kind
}

/** `Xã` for a commune. */
export const kindWord = (kind: UnitKind): string => kinds.find((each) => each[1] === kind)?.[0] ?? 'Thành phố'

/** The name without its kind: `Xã Tiểu Cần` → `Tiểu Cần`. */
export function bareName(fullName: string): string {
  const word = kinds.find(([each]) => fullName.startsWith(`${each} `))?.[0]
  return word ? fullName.slice(word.length + 1) : fullName
}

/** A unit of one scheme. Codes repeat between schemes with other meanings: the key is (scheme, code). */
export interface Unit {
  readonly scheme: Scheme
  readonly code: string
  readonly level: Level
  readonly kind: UnitKind
  /** `Tiểu Cần` */
  readonly name: string
  /** `Xã Tiểu Cần` */
  readonly fullName: string
  /** `tieu-can`; unique among the provinces of a scheme, not among communes. */
  readonly slug: string
  /** Code of the unit above, in the same scheme. */
  readonly parent: string | null
  readonly provinceCode: string
}

export type Outcome = 'resolved' | 'ambiguous' | 'split' | 'abolished' | 'not-found'

/** One way to understand what was written, and what that unit is today. */
export interface Reading {
  readonly unit: Unit
  readonly today: readonly Unit[]
}

export interface Resolution {
  readonly resolution: Outcome
  /** Communes of today, likeliest first; one when resolved. */
  readonly candidates: readonly Unit[]
  /** The unit as it was written, in either scheme. */
  readonly matched: Unit | null
  /** Today's province, if at least that is known. */
  readonly province: Unit | null
  /** Every way to read it when more than one fits; else at most the one. */
  readonly readings: readonly Reading[]
  /** What a person should know, in Vietnamese; null when all is plain. */
  readonly note: string | null
  readonly noteEn: string | null
}

/** What people wrote; any part may be missing, and one cell may hold several parts. */
export interface Address {
  readonly commune?: string | null | undefined
  readonly district?: string | null | undefined
  readonly province?: string | null | undefined
}

export interface UnitSearch {
  readonly level?: Level | undefined
  readonly scheme?: Scheme | undefined
  /** Code of the unit above, in `scheme` (default today's). */
  readonly parent?: string | undefined
  readonly limit?: number | undefined
}

/** A unit found by name; `was` or `abolished` says that the name belonged to another unit that is part of this one today. */
export interface Found {
  readonly unit: Unit
  readonly was: Unit | null
  /** `Xã Sơn Trà, Huyện Hương Sơn, Tỉnh Hà Tĩnh`: a commune that had ended before the former scheme's list. */
  readonly abolished: string | null
}
