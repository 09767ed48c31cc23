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
  /** Chains of word pairs with these initials. */
  initials(letters: string, most: number): readonly (readonly number[])[]
}

/** One way to fill a slot: a term, or a chain of pairs that follow each other. */
export interface Alternative {
  readonly terms: readonly number[]
  /** 0–100 for each form of the first term: how well it agrees with what was typed, times the way it was reached. */
  readonly weights: readonly number[]
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
  /** For slots that follow each other: pair terms whose presence in a name shows that they do there too. */
  readonly pairs: readonly (readonly number[])[]
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
  return { slots, pairs: pairsOf(drafts, lexicon), stars: text.stars }
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
      if (term >= 0 && lexicon.isWord(term) && !span.every((each) => each.plain)) edges.push({ to, cost: 1.05, slots: [{ alternatives: [single(term, typed.form, lexicon, lenient, 97)], aside: false, head: typed }] })
      const same = sameSlot(span, word, meanings, lexicon)
      if (same) edges.push({ to, cost: 1.15, slots: [same] })
    }
    if (options.places && !quoted) {
      const place = placeSlot(word, lexicon, lenient)
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
  for (const meaning of meanings) if (meaning.kind === 'same') alternatives.push(...phraseAlternatives(meaning.words, lexicon, Math.round(meaning.weight)))
  const found = alternatives.length > 0
  if (token.initials) for (const chain of lexicon.initials(token.initials, 40)) alternatives.push({ terms: chain, weights: [], words: chain.length + 1 })
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
    if (weights.some((each) => each > 0)) found.push({ terms: [term], weights, words: lexicon.length(term), guess: true })
  }
  for (const term of lexicon.soundsLike(bare)) offer(term, alsoKnown ? 80 : 86)
  if (bare.length >= 3) for (const term of lexicon.near(bare, bare.length >= 7 ? 2 : 1)) offer(term, (alsoKnown ? 58 : 66) + Math.min(bare.length, 9) - (lexicon.bare(term)[0] === bare[0] ? 0 : 12))
  return found.sort((a, b) => Math.max(...b.weights) - Math.max(...a.weights)).slice(0, 24)
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
  return { terms: [term], words: lexicon.length(term), weights: lexicon.formsOf(term).map((written) => Math.round((weight * agreement(form, written, lenient)) / 100)) }
}

/** A word, a pair, or a chain of pairs; nothing when the catalogue lacks one of them. */
function phraseAlternatives(words: readonly Word[], lexicon: Lexicon, weight: number): Alternative[] {
  return phrases(words, lexicon, weight).map((each) => ({ ...each, weights: each.weights.map((good) => (good >= weight * 0.9 ? good : 0)) })).filter((each) => each.weights.some((good) => good > 0))
}

function phrases(words: readonly Word[], lexicon: Lexicon, weight: number): Alternative[] {
  if (words.length === 1) return termAlternatives(words[0]!, lexicon, true, weight)
  const joined = lexicon.find(words.map((each) => each.bare).join(''))
  const found: Alternative[] = joined >= 0 && lexicon.count(joined) > 0 ? [single(joined, joinWords(words).form, lexicon, false, weight)] : []
  if (words.length === 2) return found
  const chain: number[] = []
  for (let at = 0; at + 1 < words.length; at++) {
    const term = lexicon.find(words[at]!.bare + words[at + 1]!.bare)
    if (term < 0 || lexicon.count(term) === 0) return found
    chain.push(term)
  }
  return [...found, { terms: chain, weights: lexicon.formsOf(chain[0]!).map((written) => Math.round((weight * agreement(joinWords(words.slice(0, 2)).form, written, false)) / 100)), words: words.length }]
}

function sameSlot(span: readonly Token[], word: Word, meanings: readonly Meaning[], lexicon: Lexicon): Draft | null {
  const others = meanings.flatMap((each) => (each.kind === 'same' ? phraseAlternatives(each.words, lexicon, each.weight) : []))
  if (others.length === 0) return null
  return { alternatives: [...phrases(span.map((each) => each.best), lexicon, 100), ...others], aside: false, head: word }
}

function placeSlot(word: Word, lexicon: Lexicon, lenient: boolean): Draft | null {
  const term = lexicon.find(word.bare)
  if (term >= 0 && lexicon.isPlace(term)) {
    const place = single(term, word.form, lexicon, lenient, 100)
    if (Math.max(...place.weights) >= 76 || lenient) return { alternatives: [place], aside: false, head: word }
  }
  return null
}

function asideSlot(span: readonly Token[], meanings: readonly Meaning[], lexicon: Lexicon, lenient: boolean): Draft {
  const own = span.length === 1 ? termAlternatives(span[0]!.best, lexicon, lenient, 100) : phrases(span.map((each) => each.best), lexicon, 100)
  const hinted = meanings.flatMap((each) => (each.kind === 'hint' ? each.hints.flatMap((words) => phraseAlternatives(words, lexicon, each.weight)) : []))
  return { alternatives: [...own, ...hinted], aside: true, hint: hinted.length > 0, head: null }
}

function pairsOf(drafts: readonly Draft[], lexicon: Lexicon): number[][] {
  const pairs: number[][] = []
  const plain = drafts.filter((draft) => !draft.aside)
  for (let at = 0; at + 1 < plain.length; at++) {
    const terms = new Set<number>()
    for (const first of plain[at]!.alternatives.slice(0, 3)) {
      for (const second of plain[at + 1]!.alternatives.slice(0, 3)) {
        if (first.terms.length !== 1 || second.terms.length !== 1) continue
        const term = lexicon.find(lexicon.bare(first.terms[0]!) + lexicon.bare(second.terms[0]!))
        if (term >= 0) terms.add(term)
      }
    }
    pairs.push([...terms])
  }
  return pairs
}
