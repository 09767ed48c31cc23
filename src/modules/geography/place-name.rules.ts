/** One place name: its keys for comparing, how well two spellings agree, and the kind word that stands before or behind it. */
import { foldVietnamese, normaliseToneKey } from '#platform/search-text'
import type { Level, UnitKind } from './unit.rules.ts'

export interface NameKeys {
  /** Without marks, spaces and signs; equal for every spelling of one name. */
  readonly loose: string
  /** The same with marks. */
  readonly exact: string
}

// Without vi: it is also how Vị and Vì are written without marks.
const roman = new Map([['i', '1'], ['ii', '2'], ['iii', '3'], ['iv', '4'], ['v', '5'], ['vii', '7'], ['viii', '8'], ['ix', '9'], ['x', '10']])
const iForY: Record<string, string> = { y: 'i', ỳ: 'ì', ỷ: 'ỉ', ỹ: 'ĩ', ý: 'í', ỵ: 'ị' }

/** One word of a name: y → i where both are written (Quy/Qui, Mỹ/Mĩ), k → c at the end (Đắk/Đắc), no zeros before a number. */
function wordKey(word: string, last: boolean): string {
  if (last && roman.has(word)) return roman.get(word)!
  if (/^\d+$/.test(word)) return word.replace(/^0+(?=\d)/, '')
  const y = /^(qu|[hklmstv])([yỳỷỹýỵ])$/.exec(word)
  if (y) return y[1]! + iForY[y[2]!]!
  if (/^đ[aăắ][kc]$/.test(word)) return 'đăc'
  return word.endsWith('k') && word.length > 1 ? `${word.slice(0, -1)}c` : word
}

/** Keys of a name; `name` may be written in any way. */
export function nameKeys(name: string): NameKeys {
  return plainNameKeys(normaliseToneKey(name))
}

const remembered = new Map<string, NameKeys>()

/** The same for a name that `normaliseToneKey` has already been through. */
export function plainNameKeys(plain: string): NameKeys {
  const known = remembered.get(plain)
  if (known) return known
  if (remembered.size > 20_000) remembered.clear()
  const keys = makeKeys(plain)
  remembered.set(plain, keys)
  return keys
}

function makeKeys(plain: string): NameKeys {
  const words = plain.replace(/['.]/g, '').match(/[\p{L}\p{M}\ufffd]+|\d+/gu) ?? []
  let exact = ''
  for (const [index, word] of words.entries()) exact += wordKey(word, index === words.length - 1)
  return { exact, loose: foldVietnamese(exact) }
}

/**
 * How a typed spelling agrees with an official one of equal loose key: `exact`; `less` = marks were left out and
 * none contradicts; `other` = a mark that was typed says something else.
 */
export type Grade = 'exact' | 'less' | 'other'

export function gradeOf(typed: string, official: string): Grade {
  if (typed === official) return 'exact'
  const a = typed.normalize('NFD')
  const b = official.normalize('NFD')
  let at = 0
  for (let from = 0; from < a.length; from++) {
    const char = a[from]!
    const mark = /\p{M}/u.test(char)
    if (!mark) {
      while (at < b.length && /\p{M}/u.test(b[at]!)) at++
      if (char !== b[at] && !(char === 'd' && b[at] === 'đ')) return 'other'
      at++
      continue
    }
    let ahead = at
    while (ahead < b.length && /\p{M}/u.test(b[ahead]!) && b[ahead] !== char) ahead++
    if (b[ahead] !== char) return 'other'
  }
  return 'less'
}

/** Whether a spelling bears any mark at all. */
export const hasMarks = (exact: string): boolean => exact !== foldVietnamese(exact)

export interface Prefix {
  /** Levels that the word may name, likeliest first. */
  readonly levels: readonly Level[]
  readonly kind: UnitKind | null
  /** The name without the word. */
  readonly rest: string
  /** The word is written so that it can be nothing else; otherwise the whole may itself be the name (`Xa Dung`). */
  readonly sure: boolean
}

type Kind = readonly [levels: readonly Level[], kind: UnitKind | null]
const commune: Kind = [['commune'], 'commune']
const ward: Kind = [['commune'], 'ward']
const township: Kind = [['commune'], 'township']
const town: Kind = [['district'], 'town']
const city: Kind = [['district', 'province'], 'city']
const district: Kind = [['district'], 'rural-district']
const urban: Kind = [['district'], 'urban-district']
const province: Kind = [['province'], 'province']

type Word = readonly [word: string, means: Kind, sure: boolean]
/** Longer words first. What ends in a point needs no space behind it; what is not sure may be a name's own word. */
const before: readonly Word[] = [
  ['thị trấn', township, true], ['thi tran', township, false], ['thịtrấn', township, true], ['t.t.', township, true], ['tt.', township, true], ['t.t', township, true], ['tt', township, false],
  ['thị xã', town, true], ['thi xa', town, false], ['t.x.', town, true], ['tx.', town, true], ['t.x', town, true], ['tx', town, false],
  ['thành phố', city, true], ['thanh pho', city, false], ['t.p.', city, true], ['tp.', city, true], ['t.p', city, true], ['tp', city, false], ['city of', city, true],
  ['đặc khu', [['commune'], 'special-zone'], true], ['dac khu', [['commune'], 'special-zone'], false],
  ['xã', commune, true], ['xa', commune, false], ['x.', commune, true], ['x', commune, false], ['commune', commune, false],
  ['phường', ward, true], ['phương', ward, false], ['phuong', ward, false], ['p.', ward, true], ['p', ward, false], ['f.', ward, true], ['f', ward, false], ['ward', ward, true],
  ['huyện', district, true], ['huyen', district, false], ['h.', district, true], ['h', district, false],
  ['quận', urban, true], ['quan', urban, false], ['q.', urban, true], ['q', urban, false], ['district', urban, true],
  ['tỉnh', province, true], ['tinh', province, false], ['t.', province, false],
]
const byFirstLetter = new Map<string, Word[]>()
for (const each of before) byFirstLetter.set(each[0][0]!, [...(byFirstLetter.get(each[0][0]!) ?? []), each])
const behind = new Map<string, Kind>([
  ['commune', commune], ['ward', ward], ['townlet', township], ['township', township], ['town', [['district', 'commune'], null]],
  ['district', [['district'], null]], ['dist.', [['district'], null]], ['city', city], ['province', province], ['prov.', province],
])

/** Takes the kind word off a name that `normaliseToneKey` has been through; null when it bears none. */
export function readPrefix(plain: string): Prefix | null {
  const gap = plain.lastIndexOf(' ')
  const last = gap > 0 ? behind.get(plain.slice(gap + 1)) : undefined
  if (last) return { levels: last[0], kind: last[1], sure: true, rest: plain.slice(0, gap) }
  for (const [word, [levels, kind], sure] of byFirstLetter.get(plain[0] ?? '') ?? []) {
    if (!plain.startsWith(word)) continue
    const rest = plain.slice(word.length).replace(/^[\s:]+/, '')
    const next = plain[word.length] ?? ''
    const numbered = word.length === 1 && /\d/.test(next)
    if (rest !== '' && (word.endsWith('.') || next === ' ' || next === ':' || numbered)) return { levels, kind, sure: sure || numbered, rest }
  }
  return null
}

/** A part of an address below the commune: hamlet, street, house number. */
export const belowCommune = (plain: string): boolean =>
  /^(?:thôn|thon|ấp|ap|bản|ban|làng|lang|buôn|buon|bon|plei|plây|khu phố|khu pho|kp|khóm|khom|tổ|to|tdp|xóm|xom|số|so|đường|duong|khu|phum|sóc|tiểu khu|tk|km|cụm|cum|ngõ|hẻm|đội|doi|lô|quốc lộ|ql|tỉnh lộ|đt|hamlet|village|street)\.?[\s\d]/.test(plain) || /^\d+[a-z]?(?:[/-]\d+)*(?:\s|$)/.test(plain) || /\s(?:hamlet|village|street)$/.test(plain)

/** Whether the written kind fits the official one, or fitted it before the unit became a ward. */
export function kindsAgree(typed: UnitKind | null, official: UnitKind): boolean {
  return typed === null || typed === official || (official === 'ward' && (typed === 'commune' || typed === 'township'))
}

/** Whether what is written may be the unit at an earlier time: communes rise to townships and both to wards, never back. */
export function kindMayHaveRisen(typed: UnitKind | null, official: UnitKind): boolean {
  return kindsAgree(typed, official) || (typed === 'commune' && official === 'township')
}
