/** Text in the Vietnamese encodings of before Unicode, or in Unicode read the wrong way: seen by its spelling, turned into Unicode. */
import { as1258, byteOf, tcvn3, vni } from './legacy-tables.ts'
import { isSyllable } from './vietnamese-syllable.ts'

/** `mojibake`: UTF-8 that some program read as Western European (`Dá»«a`). */
export type OldEncoding = 'tcvn3' | 'vni' | 'windows-1258' | 'mojibake'

export interface Verdict {
  readonly encoding: OldEncoding | null
  /** 0 to 1; 0 when nothing speaks for an old encoding. */
  readonly confidence: number
}

const notAscii = /[^\x00-\x7f]/
/** Letters that no old encoding shows: Vietnamese letters of Unicode, combining marks. Text with them is Unicode already. */
const unicodeOnly = /[\u0102-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u0180-\u0191\u0193-\u02c5\u1e00-\u1eff\p{M}]/u
/** A sign that is no letter, inside a word: `s¸p`. Clean text has none. */
const odd = /\p{L}[\u0080-\u00bf]|[\u0080-\u00bf]\p{L}/u

const converters: Record<OldEncoding, (text: string) => string> = {
  tcvn3: (text) => capitals(text, eachSign(text, tcvn3)),
  vni: fromVni,
  'windows-1258': (text) => eachSign(text, as1258).normalize('NFC'),
  mojibake: (text) => fromMojibake(text).normalize('NFC'),
}
const encodings = Object.keys(converters) as OldEncoding[]

/** Text known to be in an old encoding, as Unicode. */
export const fromOld = (text: string, encoding: OldEncoding): string => converters[encoding](text)

interface Score { good: number; bad: number; odd: number }
const worth = (score: Score): number => score.good - 2 * score.bad - score.odd

/** Words with a sign beyond ASCII: those that can be Vietnamese, those that cannot, and of these the ones that hold no mere letters. */
function score(text: string): Score {
  const result = { good: 0, bad: 0, odd: 0 }
  for (const word of text.split(/[\s!-/:-@[-`{-~–—‘’“”…•·]+/)) {
    if (!notAscii.test(word)) continue
    if (isSyllable(word)) result.good++
    else {
      result.bad++
      if (odd.test(word)) result.odd++
    }
  }
  return result
}

/**
 * The encoding of a column or file, judged over all its texts. Clean Unicode and other languages give null:
 * an old encoding must make clearly more words of Vietnamese out of the text than the text itself holds.
 */
export function detectOld(texts: Iterable<string>): Verdict {
  const plain: Score = { good: 0, bad: 0, odd: 0 }
  const turned = new Map<OldEncoding, Score>(encodings.map((encoding) => [encoding, { good: 0, bad: 0, odd: 0 }]))
  let seen = 0
  for (const text of texts) {
    if (!mayBeOld(text)) continue
    if (++seen > 400) break
    const short = text.slice(0, 2000)
    add(plain, score(short))
    for (const encoding of encodings) add(turned.get(encoding)!, score(converters[encoding](short)))
  }
  let best: OldEncoding | null = null
  for (const encoding of encodings) if (worth(turned.get(encoding)!) > (best ? worth(turned.get(best)!) : worth(plain))) best = encoding
  if (!best) return { encoding: null, confidence: 0 }
  const { good, bad } = turned.get(best)!
  if (good < 2 || bad * 2 > good || good <= plain.good || plain.bad === 0) return { encoding: null, confidence: 0 }
  return { encoding: best, confidence: (good / (good + bad)) * (1 - Math.exp(-good / 2)) }
}

/**
 * One text as Unicode, or null when it should stay as it is. `expected` is the verdict on its column, or what its font says:
 * it decides between readings; without it only text that is nonsense as it stands and fully Vietnamese when turned is touched.
 */
export function mendOld(text: string, expected: OldEncoding | null): { readonly text: string; readonly encoding: OldEncoding } | null {
  if (!mayBeOld(text)) return null
  const plain = score(text)
  if (expected) {
    const turned = converters[expected](text)
    const found = score(turned)
    // The usual cell of an old column: nonsense as it stands, Vietnamese when turned. No other reading can be better.
    if (plain.bad > 0 && found.bad === 0 && found.good > plain.good) return { text: turned, encoding: expected }
  }
  let best: { text: string; encoding: OldEncoding; score: Score } | null = null
  for (const encoding of encodings) {
    const turned = converters[encoding](text)
    if (turned === text) continue
    const found = { text: turned, encoding, score: score(turned) }
    const gain = worth(found.score) - worth(best?.score ?? plain)
    if (gain > 0 || (gain === 0 && encoding === expected && (best !== null || (plain.good === 0 && found.score.good > 0)))) best = found
  }
  if (!best) return null
  const sure = best.encoding === expected || (best.score.bad === 0 && best.score.good >= 2 && worth(best.score) - worth(plain) >= 3)
  return sure ? { text: best.text, encoding: best.encoding } : null
}

/** Letters were lost before the text reached us: `D?a sáp`, or the sign for what could not be read. Never to be guessed. */
export function hasLostLetters(text: string): boolean {
  if (text.includes('\ufffd')) return true
  if (!text.includes('?')) return false
  let atEnd = 0
  for (const word of text.split(/[\s"“”()]+/)) {
    if (!word.includes('?') || /:\/\/|[=&]|www\./.test(word)) continue
    if (/\p{L}\?+\p{L}|^\?+\p{L}/u.test(word)) return true
    if (/\p{L}\?+[,;.]?$/u.test(word)) atEnd++
  }
  return atEnd >= 2
}

const mayBeOld = (text: string): boolean => notAscii.test(text) && !unicodeOnly.test(text)

function add(to: Score, more: Score): void {
  to.good += more.good
  to.bad += more.bad
  to.odd += more.odd
}

function fromVni(text: string): string {
  let turned = ''
  for (let at = 0; at < text.length; at++) {
    const pair = at + 1 < text.length ? vni.get(text.slice(at, at + 2)) : undefined
    turned += pair ?? vni.get(text[at]!) ?? text[at]!
    if (pair !== undefined) at++
  }
  return turned
}

function eachSign(text: string, table: ReadonlyMap<string, string>): string {
  let turned = ''
  for (const sign of text) turned += table.get(sign) ?? sign
  return turned
}

/** TCVN3 has no capitals with tones. A text typed in capitals shows by its plain letters. */
function capitals(old: string, turned: string): string {
  return /[A-Z][^a-z]*[A-Z]/.test(old) && !/[a-z]/.test(old) ? turned.toUpperCase() : turned
}

const signsOf = (from: number, to: number): string => `[${[...byteOf].filter(([, byte]) => byte >= from && byte <= to).map(([sign]) => (/[\\\]^-]/.test(sign) ? `\\${sign}` : sign)).join('')}]`
const more = signsOf(0x80, 0xbf)
const sequence = new RegExp(`${signsOf(0xc2, 0xdf)}${more}|${signsOf(0xe0, 0xef)}${more}{2}|${signsOf(0xf0, 0xf4)}${more}{3}`, 'gu')
const strict = new TextDecoder('utf-8', { fatal: true })

function fromMojibake(text: string): string {
  let mended = 0
  const turned = text.replace(sequence, (signs) => {
    try {
      const sign = strict.decode(Uint8Array.from(signs, (each) => byteOf.get(each)!))
      mended++
      return sign
    } catch {
      return signs
    }
  })
  // Some programs drop the five bytes that have no sign; what is left of such a letter is a loss, not a letter.
  return mended > 0 ? turned.replace(/á[º»]|[ÄÆ]\u0090?(?=\p{L}|\s|$)/gu, '\ufffd') : text
}
