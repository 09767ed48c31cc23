/** How one typed chunk of letters can be read: as it stands, by Telex or VNI, mended, joined words taken apart. */
import type { Lexicon } from './query-plan.rules.ts'
import type { Chunk, QueryText } from './query-text.rules.ts'
import { meaningsOf } from './query-meanings.rules.ts'
import { wordsOf, type Word } from './spelling.rules.ts'
import { isSyllable, mendSlip, readTelex, readVni } from './typing.rules.ts'

export interface Reading { readonly word: Word; readonly weight: number }
/** `loss` grows with the number of words and of neighbours that never stand together. */
export interface Split { readonly words: readonly Word[]; readonly loss: number }
export interface Token {
  readonly chunk: number
  readonly readings: readonly Reading[]
  /** The reading that the catalogue knows best. */
  readonly best: Word
  readonly known: boolean
  /** The catalogue knows it as it was typed. */
  readonly plain: boolean
  readonly size: boolean
  /** The chunk taken apart into words that the catalogue knows. */
  readonly splits: readonly Split[]
  /** Letters that may be initials. */
  readonly initials: string | null
}

const LOOKS_LIKE: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's' }

export function readingsOf(text: QueryText, lexicon: Lexicon): Token[] {
  return text.chunks.flatMap((chunk, at) => tokensOf(chunk, at, lexicon))
}

function tokensOf(chunk: Chunk, at: number, lexicon: Lexicon): Token[] {
  if (chunk.words.length > 1 && !chunk.size) {
    const terms = chunk.words.map((word) => lexicon.find(word.bare))
    if (!terms.every((term, index) => term >= 0 && (index === 0 || lexicon.isPair(terms[index - 1]!, term)))) {
      const digits = chunk.raw.replace(/\D/g, '')
      const vni = digits.length <= 3 ? readVni(chunk.raw) : null
      if (vni) return [token(at, chunk, [{ word: vni, weight: 100 }], lexicon)]
      const lookalike = chunk.raw.replace(/[01345]/g, (digit) => LOOKS_LIKE[digit]!)
      const words = wordsOf(lookalike)
      if (words.length === 1 && words[0]!.bare.length > 2 && (isKnown(words[0]!, lexicon) || meaningsOf(words[0]!, true).length > 0)) return [token(at, chunk, [{ word: words[0]!, weight: 96 }], lexicon)]
    }
  }
  return chunk.words.map((word) => token(at, chunk, readWord(word, lexicon), lexicon))
}

function readWord(word: Word, lexicon: Lexicon): Reading[] {
  const readings: Reading[] = [{ word, weight: 100 }]
  const standing = isKnown(word, lexicon)
  const telex = readTelex(word)
  if (telex && (telex.bare !== word.bare || telex.form !== word.form)) readings.push({ word: telex, weight: standing ? 84 : 99 })
  const mended = standing ? null : mendSlip(word)
  if (mended) readings.push({ word: mended, weight: 92 })
  return readings
}

const isKnown = (word: Word, lexicon: Lexicon): boolean => {
  const term = lexicon.find(word.bare)
  return term >= 0 && lexicon.isWord(term)
}

function token(at: number, chunk: Chunk, readings: readonly Reading[], lexicon: Lexicon): Token {
  const best = readings.find((each) => isKnown(each.word, lexicon))?.word ?? readings.find((each, index) => index > 0 && each.weight >= 99)?.word ?? readings[0]!.word
  const known = isKnown(best, lexicon)
  const plain = isKnown(readings[0]!.word, lexicon)
  const letters = readings[0]!.word.bare
  return {
    chunk: at, readings, best, known, plain, size: chunk.size,
    splits: letters.length >= 4 && !(plain && isSyllable(letters)) ? splitsOf(letters, lexicon) : [],
    initials: letters.length >= 2 && letters.length <= 5 && !/[aeiouy0-9]/.test(letters) ? letters : null,
  }
}

/** The best ways to take joined letters apart into words of the catalogue; pairs that stand in names count most. */
function splitsOf(letters: string, lexicon: Lexicon): Split[] {
  interface Way { readonly terms: readonly number[]; readonly loss: number }
  const ways: Way[][] = Array.from({ length: letters.length + 1 }, () => [])
  ways[0] = [{ terms: [], loss: 0 }]
  for (let end = 2; end <= letters.length; end++) {
    for (let start = Math.max(0, end - 12); start < end - 1; start++) {
      if (ways[start]!.length === 0 || end - start === letters.length) continue
      const bare = letters.slice(start, end)
      const term = lexicon.find(bare)
      if (term < 0 || !(lexicon.isWord(term) || (bare.length >= 5 && lexicon.isPlace(term)))) continue
      const rare = 0.03 / Math.log(2 + lexicon.count(term))
      for (const way of ways[start]!) {
        const before = way.terms.at(-1)
        const apart = before !== undefined && !lexicon.isPair(before, term)
        ways[end]!.push({ terms: [...way.terms, term], loss: way.loss + 0.03 + rare + (apart ? 0.25 : 0) })
      }
    }
    ways[end] = ways[end]!.sort((a, b) => a.loss - b.loss).slice(0, 4)
  }
  return ways[letters.length]!.filter((way) => way.terms.length > 1).slice(0, 2).map((way) => ({ words: way.terms.map((term) => ({ bare: lexicon.bare(term), form: lexicon.bare(term) })), loss: way.loss }))
}
