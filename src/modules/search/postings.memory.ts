/** Takes documents apart into postings: which term stands in which document, where, and in which form. */
import { tiers, wordsOfPlace, wordsOfProducer, type SearchDoc } from './search-doc.rules.ts'
import { dayNumber, Segment, staticRank, type Dictionaries } from './segment.memory.ts'
import { linkedWords, wordsOf, wordsOfName, type Word } from './spelling.rules.ts'

export const NAME = 0
export const OTHER_NAME = 1
export const PRODUCER = 2
export const PLACE = 3
export const GROUP = 4

/** A posting's payload: form (8 bits), field (3), place of the word in its field (6). */
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

/** `Đồ uống có cồn, khác` → đồ uống có cồn. Single words (rau, củ, hạt) would find half the catalogue. */
function partsOfGroup(name: string): string[] {
  return name.split(/[,;()]|(?<=\s)(?:từ|và)(?=\s)/u).map((part) => part.trim()).filter((part) => { const { length } = wordsOf(part); return length > 1 && length < 5 })
}

interface Noted { readonly term: number; readonly form: number }

/** A document taken apart: its postings as term and payload by turns. */
export interface ReadDoc {
  readonly doc: SearchDoc
  readonly nameWords: number
  readonly postings: Uint32Array
}

/** Reads documents into postings; what many of them share (places, producers, groups) is read once. */
export class DocReader {
  readonly #books: Dictionaries
  readonly #phrases = new Map<string, Noted | null>()
  readonly #producers = new Map<string, readonly Word[]>()
  readonly #groups = new Map<string, readonly string[]>()
  #postings: number[] = []

  constructor(books: Dictionaries) {
    this.#books = books
  }

  read(doc: SearchDoc): ReadDoc {
    this.#postings = []
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
      const found = this.#phrase(place, wordsOfPlace)
      if (!found || noted.some((each) => each.term === found.term && each.form === found.form)) continue
      noted.push(found)
      this.#note(found, PLACE, 0)
    }
    for (const group of doc.groupWords) for (const part of this.#partsOfGroup(group)) this.#note(this.#phrase(part, wordsOf)!, GROUP, 0)
    return { doc, nameWords: name.length, postings: Uint32Array.from(this.#postings) }
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

  #phrase(name: string, read: (name: string) => Word[]): Noted | null {
    let found = this.#phrases.get(name)
    if (found === undefined) {
      const words = read(name)
      this.#phrases.set(name, (found = words.length > 0 ? this.#books.lexicon.addPlace(words) : null))
    }
    return found
  }

  #producerWords(name: string): readonly Word[] {
    let found = this.#producers.get(name)
    if (!found) this.#producers.set(name, (found = wordsOfProducer(name)))
    return found
  }

  #partsOfGroup(name: string): readonly string[] {
    let found = this.#groups.get(name)
    if (!found) this.#groups.set(name, (found = [...new Set(partsOfGroup(name))]))
    return found
  }

  #note({ term, form }: Noted, field: number, position: number): void {
    this.#postings.push(term, form | (field << 8) | (position << 11))
    this.#books.lexicon.countMore(term)
  }
}

/** Puts read documents in order and their postings by term. */
export class SegmentBuilder {
  readonly #books: Dictionaries
  readonly #docs: SearchDoc[] = []
  readonly #nameWords: number[] = []
  readonly #postings = new Numbers()
  readonly #starts = new Numbers()

  constructor(books: Dictionaries) {
    this.#books = books
  }

  add({ doc, nameWords, postings }: ReadDoc): void {
    this.#docs.push(doc)
    this.#nameWords.push(nameWords)
    this.#starts.push(this.#postings.length)
    for (const value of postings) this.#postings.push(value)
  }

  finish(): Segment {
    const docs = this.#docs
    const rank = docs.map((doc) => staticRank(tiers.indexOf(doc.tier), doc.stars, doc.starsEver, dayNumber(doc.decidedOn)))
    const order = Uint32Array.from(docs.keys()).sort((a, b) => rank[a]! - rank[b]! || (docs[a]!.id < docs[b]!.id ? -1 : 1))
    const termCount = this.#books.lexicon.size
    const offsets = new Uint32Array(termCount + 1)
    const postings = this.#postings
    for (let at = 0; at < postings.length; at += 2) offsets[postings.at(at) + 1]!++
    for (let term = 0; term < termCount; term++) offsets[term + 1]! += offsets[term]!
    const fill = offsets.slice()
    const slots = new Uint32Array(postings.length / 2)
    const payloads = new Uint32Array(postings.length / 2)
    for (let slot = 0; slot < order.length; slot++) {
      const doc = order[slot]!
      const end = doc + 1 < docs.length ? this.#starts.at(doc + 1) : postings.length
      for (let at = this.#starts.at(doc); at < end; at += 2) {
        const target = fill[postings.at(at)]!++
        slots[target] = slot
        payloads[target] = postings.at(at + 1)
      }
    }
    return new Segment(Array.from(order, (at) => docs[at]!), Uint8Array.from(order, (at) => this.#nameWords[at]!), offsets, slots, payloads, this.#books)
  }
}
