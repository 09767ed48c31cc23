/**
 * What a query means, in the words that the catalogue knows: a row of slots, each with the terms that may fill it.
 * Pure: the words are asked of a `Lexicon`.
 */
import type { QueryText } from './query-text.rules.ts'
import { agreement, crossesDd, isBareForm, isSyllable, joinWords, type Word } from './spelling.rules.ts'
import { meaningsOf, type Meaning } from './query-meanings.rules.ts'
import { readingsOf, type Token } from './query-readings.rules.ts'

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
}

const MOST_SPAN = 5
const MOST_ALTERNATIVES = 60

interface Edge { readonly to: number; readonly cost: number; readonly slots: readonly Draft[] }
interface Draft { readonly alternatives: Alternative[]; readonly aside: boolean; readonly hint?: boolean; readonly head: Word | null }

export interface PlanOptions {
  /** Also corrects words that the catalogue knows. */
  readonly eager: boolean
  /** Sees place names as such. */
  readonly places: boolean
  /** Takes a word without marks for an aside even if the catalogue knows another word with its letters (gia: giá, già). */
  readonly loose: boolean
}

export function planQuery(text: QueryText, lexicon: Lexicon, options: PlanOptions): Plan {
  const tokens = readingsOf(text, lexicon)
  const lenient = tokens.every((token) => isBareForm(token.best.form))
  const best: { cost: number; from: number; edge: Edge | null }[] = [{ cost: 0, from: -1, edge: null }]
  for (let at = 0; at < tokens.length; at++) {
    const here = best[at]
    if (!here) continue
    for (const edge of edgesFrom(tokens, at, text, lexicon, lenient, options)) {
      const cost = here.cost + edge.cost
      if (!best[edge.to] || cost < best[edge.to]!.cost) best[edge.to] = { cost, from: at, edge }
    }
  }
  const drafts: Draft[] = []
  for (let at = tokens.length; at > 0 && best[at]; at = best[at]!.from) drafts.unshift(...best[at]!.edge!.slots)
  dropGuessesOfNeighbours(drafts)
  const slots = drafts.map((draft) => finishSlot(draft, lexicon))
  return { slots, stars: text.stars }
}

/** A word that another slot asks for by itself is no guess for this one. */
function dropGuessesOfNeighbours(drafts: Draft[]): void {
  for (const draft of drafts) {
    if (!draft.alternatives.some((each) => each.guess)) continue
    const asked = new Set(drafts.flatMap((other) => (other === draft ? [] : other.alternatives.filter((each) => !each.guess).flatMap((each) => each.terms))))
    draft.alternatives.splice(0, draft.alternatives.length, ...draft.alternatives.filter((each) => !each.guess || !asked.has(each.terms[0]!)))
  }
}

function finishSlot(draft: Draft, lexicon: Lexicon): Slot {
  let count = 0
  for (const each of draft.alternatives.slice(0, 4)) count = Math.max(count, Math.min(...each.terms.map((term) => lexicon.count(term))))
  const rare = Math.log(1 + lexicon.documents / (1 + count))
  return { alternatives: draft.alternatives.slice(0, MOST_ALTERNATIVES), aside: draft.aside, hint: draft.hint ?? false, weight: draft.aside ? 0.4 : Math.min(Math.max(rare, 1), draft.alternatives.length === 0 ? 4.2 : 6) }
}

function edgesFrom(tokens: readonly Token[], at: number, text: QueryText, lexicon: Lexicon, lenient: boolean, options: PlanOptions): Edge[] {
  const edges: Edge[] = []
  const token = tokens[at]!
  for (let to = at + 1; to <= Math.min(tokens.length, at + MOST_SPAN); to++) {
    const span = tokens.slice(at, to)
    const word = joinWords(span.map((each) => each.best))
    const typed = joinWords(span.map((each) => each.readings[0]!.word))
    const meanings = typed.bare === word.bare ? meaningsOf(word, lenient) : [...meaningsOf(typed, lenient), ...meaningsOf(word, lenient)]
    const quoted = span.some((each) => text.quoted.has(each.chunk))
    if (to === at + 1) edges.push(wordEdge(token, to, meanings, lexicon, lenient, options.eager))
    else {
      const term = lexicon.find(typed.bare)
      if (term >= 0 && lexicon.isWord(term)) {
        const apart = span.every((each) => each.plain)
        const run = apart ? phrases(span.map((each) => each.best), lexicon, 100, (form, written) => agreement(form, written, lenient)) : []
        if (!apart || typed.bare.length >= 6) edges.push({ to, cost: apart ? span.length - 0.1 : 1.05, slots: [{ alternatives: [single(term, typed.form, lexicon, lenient, 97), ...run], aside: false, head: typed }] })
      }
      const same = sameSlot(span, word, meanings, lexicon, lenient)
      if (same) edges.push({ to, cost: 1.15, slots: [same] })
    }
    if (options.places && !quoted) {
      const place = placeSlot(span, word, lexicon, lenient)
      if (place) edges.push({ to, cost: to - at === 1 ? 0.98 : 1.1, slots: [place] })
    }
    const doubtful = to === at + 1 && lenient && !options.loose && token.plain && isBareForm(word.form)
    const aside = meanings.find((each) => each.kind !== 'same' && !(doubtful && each.marked))
    if (aside && !quoted) edges.push({ to, cost: 0.3 + 0.001 * (to - at), slots: [asideSlot(span, meanings, lexicon, lenient)] })
    if (span.every((each) => each.size)) edges.push({ to, cost: 0.2, slots: span.map((each) => ({ alternatives: termAlternatives(each.best, lexicon, lenient, 100), aside: true, head: null })) })
  }
  for (const parts of token.splits) edges.push({ to: at + 1, cost: (token.plain || isSyllable(token.readings[0]!.word.bare) || token.readings[0]!.word.bare.length < 6 ? 1.75 : 1.3) + parts.loss, slots: parts.words.map((part) => wordEdge({ ...token, best: part, readings: [{ word: part, weight: 98 }], known: true, splits: [] }, 0, meaningsOf(part, true), lexicon, true, false).slots[0]!) })
  return edges
}

function wordEdge(token: Token, to: number, meanings: readonly Meaning[], lexicon: Lexicon, lenient: boolean, eager: boolean): Edge {
  const alternatives: Alternative[] = []
  for (const { word, weight } of token.readings) alternatives.push(...termAlternatives(word, lexicon, lenient, weight))
  for (const { words, loss } of token.splits) if (loss < 0.25) alternatives.push(...phrases(words, lexicon, 96, () => 100).filter((each) => each.terms.length > 1))
  for (const meaning of meanings) if (meaning.kind === 'same') alternatives.push(...meantAlternatives(meaning.words, lexicon, Math.round(meaning.weight)))
  const found = alternatives.length > 0
  if (token.initials) for (const run of lexicon.initials(token.initials, 40)) alternatives.push(anyForm(run, lexicon, 74))
  if (!token.known || eager) alternatives.push(...corrections(token, lexicon, eager && found))
  return { to, cost: found ? 1 : alternatives.length > 0 ? 1.6 : 2, slots: [{ alternatives, aside: false, head: token.best }] }
}

function corrections(token: Token, lexicon: Lexicon, alsoKnown: boolean): Alternative[] {
  const { bare, form } = token.best
  if (/\d/.test(bare)) return []
  const found: Alternative[] = []
  const seen = new Set<number>([lexicon.find(bare)])
  const offer = (term: number, weight: number): void => {
    if (seen.has(term) || lexicon.count(term) === 0) return
    seen.add(term)
    const weights = lexicon.formsOf(term).map((written) => (crossesDd(form, written) ? 0 : Math.round((weight * guessAgreement(form, written)) / 100)))
    if (weights.some((each) => each > 0)) found.push({ terms: [term], weights: [weights], words: lexicon.length(term), guess: true })
  }
  for (const term of lexicon.soundsLike(bare)) offer(term, alsoKnown ? 80 : 86)
  if (bare.length >= 3) for (const term of lexicon.near(bare, bare.length >= 7 ? 2 : 1)) offer(term, (alsoKnown ? 58 : 66) + Math.min(bare.length, 9) - (lexicon.bare(term)[0] === bare[0] ? 0 : 12))
  return found.sort((a, b) => Math.max(...b.weights[0]!) - Math.max(...a.weights[0]!)).slice(0, 24)
}

/** Of a guess the tone and the marked vowels are compared, where marks were typed. */
function guessAgreement(typed: string, written: string): number {
  if (isBareForm(typed)) return 100
  const tone = (form: string): string => form.replace(/[^`'?~.]/g, '').replace('~', '?')
  const vowels = (form: string): string => form.replace(/[^aeiouyăâêôơư]/g, '').replaceAll('y', 'i')
  return 100 - (tone(typed) === tone(written) ? 0 : 16) - (vowels(typed) === vowels(written) ? 0 : 8)
}

function termAlternatives(word: Word, lexicon: Lexicon, lenient: boolean, weight: number): Alternative[] {
  const term = lexicon.find(word.bare)
  return term >= 0 && lexicon.count(term) > 0 ? [single(term, word.form, lexicon, lenient, weight)] : []
}

function single(term: number, form: string, lexicon: Lexicon, lenient: boolean, weight: number): Alternative {
  return { terms: [term], words: lexicon.length(term), weights: [lexicon.formsOf(term).map((written) => Math.round((weight * agreement(form, written, lenient)) / 100))] }
}

function anyForm(terms: readonly number[], lexicon: Lexicon, weight: number): Alternative {
  return { terms, weights: terms.map((term) => lexicon.formsOf(term).map(() => weight)), words: terms.length === 1 ? lexicon.length(terms[0]!) : terms.length }
}

/** What a word list says: its marks are meant as they stand there; a name written without marks may hold it too. */
const meant = (form: string, written: string): number => (written === form ? 100 : isBareForm(written) ? 85 : 0)

function meantAlternatives(words: readonly Word[], lexicon: Lexicon, weight: number): Alternative[] {
  return phrases(words, lexicon, weight, meant)
}

/** The words as one term where they stand as one (a place, a joined brand), and as a run of words. */
function phrases(words: readonly Word[], lexicon: Lexicon, weight: number, agrees: (form: string, written: string) => number): Alternative[] {
  const found: Alternative[] = []
  const offer = (parts: readonly Word[]): void => {
    const terms = parts.map((each) => lexicon.find(each.bare))
    if (terms.some((term, at) => term < 0 || lexicon.count(term) === 0 || (at > 0 && !lexicon.isPair(terms[at - 1]!, term)))) return
    const weights = terms.map((term, at) => lexicon.formsOf(term).map((written) => Math.round((weight * agrees(parts[at]!.form, written)) / 100)))
    if (weights.every((list) => list.some((good) => good > 0))) found.push({ terms, weights, words: terms.length === 1 ? lexicon.length(terms[0]!) : terms.length })
  }
  offer(words)
  if (words.length > 1) offer([joinWords(words)])
  return found
}

function sameSlot(span: readonly Token[], word: Word, meanings: readonly Meaning[], lexicon: Lexicon, lenient: boolean): Draft | null {
  const others = meanings.flatMap((each) => (each.kind === 'same' ? meantAlternatives(each.words, lexicon, each.weight) : []))
  if (others.length === 0) return null
  return { alternatives: [...phrases(span.map((each) => each.best), lexicon, 100, (form, written) => agreement(form, written, lenient)), ...others], aside: false, head: word }
}

function placeSlot(span: readonly Token[], word: Word, lexicon: Lexicon, lenient: boolean): Draft | null {
  const term = lexicon.find(word.bare)
  if (term >= 0 && lexicon.isPlace(term)) {
    const place = single(term, word.form, lexicon, lenient, 100)
    const run = span.length > 1 ? phrases(span.map((each) => each.best), lexicon, 100, (form, written) => agreement(form, written, lenient)).filter((each) => each.terms.length > 1) : []
    if (Math.max(...place.weights[0]!) >= 76 || lenient) return { alternatives: [place, ...run], aside: false, head: word }
  }
  return null
}

function asideSlot(span: readonly Token[], meanings: readonly Meaning[], lexicon: Lexicon, lenient: boolean): Draft {
  const own = span.length === 1 ? termAlternatives(span[0]!.best, lexicon, lenient, 100) : phrases(span.map((each) => each.best), lexicon, 100, (form, written) => agreement(form, written, lenient))
  const hinted = meanings.flatMap((each) => (each.kind === 'hint' ? each.hints.flatMap((words) => meantAlternatives(words, lexicon, each.weight)) : []))
  return { alternatives: [...own, ...hinted], aside: true, hint: hinted.length > 0, head: null }
}
