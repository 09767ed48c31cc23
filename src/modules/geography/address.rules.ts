/**
 * What a written address is today. One thing may be guessed, and is said in the note: marks that were left out, a
 * district that the commune had left by 30 June 2025, a commune of today written with its district of before.
 * Two guesses at once are asked back as `ambiguous`; nothing is resolved in silence.
 */
import { bestMatches, type Abolished, type Atlas, type Match, type ProvinceName } from './atlas.rules.ts'
import { notes, type Note } from './address-note.rules.ts'
import { readParts, type Parts, type Written } from './address-parts.rules.ts'
import { kindMayHaveRisen, kindsAgree, type Grade } from './place-name.rules.ts'
import type { Address, Outcome, Reading, Resolution, Unit, UnitKind } from './unit.rules.ts'

const MANY = 40

export function resolveAddress(atlas: Atlas, address: Address): Resolution {
  const parts = readParts(atlas, address)
  const found = resolveParts(atlas, parts)
  const { district, otherDistrict, province } = parts
  if (found.resolution === 'resolved' || found.resolution === 'split' || province || !district || district.kind || !atlas.provinceNamed(district.keys.loose)) return found
  // "Tiểu Cần | Trà Vinh": what stands where a district is expected may be the province.
  const shifted = resolveParts(atlas, { ...parts, district: otherDistrict, otherDistrict: null, province: district })
  return shifted.resolution === 'not-found' ? found : shifted
}

function resolveParts(atlas: Atlas, parts: Parts): Resolution {
  const [first, ...more] = parts.communes
  if (!first) return withoutCommune(atlas, parts)
  const search = new Search(atlas, parts)
  const found = search.resolve(first)
  if (more.length === 0) return found
  const all = [found, ...more.map((each) => search.resolve(each))]
  const readings = all.flatMap((each) => each.readings)
  return search.answer('ambiguous', readings, notes.manyCommunes())
}

function withoutCommune(atlas: Atlas, parts: Parts): Resolution {
  const search = new Search(atlas, parts)
  const districts = search.districts()
  const successors = districts.length === 0 ? search.successors() : []
  if (successors.length > 0) return search.answer('ambiguous', successors.map((unit) => ({ unit, today: atlas.todayOf('v63', unit.code) })), notes.endedDistrict(parts.district!.text, successors))
  if (districts.length === 1) {
    const unit = districts[0]!
    return { ...search.answer('ambiguous', [{ unit, today: atlas.todayOf('v63', unit.code) }], notes.onlyDistrict(unit)), matched: unit }
  }
  if (districts.length > 1) return search.answer('ambiguous', districts.map((unit) => ({ unit, today: atlas.todayOf('v63', unit.code) })), notes.several(districts))
  const province = search.today
  const note = parts.district ? notes.notFound(parts.district.text, province?.fullName ?? 'cả nước') : province ? notes.onlyProvince(province) : parts.province ? notes.unknownProvince(parts.province.text) : notes.nothing()
  return { ...search.answer('not-found', [], note), matched: parts.district ? null : search.writtenProvince }
}

interface Hits {
  readonly old: readonly Match<Unit>[]
  readonly now: readonly Match<Unit>[]
  readonly gone: readonly Match<Abolished>[]
}

class Search {
  readonly today: Unit | null
  readonly #atlas: Atlas
  readonly #parts: Parts
  readonly #named: ProvinceName | null
  /** Codes of the former province of the written name; of all provinces that today's one was made of. Null = anywhere. */
  readonly #strict: ReadonlySet<string> | null
  readonly #wide: ReadonlySet<string> | null
  /** A province was written that nobody knows: one guess is spent. */
  readonly #lost: boolean

  constructor(atlas: Atlas, parts: Parts) {
    this.#atlas = atlas
    this.#parts = parts
    this.#named = parts.province ? atlas.provinceNamed(parts.province.keys.loose) : null
    this.#lost = parts.province !== null && this.#named === null
    const { old = null, now = null } = this.#named ?? {}
    this.today = now ?? (old && atlas.provinceToday(old))
    const formers = this.today ? atlas.formerOf(this.today.code).map((unit) => unit.code) : null
    this.#wide = formers && new Set(formers)
    this.#strict = old ? new Set([old.code]) : this.#wide
  }

  get writtenProvince(): Unit | null {
    return this.#named?.old ?? this.#named?.now ?? null
  }

  /** The former districts that the written one may be: by its name, by its kind where a town and a district share the name. */
  districts(): Unit[] {
    const written = this.#parts.district
    if (!written) return []
    for (const area of [this.#strict, this.#wide]) {
      const found = bestMatches(this.#atlas.districts, written.keys, this.#parts.unmarked, (unit) => area === null || area.has(unit.provinceCode))
      const units = found.map((match) => match.it)
      const sameKind = units.filter((unit) => unit.kind === written.kind)
      if (units.length > 0) return sameKind.length > 0 && area !== null ? sameKind : units
    }
    return []
  }

  /** Districts of the last former list where communes of the written district lay by then. */
  successors(): Unit[] {
    const written = this.#parts.district
    if (!written || this.#wide === null) return []
    const found = bestMatches(this.#atlas.changes, written.keys, this.#parts.unmarked, (change) => this.#wide!.has(change.province))
    return found.flatMap((match) => match.it.districts).map((code) => this.#atlas.unit('v63', code)!)
  }

  resolve(commune: Written): Resolution {
    const found = this.#resolve(commune)
    if (!commune.whole) return found
    const whole = this.#resolve(commune.whole)
    if (whole.resolution === 'not-found') return found
    if (found.resolution === 'not-found') return whole
    return this.answer('ambiguous', [...whole.readings, ...found.readings], notes.several(unique([...whole.candidates, ...found.candidates])))
  }

  #resolve(commune: Written): Resolution {
    return this.#parts.district ? this.#byDistrict(commune, this.#parts.district) : this.#byProvince(commune)
  }

  #byDistrict(commune: Written, written: Written): Resolution {
    const districts = this.districts()
    const successors = this.successors()
    const inside = [...districts, ...successors]
    const codes = new Set(inside.map((unit) => unit.code))
    const here = this.#look(commune, (unit) => codes.has(unit.parent ?? ''), (gone) => codes.has(gone.district))
    const there = this.#inArea(commune, this.#strict)
    // Today's communes formed from communes of the written district.
    const mixed = this.#now(commune).filter((match) => this.#atlas.formerOf(match.it.code).some((unit) => codes.has(unit.parent ?? '') || codes.has(unit.code)))
    if (here.old.length > 0 && here.old[0]!.grade !== 'other') {
      const own = here.old.filter((match) => districts.some((unit) => unit.code === match.it.parent))
      return this.#chosen(commune, written, narrow(own.length > 0 ? own : here.old, commune.kind), { here, there, mixed }, own.length === 0)
    }
    const gone = certain(here.gone)
    if (gone.length > 0) return this.#abolished(commune, gone)
    if (mixed.length === 1 && mixed[0]!.grade === 'exact' && kindsAgree(commune.kind, mixed[0]!.it.kind)) return this.#one(mixed[0]!.it, notes.todayWithDistrict(mixed[0]!.it, written.text))
    const moved = there.old.filter((match) => match.grade === 'exact')
    if (moved.length > 0) return this.#moved(commune, moved, here, written, inside, there)
    // A wrong mark: often a slip, but Hoằng Quý and Hoằng Quỳ lie in one district.
    if (here.old.length > 0) return this.#several(narrow(here.old, commune.kind), here.gone, here.old.length === 1 ? notes.otherMarks(here.old[0]!.it) : undefined)
    if (certain(there.gone).length > 0 && there.old.length === 0) return this.#abolished(commune, certain(there.gone))
    const guesses = [...mixed, ...there.old, ...certain(this.#now(commune)), ...certain(this.#inArea(commune, this.#wide).old)]
    return guesses.length > 0 ? this.#several(guesses) : this.#notFound(commune)
  }

  /** The name is in the written district: sure, unless the kind contradicts, or without marks it could be another name just as well. */
  #chosen(commune: Written, written: Written, hits: readonly Match<Unit>[], { here, there, mixed }: { here: Hits; there: Hits; mixed: readonly Match<Unit>[] }, changed: boolean): Resolution {
    if (hits.length > 1 || this.#lost) return this.#several(hits)
    const { it: unit, grade } = hits[0]!
    const official = this.#atlas.unit('v63', unit.parent!)
    if (this.#strict === null) return grade === 'exact' && kindsAgree(commune.kind, unit.kind) ? this.#one(unit, notes.nationwide(unit)) : this.#several(hits)
    const otherKind = commune.kind !== null && commune.kind !== unit.kind
    if (otherKind) {
      const present = mixed.filter((match) => match.grade === 'exact' && match.it.kind === commune.kind)
      if (!kindMayHaveRisen(commune.kind, unit.kind) || present.some((match) => this.#atlas.todayOf('v63', unit.code).some((each) => each !== match.it))) return this.#several([...present, ...hits])
    }
    if (grade === 'exact') return this.#one(unit, changed ? notes.otherDistrict(unit, official, written.text) : otherKind ? notes.otherKind(unit) : null)
    const rivals = [...there.old, ...there.now].filter((match) => match.it !== unit && !this.#atlas.todayOf('v63', unit.code).includes(match.it))
    if (here.gone.length > 0 || (rivals.length > 0 && written.kind === null)) return this.#several([hits[0]!, ...rivals], here.gone)
    return this.#one(unit, notes.withoutMarks(unit))
  }

  /** The name is exact in the province but in another district than the written one: believed if it came from there. */
  #moved(commune: Written, moved: readonly Match<Unit>[], here: Hits, written: Written, inside: readonly Unit[], there: Hits): Resolution {
    const unit = moved[0]!.it
    const believable = inside.length === 0 ? !this.#atlas.districts.has(written.keys.loose) : inside.some((district) => this.#atlas.codedWithin(unit, district))
    const alone = moved.length === 1 && here.old.length === 0 && certain(there.gone).length === 0 && kindMayHaveRisen(commune.kind, unit.kind)
    if (alone && believable && !this.#lost && this.#strict !== null) return this.#one(unit, notes.otherDistrict(unit, this.#atlas.unit('v63', unit.parent!), written.text))
    return this.#several([...here.old, ...moved], there.gone)
  }

  #byProvince(commune: Written): Resolution {
    const hits = this.#inArea(commune, this.#strict)
    if (this.#strict === null) return this.#anywhere(hits, commune)
    // Communes of the other provinces that are part of today's one: meant, if the province is today's.
    const siblings = this.#named!.now ? this.#look(commune, (unit) => this.#wide!.has(unit.provinceCode) && !this.#strict!.has(unit.provinceCode), () => false).old : []
    const everything = [...hits.old, ...hits.now, ...siblings]
    const sure = !this.#parts.unmarked || everything.every((match) => match.grade === 'exact')
    const exact = (matches: readonly Match<Unit>[]): readonly Match<Unit>[] => (sure ? narrow(matches.filter((match) => match.grade === 'exact'), commune.kind) : [])
    const gone = certain(hits.gone)
    const [old, now, beside] = [exact(hits.old), exact(hits.now), exact(siblings)]
    const asDistrict = commune.kind === null ? this.#districtsNamed(commune) : []
    if (asDistrict.length > 0) return this.#maybeDistrict([...now, ...old], asDistrict)
    if (old.length + now.length > 0) return this.#eitherScheme(commune, old, now, beside, gone)
    if (beside.length === 0 && gone.some((match) => match.grade === 'exact') && !this.#parts.unmarked) return this.#abolished(commune, gone)
    if (beside.length === 1 && gone.length === 0 && !this.#parts.unmarked) return this.#one(beside[0]!.it, notes.todaysProvince(beside[0]!.it, this.#atlas.unit('v63', beside[0]!.it.provinceCode)))
    if (everything.length === 0) return gone.length > 0 ? this.#abolished(commune, gone) : this.#notFound(commune)
    const guesses = narrow(everything, commune.kind)
    const only = guesses.length === 1 && gone.length === 0 && guesses[0]!.grade !== 'other'
    const sameArea = this.#wide!.size === 1 || hits.old.length === 1
    return only && sameArea ? this.#one(guesses[0]!.it, notes.withoutMarks(guesses[0]!.it)) : this.#several(guesses, hits.gone)
  }

  #districtsNamed(name: Written): readonly Unit[] {
    return bestMatches(this.#atlas.districts, name.keys, this.#parts.unmarked, (unit) => this.#strict!.has(unit.provinceCode)).filter((match) => match.grade !== 'other').map((match) => match.it)
  }

  /** "Hải Hậu, Nam Định": without a kind word it may be the district, and then the commune is not known. */
  #maybeDistrict(matches: readonly Match<Unit>[], districts: readonly Unit[]): Resolution {
    const readings = [...this.#readings(matches), ...districts.map((unit) => ({ unit, today: this.#atlas.todayOf('v63', unit.code) }))]
    return this.answer('ambiguous', readings, notes.maybeDistrict(districts[0]!))
  }

  /** Exact names in the written province: one reading is the answer; a former and a present commune of one name are both offered. */
  #eitherScheme(commune: Written, old: readonly Match<Unit>[], now: readonly Match<Unit>[], beside: readonly Match<Unit>[], gone: readonly Match<Abolished>[]): Resolution {
    const sameKind = old.filter((match) => kindsAgree(commune.kind, match.it.kind))
    const onlyNow = now.length === 1 && sameKind.length === 0 && (old.length === 0 ? kindsAgree(commune.kind, now[0]!.it.kind) : now[0]!.it.kind === commune.kind)
    const elsewhere = beside.filter((match) => !onlyNow || this.#atlas.todayOf('v63', match.it.code).some((unit) => unit !== now[0]!.it))
    if (elsewhere.length + gone.length === 0) {
      if (onlyNow) return this.#one(now[0]!.it, null)
      if (old.length === 1 && now.length === 0 && kindMayHaveRisen(commune.kind, old[0]!.it.kind)) return this.#one(old[0]!.it, kindsAgree(commune.kind, old[0]!.it.kind) ? null : notes.otherKind(old[0]!.it))
    }
    const readings = [...this.#readings([...now, ...old, ...elsewhere]), ...this.#goneReadings(gone)]
    const today = unique(readings.flatMap((reading) => reading.today))
    return this.answer('ambiguous', readings, now.length > 0 && old.length > 0 ? notes.bothSchemes(today) : today.length === 1 ? notes.unsure(today) : notes.several(today))
  }

  #anywhere(hits: Hits, commune: Written): Resolution {
    const exact = [...narrow(hits.old, commune.kind), ...hits.now].filter((match) => match.grade === 'exact')
    if (exact.length === 1 && certain(hits.gone).length === 0 && !this.#lost && !this.#parts.unmarked) return this.#one(exact[0]!.it, notes.nationwide(exact[0]!.it))
    const all = exact.length > 0 ? exact : [...hits.old, ...hits.now]
    if (all.length > 0) return this.#several(all, hits.gone)
    return certain(hits.gone).length > 0 ? this.#abolished(commune, certain(hits.gone)) : this.#notFound(commune)
  }

  #inArea(commune: Written, area: ReadonlySet<string> | null): Hits {
    return { ...this.#look(commune, (unit) => area === null || area.has(unit.provinceCode), (gone) => area === null || area.has(gone.province)), now: this.#now(commune) }
  }

  #look(commune: Written, old: (unit: Unit) => boolean, gone: (each: Abolished) => boolean): Hits {
    const { unmarked } = this.#parts
    return { old: bestMatches(this.#atlas.communes.v63, commune.keys, unmarked, old), gone: bestMatches(this.#atlas.gone, commune.keys, unmarked, gone), now: [] }
  }

  /** Communes of today: of the written province where one is called so today, else of the land of the former one. */
  #now(commune: Written): readonly Match<Unit>[] {
    return bestMatches(this.#atlas.communes.v34, commune.keys, this.#parts.unmarked, (unit) => {
      if (!this.today) return this.#named === null
      if (unit.provinceCode !== this.today.code) return false
      return this.#named!.now !== null || this.#atlas.formerOf(unit.code).some((former) => this.#strict!.has(former.provinceCode))
    })
  }

  #readings(matches: readonly Match<Unit>[]): Reading[] {
    return unique(matches.map((match) => match.it)).map((unit) => ({ unit, today: this.#atlas.todayOf(unit.scheme, unit.code) }))
  }

  #goneReadings(gone: readonly Match<Abolished>[]): Reading[] {
    return certain(gone).flatMap((match) => match.it.today).map((code) => this.#atlas.unit('v34', code)!).map((unit) => ({ unit, today: [unit] }))
  }

  #one(unit: Unit, note: Note | null): Resolution {
    const today = this.#atlas.todayOf(unit.scheme, unit.code)
    return this.answer(today.length === 1 ? 'resolved' : 'split', [{ unit, today }], today.length === 1 ? note : notes.split(unit, today))
  }

  #several(matches: readonly Match<Unit>[], gone: readonly Match<Abolished>[] = [], note?: Note): Resolution {
    const readings = [...this.#readings(matches), ...this.#goneReadings(gone)]
    const today = unique(readings.flatMap((reading) => reading.today))
    return this.answer('ambiguous', readings, this.#lost ? notes.unknownProvince(this.#parts.province!.text) : (note ?? (today.length === 1 ? notes.unsure(today) : notes.several(today))))
  }

  #abolished(commune: Written, gone: readonly Match<Abolished>[]): Resolution {
    const today = unique(gone.flatMap((match) => match.it.today)).map((code) => this.#atlas.unit('v34', code)!)
    return { ...this.answer('abolished', [], notes.abolished(commune.text, today)), candidates: today.slice(0, MANY), province: this.today ?? (today[0] ? this.#atlas.provinceToday(today[0]) : null) }
  }

  #notFound(commune: Written): Resolution {
    return this.answer('not-found', [], this.#lost ? notes.unknownProvince(this.#parts.province!.text) : notes.notFound(commune.text, this.writtenProvince?.fullName ?? 'cả nước'))
  }

  answer(resolution: Outcome, readings: readonly Reading[], note: Note | null): Resolution {
    const candidates = unique(readings.flatMap((reading) => reading.today)).slice(0, MANY)
    const sure = resolution === 'resolved' || resolution === 'split'
    const provinces = unique(candidates.map((unit) => unit.provinceCode))
    const province = this.today ?? (provinces.length === 1 ? this.#atlas.unit('v34', provinces[0]!) : null)
    return { resolution, candidates, readings: readings.slice(0, MANY), matched: sure ? readings[0]!.unit : null, province, note: note?.[0] ?? null, noteEn: note?.[1] ?? null }
  }
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]
const certain = <T>(matches: readonly Match<T>[]): Match<T>[] => matches.filter((match) => match.grade !== ('other' satisfies Grade))

/** Keeps those of the written kind where a commune and a township share a name; a ward may have been either before. */
function narrow(matches: readonly Match<Unit>[], kind: UnitKind | null): readonly Match<Unit>[] {
  if (kind === null || matches.length < 2) return matches
  const same = matches.filter((match) => match.it.kind === kind)
  if (same.length === 0) return matches
  return matches.filter((match) => match.it.kind === kind || (kindsAgree(kind, match.it.kind) && !same.some((each) => each.it.parent === match.it.parent)))
}
