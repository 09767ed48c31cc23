/** One page of a list out of all that belongs to it: the next few in order after the last one shown. */
import type { CursorPlace, Sort } from './list-cursor.rules.ts'
import type { Filter } from './list-filter.memory.ts'
import type { Segment } from './segment.memory.ts'

/** Documents of one segment that answer a text; without `slots`, all of it. */
export interface Belonging {
  readonly segment: Segment
  readonly slots: Uint32Array | null
  readonly scores: Uint16Array | null
}
/** `id` is read only where it decides: reading it costs more than comparing. */
export interface Hit { readonly score: number; readonly key: number | string; readonly rank: number; readonly segment: Segment; readonly slot: number }
export interface Page {
  readonly hits: readonly Hit[]
  readonly more: boolean
  readonly total: Total
}
/** Exact up to 1,000; `more` says that there are more than `count`. */
export interface Total { readonly count: number; readonly more: boolean }

export const COUNTED = 1_000
/** Scores this near to each other count as equal, so that surer recognition and more stars decide. */
const LEVEL = 12

/** Smaller comes first. For relevance of a text the level comes first, then the rank. */
function keyOf(sort: Sort, segment: Segment, slot: number): number | string {
  switch (sort) {
    case 'relevance': return 0
    case 'newest': return 65_535 - segment.day[slot]!
    case 'stars': return (5 - segment.stars[slot]!) * 8 + 5 - segment.starsEver[slot]!
    case 'name': return segment.sortKeys[slot]!
  }
}

function compare(a: Hit, b: Hit): number {
  if (a.score !== b.score) return b.score - a.score
  if (a.key !== b.key) return a.key < b.key ? -1 : 1
  if (a.rank !== b.rank) return a.rank - b.rank
  if (a.segment === b.segment) return a.slot - b.slot
  return a.segment.idOf(a.slot) < b.segment.idOf(b.slot) ? -1 : 1
}

export function takePage(all: readonly Belonging[], filter: Filter, sort: Sort, limit: number, after: CursorPlace | null): Page {
  const best = new Best(limit + 1, after)
  let count = 0
  let more = false
  for (const part of all) {
    const seen = part.slots ? takeScored(part, filter, sort, best) : takeListed(part.segment, filter, sort, best, limit + 1, after)
    count += seen.count
    more ||= seen.more
  }
  const hits = best.hits
  return { hits: hits.slice(0, limit), more: hits.length > limit, total: count > COUNTED ? { count: COUNTED, more: true } : { count, more } }
}

interface Seen { readonly count: number; readonly more: boolean }

function takeScored({ segment, slots, scores }: Belonging, filter: Filter, sort: Sort, best: Best): Seen {
  let count = 0
  for (let at = 0; at < slots!.length; at++) {
    const slot = slots![at]!
    if (!filter.open && filter.failed(segment, slot) !== 0) continue
    count++
    best.offer(sort === 'relevance' ? Math.floor(scores![at]! / LEVEL) : 0, sort, segment, slot)
  }
  return { count, more: false }
}

/** Without a text: along the order asked for, until the page is full; counted apart, up to what is said exactly. */
function takeListed(segment: Segment, filter: Filter, sort: Sort, best: Best, wanted: number, after: CursorPlace | null): Seen {
  const narrow = filter.narrowest(segment)
  if (narrow && narrow.length < 2_000) {
    let count = 0
    for (const slot of narrow) {
      if (segment.dead[slot] === 1 || filter.failed(segment, slot) !== 0) continue
      count++
      best.offer(0, sort, segment, slot)
    }
    return { count, more: false }
  }
  const order = sort === 'relevance' ? null : segment.order(sort)
  let taken = 0
  for (let at = after ? startAfter(segment, order, sort, after) : 0; at < segment.size && taken < wanted; at++) {
    const slot = order ? order[at]! : at
    if (segment.dead[slot] === 1 || filter.failed(segment, slot) !== 0) continue
    if (best.offer(0, sort, segment, slot)) taken++
  }
  if (filter.open) return { count: segment.alive, more: false }
  let count = 0
  const length = narrow?.length ?? segment.size
  for (let at = 0; at < length; at++) {
    const slot = narrow ? narrow[at]! : at
    if (segment.dead[slot] === 1 || filter.failed(segment, slot) !== 0) continue
    if (++count > COUNTED) return { count: COUNTED, more: true }
  }
  return { count, more: false }
}

/** The first place in the order that may come after the cursor. */
function startAfter(segment: Segment, order: Uint32Array | null, sort: Sort, after: CursorPlace): number {
  let low = 0
  let high = segment.size
  while (low < high) {
    const middle = (low + high) >> 1
    const slot = order ? order[middle]! : middle
    const key = keyOf(sort, segment, slot)
    const before = key < after.key || (key === after.key && segment.rank[slot]! < after.rank)
    if (before) low = middle + 1
    else high = middle
  }
  return low
}

/** The few best of many, in order. */
class Best {
  readonly #room: number
  readonly #after: CursorPlace | null
  readonly #hits: Hit[] = []

  constructor(room: number, after: CursorPlace | null) {
    this.#room = room
    this.#after = after
  }

  get hits(): readonly Hit[] { return this.#hits }

  /** Takes the document if it comes after the cursor and is among the best so far; says whether it comes after the cursor. */
  offer(score: number, sort: Sort, segment: Segment, slot: number): boolean {
    const full = this.#hits.length === this.#room
    const worst = full ? this.#hits[this.#room - 1]! : null
    const after = this.#after
    if (worst && score < worst.score) return true
    if (after && score > after.score) return false
    const key = keyOf(sort, segment, slot)
    const rank = segment.rank[slot]!
    if (worst && score === worst.score && (key > worst.key || (key === worst.key && rank > worst.rank))) return true
    if (after && score === after.score && (key < after.key || (key === after.key && rank < after.rank))) return false
    if (after && score === after.score && key === after.key && rank === after.rank && segment.idOf(slot) <= after.id) return false
    const hit: Hit = { segment, slot, score, key, rank }
    if (worst && compare(hit, worst) >= 0) return true
    let at = this.#hits.length
    while (at > 0 && compare(hit, this.#hits[at - 1]!) < 0) at--
    this.#hits.splice(at, 0, hit)
    if (this.#hits.length > this.#room) this.#hits.pop()
    return true
  }
}
