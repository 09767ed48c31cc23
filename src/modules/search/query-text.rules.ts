/** From what was typed to words: signs, quotes, stars and sizes are read here; no word list is asked yet. */
import { wordsOf, type Word } from './spelling.rules.ts'

/** Letters and digits that were typed without a space between them: `du7a2`, `om5451`, `keoduagung`. */
export interface Chunk {
  /** In lower case, marks kept, digits kept. */
  readonly raw: string
  /** The same, split where letters meet digits. */
  readonly words: readonly Word[]
  /** A number with its measure (`250g`): welcome in a name, not asked of it. */
  readonly size: boolean
}

export interface QueryText {
  readonly chunks: readonly Chunk[]
  /** Stars asked for in the text (`5 sao`, `ocop 4*`); null when none. */
  readonly stars: number | null
  /** Words that stood in quotation marks, as chunk numbers: they are all asked for. */
  readonly quoted: ReadonlySet<number>
}

const LONGEST = 160
const MOST_CHUNKS = 24
const STAR_WORDS: Record<string, number> = { ba: 3, bốn: 4, bon: 4, năm: 5, nam: 5, một: 1, mot: 1, hai: 2, three: 3, four: 4, five: 5 }
const STARS = /(?<![\p{L}\p{N}.,])([1-5])\s*(?:\*+|☆+|★+|⭐+|sao(?![\p{L}\p{N}])|stars?(?![\p{L}\p{N}])|sao\*)/u
const STARS_IN_WORDS = /(?<![\p{L}\p{N}])(ba|bốn|bon|năm|nam|một|mot|hai|three|four|five)\s+(?:sao|stars?)(?![\p{L}\p{N}])/u
const STARS_DRAWN = /(?<!\S)(\*{3,5}|★{1,5}|⭐{1,5})(?!\S)/u
const SIZE = /(?<![\p{L}\p{N}])\d+(?:[.,]\d+)?\s*(?:kg|kgs|ky|ký|kí|g|gr|gam|gram|grams|mg|ml|cl|l|lit|lít|litre|lạng|lang|cc|oz|cm|m)(?![\p{L}\p{N}])/gu
const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu

/** Reads the text of a search field. Long text is cut; bytes that are no letters fall away. */
export function readQueryText(typed: string): QueryText {
  let text = typed.slice(0, LONGEST).toWellFormed().normalize('NFKC').toLowerCase().replace(/(?<=\p{L})@(?=\p{L})/gu, 'a')
  let stars: number | null = null
  const take = (pattern: RegExp, read: (found: string) => number): void => {
    const found = pattern.exec(text)
    if (!found || stars !== null) return
    stars = read(found[1]!)
    text = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`
  }
  take(STARS, Number)
  take(STARS_IN_WORDS, (word) => STAR_WORDS[word] ?? 0)
  take(STARS_DRAWN, (drawn) => Array.from(drawn).length)
  const quotedText = [...text.matchAll(QUOTED)].map((found) => [found.index, found.index + found[0].length] as const)
  const sizes = [...text.matchAll(SIZE)].map((found) => [found.index, found.index + found[0].length] as const)
  const within = (spans: readonly (readonly [number, number])[], at: number): boolean => spans.some(([from, to]) => at >= from && at < to)
  const chunks: Chunk[] = []
  const quoted = new Set<number>()
  for (const found of text.matchAll(/[\p{L}\p{N}\p{M}\u200b-\u200d\u00ad]+/gu)) {
    const words = wordsOf(found[0])
    if (words.length === 0 || chunks.length >= MOST_CHUNKS) continue
    if (within(quotedText, found.index)) quoted.add(chunks.length)
    chunks.push({ raw: found[0], words, size: within(sizes, found.index) })
  }
  return { chunks, stars, quoted }
}
