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

const toneOf = (form: string): string => (TONE_SIGNS.includes(form.at(-1) ?? ' ') ? form.at(-1)! : '')
const withoutTone = (form: string): string => (toneOf(form) ? form.slice(0, -1) : form)

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

const VOWEL_CLUSTER = /^(?:a|ai|ao|au|ay|e|eo|eu|i|ia|ie|ieu|iu|o|oa|oai|oao|oay|oe|oeo|oi|oo|u|ua|uai|uay|uao|ue|ueu|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|y|ya|ye|yeu)$/
const SYLLABLE = /^(ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdghklmnpqrstvx])?([aeiouy]+)(ch|ng|nh|[cmnpt])?$/

/** Whether bare letters can be one Vietnamese syllable. */
export function isSyllable(bare: string): boolean {
  if (bare.length > 7) return false
  const parts = SYLLABLE.exec(bare)
  return parts !== null && (VOWEL_CLUSTER.test(parts[2]!) || (parts[1] === 'g' && parts[2]!.startsWith('i') && VOWEL_CLUSTER.test(parts[2]!.slice(1))))
}

const VOWELS = 'aeiouyăâêôơư'

/** Reads a form that keeps the letters typed for the Telex method: `duwaf` → dừa. Null when nothing was to read. */
export function readTelex(word: Word): Word | null {
  const toneKeys: Record<string, string> = { s: "'", f: '`', r: '?', x: '~', j: '.' }
  const out: string[] = []
  let tone = toneOf(word.form)
  let read = false
  for (const key of withoutTone(word.form)) {
    const vowelBefore = out.some((each) => VOWELS.includes(each))
    if (toneKeys[key] && vowelBefore) {
      tone = toneKeys[key]
      read = true
    } else if (key === 'w' && out.length > 0) {
      read = true
      if (!placeHorn(out)) out.push('ư')
    } else if ((key === 'a' || key === 'e' || key === 'o') && out.lastIndexOf(key) >= 0 && vowelBefore && !/[aeo]/.test(out.slice(out.lastIndexOf(key) + 1).join(''))) {
      out[out.lastIndexOf(key)] = { a: 'â', e: 'ê', o: 'ô' }[key]
      read = true
    } else if (key === 'd' && out[0] === 'd') {
      out[0] = 'đ'
      read = true
    } else out.push(key)
  }
  return read ? finish(out, tone) : null
}

/** Puts the horn or breve that `w` stands for; false when no letter takes it. */
function placeHorn(out: string[]): boolean {
  const o = out.lastIndexOf('o')
  if (o > 0 && (out[o - 1] === 'u' || out[o - 1] === 'ư')) {
    out[o - 1] = 'ư'
    out[o] = 'ơ'
    return true
  }
  if (out.at(-2) === 'ư' && out.at(-1) === 'ơ') return true
  for (let at = out.length - 1; at >= 0; at--) {
    const marked = { u: 'ư', o: 'ơ', a: 'ă' }[out[at]!]
    if (!marked) continue
    if (out[at] === 'a' && out[at - 1] === 'u' && out[at - 2] !== 'q' && at === out.length - 1) {
      out[at - 1] = 'ư'
      return true
    }
    out[at] = marked
    return true
  }
  return false
}

/** Reads what the VNI method leaves: `du7a2` → dừa. Takes the raw word, letters and digits together. */
export function readVni(raw: string): Word | null {
  if (!/^[a-zđ]+\d[a-z\d]*$/.test(raw)) return null
  const out: string[] = []
  let tone = ''
  for (const key of raw) {
    if (key < '0' || key > '9') out.push(key)
    else if (key >= '1' && key <= '5') tone = "'`?~."[Number(key) - 1]!
    else if (key === '6') markLast(out, { a: 'â', e: 'ê', o: 'ô' })
    else if (key === '7') placeHorn(out)
    else if (key === '8') markLast(out, { a: 'ă' })
    else if (key === '9' && out[0] === 'd') out[0] = 'đ'
    else return null
  }
  return finish(out, tone)
}

function markLast(out: string[], marks: Record<string, string>): void {
  for (let at = out.length - 1; at >= 0; at--) {
    const marked = marks[out[at]!]
    if (marked) {
      out[at] = marked
      return
    }
  }
}

function finish(out: readonly string[], tone: string): Word | null {
  const letter = out.join('')
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  return isSyllable(bare) ? { bare, form: letter + tone } : null
}

/** A typing method's half-converted letters put right: `duưa` → dưa, `côo` → cô. The form changes, then the letters. */
export function mendSlip(word: Word): Word | null {
  const mended = word.form.replace(/uư/g, 'ư').replace(/ưư+/g, 'ư').replace(/o([ôơ])/g, '$1').replace(/([ôơ])o/g, '$1').replace(/a([ăâ])/g, '$1').replace(/([ăâ])a/g, '$1').replace(/eê/g, 'ê').replace(/êe/g, 'ê').replace(/dđ|đd/g, 'đ').replace(/([a-zăâêôơưđ])\1+/g, '$1').replace(/([`'?~.])[sfrxj]$/, '$1')
  if (mended === word.form) return null
  const bare = withoutTone(mended).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  return bare ? { bare, form: mended } : null
}

/**
 * A key that is the same for words which the country's accents and common slips write alike: l/n, ch/tr, s/x, d/gi/r,
 * c/k/q, i/y, final n/ng/nh and c/t/ch, ươu/ưu.
 */
export function soundKey(bare: string): string {
  const parts = /^(ngh|ng|nh|ch|tr|th|ph|kh|gh|gi(?=[aeouy])|qu|[bcdfghjklmnpqrstvxz])?([aeiouy]+)(ch|ng|nh|[cmnpt])?$/.exec(bare)
  if (!parts) return bare.replace(/ph/g, 'f').replace(/[cq]/g, 'k').replace(/[yj]/g, 'i').replace(/[xz]/g, 's').replace(/w/g, 'v').replace(/(.)\1/g, '$1').replace(/h$/, '')
  const initial = { ch: 'c', tr: 'c', s: 's', x: 's', d: 'd', gi: 'd', r: 'd', z: 'd', n: 'l', l: 'l', c: 'k', k: 'k', q: 'k', ngh: 'ng', gh: 'g', f: 'ph' }[parts[1] ?? ''] ?? parts[1] ?? ''
  const vowel = parts[2]!.replaceAll('y', 'i').replace('uou', 'uu').replace(/^ie(?=u$)/, 'i')
  const final = { n: 'n', ng: 'n', nh: 'n', c: 't', ch: 't', t: 't' }[parts[3] ?? ''] ?? parts[3] ?? ''
  return `${initial}${vowel}${final}`
}

/** Whether a correction would turn đ into another sound, or another sound into đ, against what was typed. */
export function crossesDd(typed: string, written: string): boolean {
  const [a, b] = [typed[0], written[0]]
  if (a === 'đ') return b !== 'đ' && b !== 'd'
  return b === 'đ' && (a === 'g' || a === 'r' || (a === 'd' && !isBareForm(typed)))
}

const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)]

/** Edits (insert, drop, change, swap neighbours) from one word to another of at most 60 letters, given up above `most`. */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || a.length > 60 || b.length > 60) return most + 1
  let [before, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (!same && i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[before, last, row] = [last, row, before]
  }
  return last[b.length]!
}
