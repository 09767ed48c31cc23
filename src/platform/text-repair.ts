/** Text that was damaged on its way (copied from web pages, old fonts, decorated letters), made readable without guessing. */
import { foldVietnamese } from './search-text.ts'

export type Mend = 'composed' | 'd-stroke' | 'look-alikes' | 'unseen' | 'spaces'

export interface Repaired {
  /** NFC, our alphabet, one space between words, line breaks kept (none at the ends). */
  readonly text: string
  readonly mends: readonly Mend[]
  /** Characters were lost before the text reached us (U+FFFD): shown, never guessed. */
  readonly lost: boolean
}

/** Zero-width signs, soft hyphens, direction marks and controls other than line breaks and tabs. */
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]/g
/** Decorated letters that Unicode itself calls a form of the plain letter: bold and script alphabets, full width, ligatures. */
const decorated = /[\u{1d400}-\u{1d7ff}\uff01-\uff5e\ufb00-\ufb06]+/gu
const letterRun = /[\p{L}\p{M}]+/gu
const ours = /[A-Za-zĐđ]|\p{M}/u
/** Signs of phonetic writing are never meant in a name; Cyrillic and Greek letters are only when the word has ours as well. */
const phonetic = /[\u0180-\u024f\u0250-\u02af\u1d00-\u1dbf\ua720-\ua7ff]/

/** Makes the text readable; `Châu TҺàɳҺ` becomes `Châu Thành`, `Sen Ðại Việt` becomes `Sen Đại Việt`. */
export function repairText(raw: string): Repaired {
  const known = repairs.get(raw)
  if (known) return known
  const repaired = repair(raw)
  if (repairs.size > 4000) repairs.clear()
  repairs.set(raw, repaired)
  return repaired
}

/** The same text is read by several rules in a row. */
const repairs = new Map<string, Repaired>()
/** Text that has nothing to mend: letters of ours, composed, plain spaces. */
const sound = /^[\u0020-\u007e\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2013\u2014\u2018-\u201d]*$/

function repair(raw: string): Repaired {
  if (sound.test(raw)) {
    const text = raw.replace(/ +/g, ' ').trim()
    return { text, mends: text === raw ? [] : ['spaces'], lost: false }
  }
  const mends = new Set<Mend>()
  const step = (mend: Mend, before: string, after: string): string => {
    if (before !== after) mends.add(mend)
    return after
  }
  let text = raw.toWellFormed().replace(/\r\n?|[\u2028\u2029\u0085\u000b]/g, '\n')
  text = step('unseen', text, text.replace(unseen, ''))
  text = step('composed', text, text.normalize('NFC'))
  text = step('look-alikes', text, text.replace(decorated, (run) => run.normalize('NFKC')))
  text = step('d-stroke', text, text.replace(/[ÐƉ]/g, 'Đ').replace(/ð/g, 'đ'))
  text = step('look-alikes', text, text.normalize('NFD').replace(letterRun, plainWord).normalize('NFC'))
  const tidy = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).join('\n').replace(/^\n+|\n+$/g, '')
  text = step('spaces', text, tidy)
  return { text, mends: [...mends], lost: text.includes('\ufffd') }
}

function plainWord(word: string): string {
  const letters = Array.from(word)
  const mixed = letters.some((letter) => /[A-Za-z]/.test(letter))
  let changed = false
  const plain = letters.map((letter) => {
    if (ours.test(letter) || !(mixed || phonetic.test(letter)) || /[ơưƠƯ]/.test(letter)) return letter
    const folded = foldVietnamese(letter)
    if (!/^[a-z]$/.test(folded)) return letter
    changed = true
    return letter === letter.toLowerCase() ? folded : folded.toUpperCase()
  }).join('')
  if (!changed || plain === plain.toUpperCase()) return plain
  return plain[0]! + plain.slice(1).toLowerCase()
}

/** The repaired text as one line. */
export const oneLine = (raw: string): string => repairText(raw).text.replace(/\n+/g, ' ')

const foldedChars = new Map<string, string>()
const remembered = new Map<string, string>()

/** Folded text of the same length, unit by unit, so that a place found in it is the same place in the text. Give it NFC text. */
export function foldEach(text: string): string {
  const known = remembered.get(text)
  if (known !== undefined) return known
  let out = ''
  for (const char of text) {
    let folded = foldedChars.get(char)
    if (folded === undefined) {
      folded = /\s/.test(char) ? ' ' : foldVietnamese(char)
      if (folded.length !== char.length) folded = '\u0001'.repeat(char.length)
      if (foldedChars.size < 20_000) foldedChars.set(char, folded)
    }
    out += folded
  }
  if (remembered.size > 4000) remembered.clear()
  remembered.set(text, out)
  return out
}

/** Words of letters and digits, folded. */
export const foldedWords = (text: string): string[] => foldVietnamese(text).match(/[a-z0-9]+/g) ?? []

/** i and y at the end of a folded syllable are one sound: Tân Quy = Tân Qui, Kỳ = Kì, Mỹ = Mĩ. */
export const oneY = (fold: string): string => fold.replace(/^(qu|[hklmst])i$/, '$1y')
