/** The documents of one moment as typed arrays: which term stands in which document, where, and in which form. */
import type { CatalogueLexicon } from './lexicon.memory.ts'
import { tiers, wordsOfPlace, wordsOfProducer, type SearchDoc } from './search-doc.rules.ts'
import { linkedWords, wordsOf, wordsOfName, type Word } from './spelling.rules.ts'

export const NAME = 0
export const OTHER_NAME = 1
export const PRODUCER = 2
export const PLACE = 3
export const GROUP = 4

/** A posting's payload: form (8 bits), field (3), place of the word in its field (6). */
export const formOf = (payload: number): number => payload & 0xff
export const fieldOf = (payload: number): number => (payload >> 8) & 7
export const positionOf = (payload: number): number => payload >> 11

/** A list of numbers that grows. */
class Numbers {
  #values = new Uint32Array(1024)
  length = 0
  push(value: number): void {
    if (this.length === this.#values.length) {
      const more = new Uint32Array(this.length * 2)
      more.set(this.#values)
      this.#values = more
    }
    this.#values[this.length++] = value
  }
  at(index: number): number { return this.#values[index]! }
}

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

/** Days since 1970; 0 = not known. */
export const dayNumber = (day: string | null): number => (day ? Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000) : 0)

/** Smaller is shown first: surer recognition, more stars, newer decision. */
export function staticRank(tier: number, stars: number, starsEver: number, day: number): number {
  return (tier * 64 + (5 - stars) * 8 + (5 - starsEver)) * 65_536 + (65_535 - Math.min(Math.max(day, 0), 65_535))
}

interface Noted { readonly term: number; readonly form: number }

export class SegmentBuilder {
  readonly #books: Dictionaries
  readonly #docs: SearchDoc[] = []
  readonly #terms = new Numbers()
  readonly #payloads = new Numbers()
  readonly #starts = new Numbers()
  readonly #places = new Map<string, Noted | null>()
  readonly #producers = new Map<string, readonly Word[]>()

  constructor(books: Dictionaries) {
    this.#books = books
  }

  get size(): number { return this.#docs.length }

  add(doc: SearchDoc): void {
    this.#docs.push(doc)
    this.#starts.push(this.#terms.length)
    const name = wordsOfName(doc.name)
    this.#addText(name, NAME)
    for (const { at, word } of linkedWords(doc.name)) this.#note(this.#books.lexicon.addWord(word), NAME, at)
    const nameText = name.map((each) => each.form).join(' ')
    for (const other of doc.otherNames) {
      const words = wordsOfName(other)
      if (words.map((each) => each.form).join(' ') !== nameText) this.#addText(words, OTHER_NAME)
    }
    if (doc.producer) this.#addText(this.#producerWords(doc.producer), PRODUCER)
    for (const other of doc.producerOther) if (other !== doc.producer) this.#addText(this.#producerWords(other), PRODUCER)
    const noted: Noted[] = []
    for (const place of doc.places) {
      const found = this.#place(place)
      if (!found || noted.some((each) => each.term === found.term && each.form === found.form)) continue
      noted.push(found)
      this.#note(found, PLACE, 0)
    }
    for (const words of doc.groupWords.map(wordsOf)) if (words.length > 0) this.#note(words.length === 1 ? this.#books.lexicon.addWord(words[0]!) : this.#books.lexicon.addPlace(words), GROUP, 0)
    this.#books.lexicon.documents++
  }

  finish(): Segment {
    const docs = this.#docs
    const rank = docs.map((doc) => staticRank(tiers.indexOf(doc.tier), doc.stars, doc.starsEver, dayOfDoc(doc.decidedOn)))
    const order = Uint32Array.from(docs.keys()).sort((a, b) => rank[a]! - rank[b]! || (docs[a]!.id < docs[b]!.id ? -1 : 1))
    const termCount = this.#books.lexicon.size
    const offsets = new Uint32Array(termCount + 1)
    for (let at = 0; at < this.#terms.length; at++) offsets[this.#terms.at(at) + 1]!++
    for (let term = 0; term < termCount; term++) offsets[term + 1]! += offsets[term]!
    const fill = offsets.slice()
    const slots = new Uint32Array(this.#terms.length)
    const payloads = new Uint32Array(this.#terms.length)
    for (let slot = 0; slot < order.length; slot++) {
      const doc = order[slot]!
      const end = doc + 1 < docs.length ? this.#starts.at(doc + 1) : this.#terms.length
      for (let at = this.#starts.at(doc); at < end; at++) {
        const target = fill[this.#terms.at(at)]!++
        slots[target] = slot
        payloads[target] = this.#payloads.at(at)
      }
    }
    return new Segment(Array.from(order, (at) => docs[at]!), offsets, slots, payloads, this.#books)
  }

  #addText(words: readonly Word[], field: number): void {
    const { lexicon } = this.#books
    let before = 0
    for (let at = 0; at < words.length && at < 63; at++) {
      const added = lexicon.addWord(words[at]!)
      this.#note(added, field, at)
      if (at > 0) lexicon.addPair(before, added.term)
      before = added.term
    }
  }

  /** The same places stand in many documents. */
  #place(name: string): Noted | null {
    let found = this.#places.get(name)
    if (found === undefined) {
      const words = wordsOfPlace(name)
      this.#places.set(name, (found = words.length > 0 ? this.#books.lexicon.addPlace(words) : null))
    }
    return found
  }

  #producerWords(name: string): readonly Word[] {
    let found = this.#producers.get(name)
    if (!found) this.#producers.set(name, (found = wordsOfProducer(name)))
    return found
  }

  #note({ term, form }: Noted, field: number, position: number): void {
    this.#terms.push(term)
    this.#payloads.push(form | (field << 8) | (position << 11))
    this.#books.lexicon.countMore(term)
  }
}

/** The same few days stand in many documents. */
const days = new Map<string, number>()
function dayOfDoc(day: string | null): number {
  let found = days.get(day ?? '')
  if (found === undefined) {
    if (days.size > 20_000) days.clear()
    days.set(day ?? '', (found = dayNumber(day)))
  }
  return found
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
  readonly #ids: Uint32Array
  readonly #places: Uint32Array
  readonly #buckets: Record<string, Buckets> = {}
  readonly #orders: { name?: Uint32Array; newest?: Uint32Array; stars?: Uint32Array } = {}

  constructor(docs: readonly SearchDoc[], offsets: Uint32Array, slots: Uint32Array, payloads: Uint32Array, books: Dictionaries) {
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
    this.day = Uint16Array.from(docs, (doc) => dayOfDoc(doc.decidedOn))
    this.rank = Float64Array.from(docs, (doc) => staticRank(tiers.indexOf(doc.tier), doc.stars, doc.starsEver, dayOfDoc(doc.decidedOn)))
    this.nameWords = Uint8Array.from(docs, (doc) => wordsOfName(doc.name).length)
    this.sortKeys = docs.map((doc) => doc.sortKey)
    this.dead = new Uint8Array(docs.length)
    this.#ids = new Uint32Array(docs.length * 4)
    const room = 2 ** Math.ceil(Math.log2(docs.length * 2 + 8))
    this.#places = new Uint32Array(room)
    for (let slot = 0; slot < docs.length; slot++) this.#placeId(slot, docs[slot]!.id)
  }

  idOf(slot: number): string {
    let hex = ''
    for (let part = 0; part < 4; part++) hex += this.#ids[slot * 4 + part]!.toString(16).padStart(8, '0')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }

  /** The slot of a living document; −1 when it is not here. */
  slotOf(id: string): number {
    const parts = idParts(id)
    for (let at = parts[3]! & (this.#places.length - 1); this.#places[at] !== 0; at = (at + 1) & (this.#places.length - 1)) {
      const slot = this.#places[at]! - 1
      if (this.dead[slot] === 0 && parts.every((part, index) => this.#ids[slot * 4 + index] === part)) return slot
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
    const parts = idParts(id)
    this.#ids.set(parts, slot * 4)
    let at = parts[3]! & (this.#places.length - 1)
    while (this.#places[at] !== 0) at = (at + 1) & (this.#places.length - 1)
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

function idParts(id: string): number[] {
  const hex = id.replaceAll('-', '')
  return [0, 8, 16, 24].map((at) => Number.parseInt(hex.slice(at, at + 8), 16) >>> 0)
}
