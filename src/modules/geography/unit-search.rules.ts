/** Finding units by what people type. Old names stay searchable: they lead to what is there today, saying so. */
import { foldVietnamese, normaliseToneKey, vietnameseSortKey } from '#platform/search-text'
import type { Atlas } from './atlas.rules.ts'
import { nameKeys, plainNameKeys, readPrefix } from './place-name.rules.ts'
import type { Found, Level, Scheme, Unit, UnitSearch } from './unit.rules.ts'

interface Entry {
  readonly unit: Unit
  readonly loose: string
  readonly exact: string
  /** ` tieu can`: a space before each word, so that the beginning of a word is found by it. */
  readonly words: string
  readonly sort: string
}
interface Hit { readonly found: Found; readonly rank: number; readonly sort: string }

const levelOrder: Record<Level, number> = { province: 0, district: 1, commune: 2 }
const VIA_FORMER = 3

export class UnitFinder {
  readonly #atlas: Atlas
  readonly #entries: Record<Scheme, Entry[]> = { v34: [], v63: [] }

  constructor(atlas: Atlas) {
    this.#atlas = atlas
    for (const unit of atlas.units) {
      const { loose, exact } = nameKeys(unit.name)
      this.#entries[unit.scheme].push({ unit, loose, exact, words: ` ${foldVietnamese(unit.name).replace(/[^a-z0-9]+/g, ' ')}`, sort: `${levelOrder[unit.level]}${vietnameseSortKey(unit.name)}` })
    }
  }

  /**
   * Units that fit, best first: the whole name before its beginning, before the beginning of a word. Without a scheme
   * today's units, also found by the names of what went into them. An empty `q` lists in official order.
   */
  find(q: string, { scheme, level, parent, limit = 20 }: UnitSearch): readonly Found[] {
    const fits = (unit: Unit): boolean => (!level || unit.level === level) && (!parent || this.#under(unit, parent))
    const plain = normaliseToneKey(q.slice(0, 200))
    const prefix = readPrefix(plain)
    const keys = plainNameKeys(plain)
    if (keys.loose === '') return plain === '' ? this.#entries[scheme ?? 'v34'].filter(({ unit }) => fits(unit)).slice(0, limit).map(({ unit }) => ({ unit, was: null })) : []
    const hits: Hit[] = []
    const rest = prefix && plainNameKeys(prefix.rest)
    for (const entry of this.#entries[scheme ?? 'v34']) {
      if (!fits(entry.unit)) continue
      const rank = Math.min(rankOf(entry, keys, plain), rest && (!prefix.kind || prefix.kind === entry.unit.kind) ? rankOf(entry, rest, prefix.rest) : Infinity)
      if (rank < Infinity) hits.push({ found: { unit: entry.unit, was: null }, rank, sort: entry.sort })
    }
    if (!scheme) this.#viaFormer(hits, fits, (entry) => Math.min(rankOf(entry, keys, plain), rest && (!prefix.kind || prefix.kind === entry.unit.kind) ? rankOf(entry, rest, prefix.rest) : Infinity))
    return hits.toSorted((a, b) => a.rank - b.rank || (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0)).slice(0, limit).map((hit) => hit.found)
  }

  #viaFormer(hits: Hit[], fits: (unit: Unit) => boolean, rank: (entry: Entry) => number): void {
    const direct = new Map(hits.map((hit) => [hit.found.unit, hit]))
    const best = new Map<Unit, Hit>()
    for (const entry of this.#entries.v63) {
      const own = rank(entry)
      if (own === Infinity) continue
      for (const unit of this.#atlas.todayOf('v63', entry.unit.code)) {
        if (!fits(unit) || (unit.level === 'province') !== (entry.unit.level === 'province')) continue
        const whole = own + VIA_FORMER - (own < 2 ? 2 : 0) + (entry.unit.level === 'district' ? 1 : 0)
        const known = direct.get(unit) ?? best.get(unit)
        if (!known || known.rank > whole) best.set(unit, { found: { unit, was: entry.unit }, rank: whole, sort: entry.sort })
      }
    }
    for (const [unit, hit] of best) {
      const at = hits.findIndex((each) => each.found.unit === unit)
      if (at >= 0) hits.splice(at, 1)
      hits.push(hit)
    }
  }

  #under(unit: Unit, parent: string): boolean {
    return unit.parent === parent || (unit.provinceCode === parent && unit.level !== 'province')
  }
}

/** 0 = the name as it is written officially, 1 = without regard to marks, then beginnings; Infinity = not at all. */
function rankOf(entry: Entry, keys: { loose: string; exact: string }, plain: string): number {
  if (entry.exact === keys.exact) return 0
  if (entry.loose === keys.loose) return 1
  if (entry.loose.startsWith(keys.loose)) return 2
  if (keys.loose.length > 1 && entry.words.includes(` ${foldVietnamese(plain)}`)) return 3
  return Infinity
}
