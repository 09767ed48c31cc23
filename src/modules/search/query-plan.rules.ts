/**
 * What a query means, in the words that the catalogue knows: a row of slots, each with the terms that may fill it.
 * Pure: the words are asked of a `Lexicon`.
 */
import { QueryReader, type Draft, type Edge } from './query-reader.rules.ts'
import type { QueryText } from './query-text.rules.ts'

/** The words of the catalogue, as far as understanding a query needs them. Terms are numbers. */
export interface Lexicon {
  readonly documents: number
  /** The term with these letters, joined; −1 when there is none. */
  find(bare: string): number
  /** Stands as one written word in a name. */
  isWord(term: number): boolean
  isPlace(term: number): boolean
  count(term: number): number
  bare(term: number): string
  /** Of how many words it is made. */
  length(term: number): number
  formsOf(term: number): readonly string[]
  /** Terms that sound alike or are a usual misspelling. */
  soundsLike(bare: string): readonly number[]
  /** Terms within `most` edits. */
  near(bare: string, most: number): readonly number[]
  /** Whether the second word follows the first in some name. */
  isPair(first: number, second: number): boolean
  /** Words that begin with these letters, the frequent first. */
  beginningWith(prefix: string, most: number): readonly number[]
  /** Runs of words with these initials. */
  initials(letters: string, most: number): readonly (readonly number[])[]
}

/** One way to fill a slot: a term, or several words that follow each other. */
export interface Alternative {
  readonly terms: readonly number[]
  /** For each term, 0–100 for each of its forms: how well it agrees with what was typed, times the way it was reached. */
  readonly weights: readonly (readonly number[])[]
  /** Words of a name that it fills. */
  readonly words: number
  /** Another word than the one typed, taken for it. */
  readonly guess?: boolean
  /** Counts only where a name begins with it: for a kind of goods. */
  readonly head?: boolean
}
export interface Slot {
  readonly alternatives: readonly Alternative[]
  /** How telling it is; an aside has a small one. */
  readonly weight: number
  /** Welcome, not asked for. */
  readonly aside: boolean
  /** An aside that speaks of a kind of goods: without any other word it is what is looked for. */
  readonly hint: boolean
}
export interface Plan {
  readonly slots: readonly Slot[]
  readonly stars: number | null
  /** The text was typed without marks, in which slips are seen less easily: more of it may be guessed. */
  readonly bare: boolean
}

export interface PlanOptions {
  /** Also corrects words that the catalogue knows. */
  readonly eager: boolean
  /** Sees place names as such. */
  readonly places: boolean
  /** Takes a word without marks for an aside even if the catalogue knows another word with its letters (gia: giá, già). */
  readonly loose: boolean
  /** The last word is still being typed. */
  readonly unfinished?: boolean
}

const MOST_ALTERNATIVES = 60

/** One text, to be understood in several ways; what the ways share is read once. */
export class QueryPlanner {
  readonly #reader: QueryReader
  readonly #lexicon: Lexicon
  readonly #text: QueryText

  constructor(text: QueryText, lexicon: Lexicon) {
    this.#reader = new QueryReader(text, lexicon)
    this.#lexicon = lexicon
    this.#text = text
  }

  /** A word was kept from being an aside because the catalogue knows its letters: `loose` would differ. */
  get heldBack(): boolean { return this.#reader.heldBack }

  /** The cheapest way through the text. `usesPlaces` = without place names it would differ. */
  plan(options: PlanOptions): Plan & { readonly usesPlaces: boolean } {
    const length = this.#reader.length
    const best: { cost: number; from: number; edge: Edge | null }[] = [{ cost: 0, from: -1, edge: null }]
    for (let at = 0; at < length; at++) {
      const here = best[at]
      if (!here) continue
      for (const edge of this.#reader.edgesFrom(at, options)) {
        const cost = here.cost + edge.cost
        if (!best[edge.to] || cost < best[edge.to]!.cost) best[edge.to] = { cost, from: at, edge }
      }
    }
    const drafts: Draft[] = []
    for (let at = length; at > 0 && best[at]; at = best[at]!.from) drafts.unshift(...best[at]!.edge!.slots)
    const slots = drafts.map((draft) => this.#finish(draft, withoutGuessesOfNeighbours(draft, drafts)))
    return { slots, stars: this.#text.stars, bare: this.#reader.bare, usesPlaces: drafts.some((draft) => draft.place) }
  }

  #finish(draft: Draft, alternatives: readonly Alternative[]): Slot {
    let count = 0
    for (const each of alternatives.slice(0, 4)) count = Math.max(count, Math.min(...each.terms.map((term) => this.#lexicon.count(term))))
    const rare = Math.log(1 + this.#lexicon.documents / (1 + count))
    return {
      alternatives: alternatives.slice(0, MOST_ALTERNATIVES), aside: draft.aside, hint: draft.hint ?? false,
      weight: draft.aside ? 0.4 : Math.min(Math.max(rare, 1), alternatives.length === 0 ? 4.2 : 6),
    }
  }
}

/** A word that another slot asks for by itself is no guess for this one. */
function withoutGuessesOfNeighbours(draft: Draft, all: readonly Draft[]): readonly Alternative[] {
  if (all.length === 1 || !draft.alternatives.some((each) => each.guess)) return draft.alternatives
  const asked = new Set(all.flatMap((other) => (other === draft ? [] : other.alternatives.filter((each) => !each.guess).flatMap((each) => each.terms))))
  return draft.alternatives.filter((each) => !each.guess || !asked.has(each.terms[0]!))
}
