/** A product's name taken apart for comparison, and how two names stand to each other. */
import { oneY, repairText } from '#platform/text-repair'
import { isSlip } from '#producers'
import { Phrasebook, isUnmarked, wordsOf, type Word } from './name-words.rules.ts'
import { knownPhraseAt } from './product-group.rules.ts'
import { isFoldedSyllable, readProductName } from './product-name.rules.ts'
import { provinces } from './product-name.words.ts'
import { glossary, goodsWords, gradeWords, synonyms, weakInside, weakWords } from './same-product.words.ts'
import { splitProducts } from './split-products.rules.ts'

type Kind = 'goods' | 'weak' | 'own' | 'place' | 'number'
export interface NameToken { readonly key: string; readonly fold: string; readonly kind: Kind }

export interface NameParts {
  readonly tokens: readonly NameToken[]
  /** Different words that count, by their folded form; the weak ones apart. */
  readonly main: ReadonlyMap<string, NameToken>
  readonly weak: ReadonlyMap<string, NameToken>
  /** Folded words without weak ones, in order: equal texts are the same name. */
  readonly plain: string
  /** Every folded word, run together: after synonyms and translation, and as it stands. */
  readonly compact: string
  readonly bare: string
  /** Turned from English. */
  readonly translated: boolean
  /** A word stood for another (chè for trà). */
  readonly synonym: boolean
  /** Words that are no goods and no place: a brand, a person, a rare word. */
  readonly own: readonly string[]
  /** One of these stands with a capital inside the name, or is no Vietnamese syllable: surely a name. */
  readonly branded: boolean
}

export type Relation =
  | 'equal' | 'spelling' | 'marks' | 'synonym' | 'translated' | 'own-more' | 'place-more' | 'weak-more' | 'near' | 'other-grade' | 'other-word' | 'goods-more' | 'other-brand' | 'other'

const weak = new Phrasebook([[weakWords, true]])
const goods = new Phrasebook([[goodsWords, true]])
const places = new Phrasebook([[provinces, true]])
const synonymBook = new Phrasebook([...synonyms, ...synonyms.map(([kept]) => [kept, kept] as const)].map(([kept, other]) => [other, kept] as const))
const englishBook = new Phrasebook(glossary)
const keysOf = (phrases: string): ReadonlySet<string> => new Set(phrases.split(',').flatMap((phrase) => wordsOf(phrase).map(({ key }) => key)))
const [grades, inside] = [keysOf(gradeWords), keysOf(weakInside)]

/** Takes a name apart. `district` helps to know place words. */
export function nameParts(name: string, district = ''): NameParts {
  const read = readProductName(name)
  let words = joinCodes(wordsOf(repairText(read.core).text))
  const english = isUnmarked(words) ? replaced(words, englishBook, false) : words
  const translated = english !== words
  const bare = words.map(({ fold }) => oneY(fold)).join('')
  words = isUnmarked(english) ? english : replaced(english, synonymBook, true)
  const synonym = words !== english
  const districtWords = new Set(wordsOf(district).map(({ fold }) => oneY(fold)))
  const shouted = read.notes.includes('capitals-lowered') || read.core === read.core.toUpperCase()
  const tokens: NameToken[] = []
  let branded = false
  for (let at = 0; at < words.length;) {
    const { length, kind } = kindAt(words, at, districtWords)
    for (const word of words.slice(at, at + length)) tokens.push({ key: word.key, fold: oneY(word.fold), kind: kind === 'goods' && length > 1 && inside.has(word.key) ? 'weak' : kind })
    if (kind === 'own' && ((at > 0 && words[at]!.capital && !shouted) || !isFoldedSyllable(words[at]!.fold))) branded = true
    at += length
  }
  const strong = tokens.filter(({ kind }) => kind !== 'weak')
  const shown = strong.length > 0 ? strong : tokens
  return { tokens, main: byFold(shown), weak: byFold(tokens.filter(({ kind }) => kind === 'weak')), plain: shown.map(({ fold }) => fold).join(' '), compact: tokens.map(({ fold }) => fold).join(''), bare, translated, synonym, own: tokens.filter(({ kind }) => kind === 'own').map(({ fold }) => fold), branded }
}

/** `VD 20` = VD20, `OM 5451` = OM5451. */
function joinCodes(words: readonly Word[]): readonly Word[] {
  const out: Word[] = []
  for (const word of words) {
    const last = out.at(-1)
    if (last && /^\d+$/.test(word.key) && /^[a-z]{1,3}$/.test(last.key) && last.capital) out[out.length - 1] = { key: last.key + word.key, fold: last.fold + word.fold, capital: true }
    else out.push(word)
  }
  return out
}

function replaced(words: readonly Word[], book: Phrasebook<string>, marks: boolean): readonly Word[] {
  const out: Word[] = []
  let changed = false
  for (let at = 0; at < words.length;) {
    const found = book.longest(words, at, marks)
    if (found) {
      const own = found.value === found.text
      out.push(...(own ? words.slice(at, at + found.length) : wordsOf(found.value)))
      changed ||= !own
    } else out.push(words[at]!)
    at += found?.length ?? 1
  }
  return changed ? out : words
}

function kindAt(words: readonly Word[], at: number, district: ReadonlySet<string>): { readonly length: number; readonly kind: Kind } {
  const word = words[at]!
  const known = knownPhraseAt(words, at)
  const soft = weak.longest(words, at)?.length ?? 0
  const place = places.longest(words, at)?.length ?? 0
  if (place > 1 && place >= known) return { length: place, kind: 'place' }
  if (soft > 1 && soft >= known) return { length: soft, kind: 'weak' }
  if (known > 1) return { length: known, kind: 'goods' }
  // A single known word with a capital among other capitals is a name: Hương Luật, Năm Nhan.
  const named = at > 0 && word.capital && ((words[at + 1]?.capital ?? false) || (at > 1 && words[at - 1]!.capital))
  if (soft === 1 && !named) return { length: 1, kind: 'weak' }
  if (district.has(oneY(word.fold)) && word.capital) return { length: 1, kind: 'place' }
  if (/\d/.test(word.key)) return { length: 1, kind: 'number' }
  if (!named && (known === 1 || goods.longest(words, at))) return { length: goods.longest(words, at)?.length ?? 1, kind: 'goods' }
  return { length: 1, kind: 'own' }
}

export interface Compared {
  readonly relation: Relation
  /** Words that only one of the two has. */
  readonly more: readonly NameToken[]
  readonly shared: number
}

const byFold = (tokens: readonly NameToken[]): ReadonlyMap<string, NameToken> => {
  const map = new Map<string, NameToken>()
  for (const token of tokens) if (!map.has(token.fold)) map.set(token.fold, token)
  return map
}

/** How two names stand to each other. */
export function compareNames(a: NameParts, b: NameParts): Compared {
  let [onlyLeft, onlyRight] = [without(a.main, b.main), without(b.main, a.main)]
  const shared = a.main.size - onlyLeft.length
  const give = (relation: Relation): Compared => ({ relation, more: [...onlyLeft, ...onlyRight], shared })
  if (shared === 0 && a.compact !== b.compact) return give('other')
  const soft = softly(a, b)
  if (a.bare === b.bare && (soft === null || soft === 'synonym')) return give(a.plain === b.plain ? 'equal' : 'spelling')
  if (a.compact === b.compact) return give(soft ?? (a.plain === b.plain ? 'equal' : 'spelling'))
  let slips = 0
  for (const token of onlyLeft) {
    const other = onlyRight.find((one) => one.kind === token.kind && token.kind !== 'number' && isSlip(one.fold, token.fold))
    if (!other) continue
    slips++
    onlyLeft = onlyLeft.filter((one) => one !== token)
    onlyRight = onlyRight.filter((one) => one !== other)
  }
  if (onlyLeft.length === 0 && onlyRight.length === 0) {
    const weakLeft = without(a.weak, b.weak)
    const weakRight = without(b.weak, a.weak)
    if (weakLeft.length === 0 && weakRight.length === 0) return give(soft ?? (slips > 0 ? 'spelling' : 'equal'))
    const graded = (tokens: readonly NameToken[]): boolean => tokens.some(({ key }) => grades.has(key))
    if (graded(weakLeft) && graded(weakRight)) return give('other-grade')
    return give(soft === 'other-word' ? soft : 'weak-more')
  }
  if (onlyLeft.length > 0 && onlyRight.length > 0) {
    const [one, two] = [onlyLeft[0]!, onlyRight[0]!]
    if (onlyLeft.length === 1 && onlyRight.length === 1 && one.kind === 'goods' && two.kind === 'goods' && shared >= 3 && oneLetter(one.fold, two.fold)) return give('near')
    return give([...onlyLeft, ...onlyRight].every(({ kind }) => kind === 'own' || kind === 'place') ? 'other-brand' : 'other')
  }
  const more = [...onlyLeft, ...onlyRight]
  if (soft === 'other-word' || more.some(({ kind }) => kind === 'goods' || kind === 'number')) return give('goods-more')
  return give(more.every(({ kind }) => kind === 'place') ? 'place-more' : 'own-more')
}

function without(tokens: ReadonlyMap<string, NameToken>, others: ReadonlyMap<string, NameToken>): NameToken[] {
  const out: NameToken[] = []
  for (const [fold, token] of tokens) if (!others.has(fold)) out.push(token)
  return out
}

/** What is doubtful about names whose folded words agree: another word by its marks (dừa, dứa), slipped marks, a synonym, a translation. */
function softly(a: NameParts, b: NameParts): Relation | null {
  if (a.translated !== b.translated) return 'translated'
  const marked = (parts: NameParts): boolean => parts.tokens.some(({ key, fold }) => key !== fold)
  let slipped = false
  if (marked(a) && marked(b)) {
    for (const token of a.main.values()) {
      const other = b.main.get(token.fold)
      if (!other || other.key === token.key || oneY(other.key) === oneY(token.key)) continue
      if (token.kind === 'goods' && other.kind === 'goods' && isWord(token.key) && isWord(other.key)) return 'other-word'
      slipped = true
    }
  }
  if (slipped) return 'marks'
  return a.synonym !== b.synonym ? 'synonym' : null
}

const isWord = (key: string): boolean => goods.longest(wordsOf(key), 0) !== null || knownPhraseAt(wordsOf(key), 0) > 0 || weak.longest(wordsOf(key), 0) !== null

/** One letter other in words of the same length, from three letters on: thô, khô. */
function oneLetter(a: string, b: string): boolean {
  return a.length === b.length && a.length >= 3 && a.split('').filter((letter, at) => letter !== b[at]).length === 1
}

/** The names that a cell with several products may hold, taken apart; empty where it holds one. */
export function splitParts(name: string, district = ''): readonly NameParts[] {
  const split = splitProducts(name)
  return split.kind === 'one' ? [] : split.parts.map((part) => nameParts(part, district))
}
