/** Suggests which of the 26 leaves of the 2026 taxonomy a product belongs to, from its name. A suggestion until an officer confirms it. */
import { Phrasebook, isUnmarked, wordsOf, type Found, type Word } from './name-words.rules.ts'
import {
  anywhere, classifiers, deciding, doubtful, english, heads, materialLeaf, materials, nestWorked, openings, rawStill, spiritGrain, spiritOther, teaLeaf, teaOther, teaPlaces, worked, type Leaf, type Material,
} from './product-group.words.ts'

export type { Leaf } from './product-group.words.ts'

export interface GroupSuggestion {
  readonly code: Leaf
  readonly certainty: 'high' | 'low'
  /** The words that decided. */
  readonly because: string
}

type Meaning = { readonly kind: 'leaf'; readonly leaf: Leaf } | { readonly kind: 'material'; readonly material: Material } | { readonly kind: 'tea' | 'spirit' }

const lists = <Value>(source: Readonly<Partial<Record<string, string>>>, value: (name: string) => Value): (readonly [string, Value])[] => Object.entries(source).map(([name, phrases]) => [phrases!, value(name)])
const book = (phrases: string): Phrasebook<true> => new Phrasebook([[phrases, true]])

const decidingBook = new Phrasebook(lists(deciding, (name) => name as Leaf))
const headBook = new Phrasebook<Meaning>([
  ['oolong, ô long, olong, hồng trà, bạch trà, lục trà, hoàng trà, hắc trà', { kind: 'leaf', leaf: 'I.5.a' }],
  ['trà, chè, danh trà, ngự trà, tea', { kind: 'tea' }],
  ['rượu, tửu', { kind: 'spirit' }],
  ...lists<Meaning>(heads, (name) => ({ kind: 'leaf', leaf: name as Leaf })),
  ...lists<Meaning>(materials, (name) => ({ kind: 'material', material: name as Material })),
])
const englishBook = new Phrasebook(lists(english, (name) => name as Leaf))
const [workedBook, rawBook, nestBook, openingBook, placeBook] = [worked, rawStill, nestWorked, openings, teaPlaces].map(book) as [Phrasebook<true>, Phrasebook<true>, Phrasebook<true>, Phrasebook<true>, Phrasebook<true>]
const [leafBook, otherBook, grainBook, fruitBook] = [teaLeaf, teaOther, spiritGrain, spiritOther].map(book) as [Phrasebook<true>, Phrasebook<true>, Phrasebook<true>, Phrasebook<true>]
const materialBook = new Phrasebook(lists(materials, (name) => name as Material))
const setOf = (phrases: string): ReadonlySet<string> => new Set(phrases.split(',').map((part) => wordsOf(part.trim()).map(({ key }) => key).join(' ')))
const [anywhereSet, classifierSet, doubtfulSet] = [setOf(anywhere), setOf(classifiers), setOf(doubtful)] as [ReadonlySet<string>, ReadonlySet<string>, ReadonlySet<string>]

/** Suggests a leaf from a product's name; the producer's name is a weak hint where the product's says nothing. Null when nothing is known. */
export function suggestGroup(name: string, producer: string | null = null): GroupSuggestion | null {
  const words = withoutOpening(wordsOf(name))
  if (words.length === 0) return null
  const unmarked = isUnmarked(words)
  const own = (unmarked ? null : read(words, true, producer)) ?? (unmarked ? readEnglish(words) : null) ?? lower(read(words, false, producer)) ?? readEnglish(words)
  const loose = own ?? anyMaterial(words)
  return loose ?? (producer ? lower(read(wordsOf(producer).filter(({ key }) => !formWords.has(key)), true, null)) : null)
}

const goodsBook = book([...Object.values(heads), ...Object.values(materials), ...Object.values(deciding), worked, rawStill, teaLeaf, teaOther, spiritGrain, spiritOther, openings, 'trà, chè, danh trà, ngự trà, rượu, tửu, oolong, ô long, hồng trà, bạch trà'].join(','))
/** How many words from `at` form a known phrase of goods (0 = none): such words are common words, not names. */
export const knownPhraseAt = (words: readonly Word[], at: number): number => goodsBook.longest(words, at)?.length ?? 0

/** How many words at the start name the goods (0 = none). `finished` leaves out raw materials, which can be an ingredient of what stands before. */
export function headAtStart(words: readonly Word[], finished = false): number {
  const found = headBook.longest(words, 0) ?? decidingBook.longest(words, 0)
  if (!found || (finished && typeof found.value === 'object' && found.value.kind === 'material')) return 0
  return found.length
}

const formWords = setOf('công, ty, hợp, tác, xã, hộ, kinh, doanh, cơ, sở, tổ, tnhh, cổ, phần, sản, xuất, chế, biến, thương, mại, dịch, vụ, htx, nông, nghiệp, nông nghiệp, tổng, đầu, tư, phát, triển, bà, ông')
const lower = (suggestion: GroupSuggestion | null): GroupSuggestion | null => suggestion && { ...suggestion, certainty: 'low' }

function withoutOpening(words: readonly Word[]): readonly Word[] {
  const opening = openingBook.longest(words, 0)
  if (opening && opening.length < words.length) return withoutOpening(words.slice(opening.length))
  // Counts and packs in front: `10kg bưởi`, `2 hộp trà`.
  if (words.length > 1 && /^\d+(?:[.,]\d+)?(?:kg|g|gr|ml|l)?$/.test(words[0]!.key)) return withoutOpening(words.slice(words.length > 2 && /^(?:hộp|túi|gói|chai|quả|lọ|kg|g|gr)$/.test(words[1]!.key) ? 2 : 1))
  return words
}

/** Whether a phrase of one syllable may be the head where it stands; longer ones always may. */
function standsAsHead(found: Found<Meaning>, words: readonly Word[]): boolean {
  if (found.length > 1 || found.at === 0) return true
  const word = words[found.at]!
  if (found.value.kind === 'tea' || found.value.kind === 'spirit' || anywhereSet.has(word.key)) return true
  const before = words.slice(0, found.at)
  return classifierSet.has(before.at(-1)!.key) || before.every((one) => one.key === one.fold && !headBook.longest([one], 0))
}

function read(words: readonly Word[], marks: boolean, producer: string | null): GroupSuggestion | null {
  const places = placeBook.all(words, marks)
  const found = headBook.all(words, marks).filter((one) => standsAsHead(one, words) && !(one.value.kind === 'tea' && places.some(({ at, length }) => one.at >= at && one.at < at + length)))
  const head = chooseHead(found, words)
  const strong = decidingBook.all(words, marks).find((one) => !found.some((other) => other.length > one.length && other.at <= one.at && other.at + other.length >= one.at + one.length && other.value.kind === 'leaf'))
  if (strong && !(head && (head.value.kind === 'tea' || head.value.kind === 'spirit') && strong.value.startsWith('I')) && !(head?.value.kind === 'leaf' && head.at === 0 && head.length > strong.length)) {
    return { code: strong.value, certainty: 'high', because: strong.text }
  }
  if (!head) return null
  const rest = words.filter((_, index) => index < head.at || index >= head.at + head.length)
  const tail = words.slice(head.at + head.length)
  switch (head.value.kind) {
    case 'leaf': return { code: head.value.leaf, certainty: 'high', because: head.text }
    case 'tea': return tea(head, rest, tail, marks, producer)
    case 'spirit': return spirit(head, tail, marks)
    case 'material': return material(head.value.material, head, tail, marks)
  }
}

/** The leftmost, except that in Sino-Vietnamese order (hồng trà, tiên tửu) the head comes last. */
function chooseHead(found: readonly Found<Meaning>[], words: readonly Word[]): Found<Meaning> | null {
  const first = found.reduce<Found<Meaning> | null>((best, one) => (best === null || one.at < best.at ? one : best), null)
  if (first?.value.kind !== 'material' || first.value.material === 'animal' || first.value.material === 'nectar') return first
  const later = found.find((one) => one.value.kind === 'tea' && one.at > first.at && words[one.at]!.fold === 'tra')
  return later ?? first
}

const inside = (small: Found<unknown>, big: Found<unknown>): boolean => big.length > small.length && big.at <= small.at && big.at + big.length >= small.at + small.length

function tea(head: Found<Meaning>, rest: readonly Word[], tail: readonly Word[], marks: boolean, producer: string | null): GroupSuggestion {
  const say = (code: Leaf, certainty: 'high' | 'low', other?: Found<unknown>): GroupSuggestion => ({ code, certainty, because: other ? `${head.text} … ${other.text}` : head.text })
  const others = [...otherBook.all(tail, marks), ...materialBook.all(tail, marks).filter(({ length, at }) => length > 1 || at === 0)].sort((a, b) => b.length - a.length)
  const leaves = leafBook.all(tail, marks).filter((one) => !others.some((other) => inside(one, other)))
  const leaf = leaves[0] ?? leafBook.all(rest.slice(0, rest.length - tail.length), marks)[0]
  const other = others.find((one) => !leaves.some((plant) => inside(one, plant)))
  // Green, black, oolong, buds: the tea plant's own words outweigh what it is scented with.
  if (leaf && (leaf.length > 1 || !other || /^(?:xanh|đen|oolong|nõn|shan)$/.test(leaf.text))) return say('I.5.a', 'high', leaf)
  if (other) return producer && /(?<!\p{L})(?:chè|trà)(?!\p{L})/iu.test(producer) && /^(?:hoa sen|sen|hoa)$/.test(other.text) ? say('I.5.a', 'low', other) : say('I.5.b', 'high', other)
  const before = otherBook.all(rest, marks)[0]
  return before ? say('I.5.b', 'low', before) : say('I.5.a', leaf ? 'high' : 'low', leaf)
}

/** One syllable names what the spirit is made of only next to the word rượu; further on it is most often part of a brand. */
function spirit(head: Found<Meaning>, tail: readonly Word[], marks: boolean): GroupSuggestion {
  const next = (one: Found<unknown>): boolean => one.length > 1 || one.at === 0 || (one.at === 1 && /^(?:vị|hoa|trái|quả|nấm|ngâm|bạch|từ|củ|lá|men)$/.test(tail[0]!.key))
  const other = [...fruitBook.all(tail, marks), ...materialBook.all(tail, marks).filter(({ value }) => value === 'herb' || value === 'animal' || value === 'plant')].filter(next).sort((a, b) => b.length - a.length)[0]
  const grain = grainBook.all(tail, marks)[0]
  if (other && !(grain && other.length === 1 && grain.at < other.at)) return { code: 'II.1.b', certainty: 'high', because: `${head.text} … ${other.text}` }
  return { code: 'II.1.a', certainty: grain ? 'high' : 'low', because: grain ? `${head.text} … ${grain.text}` : head.text }
}

function material(kind: Material, head: Found<Meaning>, tail: readonly Word[], marks: boolean): GroupSuggestion {
  const [plain, changed] = materialLeaf[kind]
  const raw = kind === 'animal' ? rawBook.all(tail, marks) : []
  const work = kind === 'nest' ? nestBook.all(tail, marks)[0] : workedBook.all(tail, marks).find((one) => !raw.some(({ at, length }) => one.at >= at && one.at < at + length))
  if (kind === 'spice' && work?.text.startsWith('ngâm')) return { code: 'I.3.c', certainty: 'high', because: `${head.text} … ${work.text}` }
  if (work && changed !== plain) return { code: changed, certainty: 'high', because: `${head.text} … ${work.text}` }
  return { code: plain, certainty: head.length > 1 || !doubtfulSet.has(head.text) ? 'high' : 'low', because: head.text }
}

/** Where nothing stands at the head: the last raw material in the name, behind a brand (`Trịnh Năng Gừng`). */
function anyMaterial(words: readonly Word[]): GroupSuggestion | null {
  const found = materialBook.all(words).at(-1)
  return found ? lower(material(found.value, { ...found, value: { kind: 'material', material: found.value } }, words.slice(found.at + found.length), true)) : null
}

/** In English the head comes last. */
function readEnglish(words: readonly Word[]): GroupSuggestion | null {
  const found = englishBook.all(words, false).sort((a, b) => b.at + b.length - (a.at + a.length) || b.length - a.length)[0]
  return found ? { code: found.value, certainty: 'low', because: found.text } : null
}
