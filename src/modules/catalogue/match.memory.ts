/** Which documents of a segment answer a plan, and how well: counts over postings, no strings. */
import { fieldOf, GROUP, NAME, OTHER_NAME, PLACE, positionOf, PRODUCER } from './postings.memory.ts'
import { firstOf, nextOf, postingsOf, sizeOf, weightAt } from './posting-lists.memory.ts'
import { MatchRoom, ORDERED } from './match-room.memory.ts'
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

export interface Matches {
  /** Slots of the segment, unordered, and the score of each (0–1000). Good until the next call. */
  readonly slots: Uint32Array
  readonly scores: Uint16Array
}

/** A value holds, from above: weight (7 bits), no guess (1), words filled (3), in the name (1). */
const weightOf = (value: number): number => value >> 5

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
    const { room } = this.#in
    this.#from = from
    this.#to = to
    const asked = plan.slots.filter((slot) => !slot.aside)
    const asides = plan.slots.filter((slot) => slot.aside && (asked.length > 0 || slot.hint))
    const total = asked.reduce((sum, slot) => sum + slot.weight, 0)
    const ordered = asked.map((slot, place) => ({ slot, place, cost: postingsOf(segment, slot) })).sort((a, b) => a.cost - b.cost)
    let touched = 0
    let left = 1000
    for (const [step, { slot, place }] of ordered.entries()) {
      const weight = (1000 * slot.weight) / total
      const open = strict ? step === 0 : left >= least
      left -= weight
      const positions = asked.length > 1 && place < ORDERED ? place * room : -1
      const count = this.#fill(segment, slot, touched, open, positions)
      touched = this.#fold(count, touched, open, weight / 100, positions)
      if (strict && touched === 0) break
    }
    if (asked.length === 0) touched = this.#admitAsides(segment, asides)
    else for (const slot of asides) this.#addBonus(segment, slot, touched)
    return this.#finish(segment, asked.length, touched, least, strict, plan.bare)
  }

  /** Adds the slot's best values to the documents' scores. */
  #fold(count: number, touchedBefore: number, open: boolean, weight: number, positions: number): number {
    const { here, best, met, score, inName, nameWords, guessed, touched: touchedList, lengths } = this.#in
    let touched = touchedBefore
    for (let at = 0; at < count; at++) {
      const doc = here[at]!
      const value = best[doc]!
      best[doc] = 0
      if (met[doc] === 0) {
        if (!open) continue
        touchedList[touched++] = doc
      }
      met[doc]!++
      score[doc] = score[doc]! + weight * weightOf(value) + 0.5
      if ((value & 1) === 1) {
        inName[doc]!++
        nameWords[doc] = nameWords[doc]! + ((value >> 1) & 7)
      }
      if ((value & 16) === 0) guessed[doc]!++
      if (positions >= 0) lengths[positions + doc] = (value >> 1) & 7
    }
    return touched
  }

  #finish(segment: Segment, asked: number, touched: number, least: number, strict: boolean, bare: boolean): Matches {
    const checked = Math.min(asked, ORDERED)
    const guessable = asked < 3 ? 1 : (bare ? asked : asked - 1) >> 1
    const { room, score, met, inName, nameWords, bonus, guessed, positions, lengths, outSlots, outScores } = this.#in
    let length = 0
    for (let at = 0; at < touched; at++) {
      const doc = this.#in.touched[at]!
      const share = score[doc]!
      if (asked === 0 || (share >= least && (!strict || met[doc] === asked) && guessed[doc]! <= guessable)) {
        const named = asked > 0 && inName[doc] === asked
        const whole = named && nameWords[doc] === segment.nameWords[doc]
        let good = share * 0.7 + bonus[doc]! + (named ? 50 : 0) + (whole ? 70 : 0)
        if (asked > 1) good += (90 * this.#neighbours(doc, checked)) / (checked - 1)
        else if (named) good += 60
        outSlots[length] = doc
        outScores[length++] = Math.round(good)
      }
      score[doc] = met[doc] = inName[doc] = nameWords[doc] = bonus[doc] = guessed[doc] = 0
      if (asked > 1) for (let place = 0; place < checked; place++) positions[place * room + doc] = lengths[place * room + doc] = 0
    }
    return { slots: outSlots.subarray(0, length), scores: outScores.subarray(0, length) }
  }

  /** How many slots that follow each other in the query do so in the name. */
  #neighbours(doc: number, slots: number): number {
    const { room, positions, lengths } = this.#in
    let count = 0
    for (let place = 0; place + 1 < slots; place++) {
      const at = place * room + doc
      if (((positions[at]! << lengths[at]!) & positions[at + room]!) !== 0) count++
    }
    return count
  }

  /** Finds the best value of each document for the slot; the documents stand in `#here`. Closed = only those touched already. */
  #fill(segment: Segment, slot: Slot, touched: number, open: boolean, positions: number): number {
    let count = 0
    for (const alternative of slot.alternatives) {
      if (alternative.terms.length > 1) count = this.#fillRun(segment, alternative, open, positions, count)
      else count = this.#fillTerm(segment, alternative, touched, open, positions, count)
    }
    return count
  }

  #fillTerm(segment: Segment, alternative: Alternative, touched: number, open: boolean, positions: number, countBefore: number): number {
    const term = alternative.terms[0]!
    if (term + 1 >= segment.offsets.length) return countBefore
    const { slots, payloads, dead } = segment
    const { best, here, met, touched: touchedList, positions: bits } = this.#in
    const worth = this.#worth
    const forms = alternative.weights[0]!
    const headed = alternative.head === true
    for (let form = 0; form < forms.length; form++) {
      for (let field = NAME; field <= GROUP; field++) {
        const weight = Math.floor((forms[form]! * fieldWeight[field]!) / 100)
        worth[form | (field << 8)] = weight === 0 ? 0 : (weight << 5) | (alternative.guess || forms[form]! <= DOUBTFUL ? 0 : 16) | (alternative.words << 1) | (field === NAME ? 1 : 0)
      }
    }
    let count = countBefore
    let [from, end] = this.#rangeOf(segment, term)
    if (!open && touched * 16 < end - from) {
      for (let at = 0; at < touched; at++) {
        const doc = touchedList[at]!
        for (let posting = firstOf(slots, from, end, doc); posting < end && slots[posting] === doc; posting++) {
          const payload = payloads[posting]!
          const value = worth[payload & WORTH]!
          if (value === 0 || (headed && payload >= HEAD)) continue
          if (best[doc] === 0) here[count++] = doc
          if (value > best[doc]!) best[doc] = value
          if (positions >= 0 && (payload & 0x600) === 0) bits[positions + doc]! |= 1 << positionOf(payload)
        }
      }
      return count
    }
    for (; from < end; from++) {
      const doc = slots[from]!
      if (open ? dead[doc] === 1 : met[doc] === 0) continue
      const payload = payloads[from]!
      const value = worth[payload & WORTH]!
      if (value === 0 || (headed && payload >= HEAD)) continue
      if (best[doc] === 0) here[count++] = doc
      if (value > best[doc]!) best[doc] = value
      if (positions >= 0 && (payload & 0x600) === 0) bits[positions + doc]! |= 1 << positionOf(payload)
    }
    return count
  }

  /** A run of words: goes along the rarest of them and looks for the others beside it. */
  #fillRun(segment: Segment, alternative: Alternative, open: boolean, positions: number, countBefore: number): number {
    const { terms, weights } = alternative
    const places = terms.map((term) => segment.offsets[term] ?? 0)
    let rarest = 0
    for (let at = 1; at < terms.length; at++) if (sizeOf(segment, terms[at]!) < sizeOf(segment, terms[rarest]!)) rarest = at
    if (sizeOf(segment, terms[rarest]!) === 0) return countBefore
    let count = countBefore
    const { slots, payloads } = segment
    const [from, end] = this.#rangeOf(segment, terms[rarest]!)
    for (let posting = from; posting < end; posting++) {
      const doc = slots[posting]!
      if (open ? segment.dead[doc] === 1 : this.#in.met[doc] === 0) continue
      const payload = payloads[posting]!
      const field = fieldOf(payload)
      const start = positionOf(payload) - rarest
      if (start < 0 || field > PRODUCER || (alternative.head && start > 0)) continue
      let weight = weights[rarest]![payload & 0xff]!
      for (let at = 0; at < terms.length && weight > 0; at++) {
        if (at === rarest) continue
        const last = segment.offsets[terms[at]! + 1]!
        places[at] = nextOf(slots, places[at]!, last, doc)
        weight = Math.min(weight, weightAt(segment, places[at]!, last, weights[at]!, doc, field, start + at))
      }
      weight = Math.floor((weight * fieldWeight[field]!) / 100)
      if (weight === 0) continue
      const value = (weight << 5) | (alternative.guess || weight <= DOUBTFUL ? 0 : 16) | (Math.min(terms.length, 7) << 1) | (field === NAME ? 1 : 0)
      if (this.#in.best[doc] === 0) this.#in.here[count++] = doc
      if (value > this.#in.best[doc]!) this.#in.best[doc] = value
      if (positions >= 0 && field <= OTHER_NAME) this.#in.positions[positions + doc]! |= 1 << start
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
  #admitAsides(segment: Segment, asides: readonly Slot[]): number {
    let touched = 0
    for (const slot of asides) {
      const count = this.#fill(segment, slot, 0, true, -1)
      for (let at = 0; at < count; at++) {
        const doc = this.#in.here[at]!
        if (this.#in.met[doc] === 0) this.#in.touched[touched++] = doc
        this.#in.met[doc] = 1
        this.#in.score[doc] = this.#in.score[doc]! + Math.floor((weightOf(this.#in.best[doc]!) * 10) / asides.length)
        this.#in.best[doc] = 0
      }
    }
    return touched
  }

  #addBonus(segment: Segment, slot: Slot, touched: number): void {
    const count = this.#fill(segment, slot, touched, false, -1)
    for (let at = 0; at < count; at++) {
      const doc = this.#in.here[at]!
      this.#in.bonus[doc] = Math.min(250, this.#in.bonus[doc]! + Math.floor(weightOf(this.#in.best[doc]!) / 2.5))
      this.#in.best[doc] = 0
    }
  }
}
