/** Producers, places and groups that a few typed letters may mean; products are completed by the search index itself. */
import { foldVietnamese } from '#platform/search-text'

export type SuggestionKind = 'product' | 'producer' | 'province' | 'commune' | 'group'
export interface Suggestion {
  readonly kind: SuggestionKind
  readonly text: string
  readonly textEn?: string
  /** In Vietnamese form, from the root. */
  readonly url: string
}
interface Entry extends Suggestion { readonly folded: string; readonly weight: number; gone: boolean }

const fold = (text: string): string => foldVietnamese(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Found by the first two letters of any word, so that one more or one less is cheap. */
export class SuggestBook {
  readonly #entries = new Map<string, Entry>()
  readonly #starts = new Map<string, Entry[]>()

  get size(): number { return this.#entries.size }

  /** Notes or renews what stands under a key. `weight`: how many products it has. */
  put(key: string, suggestion: Suggestion, weight: number): void {
    const before = this.#entries.get(key)
    if (before) before.gone = true
    const entry: Entry = { ...suggestion, folded: ` ${fold(`${suggestion.text} ${suggestion.textEn ?? ''}`)}`, weight, gone: false }
    this.#entries.set(key, entry)
    for (const start of new Set(entry.folded.split(' ').map((word) => word.slice(0, 2)))) {
      if (start.length < 2) continue
      const list = this.#starts.get(start)
      if (!list) this.#starts.set(start, [entry])
      else if (list.push(entry) % 1_000 === 0) this.#starts.set(start, list.filter((each) => !each.gone))
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key)
    if (entry) entry.gone = true
    this.#entries.delete(key)
  }

  /** The best few whose words begin with what was typed; the last word may be unfinished. */
  find(typed: string, limit: number): Suggestion[] {
    const words = fold(typed).split(' ').filter(Boolean).slice(0, 8)
    const last = words.at(-1)
    if (!last) return []
    const probe = words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')
    if (probe.length < 2) return []
    const whole = ` ${words.join(' ')}`
    const lower = typed.normalize('NFC').toLowerCase().trim()
    const found: { entry: Entry; good: number }[] = []
    for (const entry of this.#starts.get(probe.slice(0, 2)) ?? []) {
      if (entry.gone || !words.every((word, at) => entry.folded.includes(at === words.length - 1 ? ` ${word}` : ` ${word} `))) continue
      const good = Math.log2(1 + entry.weight) + (entry.folded.startsWith(whole) ? 6 : entry.folded.includes(whole) ? 3 : 0) + (entry.text.toLowerCase().includes(lower) ? 2 : 0) + (entry.kind === 'province' ? 4 : 0)
      found.push({ entry, good })
    }
    return found.sort((a, b) => b.good - a.good || (a.entry.folded < b.entry.folded ? -1 : 1)).slice(0, limit).map(({ entry }) => entry)
  }
}
