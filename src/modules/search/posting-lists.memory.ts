/** Looking into the postings of a segment. */
import { fieldOf, positionOf } from './postings.memory.ts'
import type { Slot } from './query-plan.rules.ts'
import type { Segment } from './segment.memory.ts'

/** How many postings a term has; none if it came after the segment was built. */
export const sizeOf = (segment: Segment, term: number): number => (term + 1 < segment.offsets.length ? segment.offsets[term + 1]! - segment.offsets[term]! : 0)

/** How many postings the slot's alternatives have together. */
export const postingsOf = (segment: Segment, slot: Slot): number => slot.alternatives.reduce((sum, each) => sum + Math.min(...each.terms.map((term) => sizeOf(segment, term))), 0)

/** The first place in [from, end) whose document is not before `doc`. */
export function firstOf(slots: Uint32Array, from: number, end: number, doc: number): number {
  let low = from
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if (slots[middle]! < doc) low = middle + 1
    else high = middle
  }
  return low
}

/** The first place from `from` on whose document is not before `doc`, looked for in growing steps: for lists that are gone along together. */
export function nextOf(slots: Uint32Array, from: number, end: number, doc: number): number {
  if (from >= end || slots[from]! >= doc) return from
  let step = 1
  while (from + step < end && slots[from + step]! < doc) step *= 2
  return firstOf(slots, from + (step >> 1), Math.min(from + step, end), doc)
}

/** What a term is worth at one position of one field of a document, whose postings begin at `from`; 0 when it does not stand there. */
export function weightAt(segment: Segment, from: number, end: number, weights: readonly number[], doc: number, field: number, position: number): number {
  for (let posting = from; posting < end && segment.slots[posting] === doc; posting++) {
    const payload = segment.payloads[posting]!
    if (fieldOf(payload) === field && positionOf(payload) === position) return weights[payload & 0xff]!
  }
  return 0
}
