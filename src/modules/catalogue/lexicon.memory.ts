/** All words, word pairs and place names that stand in the catalogue, with how they are written and how often. */
import type { Lexicon } from './query-plan.rules.ts'
import { editsBetween, soundKey, type Word } from './spelling.rules.ts'

const WORD = 1
const PLACE = 2
const PAIR = 4

/** Grows with the documents and never forgets a term: a rebuild starts a new one. */
export class CatalogueLexicon implements Lexicon {
  readonly #terms = new Map<string, number>()
  readonly #bare: string[] = []
  readonly #forms: string[][] = []
  readonly #kinds: number[] = []
  readonly #counts: number[] = []
  readonly #sounds = new Map<string, number[]>()
  readonly #shorter = new Map<string, number[]>()
  readonly #initials = new Map<string, number[]>()
  readonly #parts: (readonly Word[] | null)[] = []
  #sortedWords: number[] | null = null
  documents = 0

  /** The term's number; a new one is made where none stands. `form` gets its own number within the term (at most 255). */
  addWord(word: Word): { term: number; form: number } {
    return this.#add(word.bare, word.form, WORD, null)
  }
  addPair(first: Word, second: Word): { term: number; form: number } {
    return this.#add(first.bare + second.bare, `${first.form} ${second.form}`, PAIR, [first, second])
  }
  addPlace(words: readonly Word[]): { term: number; form: number } {
    return this.#add(words.map((each) => each.bare).join(''), words.map((each) => each.form).join(' '), PLACE, words)
  }
  countMore(term: number): void { this.#counts[term]!++ }
  countLess(term: number): void { this.#counts[term]!-- }

  find(bare: string): number { return this.#terms.get(bare) ?? -1 }
  isWord(term: number): boolean { return (this.#kinds[term]! & WORD) !== 0 && this.#counts[term]! > 0 }
  isPlace(term: number): boolean { return (this.#kinds[term]! & PLACE) !== 0 && this.#counts[term]! > 0 }
  isPair(term: number): boolean { return (this.#kinds[term]! & PAIR) !== 0 && this.#counts[term]! > 0 }
  count(term: number): number { return this.#counts[term]! }
  bare(term: number): string { return this.#bare[term]! }
  length(term: number): number { return (this.#kinds[term]! & WORD) !== 0 ? 1 : (this.#parts[term]?.length ?? 1) }
  formsOf(term: number): readonly string[] { return this.#forms[term]! }
  get size(): number { return this.#bare.length }

  soundsLike(bare: string): readonly number[] { return this.#sounds.get(soundKey(bare)) ?? [] }

  near(bare: string, most: number): number[] {
    const seen = new Set<number>()
    const found: number[] = []
    for (const key of shorterForms(bare)) {
      for (const term of this.#shorter.get(key) ?? []) {
        if (seen.has(term)) continue
        seen.add(term)
        if (this.#counts[term]! > 0 && this.#bare[term] !== bare && editsBetween(bare, this.#bare[term]!, most) <= most) found.push(term)
      }
    }
    return found
  }

  /** Chains of pairs whose words begin with these letters: `đtht` → đông trùng, trùng hạ, hạ thảo. */
  initials(letters: string, most: number): number[][] {
    const found: number[][] = []
    const follow = (chain: number[], at: number): void => {
      if (found.length >= most) return
      if (at === letters.length - 1) {
        found.push(chain)
        return
      }
      const last = chain.at(-1)
      for (const term of this.#initials.get(letters.slice(at, at + 2)) ?? []) {
        if (this.#counts[term]! === 0 || chain.length > 6) continue
        if (last !== undefined && this.#parts[last]![1]?.form !== this.#parts[term]![0]!.form) continue
        follow([...chain, term], at + 1)
      }
    }
    if (letters.length >= 2 && letters.length <= 5) follow([], 0)
    return found
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

  #add(bare: string, form: string, kind: number, parts: readonly Word[] | null): { term: number; form: number } {
    let term = this.#terms.get(bare)
    if (term === undefined) {
      term = this.#bare.length
      this.#terms.set(bare, term)
      this.#bare.push(bare)
      this.#forms.push([])
      this.#kinds.push(0)
      this.#counts.push(0)
      this.#parts.push(null)
    }
    if ((this.#kinds[term]! & kind) === 0) this.#learn(term, bare, kind, parts)
    const forms = this.#forms[term]!
    let at = forms.indexOf(form)
    if (at < 0) at = forms.length < 255 ? forms.push(form) - 1 : 0
    return { term, form: at }
  }

  #learn(term: number, bare: string, kind: number, parts: readonly Word[] | null): void {
    const before = this.#kinds[term]!
    this.#kinds[term] = before | kind
    if (kind === WORD) this.#sortedWords = null
    if (parts?.length === 2 && !this.#parts[term]) put(this.#initials, parts[0]!.bare[0]! + parts[1]!.bare[0]!, term)
    this.#parts[term] ??= parts
    if (kind === PAIR || (before & (WORD | PLACE)) !== 0) return
    put(this.#sounds, parts ? parts.map((each) => soundKey(each.bare)).join('') : soundKey(bare), term)
    if (bare.length > 2) for (const key of shorterForms(bare)) put(this.#shorter, key, term)
  }
}

/** The word itself and every form with one letter left out. */
function shorterForms(bare: string): Set<string> {
  const forms = new Set([bare])
  for (let at = 0; at < bare.length; at++) forms.add(bare.slice(0, at) + bare.slice(at + 1))
  return forms
}

function put(map: Map<string, number[]>, key: string, term: number): void {
  const list = map.get(key)
  if (list) list.push(term)
  else map.set(key, [term])
}
