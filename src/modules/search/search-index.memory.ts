/** The search of the catalogue, held in memory by each serving process: which products answer a question, in which order. */
import { CatalogueLexicon } from './lexicon.memory.ts'
import { questionMark, readCursor, writeCursor, type CursorPlace, type Sort } from './list-cursor.rules.ts'
import { FacetCounter, Filter, type FacetCounts, type Filters } from './list-filter.memory.ts'
import { COUNTED, takePage, type Belonging, type Hit, type Total } from './list-page.memory.ts'
import { DocReader, SegmentBuilder, type ReadDoc } from './postings.memory.ts'
import { Codes, type Dictionaries, type Segment } from './segment.memory.ts'
import { QueryPlanner, type Plan } from './query-plan.rules.ts'
import { readQueryText, type QueryText } from './query-text.rules.ts'
import type { SearchDoc } from './search-doc.rules.ts'
import { TextMatch } from './text-match.memory.ts'

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
  readonly total: Total
  readonly facets: FacetCounts | null
  /** Where a text found nothing: what comes nearest. */
  readonly nearest: readonly string[]
}
export type Outcome = Answer | { readonly kind: 'bad-cursor' }

const NEAREST = 6
const MOST_FRESH = 1_000
const MOST_FACETS = 400

/** Two segments: all documents as they were last built, and those that changed since. */
export class SearchIndex {
  #books = newBooks()
  #main: Segment
  #fresh: Segment | null = null
  readonly #freshDocs = new Map<string, ReadDoc>()
  #reader = new DocReader(this.#books)
  readonly #match = new TextMatch()
  readonly #facets = new Map<string, FacetCounts>()
  /** Changes with every change of the documents. */
  era = 0

  constructor(docs: Iterable<SearchDoc> = []) {
    this.#main = build(read(docs, new DocReader(this.#books)), this.#books)
    this.#changed()
  }

  get size(): number { return this.#main.alive + (this.#fresh?.alive ?? 0) }
  get lexicon(): CatalogueLexicon { return this.#books.lexicon }
  /** So much changed that taking everything anew pays. */
  get worn(): boolean { return this.#freshDocs.size > MOST_FRESH || this.#main.alive < this.#main.size * 0.8 }

  /** Takes everything anew. */
  rebuild(docs: Iterable<SearchDoc>): void {
    const books = newBooks()
    this.#main = build(read(docs, new DocReader(books)), books)
    this.#books = books
    this.#reader = new DocReader(books)
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
    for (const doc of put) this.#freshDocs.set(doc.id, this.#reader.read(doc))
    this.#fresh = this.#freshDocs.size > 0 ? build(this.#freshDocs.values(), this.#books) : null
    this.#changed()
  }

  has(id: string): boolean {
    return this.#main.slotOf(id) >= 0 || this.#freshDocs.has(id)
  }

  /** What the text is taken to mean. */
  plan(text: string, eager = false): Plan {
    return new QueryPlanner(readQueryText(text), this.#books.lexicon).plan({ eager, places: true, loose: eager })
  }

  find(question: Question): Outcome {
    const mark = questionMark([question.text, question.filters, question.sort])
    const after = question.cursor === null ? null : readCursor(mark, question.cursor)
    if (question.cursor !== null && !after) return { kind: 'bad-cursor' }
    const text = readQueryText(question.text)
    const asked = text.chunks.length > 0 || text.stars !== null
    // Something was typed that holds no word at all: signs, pictures. Nothing is found by it.
    if (!asked && question.text.trim() !== '') return { kind: 'found', ids: [], nextCursor: null, total: { count: 0, more: false }, facets: question.facets ? { province: [], stars: [], group: [], form: [], evidence: [] } : null, nearest: [] }
    let filter = new Filter(question.filters, this.#books, text.stars)
    let found = this.#search(question, text, filter, after)
    if (text.stars !== null && found.total.count === 0) {
      filter = new Filter(question.filters, this.#books)
      found = this.#search(question, text, filter, after)
    }
    const last = found.hits.at(-1)
    return {
      kind: 'found',
      ids: found.hits.map((hit) => hit.segment.idOf(hit.slot)),
      nextCursor: found.more && last ? writeCursor(mark, { score: last.score, key: last.key, rank: last.rank, id: last.segment.idOf(last.slot), part: found.part }) : null,
      total: found.total,
      facets: found.facets,
      nearest: asked && found.total.count === 0 && Object.values(question.filters).every((each) => each === undefined) ? this.#nearest(text) : [],
    }
  }

  /** The best products for a text whose last word may be unfinished. */
  complete(typed: string, limit: number): string[] {
    const text = readQueryText(typed)
    if (text.chunks.length === 0) return []
    const filter = new Filter({}, this.#books)
    const begun = /\s$/.test(typed) ? null : this.#match.begun(text, this.#books.lexicon, this.#segments, filter)
    if (begun) return takePage(begun.belonging, filter, 'relevance', limit, null).hits.map((hit) => hit.segment.idOf(hit.slot))
    const found = this.find({ text: typed, filters: {}, sort: 'relevance', limit, cursor: null, facets: false })
    return found.kind === 'found' ? [...found.ids] : []
  }

  get #segments(): Segment[] { return this.#fresh ? [this.#main, this.#fresh] : [this.#main] }

  #search(question: Question, text: QueryText, filter: Filter, after: CursorPlace | null): { hits: readonly Hit[]; more: boolean; total: Total; part: number; facets: FacetCounts | null } {
    const { sort, limit } = question
    const kept = question.facets ? this.#facets.get(facetsKey(question)) : undefined
    const whole = sort !== 'relevance' || (question.facets && !kept)
    const found = text.chunks.length > 0 ? this.#match.understand(text, this.#books.lexicon, this.#segments, filter, whole) : 'everything'
    if (found === null || found === 'everything' || whole) {
      const all = found === null ? [] : found === 'everything' ? this.#segments.map((segment) => ({ segment, slots: null, scores: null })) : found.first.belonging
      return { ...takePage(all, filter, sort, limit, after), part: 0, facets: question.facets ? (kept ?? this.#countFacets(question, all, filter)) : null }
    }
    let part = after?.part ?? 0
    let { belonging, next } = part === 0 ? found.first : this.#match.part(found.understood, this.#segments, filter, part, false)
    let page = takePage(belonging, filter, sort, limit, after)
    const total = next !== null || part > 0 ? { count: COUNTED, more: true } : page.total
    const hits = [...page.hits]
    while (hits.length < limit && next !== null) {
      part = next
      ;({ belonging, next } = this.#match.part(found.understood, this.#segments, filter, part, false))
      page = takePage(belonging, filter, sort, limit - hits.length, null)
      hits.push(...page.hits)
    }
    return { hits, more: page.more || next !== null, total, part, facets: kept ?? null }
  }

  #nearest(text: QueryText): string[] {
    const near = this.#match.nearest(text, this.#books.lexicon)
    return near ? takePage(this.#match.all(near, this.#segments), new Filter({}, this.#books), 'relevance', NEAREST, null).hits.map((hit) => hit.segment.idOf(hit.slot)) : []
  }

  #countFacets(question: Question, all: readonly Belonging[], filter: Filter): FacetCounts {
    const counter = new FacetCounter(filter, this.#books)
    for (const { segment, slots } of all) {
      const list = slots ?? filter.narrowestForFacets(segment)
      const length = list?.length ?? segment.size
      for (let at = 0; at < length; at++) {
        const slot = list ? list[at]! : at
        if (segment.dead[slot] === 0) counter.add(segment, slot)
      }
    }
    if (this.#facets.size >= MOST_FACETS) this.#facets.clear()
    this.#facets.set(facetsKey(question), counter.counts)
    return counter.counts
  }

  #changed(): void {
    this.#books.lexicon.documents = this.size
    this.#facets.clear()
    this.era++
  }
}

const facetsKey = (question: Question): string => JSON.stringify([question.text, question.filters])

const newBooks = (): Dictionaries => ({ lexicon: new CatalogueLexicon(), provinces: new Codes(), communes: new Codes(), groups: new Codes(), forms: new Codes(), producers: new Codes() })

function* read(docs: Iterable<SearchDoc>, reader: DocReader): Generator<ReadDoc> {
  for (const doc of docs) yield reader.read(doc)
}

function build(docs: Iterable<ReadDoc>, books: Dictionaries): Segment {
  const builder = new SegmentBuilder(books)
  for (const doc of docs) builder.add(doc)
  return builder.finish()
}
