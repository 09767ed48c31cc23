/** Which documents of a segment answer a plan, and how well: counts over postings, no strings. */
import { fieldOf, GROUP, NAME, OTHER_NAME, PLACE, positionOf, PRODUCER } from './postings.memory.ts'
import { firstOf, nextOf, postingsOf, sizeOf, weightAt } from './posting-lists.memory.ts'
import { MatchRoom, ORDERED } from './match-room.memory.ts'
import { score, weightOf, type Asked, type Matches } from './match-score.memory.ts'
import type { Segment } from './segment.memory.ts'
import type { Alternative, Plan, Slot } from './query-plan.rules.ts'

/** How much a word counts by where it stands. */
const FIELD = { [NAME]: 100, [OTHER_NAME]: 97, [PRODUCER]: 88, [PLACE]: 94, [GROUP]: 80 } as Record<number, number>
const fieldWeight = Uint8Array.from({ length: 8 }, (_, field) => FIELD[field] ?? 0)
/** Form and field of a payload: the part that decides what a posting is worth. */
const WORTH = 0x7ff
/** A payload from here on does not stand first in its field. */
const HEAD = 1 << 11
/** A word whose marks disagree so much is as good as guessed. */
const DOUBTFUL = 72

export class Matcher {
  #from = 0
  #to = 0
  #in = new MatchRoom(0)
  readonly #worth = new Uint16Array(WORTH + 1)

  /**
   * `least` = the share of the asked weight (0–1000) that a document must reach; `strict` = every word asked for must be met.
   * Only slots from `from` up to `to` are looked at.
   */
  match(segment: Segment, plan: Plan, least: number, strict: boolean, from = 0, to = segment.size): Matches {
    if (this.#in.room < segment.size) this.#in = new MatchRoom(Math.ceil(segment.size * 1.1) + 64)
    this.#from = from
    this.#to = to
    const slots = plan.slots.filter((slot) => !slot.aside)
    const asides = plan.slots.filter((slot) => slot.aside && (slots.length > 0 || slot.hint))
    if (slots.length === 0) return this.#onlyAsides(segment, asides)
    const asked = this.#inOrder(segment, slots)
    const { met, touched: touchedList } = this.#in
    let touched = 0
    let count = 0
    let left = 1000
    for (const [step, each] of asked.entries()) {
      const open = strict ? step === 0 : left >= least
      left -= each.weight
      this.#in.turn()
      const [among, length] = strict ? [this.#in.before, count] : [touchedList, touched]
      count = this.#fill(segment, each.slot, open ? 0 : strict ? step : 1, each.values, each.positions, among, length)
      const { here } = this.#in
      for (let at = 0; at < count; at++) {
        const doc = here[at]!
        if (met[doc] === 0) touchedList[touched++] = doc
        met[doc]!++
      }
      if (strict && count === 0) break
    }
    this.#in.turn()
    const [found, length] = strict ? [this.#in.before, count] : [touchedList, touched]
    if (length > 0) for (const slot of asides) this.#addBonus(segment, slot, strict ? asked.length : 1, asked.length, found, length)
    const matches = score(segment, this.#in, asked, found, length, least, plan.bare)
    this.#clear(asked, touched, strict)
    return matches
  }

  /** The rarest first: it leaves the fewest to look at. */
  #inOrder(segment: Segment, slots: readonly Slot[]): Asked[] {
    const total = slots.reduce((sum, slot) => sum + slot.weight, 0)
    return slots
      .map((slot, place) => ({ cost: postingsOf(segment, slot), asked: { slot, place, weight: (1000 * slot.weight) / total, values: this.#in.values(place), positions: slots.length > 1 && place < ORDERED ? this.#in.positions(place) : null } }))
      .sort((a, b) => a.cost - b.cost)
      .map((each) => each.asked)
  }

  /** In a strict matching a document was met by the first few words, in their order; else by any. */
  #clear(asked: readonly Asked[], touched: number, strict: boolean): void {
    const { met, bonus, touched: touchedList } = this.#in
    for (let at = 0; at < touched; at++) {
      const doc = touchedList[at]!
      const steps = strict ? met[doc]! : asked.length
      for (let step = 0; step < steps; step++) {
        const { values, positions } = asked[step]!
        values[doc] = 0
        if (positions) positions[doc] = 0
      }
      met[doc] = bonus[doc] = 0
    }
  }

  /**
   * Finds the best value of each document for the slot; the documents stand in `here`. Only those are looked at that have
   * met `wanted` words; they are the first `length` of `among`, unless `wanted` is 0.
   */
  #fill(segment: Segment, slot: Slot, wanted: number, values: Uint16Array, positions: Uint16Array | null, among: Uint32Array, length: number): number {
    let count = 0
    for (const alternative of slot.alternatives) {
      if (alternative.terms.length > 1) count = this.#fillRun(segment, alternative, wanted, values, positions, count)
      else count = this.#fillTerm(segment, alternative, wanted, values, positions, among, length, count)
    }
    return count
  }

  #fillTerm(segment: Segment, alternative: Alternative, wanted: number, values: Uint16Array, positions: Uint16Array | null, among: Uint32Array, length: number, countBefore: number): number {
    const term = alternative.terms[0]!
    if (term + 1 >= segment.offsets.length) return countBefore
    const worth = this.#worth
    const forms = alternative.weights[0]!
    for (let form = 0; form < forms.length; form++) {
      for (let field = NAME; field <= GROUP; field++) {
        const weight = Math.floor((forms[form]! * fieldWeight[field]!) / 100)
        worth[form | (field << 8)] = weight === 0 ? 0 : (weight << 5) | (alternative.guess || forms[form]! <= DOUBTFUL ? 0 : 16) | (alternative.words << 1) | (field === NAME ? 1 : 0)
      }
    }
    const headed = alternative.head === true
    const [from, end] = this.#rangeOf(segment, term)
    if (wanted === 0 || length * 16 >= end - from) return this.#along(segment, from, end, wanted, headed, values, positions, countBefore)
    let count = countBefore
    for (let at = 0; at < length; at++) {
      const doc = among[at]!
      const first = firstOf(segment.slots, from, end, doc)
      let last = first
      while (last < end && segment.slots[last] === doc) last++
      count = this.#along(segment, first, last, wanted, headed, values, positions, count)
    }
    return count
  }

  /** Notes what the postings are worth by the table of now. */
  #along(segment: Segment, from: number, end: number, wanted: number, headed: boolean, values: Uint16Array, positions: Uint16Array | null, countBefore: number): number {
    const { slots, payloads, dead } = segment
    const { here, met } = this.#in
    const worth = this.#worth
    let count = countBefore
    for (let posting = from; posting < end; posting++) {
      const doc = slots[posting]!
      if (wanted === 0 ? dead[doc] === 1 : met[doc]! < wanted) continue
      const payload = payloads[posting]!
      const value = worth[payload & WORTH]!
      if (value === 0 || (headed && payload >= HEAD)) continue
      if (values[doc] === 0) here[count++] = doc
      if (value > values[doc]!) values[doc] = value
      if (positions && (payload & 0x600) === 0) positions[doc]! |= 1 << positionOf(payload)
    }
    return count
  }

  /** A run of words: goes along the rarest of them and looks for the others beside it. */
  #fillRun(segment: Segment, alternative: Alternative, wanted: number, values: Uint16Array, positions: Uint16Array | null, countBefore: number): number {
    const { terms, weights } = alternative
    let rarest = 0
    for (let at = 1; at < terms.length; at++) if (sizeOf(segment, terms[at]!) < sizeOf(segment, terms[rarest]!)) rarest = at
    if (sizeOf(segment, terms[rarest]!) === 0) return countBefore
    let count = countBefore
    const { slots, payloads, dead } = segment
    const { met, here } = this.#in
    const [from, end] = this.#rangeOf(segment, terms[rarest]!)
    const others = terms.map((term, at) => ({ at, weights: weights[at]!, place: this.#rangeOf(segment, term)[0], end: segment.offsets[term + 1]! })).filter(({ at }) => at !== rarest)
    const own = weights[rarest]!
    let past = false
    for (let posting = from; posting < end && !past; posting++) {
      const doc = slots[posting]!
      let together = wanted === 0 ? dead[doc] === 0 : met[doc]! >= wanted
      for (let each = 0; together && each < others.length; each++) {
        const other = others[each]!
        other.place = nextOf(slots, other.place, other.end, doc)
        past ||= other.place === other.end
        together = !past && slots[other.place] === doc
      }
      if (!together) continue
      const payload = payloads[posting]!
      const field = fieldOf(payload)
      const start = positionOf(payload) - rarest
      if (start < 0 || field > PRODUCER || (alternative.head && start > 0)) continue
      let weight = own[payload & 0xff]!
      for (let each = 0; each < others.length && weight > 0; each++) {
        const other = others[each]!
        weight = Math.min(weight, weightAt(segment, other.place, other.end, other.weights, doc, field, start + other.at))
      }
      weight = Math.floor((weight * fieldWeight[field]!) / 100)
      if (weight === 0) continue
      const value = (weight << 5) | (alternative.guess || weight <= DOUBTFUL ? 0 : 16) | (Math.min(terms.length, 7) << 1) | (field === NAME ? 1 : 0)
      if (values[doc] === 0) here[count++] = doc
      if (value > values[doc]!) values[doc] = value
      if (positions && field <= OTHER_NAME) positions[doc]! |= 1 << start
    }
    return count
  }

  /** The postings of a term within the slots looked at. */
  #rangeOf(segment: Segment, term: number): [number, number] {
    const [from, end] = [segment.offsets[term]!, segment.offsets[term + 1]!]
    if (this.#from === 0 && this.#to === segment.size) return [from, end]
    const first = firstOf(segment.slots, from, end, this.#from)
    return [first, firstOf(segment.slots, first, end, this.#to)]
  }

  /** With nothing asked for but kinds of goods: the documents that meet one of them. */
  #onlyAsides(segment: Segment, asides: readonly Slot[]): Matches {
    const { here, met, touched: touchedList, outSlots, outScores } = this.#in
    const values = this.#in.values(0)
    const sums = this.#in.values(1)
    let touched = 0
    for (const slot of asides) {
      const count = this.#fill(segment, slot, 0, values, null, here, 0)
      for (let at = 0; at < count; at++) {
        const doc = here[at]!
        if (met[doc] === 0) touchedList[touched++] = doc
        met[doc] = 1
        sums[doc]! += Math.floor((weightOf(values[doc]!) * 10) / asides.length)
        values[doc] = 0
      }
    }
    for (let at = 0; at < touched; at++) {
      const doc = touchedList[at]!
      outSlots[at] = doc
      outScores[at] = Math.round(sums[doc]! * 0.7)
      met[doc] = sums[doc] = 0
    }
    return { slots: outSlots.subarray(0, touched), scores: outScores.subarray(0, touched) }
  }

  #addBonus(segment: Segment, slot: Slot, wanted: number, place: number, among: Uint32Array, length: number): void {
    const values = this.#in.values(place)
    const { here, bonus } = this.#in
    const count = this.#fill(segment, slot, wanted, values, null, among, length)
    for (let at = 0; at < count; at++) {
      const doc = here[at]!
      bonus[doc] = Math.min(250, bonus[doc]! + Math.floor(weightOf(values[doc]!) / 2.5))
      values[doc] = 0
    }
  }
}
