/**
 * How Vietnamese is written and miswritten, one word at a time. A word is held as its bare letters (`dua`) and its
 * form (`dưa` + tone signs at the end), so that a tone stands the same wherever it was put: hoà = hòa.
 */

/** Tones as they are written in a form: ngang has no sign. */
const TONES: Record<string, string> = { '\u0301': "'", '\u0300': '`', '\u0309': '?', '\u0303': '~', '\u0323': '.' }
const TONE_SIGNS = "'`?~."
const LETTER_MARKS: Record<string, string> = { '\u0302': '^', '\u0306': '(', '\u031b': '+' }

/** What a sign, digit or letter of another script that looks like one of ours stands for. */
const LOOKALIKES: Record<string, string> = {
  а: 'a', е: 'e', о: 'o', с: 'c', р: 'p', х: 'x', у: 'y', і: 'i', ѕ: 's', һ: 'h', к: 'k', м: 'm', т: 't', н: 'h', в: 'b', ο: 'o', α: 'a', ε: 'e', ι: 'i', ν: 'v', ð: 'đ', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', ı: 'i',
}

interface Letter { readonly bare: string; readonly letter: string; readonly tone: string }
const letters = new Map<string, Letter | null>()

function letterOf(char: string): Letter | null {
  let found = letters.get(char)
  if (found !== undefined) return found
  found = readLetter(char)
  if (letters.size < 20_000) letters.set(char, found)
  return found
}

function readLetter(char: string): Letter | null {
  const known = LOOKALIKES[char]
  if (known) return { bare: known === 'đ' ? 'd' : known, letter: known, tone: '' }
  if (char === 'đ') return { bare: 'd', letter: 'đ', tone: '' }
  const [base = '', ...marks] = char.normalize('NFD')
  if (!/^[\p{L}\p{N}]$/u.test(base)) return null
  let letter = base
  let tone = ''
  for (const mark of marks) {
    if (TONES[mark]) tone = TONES[mark]
    else if (LETTER_MARKS[mark]) letter = (base + mark).normalize('NFC')
  }
  return { bare: base, letter, tone }
}

/** One written word: `bare` letters for finding, `form` for telling dứa from dừa. */
export interface Word { readonly bare: string; readonly form: string }

const OTHER = 0
const PLAIN = 1
const DIGIT = 2
const MARKED = 3
const UNSEEN = 4
/** What each of the first characters is; those beyond are looked at one by one. */
const kindOf = Uint8Array.from({ length: 0x2100 }, (_, code) => {
  const char = String.fromCharCode(code)
  if (char >= 'a' && char <= 'z') return PLAIN
  if (char >= '0' && char <= '9') return DIGIT
  if ('\u00ad\u200b\u200c\u200d'.includes(char)) return UNSEEN
  return letterOf(char) || /\p{M}/u.test(char) ? MARKED : OTHER
})

/** Splits text into words of letters or of digits; signs between them fall away. `ST25` gives `st` and `25`. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  const lower = text.normalize('NFKC').toLowerCase()
  let from = 0
  let seen = 0
  const end = (to: number): void => {
    if (seen === PLAIN || seen === DIGIT) words.push(plainWord(lower.slice(from, to)))
    else if (seen !== 0) words.push(...markedWords(lower.slice(from, to)))
    seen = 0
  }
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at)
    const kind = code < 0x2100 ? kindOf[code]! : MARKED
    if (kind === OTHER) end(at)
    else if (seen === 0) [from, seen] = [at, kind]
    else if (kind !== seen) {
      const digits = (kind === DIGIT) !== (seen === DIGIT)
      if (digits && kind !== UNSEEN && seen !== UNSEEN && seen !== MARKED) {
        end(at)
        ;[from, seen] = [at, kind]
      } else seen = MARKED
    }
  }
  end(lower.length)
  return words
}

const plainWord = (bare: string): Word => ({ bare, form: bare })

/** The long way, for a stretch with marks, signs of other scripts or anything unseen. */
function markedWords(text: string): Word[] {
  const words: Word[] = []
  let bare = ''
  let form = ''
  let tone = ''
  let digits = false
  const end = (): void => {
    if (bare) words.push({ bare, form: form + tone })
    bare = form = tone = ''
  }
  for (const char of text) {
    const read = letterOf(char)
    if (!read) {
      if (TONES[char]) tone = TONES[char]
      else if (LETTER_MARKS[char]) form = (form + char).normalize('NFC')
      else if (!/[\p{M}\p{Cf}]/u.test(char)) end()
      continue
    }
    const isDigit = char >= '0' && char <= '9'
    if (bare && isDigit !== digits) end()
    digits = isDigit
    bare += read.bare
    form += read.letter
    if (read.tone) tone = read.tone
  }
  end()
  return words
}

/** The words of a name: `TraphacoSapa` is two, as it reads. */
export const wordsOfName = (name: string): Word[] => wordsOf(MAYBE_CAMEL.test(name) ? name.normalize('NFC').replace(CAMEL, '$1 ') : name)
const MAYBE_CAMEL = /[^\s(“"'-]\p{Lu}/u
const CAMEL = /(\p{Ll})(?=\p{Lu}\p{Ll})/gu

/** Words that are written as one with a hyphen or a change of case, joined: `Vi-cumax` → vicumax; with the number of the first. */
export function linkedWords(name: string): { at: number; word: Word }[] {
  if (!name.includes('-') && !MAYBE_CAMEL.test(name)) return []
  const text = name.normalize('NFC')
  const linked: { at: number; word: Word }[] = []
  let at = 0
  for (const piece of text.split(/[^\p{L}\p{N}\p{M}-]+/u)) {
    const words = wordsOfName(piece)
    if (words.length > 1 && words.length < 4) linked.push({ at, word: { bare: words.map((each) => each.bare).join(''), form: words.map((each) => each.form).join(' ') } })
    at += words.length
  }
  return linked
}

/** Several words as one: letters joined, forms set apart by a space. */
export const joinWords = (words: readonly Word[]): Word =>
  words.length === 1 ? words[0]! : { bare: words.map((each) => each.bare).join(''), form: words.map((each) => each.form).join(' ') }

export const isBareForm = (form: string): boolean => /^[a-z0-9 ]*$/.test(form)

export const toneOf = (form: string): string => (TONE_SIGNS.includes(form.at(-1) ?? ' ') ? form.at(-1)! : '')
export const withoutTone = (form: string): string => (toneOf(form) ? form.slice(0, -1) : form)

/**
 * How well a typed form agrees with the form that stands in a name, where both have the same bare letters: 100 = the
 * same, or nothing typed that speaks against it. `lenient` = the whole query was typed without marks.
 */
export function agreement(typed: string, written: string, lenient: boolean): number {
  if (typed === written) return 100
  if (isBareForm(typed)) return lenient ? 100 : 93
  const typedWords = typed.split(' ')
  const writtenWords = written.split(' ')
  if (typedWords.length !== writtenWords.length) return typed.replaceAll(' ', '') === written.replaceAll(' ', '') ? 98 : 80
  if (isBareForm(written)) return 82
  let worst = 100
  for (let at = 0; at < typedWords.length; at++) worst = Math.min(worst, wordAgreement(typedWords[at]!, writtenWords[at]!))
  return worst
}

function wordAgreement(typed: string, written: string): number {
  if (typed === written) return 100
  const tones = [toneOf(typed), toneOf(written)]
  let good = 100
  if (tones[0] && tones[0] !== tones[1]) good -= (tones[0] === '?' && tones[1] === '~') || (tones[0] === '~' && tones[1] === '?') ? 6 : 34
  else if (!tones[0] && tones[1]) good -= 7
  const [a, b] = [withoutTone(typed), withoutTone(written)]
  for (let at = 0; at < a.length; at++) {
    if (a[at] === b[at]) continue
    good -= a[at]! >= 'a' && a[at]! <= 'z' ? 7 : 18
  }
  return Math.max(good, 40)
}
