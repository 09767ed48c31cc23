/** A name as words, and phrases found among them. Words keep their marks (one place for the tone) beside their plain form. */
import { foldVietnamese, normaliseToneKey } from '#platform/search-text'

export interface Word {
  /** Lower case, tone at its one place: `thúy` for Thuý. */
  readonly key: string
  /** Without marks. */
  readonly fold: string
  /** Written with a capital first. */
  readonly capital: boolean
}

/** Spellings of one thing that lists mix. */
const spellings = new Map(Object.entries({
  mỳ: 'mì', actiso: 'atiso', artiso: 'atiso', đẳng: 'đảng', cacao: 'ca cao', sapa: 'sa pa', socola: 'socola', sôcôla: 'socola', fishsauce: 'fish sauce', yoghurt: 'yaourt', hủ: 'hũ', dấm: 'giấm', xào: 'xào', qùê: 'quê',
}))

const known = new Map<string, readonly Word[]>()

/** The words of a name, which is NFC. `mật ong 2,5kg` gives mật, ong, 2, 5kg. */
export function wordsOf(text: string): readonly Word[] {
  return (text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap((word) => {
    let words = known.get(word)
    if (!words) {
      const key = normaliseToneKey(word)
      const capital = /^\p{Lu}/u.test(word)
      words = (spellings.get(key) ?? key).split(' ').filter(Boolean).map((part) => ({ key: part, fold: foldVietnamese(part), capital }))
      if (known.size > 20_000) known.clear()
      known.set(word, words)
    }
    return words
  })
}

/** No word bears a mark: typed without them, or a foreign name. */
export const isUnmarked = (words: readonly Word[]): boolean => words.every(({ key, fold }) => key === fold)

export interface Phrase<Value> {
  readonly words: readonly Word[]
  readonly text: string
  readonly value: Value
}
export interface Found<Value> {
  readonly at: number
  readonly length: number
  readonly text: string
  readonly value: Value
}

/** Phrases by their first word, longest first. */
export class Phrasebook<Value> {
  readonly #byKey = new Map<string, Phrase<Value>[]>()
  readonly #byFold = new Map<string, Phrase<Value>[]>()

  /** `lists`: comma-separated phrases with what each means. Of one phrase given twice the first counts. */
  constructor(lists: readonly (readonly [phrases: string, value: Value])[]) {
    const seen = new Set<string>()
    for (const [phrases, value] of lists) {
      for (const text of phrases.split(',').map((part) => part.trim()).filter(Boolean)) {
        const words = wordsOf(text)
        const whole = words.map(({ key }) => key).join(' ')
        if (words.length === 0 || seen.has(whole)) continue
        seen.add(whole)
        const phrase = { words, text, value }
        push(this.#byKey, words[0]!.key, phrase)
        push(this.#byFold, words[0]!.fold, phrase)
      }
    }
    for (const map of [this.#byKey, this.#byFold]) for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length)
  }

  /** The longest phrase that starts at `at`; `marks: false` compares without marks. */
  longest(words: readonly Word[], at: number, marks = true): Found<Value> | null {
    const form = marks ? 'key' : 'fold'
    const first = words[at]
    if (!first) return null
    for (const phrase of (marks ? this.#byKey : this.#byFold).get(first[form]) ?? []) {
      if (phrase.words.every((word, index) => words[at + index]?.[form] === word[form])) return { at, length: phrase.words.length, text: phrase.text, value: phrase.value }
    }
    return null
  }

  /** The longest phrase at each place, overlapping ones too. */
  all(words: readonly Word[], marks = true): Found<Value>[] {
    return words.flatMap((_, at) => this.longest(words, at, marks) ?? [])
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
