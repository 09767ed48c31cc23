/** Reads a producer's name: legal form, the name proper, an address glued behind, and keys by which the same producer is known again. */
import { foldEach, foldedWords, oneY, repairText } from '#platform/text-repair'
import { foldVietnamese, normaliseToneKey } from '#platform/search-text'
import { abbreviations, companyKinds, forms, placesKept, surnames, titles, tradeWords, type Form } from './producer-name.words.ts'

export type { Form } from './producer-name.words.ts'

export type ProducerNote = 'form-missing' | 'name-missing' | 'address-in-name' | 'letters-repaired' | 'letters-lost' | 'form-misspelt'

export interface ProducerReading {
  readonly raw: string
  /** The whole cell made readable, address included. */
  readonly text: string
  /** Without the address: what is shown. */
  readonly name: string
  readonly form: Form
  /** The words that told the form, as written; '' when there are none. */
  readonly formText: string
  /** The name without form words: `Dừa sáp Hòa Tân`. '' for a bare `HTX`. */
  readonly core: string
  /** In quotes inside the name: `7777777`. */
  readonly brand: string | null
  /** The core is a person's name. */
  readonly person: boolean
  /** Glued behind the name: `xã An Phú Tân`. */
  readonly address: string | null
  /** Whole name with abbreviations written out, folded: equal keys are the same name. */
  readonly key: string
  /** Words that only this producer has, folded, in order: neither form nor trade. */
  readonly distinct: readonly string[]
  /** The same words with their marks. */
  readonly distinctMarked: readonly string[]
  readonly notes: readonly ProducerNote[]
}

const addressIn = /\s*[,;(–-]\s*(?:(?:dia chi|d\/c|dc)\s*:?\s*)?((?:thon|xom|ap|ban|lang|khom|khu|to|to dan pho|tdp|xa|phuong|p\.|thi tran|tt\.?|huyen|h\.|quan(?! khu)|thi xa|tx\.?|thanh pho|tp\.?|tinh|dac khu|so nha|duong|buon|khoi)\s+[^()]*?)\)?\s*$/
const startsWith = forms.map(([form, pattern]) => [form, new RegExp(String.raw`^(?:${pattern})(?![a-z])`)] as const)
const kinds = new RegExp(String.raw`^[\s,.-]*(?:${companyKinds})(?![a-z])`)
const english: readonly (readonly [Form, RegExp])[] = [
  ['cooperative-group', /\bcooperative group\b/], ['cooperative', /\bco-?operative\b/], ['household', /\b(?:business household(?: of)?|household(?: of)?|(?:manufacturing |production )?(?:facility|establishment|workshop))\b/],
  ['enterprise', /\b(?:(?:one member )?(?:limited(?: liability)? company|company limited)|joint[- ]stock company|co\.?,? ?ltd\.?|jsc|company|corporation|enterprise|group|inc)\b/], ['farm', /\bfarm\b/], ['association', /\b(?:association|union|tourism (?:site|point))\b/],
]
/** Phrases by their first word, longest first. */
function phrases(list: string, form: (text: string) => string): ReadonlyMap<string, readonly string[][]> {
  const byFirst = new Map<string, string[][]>()
  for (const phrase of list.split(',').map((part) => form(part.trim()).split(' '))) byFirst.set(phrase[0]!, [...(byFirst.get(phrase[0]!) ?? []), phrase].sort((a, b) => b.length - a.length))
  return byFirst
}
const marked = { trade: phrases(tradeWords, normaliseToneKey), kept: phrases(placesKept, normaliseToneKey) }
const bare = { trade: phrases(tradeWords, foldVietnamese), kept: phrases(placesKept, foldVietnamese) }
const titled = new RegExp(String.raw`^(?:${titles})\s+(?=[a-z]+ [a-z]+)`)
const surname = new RegExp(String.raw`^(?:${surnames})$`)
const none: Omit<ProducerReading, 'raw'> = { text: '', name: '', form: 'unknown', formText: '', core: '', brand: null, person: false, address: null, key: '', distinct: [], distinctMarked: [], notes: ['name-missing'] }

const tidy = (text: string): string => text.replace(/\s+/g, ' ').replace(/^[\s,;:.–—-]+|[\s,;:–—-]+$/g, '').trim()

const known = new Map<string, ProducerReading>()

/** Reads one producer cell of a list. */
export function readProducerName(raw: string): ProducerReading {
  const before = known.get(raw)
  if (before) return before
  const reading = readAfresh(raw)
  if (known.size > 4000) known.clear()
  known.set(raw, reading)
  return reading
}

function readAfresh(raw: string): ProducerReading {
  const repaired = repairText(raw.slice(0, 600))
  const text = tidy(repaired.text.replace(/\n+/g, ', '))
  if (foldedWords(text).length === 0) return { ...none, raw }
  const notes: ProducerNote[] = []
  if (repaired.mends.includes('look-alikes')) notes.push('letters-repaired')
  if (repaired.lost) notes.push('letters-lost')
  const glued = addressIn.exec(foldEach(text))
  const whole = glued && foldedWords(text.slice(0, glued.index)).length >= 2
  const name = whole ? tidy(text.slice(0, glued.index)) : text
  if (whole) notes.push('address-in-name')
  const address = whole ? tidy(text.slice(glued.index + glued[0].indexOf(glued[1]!)).replace(/\)$/, '')) : null
  const { form, formText, rest } = formOf(name)
  if (form === 'unknown') notes.push('form-missing')
  if (/\b(?:thhh|tnhn|tnnhh)\b/.test(foldEach(name))) notes.push('form-misspelt')
  const quoted = /["“”„«]([^"“”„«»]{2,40})["“”»]/u.exec(name)
  const unquoted = tidy(rest.replace(/["“”„«][^"“”„«»]{2,40}["“”»]/u, quoted && foldedWords(rest).length > foldedWords(quoted[1]!).length ? '' : '$&'))
  const untitled = unquoted.slice(titled.exec(foldEach(unquoted))?.[0].length ?? 0)
  const core = form === 'household' && isPerson(untitled) ? untitled : unquoted
  if (foldedWords(core).length === 0) notes.push('name-missing')
  const person = !/enterprise|cooperative|association/.test(form) && isPerson(core)
  const own = core === '' ? [] : distinctOf(core, person)
  return {
    raw, text, name, form, formText, core, brand: quoted ? quoted[1]!.trim() : null, person, address,
    key: expanded(name).map(plain).join(' '), distinct: own.map(plain), distinctMarked: own, notes,
  }
}

const plain = (word: string): string => oneY(foldVietnamese(word))

/** Legal form and what is left of the name. */
function formOf(name: string): { readonly form: Form; readonly formText: string; readonly rest: string } {
  const folded = foldEach(name)
  for (const [form, pattern] of startsWith) {
    const found = pattern.exec(folded)
    if (!found) continue
    let end = found[0].length
    // `Hợp tác xã (HTX) …`: the abbreviation again, in brackets.
    end += /^\s*\(\s*(?:htx|tht|hkd|tnhh|cp)\s*\)/.exec(folded.slice(end))?.[0].length ?? 0
    if (form === 'enterprise') for (let more = kinds.exec(folded.slice(end)); more; more = kinds.exec(folded.slice(end))) end += more[0].length
    return { form, formText: tidy(name.slice(0, end)), rest: tidy(name.slice(end)) }
  }
  for (const [form, pattern] of english) {
    const found = pattern.exec(folded)
    if (found) return { form, formText: name.slice(found.index, found.index + found[0].length), rest: tidy(`${name.slice(0, found.index)} ${name.slice(found.index + found[0].length)}`.replace(/(?<!\p{L})of(?!\p{L})/u, ' ')) }
  }
  if (isPerson(name)) return { form: 'household', formText: '', rest: name }
  return { form: 'unknown', formText: '', rest: name }
}

/** Two to five words, all with a capital, the first a surname. */
function isPerson(name: string): boolean {
  const words = name.split(' ')
  return words.length >= 2 && words.length <= 5 && words.every((word) => /^\p{Lu}[\p{L}\p{M}']*$/u.test(word)) && surname.test(foldEach(words[0]!)) && tradeAt(expanded(name)).size === 0
}

/** Words in lower case with their marks, abbreviations written out, joining words left out. */
export function expanded(name: string): string[] {
  const words = repairText(name).text.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean)
  return words.flatMap((word) => {
    const key = normaliseToneKey(word)
    // Short ones only in capitals: `th` and `nt` are also ends of words.
    const known = word === word.toUpperCase() || /^(?:sx|kd|tm|dv|nn|xk|nk|cp|htx|tht|hkd|cty|tnhh|thhh|mtv|ctcp|dntn)$/.test(key) ? abbreviations[key] : undefined
    if (known) return known.split(' ')
    if (word === word.toUpperCase() && word.length >= 4) return takenApart(key) ?? [key]
    return key === '' || key === 'và' || key === 'va' ? [] : [key]
  })
}

/** `DVNNSX` → dịch vụ nông nghiệp sản xuất; null when a piece is unknown. */
function takenApart(word: string): string[] | null {
  if (word === '') return []
  for (const size of [5, 4, 3, 2]) {
    const known = word.length >= size ? abbreviations[word.slice(0, size)] : undefined
    const rest = known ? takenApart(word.slice(size)) : null
    if (rest) return [...known!.split(' '), ...rest]
  }
  return null
}

/** Places of words that belong to a trade phrase. Names without marks are compared without them. */
function tradeAt(words: readonly string[]): ReadonlySet<number> {
  const book = words.every((word) => foldVietnamese(word) === word) ? bare : marked
  const fits = (at: number) => (phrase: readonly string[]): boolean => phrase.every((word, index) => words[at + index] === word)
  const taken = new Set<number>()
  for (let at = 0; at < words.length; at++) {
    const place = book.kept.get(words[at]!)?.find(fits(at))
    const found = place ? undefined : book.trade.get(words[at]!)?.find(fits(at))
    if (found) for (let index = 0; index < found.length; index++) taken.add(at + index)
    at += (place ?? found ?? [0]).length - 1
  }
  return taken
}

/** The words that are neither form nor trade; where nothing else is left (`HTX Xanh`), all of them. */
function distinctOf(core: string, person: boolean): readonly string[] {
  const words = expanded(core)
  if (person) return words
  const shared = tradeAt(words)
  const own = words.filter((_, at) => !shared.has(at))
  return own.length > 0 ? own : words
}
