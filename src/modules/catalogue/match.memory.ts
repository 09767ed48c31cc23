/** Which documents of a segment answer a plan, and how well: counts over postings, no strings. */
import { fieldOf, formOf, GROUP, NAME, OTHER_NAME, PLACE, positionOf, PRODUCER, type Segment } from './postings.memory.ts'
import type { Alternative, Plan, Slot } from './query-plan.rules.ts'

/** How much a word counts by where it stands. */
const FIELD = { [NAME]: 100, [OTHER_NAME]: 97, [PRODUCER]: 88, [PLACE]: 94, [GROUP]: 80 } as Record<number, number>
const fieldWeight = Uint8Array.from({ length: 8 }, (_, field) => FIELD[field] ?? 0)

export interface Matches {
  /** Slots of the segment, unordered, and the score of each (0–1000). */
  readonly slots: Uint32Array
  readonly scores: Uint16Array
  /** 1 where every word asked for was met. */
  readonly whole: Uint8Array
  readonly length: number
}

export class Matcher {
  #score = new Uint16Array(0)
  #met = new Uint8Array(0)
  #inName = new Uint8Array(0)
  #nameWords = new Uint8Array(0)
  #bonus = new Uint8Array(0)
  #guessed = new Uint8Array(0)
  #best = new Uint16Array(0)
  #touched = new Uint32Array(0)
  #here = new Uint32Array(0)
  #outSlots = new Uint32Array(0)
  #outScores = new Uint16Array(0)
  #outWhole = new Uint8Array(0)

  /**
   * `least` = the share of the asked weight (0–1000) that a document must reach. The result is valid until the next call.
   */
  match(segment: Segment, plan: Plan, least: number): Matches {
    this.#makeRoom(segment.size)
    const asked = plan.slots.filter((slot) => !slot.aside)
    const asides = plan.slots.filter((slot) => slot.aside && (asked.length > 0 || slot.hint))
    const total = asked.reduce((sum, slot) => sum + slot.weight, 0)
    const costs = new Map(asked.map((slot) => [slot, postingsOf(segment, slot)]))
    const ordered = asked.toSorted((a, b) => costs.get(a)! - costs.get(b)!)
    let touched = 0
    let left = 1000
    for (const slot of ordered) {
      const weight = (1000 * slot.weight) / total
      const open = left >= least
      left -= weight
      const count = this.#fill(segment, slot, touched, open)
      for (let at = 0; at < count; at++) {
        const doc = this.#here[at]!
        const best = this.#best[doc]!
        this.#best[doc] = 0
        if (this.#met[doc] === 0) {
          if (!open) continue
          this.#touched[touched++] = doc
        }
        this.#met[doc]!++
        this.#score[doc] = this.#score[doc]! + Math.round((weight * (best >> 5)) / 100)
        if ((best & 1) === 1) {
          this.#inName[doc]!++
          this.#nameWords[doc] = this.#nameWords[doc]! + ((best >> 1) & 7)
        }
        if ((best & 16) === 0) this.#guessed[doc]!++
      }
    }
    if (asked.length === 0) touched = this.#admitAsides(segment, asides)
    else for (const slot of asides) this.#addBonus(segment, slot, touched)
    const pairShare = plan.pairs.length > 0 ? Math.floor(100 / plan.pairs.length) : 0
    for (const pair of plan.pairs) this.#addPairs(segment, pair, touched, pairShare)
    return this.#finish(segment, asked.length, plan.pairs.length, touched, least)
  }

  #finish(segment: Segment, asked: number, pairs: number, touched: number, least: number): Matches {
    let length = 0
    for (let at = 0; at < touched; at++) {
      const doc = this.#touched[at]!
      const score = this.#score[doc]!
      const all = this.#met[doc] === asked
      if (asked === 0 || (score >= least && (asked === 1 || this.#guessed[doc]! <= asked >> 1))) {
        const inName = asked > 0 && this.#inName[doc] === asked
        const whole = inName && this.#nameWords[doc] === segment.nameWords[doc]
        this.#outSlots[length] = doc
        this.#outScores[length] = Math.round(score * 0.7) + this.#bonus[doc]! + (inName ? 50 : 0) + (whole ? 70 : 0) + (inName && pairs === 0 ? 60 : 0)
        this.#outWhole[length++] = all ? 1 : 0
      }
      this.#score[doc] = this.#met[doc] = this.#inName[doc] = this.#nameWords[doc] = this.#bonus[doc] = this.#guessed[doc] = 0
    }
    return { slots: this.#outSlots, scores: this.#outScores, whole: this.#outWhole, length }
  }

  /** The best way in which each document fills the slot: weight × 32, no guess 16, words × 2, in the name 1. */
  #fill(segment: Segment, slot: Slot, touched: number, open: boolean): number {
    let count = 0
    for (const alternative of slot.alternatives) {
      if (!open && touched * 24 < sizeOf(segment, alternative.terms[0]!)) {
        for (let at = 0; at < touched; at++) {
          const doc = this.#touched[at]!
          const from = firstOf(segment, alternative.terms[0]!, doc)
          for (let posting = from; posting >= 0 && posting < segment.offsets[alternative.terms[0]! + 1]! && segment.slots[posting] === doc; posting++) count = this.#take(segment, alternative, posting, count)
        }
        continue
      }
      const term = alternative.terms[0]!
      if (term + 1 >= segment.offsets.length) continue
      for (let posting = segment.offsets[term]!; posting < segment.offsets[term + 1]!; posting++) {
        if (open || this.#met[segment.slots[posting]!] !== 0) count = this.#take(segment, alternative, posting, count)
      }
    }
    return count
  }

  #take(segment: Segment, alternative: Alternative, posting: number, count: number): number {
    const doc = segment.slots[posting]!
    if (segment.dead[doc] === 1) return count
    const payload = segment.payloads[posting]!
    const field = fieldOf(payload)
    const weight = alternative.weights.length > 0 ? alternative.weights[formOf(payload)]! : 74
    const good = Math.floor((weight * fieldWeight[field]!) / 100)
    if (good === 0) return count
    if (alternative.terms.length > 1 && !follows(segment, alternative.terms, doc, field, positionOf(payload))) return count
    const value = (good << 5) | (alternative.guess ? 0 : 16) | (Math.min(alternative.words, 7) << 1) | (field === NAME ? 1 : 0)
    if (this.#best[doc] === 0) this.#here[count++] = doc
    if (value > this.#best[doc]!) this.#best[doc] = value
    return count
  }

  /** With nothing asked for but asides: the documents that meet one of them. */
  #admitAsides(segment: Segment, asides: readonly Slot[]): number {
    let touched = 0
    for (const slot of asides) {
      const count = this.#fill(segment, slot, 0, true)
      for (let at = 0; at < count; at++) {
        const doc = this.#here[at]!
        if (this.#met[doc] === 0) this.#touched[touched++] = doc
        this.#met[doc] = 1
        this.#score[doc] = this.#score[doc]! + Math.floor(((this.#best[doc]! >> 5) * 10) / asides.length)
        this.#best[doc] = 0
      }
    }
    for (let at = 0; at < touched; at++) this.#met[this.#touched[at]!] = 1
    return touched
  }

  #addBonus(segment: Segment, slot: Slot, touched: number): void {
    const count = this.#fill(segment, slot, touched, false)
    for (let at = 0; at < count; at++) {
      const doc = this.#here[at]!
      this.#bonus[doc] = Math.min(250, this.#bonus[doc]! + Math.floor((this.#best[doc]! >> 5) / 2.5))
      this.#best[doc] = 0
    }
  }

  #addPairs(segment: Segment, terms: readonly number[], touched: number, share: number): void {
    for (const term of terms) {
      const add = (posting: number): boolean => {
        const field = fieldOf(segment.payloads[posting]!)
        if (field > PRODUCER) return false
        const doc = segment.slots[posting]!
        this.#bonus[doc] = Math.min(250, this.#bonus[doc]! + Math.floor((share * fieldWeight[field]!) / 100))
        return true
      }
      const size = sizeOf(segment, term)
      if (touched * 24 < size) {
        for (let at = 0; at < touched; at++) {
          const from = firstOf(segment, term, this.#touched[at]!)
          if (from >= 0) add(from)
        }
        continue
      }
      let last = -1
      for (let posting = segment.offsets[term]!, end = posting + size; posting < end; posting++) {
        const doc = segment.slots[posting]!
        if (doc !== last && this.#met[doc] !== 0 && add(posting)) last = doc
      }
    }
  }

  #makeRoom(size: number): void {
    if (this.#score.length >= size) return
    const room = Math.ceil(size * 1.1) + 64
    this.#score = new Uint16Array(room)
    this.#met = new Uint8Array(room)
    this.#inName = new Uint8Array(room)
    this.#nameWords = new Uint8Array(room)
    this.#bonus = new Uint8Array(room)
    this.#guessed = new Uint8Array(room)
    this.#best = new Uint16Array(room)
    this.#touched = new Uint32Array(room)
    this.#here = new Uint32Array(room)
    this.#outSlots = new Uint32Array(room)
    this.#outScores = new Uint16Array(room)
    this.#outWhole = new Uint8Array(room)
  }
}

const sizeOf = (segment: Segment, term: number): number => (term + 1 < segment.offsets.length ? segment.offsets[term + 1]! - segment.offsets[term]! : 0)

const postingsOf = (segment: Segment, slot: Slot): number => slot.alternatives.reduce((sum, each) => sum + Math.min(...each.terms.map((term) => sizeOf(segment, term))), 0)

/** The first posting of a term in a document; −1 when there is none. */
function firstOf(segment: Segment, term: number, doc: number): number {
  if (term + 1 >= segment.offsets.length) return -1
  let low = segment.offsets[term]!
  const end = segment.offsets[term + 1]!
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if (segment.slots[middle]! < doc) low = middle + 1
    else high = middle
  }
  return low < end && segment.slots[low] === doc ? low : -1
}

/** Whether the further pairs of a chain follow in the same field, each one word on. */
function follows(segment: Segment, terms: readonly number[], doc: number, field: number, position: number): boolean {
  for (let step = 1; step < terms.length; step++) {
    let posting = firstOf(segment, terms[step]!, doc)
    if (posting < 0) return false
    const end = segment.offsets[terms[step]! + 1]!
    let met = false
    for (; posting < end && segment.slots[posting] === doc; posting++) {
      const payload = segment.payloads[posting]!
      if (fieldOf(payload) === field && positionOf(payload) === position + step) met = true
    }
    if (!met) return false
  }
  return true
}
