/** Every unit of both schemes, found by code, by name and by descent. Built once per process, then only read. */
import { foldVietnamese } from '#platform/search-text'
import { gradeOf, nameKeys, type Grade, type NameKeys } from './place-name.rules.ts'
import { districtAliases, provinceAliases } from './place-name.words.ts'
import { bareName, type Scheme, type Unit, type UnitKind } from './unit.rules.ts'

/** `from` is a code of v63, `to` one of v34; `part` = only a part of it went there. */
export interface Link { readonly from: string; readonly to: string; readonly part: boolean }

/** A commune that had ended before the former scheme's list; `today` = units of v34 that hold its land. */
export interface Abolished {
  readonly name: string
  readonly kind: UnitKind
  readonly district: string
  readonly province: string
  readonly today: readonly string[]
}

/** A district as it was named before; `districts` of the last former list where its communes lie. */
export interface DistrictChange { readonly name: string; readonly province: string; readonly districts: readonly string[] }

export interface GeographyData {
  readonly units: readonly Unit[]
  /** The exact key of each unit's name, where they were worked out before. */
  readonly nameKeys?: readonly string[]
  readonly links: readonly Link[]
  readonly abolished: readonly Abolished[]
  readonly districtChanges: readonly DistrictChange[]
}

/** Something that bears a name, with the spelling it is compared by. */
export interface Named<T> { readonly it: T; readonly exact: string }
export interface Match<T> { readonly it: T; readonly grade: Grade }
export interface ProvinceName { readonly old: Unit | null; readonly now: Unit | null }

type Index<T> = Map<string, Named<T>[]>

export class Atlas {
  readonly units: readonly Unit[]
  /** Every unit with its keys, in official order. */
  readonly named: readonly (NameKeys & { readonly unit: Unit })[]
  readonly provinces: readonly Unit[]
  readonly communes: Record<Scheme, Index<Unit>> = { v34: new Map(), v63: new Map() }
  readonly districts: Index<Unit> = new Map()
  readonly gone: Index<Abolished> = new Map()
  readonly changes: Index<DistrictChange> = new Map()
  readonly #byCode: Record<Scheme, Map<string, Unit>> = { v34: new Map(), v63: new Map() }
  readonly #below: Record<Scheme, Map<string, Unit[]>> = { v34: new Map(), v63: new Map() }
  readonly #today = new Map<string, Unit[]>()
  readonly #former = new Map<string, Unit[]>()
  readonly #parts = new Set<string>()
  readonly #provinceNames = new Map<string, ProvinceName>()
  readonly #provinceSlugs = new Map<string, { province: Unit; former: Unit | null }>()
  /** Communes of a former province in the order of their codes, which were given out district by district. */
  readonly #codeOrder = new Map<string, Unit[]>()

  constructor(data: GeographyData) {
    this.units = data.units
    this.named = data.units.map((unit, index) => {
      const exact = data.nameKeys?.[index] ?? nameKeys(unit.name).exact
      return { unit, exact, loose: foldVietnamese(exact) }
    })
    for (const keys of this.named) {
      const { unit } = keys
      this.#byCode[unit.scheme].set(unit.code, unit)
      if (unit.parent !== null) put(this.#below[unit.scheme], unit.parent, unit)
      if (unit.level === 'commune') this.#addCommune(unit, keys)
      if (unit.level === 'district') add(this.districts, keys, unit)
    }
    this.provinces = data.units.filter((unit) => unit.scheme === 'v34' && unit.level === 'province').toSorted((a, b) => (a.code < b.code ? -1 : 1))
    for (const link of data.links) {
      const from = this.unit('v63', link.from)
      const to = this.unit('v34', link.to)
      if (!from || !to) continue
      put(this.#today, from.code, to)
      put(this.#former, to.code, from)
      if (link.part) this.#parts.add(`${link.from}>${link.to}`)
    }
    for (const each of data.abolished) add(this.gone, nameKeys(each.name), each)
    for (const each of data.districtChanges) add(this.changes, nameKeys(bareName(each.name)), each)
    for (const [alias, name] of Object.entries(districtAliases)) {
      for (const { it } of this.districts.get(nameKeys(name).loose) ?? []) add(this.districts, nameKeys(alias), it)
    }
    this.#nameProvinces()
    for (const units of this.#codeOrder.values()) units.sort((a, b) => (a.code < b.code ? -1 : 1))
  }

  unit(scheme: Scheme, code: string): Unit | null {
    return this.#byCode[scheme].get(code) ?? null
  }

  /** Units directly below one, in official order. */
  below(scheme: Scheme, code: string): readonly Unit[] {
    return this.#below[scheme].get(code) ?? []
  }

  /** Former units that went, whole or in part, into a unit of today. */
  formerOf(code: string): readonly Unit[] {
    return this.#former.get(code) ?? []
  }

  /** What a unit is today: itself in v34, one or more units for v63. A former district: the communes its communes went into. */
  todayOf(scheme: Scheme, code: string): readonly Unit[] {
    const unit = this.unit(scheme, code)
    if (!unit) return []
    if (scheme === 'v34') return [unit]
    const linked = this.#today.get(code)
    if (linked || unit.level !== 'district') return linked ?? []
    return [...new Set(this.below('v63', code).flatMap((commune) => this.#today.get(commune.code) ?? []))]
  }

  isPart(from: string, to: string): boolean {
    return this.#parts.has(`${from}>${to}`)
  }

  provinceToday(unit: Unit): Unit | null {
    return unit.scheme === 'v34' ? this.unit('v34', unit.provinceCode) : (this.#today.get(unit.provinceCode)?.[0] ?? null)
  }

  /** Finds a province by any of its names; the former and today's unit of that name. */
  provinceNamed(loose: string): ProvinceName | null {
    return this.#provinceNames.get(loose) ?? null
  }

  provinceBySlug(slug: string): { province: Unit; former: Unit | null } | null {
    return this.#provinceSlugs.get(slug) ?? null
  }

  /**
   * Whether a former commune belonged to a district when codes were given out, district by district: of the codes of
   * its province, leaving out its own district's, the one before and the one after are both of that district.
   */
  codedWithin(commune: Unit, district: Unit): boolean {
    const others = (this.#codeOrder.get(commune.provinceCode) ?? []).filter((unit) => unit.parent !== commune.parent)
    const after = others.findIndex((unit) => unit.code > commune.code)
    return after > 0 && others[after]!.parent === district.code && others[after - 1]!.parent === district.code
  }

  #addCommune(unit: Unit, keys: NameKeys): void {
    add(this.communes[unit.scheme], keys, unit)
    // State-farm townships are written with and without the word for state farm.
    const farm = /^(?:NT|N\.T|Nông trường|Nông Trường)\s+(?=\S)/.exec(unit.name)
    if (farm) for (const name of [unit.name.slice(farm[0].length), `nông trường ${unit.name.slice(farm[0].length)}`]) add(this.communes[unit.scheme], nameKeys(name), unit)
    if (unit.scheme === 'v63') put(this.#codeOrder, unit.provinceCode, unit)
  }

  #nameProvinces(): void {
    for (const unit of this.units) {
      if (unit.level !== 'province') continue
      const { loose } = nameKeys(unit.name)
      const known = this.#provinceNames.get(loose)
      this.#provinceNames.set(loose, unit.scheme === 'v34' ? { old: known?.old ?? null, now: unit } : { old: unit, now: known?.now ?? null })
    }
    for (const [alias, name] of Object.entries(provinceAliases)) {
      const named = this.#provinceNames.get(nameKeys(name).loose)
      if (named) this.#provinceNames.set(nameKeys(alias).loose, named)
      if (named && /^[\p{L} -]{6,}$/u.test(alias)) this.#slugProvince(foldVietnamese(alias).replace(/[ -]+/g, '-'), named)
    }
    for (const unit of this.units) if (unit.level === 'province') this.#slugProvince(unit.slug, this.#provinceNames.get(nameKeys(unit.name).loose)!)
  }

  #slugProvince(slug: string, { old, now }: ProvinceName): void {
    const province = now ?? (old && this.provinceToday(old))
    if (province) this.#provinceSlugs.set(slug, { province, former: slug === province.slug ? null : old })
  }
}

/**
 * All that bear the name and fit, the best grade alone. A writer who leaves all marks out (`unmarked`) cannot have
 * meant the unmarked name more than a marked one, so both count as `less` there.
 */
export function bestMatches<T>(index: Index<T>, keys: NameKeys, unmarked: boolean, fits: (it: T) => boolean): Match<T>[] {
  const found: Match<T>[] = []
  for (const { it, exact } of index.get(keys.loose) ?? []) if (fits(it)) found.push({ it, grade: gradeOf(keys.exact, exact) })
  if (unmarked && found.some((match) => match.grade === 'less')) return found.map(({ it }) => ({ it, grade: 'less' }))
  const exact = found.filter((match) => match.grade === 'exact')
  if (exact.length > 0 || unmarked) return exact
  // Who writes marks and leaves one out has written another name: no better than a wrong mark.
  return found.map(({ it }) => ({ it, grade: 'other' }))
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function add<T>(index: Index<T>, keys: NameKeys, it: T): void {
  if (!index.get(keys.loose)?.some((named) => named.it === it && named.exact === keys.exact)) put(index, keys.loose, { it, exact: keys.exact })
}
