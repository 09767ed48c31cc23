/** The documents that answer a text: tried strictly first, then more and more widely, and no further than a page needs. */
import type { Filter } from './list-filter.memory.ts'
import { COUNTED, type Belonging } from './list-page.memory.ts'
import { Matcher } from './match.memory.ts'
import { postingsOf } from './posting-lists.memory.ts'
import type { Segment } from './segment.memory.ts'
import { QueryPlanner, type Lexicon, type Plan, type PlanOptions } from './query-plan.rules.ts'
import type { QueryText } from './query-text.rules.ts'

/** The share of what was asked (0–1000) that a product must meet to be found, by how many words were asked for. */
const FOUND = [0, 710, 745, 740, 680, 650, 630]
/** Where no product meets every word: the share that one must meet to be found all the same. */
const PART = [0, 1001, 760, 640, 570, 550]
/** And to be named as near. */
const NEAR = 340
/** In a result by parts, no one is found whose score lies further than this below the best. */
const BELOW_BEST = 130

/** How a text is taken, one way after another until something is found that meets all of it. */
const WAYS: readonly PlanOptions[] = [
  { eager: false, places: true, loose: false }, { eager: false, places: true, loose: true },
  { eager: true, places: true, loose: false }, { eager: true, places: true, loose: true }, { eager: true, places: false, loose: true },
]
const WIDEST: PlanOptions = { eager: true, places: true, loose: true }

/** Words that so many products bear are not searched through to the end: the best recognised come first, part by part. */
const COMMON = 2 * COUNTED
/** A stretch of the documents is as long as this many bearers of the rarest word take, each next one twice as long. */
const STRETCH = 1.5 * COUNTED

/** How a text was understood, so that further pages and counts understand it alike. */
export interface Understood {
  readonly plan: Plan
  readonly least: number
  readonly strict: boolean
}
export interface Part {
  readonly belonging: readonly Belonging[]
  /** Something answers, though the filter may leave it out. */
  readonly any: boolean
  /** Where the next part begins; null when this was the last. */
  readonly next: number | null
}

const askedOf = (plan: Plan): number => plan.slots.filter((slot) => !slot.aside).length

export class TextMatch {
  readonly #matchers = [new Matcher(), new Matcher()]

  /**
   * The first way to take the text in which something is found, and the first part of what is; null when nothing is found,
   * `everything` when nothing in particular is asked for. `whole` = all of it in one part.
   */
  understand(text: QueryText, lexicon: Lexicon, segments: readonly Segment[], filter: Filter, whole: boolean): { understood: Understood; first: Part } | 'everything' | null {
    const planner = new QueryPlanner(text, lexicon)
    let usesPlaces = false
    for (const [at, way] of WAYS.entries()) {
      if ((way.loose && !planner.heldBack && way.places) || (!way.places && !usesPlaces)) continue
      const plan = planner.plan(way)
      usesPlaces = plan.usesPlaces
      const asked = askedOf(plan)
      if (at === 0 && plan.slots.every((slot) => slot.aside && !slot.hint)) return 'everything'
      if (at > 0 && asked === 0) continue
      const understood = { plan, least: FOUND[asked] ?? FOUND.at(-1)!, strict: true }
      const first = this.part(understood, segments, filter, 0, whole)
      if (first.any) return { understood, first }
    }
    const plan = planner.plan(WIDEST)
    const asked = askedOf(plan)
    if (asked < 2) return null
    const understood = { plan, least: PART[asked] ?? PART.at(-1)!, strict: false }
    const first = this.part(understood, segments, filter, 0, true)
    return first.any ? { understood, first } : null
  }

  /** What may be meant by a text whose last word is still being typed; null when nothing. */
  begun(text: QueryText, lexicon: Lexicon, segments: readonly Segment[], filter: Filter): Part | null {
    const plan = new QueryPlanner(text, lexicon).plan({ eager: false, places: true, loose: false, unfinished: true })
    const asked = askedOf(plan)
    if (asked === 0) return null
    const part = this.part({ plan, least: FOUND[asked] ?? FOUND.at(-1)!, strict: true }, segments, filter, 0, false)
    return part.any ? part : null
  }

  /** The text taken so widely that only likeness is left. */
  nearest(text: QueryText, lexicon: Lexicon): Understood | null {
    const plan = new QueryPlanner(text, lexicon).plan(WIDEST)
    return askedOf(plan) > 0 ? { plan, least: NEAR, strict: false } : null
  }

  /** All documents that answer. Good until the next call. */
  all(understood: Understood, segments: readonly Segment[]): Belonging[] {
    return onlyBest(understood, segments.map((segment, at) => ({ segment, ...this.#matchers[at]!.match(segment, understood.plan, understood.least, understood.strict) })))
  }

  /** The next documents in the order of recognition, at least a thousand if there are so many. Good until the next call. */
  part(understood: Understood, segments: readonly Segment[], filter: Filter, from: number, whole: boolean): Part {
    const [main, ...fresh] = segments
    const bearers = main ? leastPostings(main, understood.plan) : 0
    if (whole || !understood.strict || !main || bearers < COMMON) {
      const belonging = this.all(understood, segments)
      return { belonging, next: null, any: belonging.some((part) => part.slots!.length > 0) }
    }
    const { plan, least } = understood
    const belonging: Belonging[] = from > 0 ? [] : fresh.map((segment) => ({ segment, ...this.#matchers[1]!.match(segment, plan, least, true) }))
    const slots: number[] = []
    const scores: number[] = []
    let any = belonging.some((part) => part.slots!.length > 0)
    let at = from
    for (let length = Math.ceil((main.size * STRETCH) / bearers); at < main.size && slots.length < COUNTED; length *= 2) {
      const end = Math.min(at + length, main.size)
      const found = this.#matchers[0]!.match(main, plan, least, true, at, end)
      at = end
      any ||= found.slots.length > 0
      for (let index = 0; index < found.slots.length; index++) {
        if (!filter.open && filter.failed(main, found.slots[index]!) !== 0) continue
        slots.push(found.slots[index]!)
        scores.push(found.scores[index]!)
      }
    }
    belonging.push({ segment: main, slots: Uint32Array.from(slots), scores: Uint16Array.from(scores) })
    return { belonging, any, next: at < main.size ? at : null }
  }
}

/** Postings of the rarest word asked for. */
function leastPostings(segment: Segment, plan: Plan): number {
  let least = Infinity
  for (const slot of plan.slots) if (!slot.aside) least = Math.min(least, postingsOf(segment, slot))
  return least === Infinity ? segment.size : least
}

/** Where only a part of the words is met, those far below the best would be guessed. */
function onlyBest(understood: Understood, all: Belonging[]): Belonging[] {
  if (understood.strict || understood.least === NEAR) return all
  let best = 0
  for (const { scores } of all) for (const score of scores!) best = Math.max(best, score)
  return all.map(({ segment, slots, scores }) => {
    const kept = [...slots!.keys()].filter((at) => scores![at]! >= best - BELOW_BEST)
    return { segment, slots: Uint32Array.from(kept, (at) => slots![at]!), scores: Uint16Array.from(kept, (at) => scores![at]!) }
  })
}
