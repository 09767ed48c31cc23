/** What a list is narrowed by, and how many there are of each kind. */
import type { Codes, Dictionaries, Segment } from './segment.memory.ts'

export interface Filters {
  readonly province?: string | undefined
  readonly commune?: string | undefined
  /** Stars in force today. */
  readonly stars?: number | undefined
  readonly group?: string | undefined
  /** The producer's id. */
  readonly producer?: string | undefined
  /** The producer's legal form. */
  readonly form?: string | undefined
  readonly evidence?: 'recorded' | 'reported' | undefined
}

export interface FacetCount { readonly value: string; readonly count: number }
/** Each facet is counted with all other filters in force, but not its own: what choosing another value would show. */
export interface FacetCounts {
  readonly province: readonly FacetCount[]
  readonly stars: readonly FacetCount[]
  readonly group: readonly FacetCount[]
  readonly form: readonly FacetCount[]
  readonly evidence: readonly FacetCount[]
}

const PROVINCE = 1
const STARS = 2
const GROUP = 4
const FORM = 8
const EVIDENCE = 16
const OTHER = 32
const evidences = ['', 'recorded', 'reported']

/** −1 = any; −2 = a value that no document has. */
const wanted = (codes: Codes, value: string | undefined): number => {
  if (value === undefined) return -1
  const number = codes.find(value)
  return number < 0 ? -2 : number
}

export class Filter {
  readonly #province: number
  readonly #commune: number
  readonly #group: number
  readonly #producer: number
  readonly #form: number
  readonly #stars: number
  readonly #evidence: number
  /** Nothing is left out. */
  readonly open: boolean

  readonly #starsEver: number

  /** `starsEver`: only products that have or had so many stars, as a text asks for. */
  constructor(filters: Filters, books: Dictionaries, starsEver: number | null = null) {
    this.#starsEver = starsEver ?? -1
    this.#province = wanted(books.provinces, filters.province)
    this.#commune = wanted(books.communes, filters.commune)
    this.#group = wanted(books.groups, filters.group)
    this.#producer = wanted(books.producers, filters.producer)
    this.#form = wanted(books.forms, filters.form)
    this.#stars = filters.stars ?? -1
    this.#evidence = filters.evidence ? evidences.indexOf(filters.evidence) : -1
    this.open = starsEver === null && Object.values(filters).every((value) => value === undefined)
  }

  /** A bit for each filter that the document does not pass; 0 = it belongs to the list. */
  failed(segment: Segment, slot: number): number {
    return (this.#province !== -1 && segment.province[slot] !== this.#province ? PROVINCE : 0)
      | (this.#stars !== -1 && segment.stars[slot] !== this.#stars ? STARS : 0)
      | (this.#group !== -1 && segment.group[slot] !== this.#group ? GROUP : 0)
      | (this.#form !== -1 && segment.form[slot] !== this.#form ? FORM : 0)
      | (this.#evidence !== -1 && segment.evidence[slot] !== this.#evidence ? EVIDENCE : 0)
      | ((this.#commune !== -1 && segment.commune[slot] !== this.#commune) || (this.#producer !== -1 && segment.producer[slot] !== this.#producer)
        || (this.#starsEver !== -1 && segment.stars[slot] !== this.#starsEver && segment.starsEver[slot] !== this.#starsEver) ? OTHER : 0)
  }

  /** The shortest list of slots that holds all that pass; null when that is no shorter than all. */
  narrowest(segment: Segment): Uint32Array | null {
    let best: Uint32Array | null = null
    for (const [column, value] of [['producer', this.#producer], ['commune', this.#commune], ['group', this.#group], ['province', this.#province]] as const) {
      if (value === -1) continue
      const list = value === -2 ? new Uint32Array(0) : segment.bucket(column, value)
      if (!best || list.length < best.length) best = list
    }
    return best
  }

  /** The same without the facets' own filters: what `FacetCounter` must look at. */
  narrowestForFacets(segment: Segment): Uint32Array | null {
    if (this.#producer !== -1) return this.#producer === -2 ? new Uint32Array(0) : segment.bucket('producer', this.#producer)
    if (this.#commune !== -1) return this.#commune === -2 ? new Uint32Array(0) : segment.bucket('commune', this.#commune)
    return null
  }
}

export class FacetCounter {
  readonly #filter: Filter
  readonly #books: Dictionaries
  readonly #province = new Uint32Array(256)
  readonly #stars = new Uint32Array(8)
  readonly #group = new Uint32Array(256)
  readonly #form = new Uint32Array(256)
  readonly #evidence = new Uint32Array(4)

  constructor(filter: Filter, books: Dictionaries) {
    this.#filter = filter
    this.#books = books
  }

  add(segment: Segment, slot: number): void {
    const failed = this.#filter.failed(segment, slot)
    if (failed === 0) {
      this.#province[segment.province[slot]!]!++
      this.#stars[segment.stars[slot]!]!++
      this.#group[segment.group[slot]!]!++
      this.#form[segment.form[slot]!]!++
      this.#evidence[segment.evidence[slot]!]!++
    } else if (failed === PROVINCE) this.#province[segment.province[slot]!]!++
    else if (failed === STARS) this.#stars[segment.stars[slot]!]!++
    else if (failed === GROUP) this.#group[segment.group[slot]!]!++
    else if (failed === FORM) this.#form[segment.form[slot]!]!++
    else if (failed === EVIDENCE) this.#evidence[segment.evidence[slot]!]!++
  }

  get counts(): FacetCounts {
    const read = (counts: Uint32Array, name: (value: number) => string): FacetCount[] => {
      const found: FacetCount[] = []
      counts.forEach((count, value) => { if (count > 0 && name(value) !== '') found.push({ value: name(value), count }) })
      return found
    }
    const byCount = (a: FacetCount, b: FacetCount): number => b.count - a.count || (a.value < b.value ? -1 : 1)
    const { provinces, groups, forms } = this.#books
    return {
      province: read(this.#province, (value) => provinces.values[value] ?? '').sort(byCount),
      stars: read(this.#stars, (value) => (value > 0 ? String(value) : '')).reverse(),
      group: read(this.#group, (value) => groups.values[value] ?? '').sort(byCount),
      form: read(this.#form, (value) => forms.values[value] ?? '').sort(byCount),
      evidence: read(this.#evidence, (value) => evidences[value] ?? ''),
    }
  }
}
