/** Finding units by what people type. Old names stay searchable: they lead to what is there today, saying so. */
import { foldVietnamese, normaliseToneKey, vietnameseSortKey } from '#platform/search-text'
import type { Atlas } from './atlas.rules.ts'
import { plainNameKeys, readPrefix } from './place-name.rules.ts'
import { kindWord, type Found, type Level, type Scheme, type Unit, type UnitKind, type UnitSearch } from './unit.rules.ts'

interface Entry {
  readonly unit: Unit
  readonly kind: UnitKind
  readonly loose: string
  readonly exact: string
  /** ` tieu can`: a space before each word, so that the beginning of a word is found by it. */
  readonly words: string
}
interface GoneEntry { readonly kind: UnitKind; readonly loose: string; readonly exact: string; readonly words: string; readonly told: string; readonly today: readonly string[] }
type Rankable = Pick<Entry, 'kind' | 'loose' | 'exact' | 'words'>
interface Wanted { readonly loose: string; readonly exact: string; readonly words: string }
interface Hit extends Found { readonly rank: number }

const levelOrder: Record<Level, number> = { province: 0, district: 1, commune: 2 }
const NOT = Infinity

export class UnitFinder {
  readonly #atlas: Atlas
  readonly #entries: Record<Scheme, Entry[]> = { v34: [], v63: [] }
  readonly #gone: GoneEntry[] = []

  constructor(atlas: Atlas) {
    this.#atlas = atlas
    for (const { unit, loose, exact } of atlas.named) this.#entries[unit.scheme].push({ unit, kind: unit.kind, loose, exact, words: wordsOf(unit.name) })
    for (const [loose, each] of atlas.gone) for (const { it, exact } of each) {
      const places = [`${kindWord(it.kind)} ${it.name}`, atlas.unit('v63', it.district)?.fullName, atlas.unit('v63', it.province)?.fullName]
      this.#gone.push({ kind: it.kind, loose, exact, words: wordsOf(it.name), told: places.filter(Boolean).join(', '), today: it.today })
    }
  }

  /**
   * Units that fit, best first: the whole name before its beginning, before the beginning of a word. Without a scheme
   * today's units, also found by the names of what went into them. An empty `q` lists in official order.
   */
  find(q: string, { scheme, level, parent, limit = 20 }: UnitSearch): readonly Found[] {
    const fits = (unit: Unit): boolean => (!level || unit.level === level) && (!parent || unit.parent === parent || (unit.provinceCode === parent && unit.level !== 'province'))
    const plain = normaliseToneKey(q.slice(0, 200))
    if (plain === '') return this.#entries[scheme ?? 'v34'].filter(({ unit }) => fits(unit)).slice(0, limit).map(({ unit }) => ({ unit, was: null, abolished: null }))
    const rank = rankBy(plain)
    const hits = new Map<Unit, Hit>()
    for (const entry of this.#entries[scheme ?? 'v34']) {
      const own = fits(entry.unit) ? rank(entry) : NOT
      if (own < NOT) hits.set(entry.unit, { unit: entry.unit, was: null, abolished: null, rank: own })
    }
    if (!scheme) this.#viaFormer(hits, fits, rank)
    return sorted([...hits.values()]).slice(0, limit).map(({ unit, was, abolished }) => ({ unit, was, abolished }))
  }

  /** Today's units by the names of former ones: a whole former name comes before the mere beginning of a present one. */
  #viaFormer(hits: Map<Unit, Hit>, fits: (unit: Unit) => boolean, rank: (entry: Rankable) => number): void {
    for (const entry of this.#entries.v63) {
      const own = rank(entry)
      if (own === NOT) continue
      for (const unit of this.#atlas.todayOf('v63', entry.unit.code)) {
        if (!fits(unit) || (unit.level === 'province') !== (entry.unit.level === 'province')) continue
        const whole = own + (own < 2 ? 1 : 3) + (entry.unit.level === 'district' ? 0.5 : 0)
        if ((hits.get(unit)?.rank ?? NOT) > whole) hits.set(unit, { unit, was: entry.unit, abolished: null, rank: whole })
      }
    }
    for (const entry of this.#gone) {
      const own = rank(entry)
      if (own >= 2) continue
      for (const code of entry.today) {
        const unit = this.#atlas.unit('v34', code)
        if (unit && fits(unit) && (hits.get(unit)?.rank ?? NOT) > own + 1.5) hits.set(unit, { unit, was: null, abolished: entry.told, rank: own + 1.5 })
      }
    }
  }
}

const wordsOf = (name: string): string => ` ${foldVietnamese(name).replace(/[^a-z0-9]+/g, ' ')}`

/** How well a unit's name fits what was typed; what was typed may begin with the kind of the unit. */
function rankBy(plain: string): (entry: Rankable) => number {
  const wanted = (text: string): Wanted => ({ ...plainNameKeys(text), words: wordsOf(text).trimEnd() })
  const whole = wanted(plain)
  const prefix = readPrefix(plain)
  const rest = prefix && wanted(prefix.rest)
  return (entry) => Math.min(rankOf(entry, whole), rest && (!prefix.kind || prefix.kind === entry.kind || (prefix.kind === 'city' && entry.kind === 'municipality')) ? rankOf(entry, rest) : NOT)
}

/** 0 = the name as it is written officially, 1 = without regard to marks, then beginnings. */
function rankOf(entry: Rankable, wanted: Wanted): number {
  if (wanted.loose === '') return NOT
  if (entry.loose.startsWith(wanted.loose)) return entry.exact === wanted.exact ? 0 : entry.loose === wanted.loose ? 1 : 2
  return wanted.loose.length > 1 && entry.words.includes(wanted.words) ? 3 : NOT
}

function sorted(hits: readonly Hit[]): readonly Hit[] {
  const keys = new Map(hits.map((hit) => [hit, `${levelOrder[hit.unit.level]}${vietnameseSortKey(hit.was?.name ?? hit.unit.name)}`]))
  return hits.toSorted((a, b) => a.rank - b.rank || (keys.get(a)! < keys.get(b)! ? -1 : 1))
}
