/** The documents of one moment as typed arrays, in the order in which equals are shown. */
import type { CatalogueLexicon } from './lexicon.memory.ts'
import { tiers, type SearchDoc } from './search-doc.rules.ts'

/** Values of a closed or open set, numbered as they come; 0 = none. Shared by all segments of an index. */
export class Codes {
  readonly values: string[] = ['']
  readonly #numbers = new Map<string, number>([['', 0]])
  number(value: string | null): number {
    if (!value) return 0
    let found = this.#numbers.get(value)
    if (found === undefined) {
      found = this.values.push(value) - 1
      this.#numbers.set(value, found)
    }
    return found
  }
  find(value: string): number { return this.#numbers.get(value) ?? -1 }
}

export interface Dictionaries {
  readonly lexicon: CatalogueLexicon
  readonly provinces: Codes
  readonly communes: Codes
  readonly groups: Codes
  readonly forms: Codes
  readonly producers: Codes
}

const days = new Map<string, number>()

/** Days since 1970; 0 = not known. The same few days stand in many documents. */
export function dayNumber(day: string | null): number {
  if (!day) return 0
  let found = days.get(day)
  if (found === undefined) {
    if (days.size > 20_000) days.clear()
    days.set(day, (found = Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000)))
  }
  return found
}

/** Smaller is shown first: surer recognition, more stars, newer decision. */
export function staticRank(tier: number, stars: number, starsEver: number, day: number): number {
  return (tier * 64 + (5 - stars) * 8 + (5 - starsEver)) * 65_536 + (65_535 - Math.min(Math.max(day, 0), 65_535))
}

const column = <Row>(rows: readonly Row[], read: (row: Row) => number): Uint32Array => Uint32Array.from(rows, read)

/** Documents in the order in which equals are shown; their number in it is their slot. Nothing changes but `dead`. */
export class Segment {
  readonly size: number
  readonly offsets: Uint32Array
  readonly slots: Uint32Array
  readonly payloads: Uint32Array
  readonly province: Uint8Array
  readonly commune: Uint16Array
  readonly group: Uint8Array
  readonly form: Uint8Array
  readonly producer: Uint32Array
  readonly evidence: Uint8Array
  readonly stars: Uint8Array
  readonly starsEver: Uint8Array
  readonly day: Uint16Array
  readonly rank: Float64Array
  readonly nameWords: Uint8Array
  readonly sortKeys: readonly string[]
  readonly dead: Uint8Array
  alive: number
  readonly #ids: Buffer
  readonly #places: Uint32Array
  readonly #buckets: Record<string, Buckets> = {}
  readonly #orders: { name?: Uint32Array; newest?: Uint32Array; stars?: Uint32Array } = {}

  constructor(docs: readonly SearchDoc[], nameWords: Uint8Array, offsets: Uint32Array, slots: Uint32Array, payloads: Uint32Array, books: Dictionaries) {
    this.size = this.alive = docs.length
    this.offsets = offsets
    this.slots = slots
    this.payloads = payloads
    this.province = Uint8Array.from(docs, (doc) => books.provinces.number(doc.provinceCode))
    this.commune = Uint16Array.from(docs, (doc) => books.communes.number(doc.communeCode))
    this.group = Uint8Array.from(docs, (doc) => books.groups.number(doc.group))
    this.form = Uint8Array.from(docs, (doc) => books.forms.number(doc.form))
    this.producer = column(docs, (doc) => books.producers.number(doc.producerId))
    this.evidence = Uint8Array.from(docs, (doc) => (doc.evidence === 'recorded' ? 1 : doc.evidence === 'reported' ? 2 : 0))
    this.stars = Uint8Array.from(docs, (doc) => doc.stars)
    this.starsEver = Uint8Array.from(docs, (doc) => doc.starsEver)
    this.day = Uint16Array.from(docs, (doc) => dayNumber(doc.decidedOn))
    this.rank = Float64Array.from(docs, (doc) => staticRank(tiers.indexOf(doc.tier), doc.stars, doc.starsEver, dayNumber(doc.decidedOn)))
    this.nameWords = nameWords
    this.sortKeys = docs.map((doc) => doc.sortKey)
    this.dead = new Uint8Array(docs.length)
    this.#ids = Buffer.alloc(docs.length * 16)
    const room = 2 ** Math.ceil(Math.log2(docs.length * 2 + 8))
    this.#places = new Uint32Array(room)
    for (let slot = 0; slot < docs.length; slot++) this.#placeId(slot, docs[slot]!.id)
  }

  idOf(slot: number): string {
    const hex = this.#ids.toString('hex', slot * 16, slot * 16 + 16)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }

  /** The slot of a living document; −1 when it is not here. */
  slotOf(id: string): number {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
    if (bytes.length !== 16) return -1
    const mask = this.#places.length - 1
    for (let at = bytes.readUInt32BE(12) & mask; this.#places[at] !== 0; at = (at + 1) & mask) {
      const slot = this.#places[at]! - 1
      if (this.dead[slot] === 0 && bytes.compare(this.#ids, slot * 16, slot * 16 + 16) === 0) return slot
    }
    return -1
  }

  kill(slot: number): void {
    if (this.dead[slot] === 1) return
    this.dead[slot] = 1
    this.alive--
  }

  /** All slots by name, by newest decision, or by stars. Made when first asked for. */
  order(by: 'name' | 'newest' | 'stars'): Uint32Array {
    return (this.#orders[by] ??= this.#sort(by))
  }

  /** The slots with one value of a column, in order; the lists are made when first asked for. */
  bucket(column: 'province' | 'commune' | 'group' | 'producer', value: number): Uint32Array {
    const lists = (this.#buckets[column] ??= bucketsOf(this[column]))
    return value + 1 < lists.offsets.length ? lists.slots.subarray(lists.offsets[value], lists.offsets[value + 1]) : new Uint32Array(0)
  }

  #sort(by: 'name' | 'newest' | 'stars'): Uint32Array {
    if (by === 'name') return Uint32Array.from(this.sortKeys.keys()).sort((a, b) => (this.sortKeys[a]! < this.sortKeys[b]! ? -1 : this.sortKeys[a]! > this.sortKeys[b]! ? 1 : a - b))
    const keys = by === 'newest'
      ? Float64Array.from(this.day, (day, slot) => (65_535 - day) * 1e7 + slot)
      : Float64Array.from(this.stars, (stars, slot) => ((5 - stars) * 8 + 5 - this.starsEver[slot]!) * 1e7 + slot)
    return Uint32Array.from(keys.sort(), (key) => key % 1e7)
  }

  #placeId(slot: number, id: string): void {
    this.#ids.write(id.replaceAll('-', ''), slot * 16, 16, 'hex')
    const mask = this.#places.length - 1
    let at = this.#ids.readUInt32BE(slot * 16 + 12) & mask
    while (this.#places[at] !== 0) at = (at + 1) & mask
    this.#places[at] = slot + 1
  }
}

interface Buckets { readonly offsets: Uint32Array; readonly slots: Uint32Array }

function bucketsOf(values: ArrayLike<number> & Iterable<number>): Buckets {
  let most = 0
  for (const value of values) if (value > most) most = value
  const offsets = new Uint32Array(most + 2)
  for (const value of values) offsets[value + 1]!++
  for (let value = 0; value <= most; value++) offsets[value + 1]! += offsets[value]!
  const fill = offsets.slice()
  const slots = new Uint32Array(values.length)
  for (let slot = 0; slot < values.length; slot++) slots[fill[values[slot]!]!++] = slot
  return { offsets, slots }
}
