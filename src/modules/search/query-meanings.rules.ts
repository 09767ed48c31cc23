/** The word lists, ready to be asked: what else a word or a run of words can mean. */
import { asides, kindsOfGoods, legalWords, numberWords, peoples, shortFor } from './chat.words.ts'
import { agreement, isBareForm, joinWords, wordsOf, type Word } from './spelling.rules.ts'
import { sameThing, speltAlike } from './synonyms.words.ts'

export type Meaning =
  /** The same thing by another name. */
  | { readonly kind: 'same'; readonly words: readonly Word[]; readonly weight: number }
  /** Said around the thing. */
  | { readonly kind: 'aside'; readonly marked: boolean }
  /** Said of a kind of goods or a people: these words are welcome. */
  | { readonly kind: 'hint'; readonly hints: readonly (readonly Word[])[]; readonly weight: number; readonly marked: boolean }

interface Entry { readonly form: string; readonly meaning: Meaning }
const entries = new Map<string, Entry[]>()

function note(typed: string, meaning: Meaning): void {
  const word = joinWords(wordsOf(typed))
  const list = entries.get(word.bare)
  if (list) list.push({ form: word.form, meaning })
  else entries.set(word.bare, [{ form: word.form, meaning }])
}

const same = (words: string, weight: number): Meaning => ({ kind: 'same', words: wordsOf(words), weight })

for (const [list, weight] of [[speltAlike, 100], [sameThing, 95]] as const) {
  for (const names of list) for (const name of names) for (const other of names) if (other !== name) note(name, same(other, weight))
}
for (const [digit, word] of numberWords) {
  note(digit, same(word, 94))
  note(word, same(digit, 94))
}
for (const [short, meant] of shortFor) for (const each of meant) note(short, same(each, 84))
for (const aside of [...asides, ...legalWords]) note(aside, { kind: 'aside', marked: !isBareForm(aside) })
for (const [typed, hinted] of [...kindsOfGoods, ...peoples]) for (const each of typed) note(each, { kind: 'hint', hints: hinted.map(wordsOf), weight: 60, marked: !isBareForm(each) })

/** What a run of words, joined, can also mean. Marks that were typed must agree; without marks a meaning counts for less. */
export function meaningsOf(word: Word, lenient: boolean): readonly Meaning[] {
  const found = entries.get(word.bare)
  if (!found) return []
  const bare = isBareForm(word.form)
  const meanings: Meaning[] = []
  for (const { form, meaning } of found) {
    const agrees = agreement(word.form, form, true)
    if (agrees < 90) continue
    const doubtful = bare && !isBareForm(form)
    if (doubtful && !lenient && meaning.kind !== 'same') continue
    meanings.push(meaning.kind === 'same' && doubtful ? { ...meaning, weight: meaning.weight - (lenient ? 3 : 12) } : meaning)
  }
  return meanings
}
