/** The search of the catalogue, held in memory by each serving process: which products answer a question, in which order. */
import { CatalogueLexicon } from './lexicon.memory.ts'
import { questionMark, readCursor, writeCursor, type Sort } from './list-cursor.rules.ts'
import { FacetCounter, Filter, type FacetCounts, type Filters } from './list-filter.memory.ts'
import { takePage, type Belonging } from './list-page.memory.ts'
import { Matcher } from './match.memory.ts'
import { Codes, SegmentBuilder, type Dictionaries, type Segment } from './postings.memory.ts'
import { planQuery, type Plan, type PlanOptions } from './query-plan.rules.ts'
import { readQueryText, type QueryText } from './query-text.rules.ts'
import type { SearchDoc } from './search-doc.rules.ts'

export interface Question {
  readonly text: string
  readonly filters: Filters
  readonly sort: Sort
  readonly limit: number
  readonly cursor: string | null
  readonly facets: boolean
}
export interface Answer {
  readonly kind: 'found'
  readonly ids: readonly string[]
  readonly nextCursor: string | null
  /** Exact up to 1,000; `more` says that there are more than `count`. */
  readonly total: { readonly count: number; readonly more: boolean }
  readonly facets: FacetCounts | null
  /** Where a text found nothing: what comes nearest. */
  readonly nearest: readonly string[]
}
export type Outcome = Answer | { readonly kind: 'bad-cursor' }

/** The share of what was asked (0–1000) that a product must meet to be found, by how many words were asked for. */
const FOUND = [0, 710, 760, 740, 680, 650, 630]
/** Where no product meets every word: the share that one must meet to be found all the same. */
const PART = [0, 1001, 760, 640, 570, 550]
/** How a text is taken, one way after another until something is found that meets all of it. */
const WAYS: readonly PlanOptions[] = [{ eager: false, places: true, loose: false }, { eager: false, places: true, loose: true }, { eager: true, places: true, loose: false }, { eager: true, places: true, loose: true }, { eager: true, places: false, loose: true }]
const WIDEST: PlanOptions = { eager: true, places: true, loose: true }
/** And to be named as near. */
const NEAR = 340
const NEAREST = 6
const MOST_FRESH = 1_000

/** Two segments: all documents as they were last built, and those that changed since. */
export class SearchIndex {
  #books = newBooks()
  #main: Segment
  #fresh: Segment | null = null
  readonly #freshDocs = new Map<string, SearchDoc>()
  readonly #matchers = [new Matcher(), new Matcher()]
  readonly #facets = new Map<string, FacetCounts>()
  /** Changes with every change of the documents. */
  era = 0

  constructor(docs: Iterable<SearchDoc> = []) {
    this.#main = build(docs, this.#books)
  }

  get size(): number { return this.#main.alive + (this.#fresh?.alive ?? 0) }
  get lexicon(): CatalogueLexicon { return this.#books.lexicon }
  /** So much changed that taking everything anew pays. */
  get worn(): boolean { return this.#freshDocs.size > MOST_FRESH || this.#main.alive < this.#main.size * 0.8 }

  /** Takes everything anew. */
  rebuild(docs: Iterable<SearchDoc>): void {
    const books = newBooks()
    this.#main = build(docs, books)
    this.#books = books
    this.#fresh = null
    this.#freshDocs.clear()
    this.#changed()
  }

  /** Adds or replaces some documents and takes others away. */
  change(put: readonly SearchDoc[], gone: readonly string[] = []): void {
    for (const id of [...gone, ...put.map((doc) => doc.id)]) {
      const slot = this.#main.slotOf(id)
      if (slot >= 0) this.#main.kill(slot)
      this.#freshDocs.delete(id)
    }
    for (const doc of put) this.#freshDocs.set(doc.id, doc)
    this.#fresh = this.#freshDocs.size > 0 ? build(this.#freshDocs.values(), this.#books) : null
    this.#changed()
  }

  has(id: string): boolean {
    return this.#main.slotOf(id) >= 0 || this.#freshDocs.has(id)
  }

  /** What the text is taken to mean. */
  plan(text: string, eager = false): Plan {
    return planQuery(readQueryText(text), this.#books.lexicon, { eager, places: true, loose: eager })
  }

  find(question: Question): Outcome {
    const mark = questionMark([question.text, question.filters, question.sort])
    const after = question.cursor === null ? null : readCursor(mark, question.cursor)
    if (question.cursor !== null && !after) return { kind: 'bad-cursor' }
    const text = readQueryText(question.text)
    const filter = new Filter(question.filters, this.#books)
    const asked = text.chunks.length > 0 || text.stars !== null
    const belonging = asked ? this.#belonging(text) : this.#everything()
    const page = takePage(belonging, filter, question.sort, question.limit, after)
    const last = page.hits.at(-1)
    return {
      kind: 'found',
      ids: page.hits.map((hit) => hit.id),
      nextCursor: page.more && last ? writeCursor(mark, last) : null,
      total: page.total,
      facets: question.facets ? this.#countFacets(belonging, filter, asked ? null : JSON.stringify(question.filters)) : null,
      nearest: asked && page.total.count === 0 && filter.open ? this.#nearest(text) : [],
    }
  }

  #everything(): Belonging[] {
    return this.#segments.map((segment) => ({ segment, slots: null, scores: null }))
  }

  get #segments(): Segment[] { return this.#fresh ? [this.#main, this.#fresh] : [this.#main] }

  /** Strictly first; then with words corrected; then with the most telling part of what was asked. */
  #belonging(text: QueryText): Belonging[] {
    const { lexicon } = this.#books
    let plan = planQuery(text, lexicon, WAYS[0]!)
    if (plan.slots.every((slot) => slot.aside && !slot.hint)) return this.#withStars(this.#everything(), text.stars)
    for (const [at, way] of WAYS.entries()) {
      if (at > 0) plan = planQuery(text, lexicon, way)
      if (at > 0 && plan.slots.every((slot) => slot.aside)) continue
      const found = this.#match(plan, foundAt(plan), true)
      if (holdsAny(found)) return this.#withStars(found, text.stars)
    }
    const most = planQuery(text, lexicon, WIDEST)
    return this.#withStars(bestOf(this.#match(most, partAt(most), false)), text.stars)
  }

  /** Good until the next call for the same segment. */
  #match(plan: Plan, least: number, strict: boolean): Belonging[] {
    return this.#segments.map((segment, at) => ({ segment, ...this.#matchers[at]!.match(segment, plan, least, strict) }))
  }

  /** Stars in the text narrow the list to products that have or had them; unless none has. */
  #withStars(all: Belonging[], stars: number | null): Belonging[] {
    if (stars === null) return all
    const narrowed = all.map(({ segment, slots, scores }) => {
      const kept = [...(slots ?? segment.stars).keys()].filter((at) => {
        const slot = slots ? slots[at]! : at
        return segment.dead[slot] === 0 && (segment.stars[slot] === stars || segment.starsEver[slot] === stars)
      })
      return {
        segment, slots: Uint32Array.from(kept, (at) => (slots ? slots[at]! : at)),
        scores: Uint16Array.from(kept, (at) => (scores ? scores[at]! : 500) + (segment.stars[slots ? slots[at]! : at] === stars ? 48 : 0)),
      }
    })
    return holdsAny(narrowed) ? narrowed : all
  }

  #nearest(text: QueryText): string[] {
    const plan = planQuery(text, this.#books.lexicon, WIDEST)
    if (plan.slots.length === 0) return []
    const near = this.#match(plan, NEAR, false)
    return takePage(near, new Filter({}, this.#books), 'relevance', NEAREST, null).hits.map((hit) => hit.id)
  }

  #countFacets(belonging: readonly Belonging[], filter: Filter, key: string | null): FacetCounts {
    const kept = key === null ? undefined : this.#facets.get(key)
    if (kept) return kept
    const counter = new FacetCounter(filter, this.#books)
    for (const { segment, slots } of belonging) {
      const list = slots ?? filter.narrowestForFacets(segment)
      const length = list?.length ?? segment.size
      for (let at = 0; at < length; at++) {
        const slot = list ? list[at]! : at
        if (segment.dead[slot] === 0) counter.add(segment, slot)
      }
    }
    const { counts } = counter
    if (key !== null) this.#facets.size < 500 ? this.#facets.set(key, counts) : this.#facets.clear()
    return counts
  }

  #changed(): void {
    this.#books.lexicon.documents = this.size
    this.#facets.clear()
    this.era++
  }
}

const foundAt = (plan: Plan): number => FOUND[plan.slots.filter((slot) => !slot.aside).length] ?? 630

const partAt = (plan: Plan): number => PART[plan.slots.filter((slot) => !slot.aside).length] ?? 550

/** Only those that come near the best: further words would be guessed. */
function bestOf(all: Belonging[]): Belonging[] {
  let best = 0
  for (const { scores } of all) for (const score of scores!) best = Math.max(best, score)
  return all.map(({ segment, slots, scores }) => {
    const kept = [...slots!.keys()].filter((at) => scores![at]! >= best - 130)
    return { segment, slots: Uint32Array.from(kept, (at) => slots![at]!), scores: Uint16Array.from(kept, (at) => scores![at]!) }
  })
}

const holdsAny = (all: readonly Belonging[]): boolean => all.some((part) => part.slots === null || part.slots.length > 0)

const newBooks = (): Dictionaries => ({ lexicon: new CatalogueLexicon(), provinces: new Codes(), communes: new Codes(), groups: new Codes(), forms: new Codes(), producers: new Codes() })

function build(docs: Iterable<SearchDoc>, books: Dictionaries): Segment {
  const builder = new SegmentBuilder(books)
  for (const doc of docs) builder.add(doc)
  return builder.finish()
}
