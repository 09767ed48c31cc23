/** Every way to read a stretch of a query as one slot, with what it costs: the planner picks the cheapest row of them. */
import { meaningsOf, type Meaning } from './query-meanings.rules.ts'
import type { Alternative, Lexicon, PlanOptions } from './query-plan.rules.ts'
import { readingsOf, type Token } from './query-readings.rules.ts'
import type { QueryText } from './query-text.rules.ts'
import { crossesDd } from './misspelling.rules.ts'
import { agreement, isBareForm, joinWords, type Word } from './spelling.rules.ts'
import { isSyllable } from './typing.rules.ts'

const MOST_SPAN = 5
const MOST_GUESSES = 16
const MOST_BEGUN = 40

export interface Draft { readonly alternatives: readonly Alternative[]; readonly aside: boolean; readonly hint?: boolean; readonly place?: boolean }
export interface Edge { readonly to: number; readonly cost: number; readonly slots: readonly Draft[] }
type Agrees = (form: string, written: string) => number

/** What a word list says: its marks are meant as they stand there; a name written without marks may hold it too. */
const meant: Agrees = (form, written) => (written === form ? 100 : isBareForm(written) ? 85 : 0)

export class QueryReader {
  readonly #tokens: readonly Token[]
  readonly #text: QueryText
  readonly #lexicon: Lexicon
  /** The whole query was typed without marks. */
  readonly #lenient: boolean
  readonly #agrees: Agrees
  readonly #guesses = new Map<string, Alternative[]>()
  heldBack = false

  constructor(text: QueryText, lexicon: Lexicon) {
    this.#text = text
    this.#lexicon = lexicon
    this.#tokens = readingsOf(text, lexicon)
    this.#lenient = this.#tokens.every((token) => isBareForm(token.best.form))
    this.#agrees = (form, written) => agreement(form, written, this.#lenient)
  }

  get length(): number { return this.#tokens.length }
  get bare(): boolean { return this.#lenient }

  edgesFrom(at: number, options: PlanOptions): Edge[] {
    const edges: Edge[] = []
    const token = this.#tokens[at]!
    for (let to = at + 1; to <= Math.min(this.#tokens.length, at + MOST_SPAN); to++) {
      const span = this.#tokens.slice(at, to)
      const words = span.map((each) => each.best)
      const word = joinWords(words)
      const typed = joinWords(span.map((each) => each.readings[0]!.word))
      const meanings = typed.bare === word.bare ? meaningsOf(word, this.#lenient) : [...meaningsOf(typed, this.#lenient), ...meaningsOf(word, this.#lenient)]
      if (to === at + 1) edges.push(this.#wordEdge(token, to, meanings, options))
      else edges.push(...this.#joinedEdges(span, words, typed, meanings, to))
      if (span.some((each) => this.#text.quoted.has(each.chunk))) continue
      if (options.places) edges.push(...this.#placeEdge(words, word, to))
      const doubtful = to === at + 1 && this.#lenient && token.plain && isBareForm(word.form)
      const asides = meanings.filter((each) => each.kind !== 'same')
      if (doubtful && asides.some((each) => each.marked)) this.heldBack = true
      if (!(options.unfinished && to === this.#tokens.length) && asides.some((each) => options.loose || !doubtful || !each.marked)) edges.push({ to, cost: 0.3 + 0.001 * span.length, slots: [this.#aside(words, meanings)] })
      if (span.every((each) => each.size)) edges.push({ to, cost: 0.2, slots: words.map((each) => ({ alternatives: this.#term(each, 100), aside: true })) })
    }
    const letters = token.readings[0]!.word.bare
    const whole = token.plain || isSyllable(letters) || letters.length < 6
    for (const { words, loss } of token.splits) edges.push({ to: at + 1, cost: (whole ? 1.75 : 1.3) + loss, slots: words.map((each) => this.#part(each)) })
    return edges
  }

  #wordEdge(token: Token, to: number, meanings: readonly Meaning[], { eager, unfinished }: PlanOptions): Edge {
    const alternatives: Alternative[] = []
    for (const { word, weight } of token.readings) alternatives.push(...this.#term(word, weight))
    for (const { words, loss } of token.splits) if (loss < 0.25) alternatives.push(...this.#run(words, 96, () => 100))
    alternatives.push(...this.#same(meanings))
    if (unfinished && to === this.#tokens.length) for (const term of this.#lexicon.beginningWith(token.best.bare, MOST_BEGUN)) alternatives.push(this.#begun(term, token.best.form))
    const found = alternatives.length > 0
    if (token.initials) for (const run of this.#lexicon.initials(token.initials, 40)) alternatives.push(this.#anyForm(run, 74))
    if (!token.known || eager) alternatives.push(...this.#guessesFor(token.best, eager && found))
    return { to, cost: found ? 1 : alternatives.length > 0 ? 1.6 : 2, slots: [{ alternatives, aside: false }] }
  }

  #joinedEdges(span: readonly Token[], words: readonly Word[], typed: Word, meanings: readonly Meaning[], to: number): Edge[] {
    const edges: Edge[] = []
    const term = this.#lexicon.find(typed.bare)
    if (term >= 0 && this.#lexicon.isWord(term)) {
      const apart = span.every((each) => each.plain)
      if (!apart || typed.bare.length >= 6) edges.push({ to, cost: apart ? span.length - 0.1 : 1.05, slots: [{ alternatives: [...this.#term(typed, 97), ...(apart ? this.#run(words, 100, this.#agrees) : [])], aside: false }] })
    }
    const same = this.#same(meanings)
    if (same.length > 0) edges.push({ to, cost: 1.15, slots: [{ alternatives: [...this.#phrase(words, 100, this.#agrees), ...same], aside: false }] })
    return edges
  }

  #placeEdge(words: readonly Word[], word: Word, to: number): Edge[] {
    const term = this.#lexicon.find(word.bare)
    if (term < 0 || !this.#lexicon.isPlace(term)) return []
    const place = this.#term(word, 100)
    if (!this.#lenient && !place.some((each) => Math.max(...each.weights[0]!) >= 76)) return []
    return [{ to, cost: words.length === 1 ? 0.98 : 1.1, slots: [{ alternatives: [...place, ...(words.length > 1 ? this.#run(words, 100, this.#agrees) : [])], aside: false, place: true }] }]
  }

  #aside(words: readonly Word[], meanings: readonly Meaning[]): Draft {
    const hinted = meanings.flatMap((each) => (each.kind === 'hint' ? each.hints.flatMap((hint) => this.#phrase(hint, each.weight, meant).map((alternative) => ({ ...alternative, head: true }))) : []))
    return { alternatives: [...this.#phrase(words, 100, this.#agrees), ...hinted], aside: true, hint: hinted.length > 0 }
  }

  /** A word that was taken out of joined letters. */
  #part(word: Word): Draft {
    return { alternatives: [...this.#phrase([word], 98, () => 100), ...this.#same(meaningsOf(word, true))], aside: false }
  }

  #same(meanings: readonly Meaning[]): Alternative[] {
    return meanings.flatMap((each) => (each.kind === 'same' ? this.#phrase(each.words, each.weight, meant) : []))
  }

  #guessesFor(word: Word, alsoKnown: boolean): Alternative[] {
    const key = `${alsoKnown} ${word.form}`
    let found = this.#guesses.get(key)
    if (!found) this.#guesses.set(key, (found = this.#guess(word, alsoKnown)))
    return found
  }

  #guess({ bare, form }: Word, alsoKnown: boolean): Alternative[] {
    if (/\d/.test(bare)) return []
    const lexicon = this.#lexicon
    const found: { best: number; alternative: Alternative }[] = []
    const seen = new Set<number>([lexicon.find(bare)])
    const offer = (term: number, weight: number): void => {
      if (seen.has(term) || lexicon.count(term) === 0) return
      seen.add(term)
      const weights = lexicon.formsOf(term).map((written) => (crossesDd(form, written) ? 0 : Math.round((weight * guessAgreement(form, written)) / 100)))
      const best = Math.max(...weights)
      if (best > 0) found.push({ best, alternative: { terms: [term], weights: [weights], words: lexicon.length(term), guess: true } })
    }
    for (const term of lexicon.soundsLike(bare)) offer(term, alsoKnown ? 80 : 86)
    if (bare.length >= 3) for (const term of lexicon.near(bare, bare.length >= 7 ? 2 : 1)) offer(term, (alsoKnown ? 58 : 66) + Math.min(bare.length, 9) - (lexicon.bare(term)[0] === bare[0] ? 0 : 12))
    return found.sort((a, b) => b.best - a.best).slice(0, MOST_GUESSES).map((each) => each.alternative)
  }

  #term(word: Word, weight: number): Alternative[] { return this.#offer([word], weight, this.#agrees) }

  /** The words one after another. */
  #run(words: readonly Word[], weight: number, agrees: Agrees): Alternative[] { return this.#offer(words, weight, agrees) }

  /** The words one after another, and as one term where they stand as one (a place, a joined brand). */
  #phrase(words: readonly Word[], weight: number, agrees: Agrees): Alternative[] {
    return words.length === 1 ? this.#offer(words, weight, agrees) : [...this.#offer(words, weight, agrees), ...this.#offer([joinWords(words)], weight, agrees)]
  }

  /** Nothing when the catalogue lacks one of the words, or never has them side by side. */
  #offer(words: readonly Word[], weight: number, agrees: Agrees): Alternative[] {
    const lexicon = this.#lexicon
    const terms: number[] = []
    for (const { bare } of words) {
      const term = lexicon.find(bare)
      if (term < 0 || lexicon.count(term) === 0 || (terms.length > 0 && !lexicon.isPair(terms.at(-1)!, term))) return []
      terms.push(term)
    }
    const weights = terms.map((term, at) => lexicon.formsOf(term).map((written) => Math.round((weight * agrees(words[at]!.form, written)) / 100)))
    return weights.every((list) => list.some((good) => good > 0)) ? [{ terms, weights, words: terms.length === 1 ? lexicon.length(terms[0]!) : terms.length }] : []
  }

  /** A word that begins as typed; marks that were typed must stand there. */
  #begun(term: number, form: string): Alternative {
    const letters = form.replace(/[`'?~.]$/, '')
    return { terms: [term], weights: [this.#lexicon.formsOf(term).map((written) => (isBareForm(letters) || written.startsWith(letters) ? 100 : 60))], words: 1 }
  }

  #anyForm(terms: readonly number[], weight: number): Alternative {
    return { terms, weights: terms.map((term) => this.#lexicon.formsOf(term).map(() => weight)), words: terms.length === 1 ? this.#lexicon.length(terms[0]!) : terms.length }
  }
}

/** Of a guess the tone and the marked vowels are compared, where marks were typed. */
function guessAgreement(typed: string, written: string): number {
  if (isBareForm(typed)) return 100
  const tone = (form: string): string => form.replace(/[^`'?~.]/g, '').replace('~', '?')
  const vowels = (form: string): string => form.replace(/[^aeiouyăâêôơư]/g, '').replaceAll('y', 'i')
  return 100 - (tone(typed) === tone(written) ? 0 : 16) - (vowels(typed) === vowels(written) ? 0 : 8)
}
