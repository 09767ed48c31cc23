/** From what each word of a query is worth in a document to how well the document answers. */
import { ORDERED, type MatchRoom } from './match-room.memory.ts'
import type { Slot } from './query-plan.rules.ts'
import type { Segment } from './segment.memory.ts'

export interface Matches {
  /** Slots of the segment, unordered, and the score of each (0–1000). Good until the next call. */
  readonly slots: Uint32Array
  readonly scores: Uint16Array
}

/** A value holds, from above: weight (7 bits), no guess (1), words filled (3), in the name (1). */
export const weightOf = (value: number): number => value >> 5
const wordsOf = (value: number): number => (value >> 1) & 7

/** A word asked for: where it stands in the query, what it is worth there. */
export interface Asked { readonly slot: Slot; readonly place: number; readonly weight: number; readonly values: Uint16Array; readonly positions: Uint16Array | null }

/** Counts together what each word is worth in each document. */
export function score(segment: Segment, room: MatchRoom, asked: readonly Asked[], found: Uint32Array, count: number, least: number, bare: boolean): Matches {
  const inQuery = asked.toSorted((a, b) => a.place - b.place).slice(0, ORDERED)
  const guessable = asked.length < 3 ? 1 : (bare ? asked.length : asked.length - 1) >> 1
  const { bonus, outSlots, outScores } = room
  const { nameWords } = segment
  let length = 0
  for (let at = 0; at < count; at++) {
    const doc = found[at]!
    let share = 0
    let inName = 0
    let words = 0
    let guessed = 0
    for (let step = 0; step < asked.length; step++) {
      const value = asked[step]!.values[doc]!
      if (value === 0) continue
      share = Math.floor(share + (asked[step]!.weight / 100) * weightOf(value) + 0.5)
      if ((value & 1) === 1) {
        inName++
        words += wordsOf(value)
      }
      if ((value & 16) === 0) guessed++
    }
    if (share < least || guessed > guessable) continue
    const named = inName === asked.length
    let good = share * 0.7 + bonus[doc]! + (named ? 50 : 0) + (named && words === nameWords[doc] ? 70 : 0)
    if (asked.length > 1) good += (90 * neighbours(inQuery, doc)) / (inQuery.length - 1)
    else if (named) good += 60
    outSlots[length] = doc
    outScores[length++] = Math.round(good)
  }
  return { slots: outSlots.subarray(0, length), scores: outScores.subarray(0, length) }
}

/** How many slots that follow each other in the query do so in the name. */
function neighbours(inQuery: readonly Asked[], doc: number): number {
  let count = 0
  for (let at = 0; at + 1 < inQuery.length; at++) {
    const { values, positions } = inQuery[at]!
    if (((positions![doc]! << wordsOf(values[doc]!)) & inQuery[at + 1]!.positions![doc]!) !== 0) count++
  }
  return count
}
