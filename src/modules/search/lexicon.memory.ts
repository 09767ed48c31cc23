/** All words and place names that stand in the catalogue, with how they are written, how often, and what follows what. */
import type { Lexicon } from './query-plan.rules.ts'
import { editsBetween, soundKey } from './misspelling.rules.ts'
import type { Word } from './spelling.rules.ts'
import { PairBook } from './pair-book.memory.ts'

const WORD = 1
const PLACE = 2

/** Grows with the documents and never forgets a term: a rebuild starts a new one. */
export class CatalogueLexicon implements Lexicon {
  readonly #terms = new Map<string, number>()
  readonly #bare: string[] = []
  /** One form as itself, several as a list. */
  readonly #forms: (string | string[])[] = []
  readonly #kinds: number[] = []
  readonly #counts: number[] = []
  readonly #sounds = new Map<string, number | number[]>()
  readonly #placeWords = new Map<number, readonly Word[]>()
  readonly #pairs = new PairBook()
  /** Words by a hash of what they are without one letter, in order; `#unsorted` came later. */
  #shorter = new Float64Array(0)
  #unsorted: number[] = []
  #sortedWords: number[] | null = null
  #initials: Map<string, number[]> | null = null
  documents = 0

  /** The number of a word, and of its form within it (at most 255). New ones are made. */
  addWord(word: Word): { term: number; form: number } { return this.#add(word.bare, word.form, WORD) }
  addPlace(words: readonly Word[]): { term: number; form: number } {
    const added = this.#add(words.map((each) => each.bare).join(''), words.map((each) => each.form).join(' '), PLACE, words)
    if (words.length > 1 && !this.#placeWords.has(added.term)) this.#placeWords.set(added.term, words)
    return added
  }
  /** Notes that one word follows another in a name. */
  addPair(first: number, second: number): void {
    this.#pairs.add(first, second)
    this.#initials = null
  }
  countMore(term: number): void { this.#counts[term]!++ }

  find(bare: string): number { return this.#terms.get(bare) ?? -1 }
  isWord(term: number): boolean { return (this.#kinds[term]! & WORD) !== 0 }
  isPlace(term: number): boolean { return (this.#kinds[term]! & PLACE) !== 0 }
  isPair(first: number, second: number): boolean { return this.#pairs.has(first, second) }
  count(term: number): number { return this.#counts[term]! }
  bare(term: number): string { return this.#bare[term]! }
  length(term: number): number { return this.isWord(term) ? 1 : (this.#placeWords.get(term)?.length ?? 1) }
  formsOf(term: number): readonly string[] {
    const forms = this.#forms[term]!
    return typeof forms === 'string' ? [forms] : forms
  }
  get size(): number { return this.#bare.length }

  soundsLike(bare: string): readonly number[] {
    const found = this.#sounds.get(soundKey(bare))
    return found === undefined ? [] : typeof found === 'number' ? [found] : found
  }

  near(bare: string, most: number): number[] {
    this.#sortShorter()
    const found = new Set<number>()
    for (const hash of shorterHashes(bare)) {
      for (let at = lowerBound(this.#shorter, hash * TERMS); at < this.#shorter.length && Math.floor(this.#shorter[at]! / TERMS) === hash; at++) found.add(this.#shorter[at]! % TERMS)
    }
    return [...found].filter((term) => this.#bare[term] !== bare && editsBetween(bare, this.#bare[term]!, most) <= most)
  }

  /** Runs of words whose initials these are, as terms: `đtht` → đông trùng hạ thảo; of places, the place. */
  initials(letters: string, most: number): number[][] {
    const found: number[][] = []
    const starts = this.#initialsMap()
    for (const place of starts.get(`@${letters}`) ?? []) found.push([place])
    const follow = (chain: readonly number[], at: number): void => {
      if (found.length >= most) return
      if (at === letters.length - 1) {
        found.push([...chain])
        return
      }
      for (const second of this.#pairs.after(chain.at(-1)!)) if (this.#bare[second]![0] === letters[at + 1]) follow([...chain, second], at + 1)
    }
    for (const pair of starts.get(letters.slice(0, 2)) ?? []) follow(this.#pairs.at(pair), 1)
    return found.slice(0, most)
  }

  /** Single words that begin with these bare letters, the frequent ones first. */
  beginningWith(prefix: string, most: number): number[] {
    this.#sortedWords ??= this.#bare.map((_, term) => term).filter((term) => this.isWord(term)).sort((a, b) => (this.#bare[a]! < this.#bare[b]! ? -1 : 1))
    const words = this.#sortedWords
    let low = 0
    let high = words.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#bare[words[middle]!]! < prefix) low = middle + 1
      else high = middle
    }
    const found: number[] = []
    for (; low < words.length && this.#bare[words[low]!]!.startsWith(prefix); low++) found.push(words[low]!)
    return found.sort((a, b) => this.#counts[b]! - this.#counts[a]!).slice(0, most)
  }

  #add(bare: string, form: string, kind: number, words?: readonly Word[]): { term: number; form: number } {
    let term = this.#terms.get(bare)
    if (term === undefined) {
      term = this.#bare.push(bare) - 1
      this.#terms.set(bare, term)
      this.#forms.push(form)
      this.#kinds.push(0)
      this.#counts.push(0)
      const sound = words ? words.map((each) => soundKey(each.bare)).join('') : soundKey(bare)
      const alike = this.#sounds.get(sound)
      if (alike === undefined) this.#sounds.set(sound, term)
      else if (typeof alike === 'number') this.#sounds.set(sound, [alike, term])
      else alike.push(term)
      if (bare.length > 2) this.#unsorted.push(term)
    }
    if ((this.#kinds[term]! & kind) === 0) {
      this.#kinds[term]! |= kind
      if (kind === WORD) this.#sortedWords = null
    }
    return { term, form: this.#formNumber(term, form) }
  }

  #formNumber(term: number, form: string): number {
    const forms = this.#forms[term]!
    if (typeof forms === 'string') {
      if (forms === form) return 0
      this.#forms[term] = [forms, form]
      return 1
    }
    const at = forms.indexOf(form)
    return at >= 0 ? at : forms.length < 255 ? forms.push(form) - 1 : 0
  }

  #sortShorter(): void {
    if (this.#unsorted.length === 0) return
    const keys = [...this.#shorter]
    for (const term of this.#unsorted) for (const hash of shorterHashes(this.#bare[term]!)) keys.push(hash * TERMS + term)
    this.#shorter = Float64Array.from(keys).sort()
    this.#unsorted = []
  }

  #initialsMap(): Map<string, number[]> {
    if (this.#initials) return this.#initials
    const map = new Map<string, number[]>()
    const put = (letters: string, value: number): void => {
      const list = map.get(letters)
      if (list) list.push(value)
      else map.set(letters, [value])
    }
    for (let pair = 0; pair < this.#pairs.size; pair++) put(this.#pairs.at(pair).map((term) => this.#bare[term]![0]).join(''), pair)
    for (const [term, words] of this.#placeWords) put(`@${words.map((each) => each.bare[0]).join('')}`, term)
    return (this.#initials = map)
  }
}

const TERMS = 2 ** 21

/** Hashes (31 bits) of the word and of every form with one letter left out. */
function shorterHashes(bare: string): Set<number> {
  const hashes = new Set([hashOf(bare, -1)])
  for (let at = 0; at < bare.length; at++) hashes.add(hashOf(bare, at))
  return hashes
}

function hashOf(text: string, without: number): number {
  let hash = 2_166_136_261
  for (let at = 0; at < text.length; at++) if (at !== without) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619)
  return hash >>> 1
}

function lowerBound(values: Float64Array, wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
