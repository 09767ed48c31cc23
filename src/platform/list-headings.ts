/** How well a heading of a sheet fits a wording of the dictionary. */
import { foldWords } from './list-words.ts'
import type { ListColumn } from './list-types.ts'

interface Wording { readonly whole: string; readonly glued: string; readonly words: readonly string[]; readonly sorted: string }

const wordingOf = (text: string): Wording => {
  const whole = foldWords(text)
  const words = whole.split(' ')
  return { whole, glued: words.join(''), words, sorted: words.toSorted().join(' ') }
}

/** Below this a heading says nothing about a column. */
export const ENOUGH = 0.6

/** A dictionary made ready for many headings. Answers are remembered: the same heading is asked for each row that might be a header. */
export class Dictionary<Key extends string> {
  readonly columns: readonly ListColumn<Key>[]
  readonly #wordings: readonly (readonly Wording[])[]
  /** Every wording, folded: a text that is one of them, word for word. */
  readonly wordings: ReadonlySet<string>
  readonly #known = new Map<string, readonly number[]>()

  constructor(columns: readonly ListColumn<Key>[]) {
    this.columns = columns
    this.#wordings = columns.map((column) => column.headings.map(wordingOf).filter((wording) => wording.whole !== ''))
    this.wordings = new Set(this.#wordings.flatMap((wordings) => wordings.map((wording) => wording.whole)))
  }

  /** For each column of the dictionary, 0 to 1. `parts` are the lines of a heading from the group down to the heading itself. */
  scores(parts: readonly string[]): readonly number[] {
    const id = parts.join('\n')
    const known = this.#known.get(id)
    if (known) return known
    const readings = readingsOf(parts)
    const scores = this.#wordings.map((wordings) => Math.max(0, ...wordings.map((wording) => Math.max(0, ...readings.map((reading) => fit(reading.wording, wording) * reading.weight)))))
    if (this.#known.size < 5000) this.#known.set(id, scores)
    return scores
  }
}

/** A heading may be read whole with its group, alone, or without what stands in brackets. */
function readingsOf(parts: readonly string[]): { wording: Wording; weight: number }[] {
  const last = parts.at(-1) ?? ''
  const texts: [text: string, weight: number][] = [[last, 1], [last.replace(/\([^)]*\)/g, ' '), 0.97]]
  if (parts.length > 1) texts.push([parts.join(' '), 1], [parts.slice(-2).join(' '), 0.99])
  return texts.filter(([text]) => text.length <= 160).map(([text, weight]) => ({ wording: wordingOf(text), weight })).filter(({ wording }) => wording.whole !== '')
}

function fit(heading: Wording, wanted: Wording): number {
  if (heading.whole === wanted.whole) return 1
  if (heading.glued === wanted.glued) return 0.97
  if (heading.sorted === wanted.sorted) return 0.95
  const at = ` ${heading.whole} `.indexOf(` ${wanted.whole} `)
  // The head word comes first in Vietnamese: `Chủ thể của sản phẩm` is a subject, not a product.
  if (at >= 0) return 0.5 + 0.4 * (wanted.words.length / heading.words.length) + (at === 0 ? 0.06 : 0)
  if (wanted.glued.length >= 6 && Math.abs(heading.glued.length - wanted.glued.length) <= 2) {
    const distance = editDistance(heading.glued, wanted.glued)
    if (distance <= Math.max(1, Math.floor(wanted.glued.length / 8))) return 0.9 - 0.05 * distance
  }
  if (wanted.words.length >= 2 && wanted.words.every((word) => heading.words.includes(word))) return 0.5 + 0.3 * (wanted.words.length / heading.words.length)
  return 0
}

/** Letters changed, lost, added or swapped with their neighbour. */
function editDistance(one: string, other: string): number {
  let before: number[] = []
  let row = Array.from({ length: other.length + 1 }, (_zero, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j]!, before[j - 2]! + 1)
    }
    before = row
    row = next
  }
  return row[other.length]!
}
