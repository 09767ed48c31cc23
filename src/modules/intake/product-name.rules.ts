/** Makes a product's name readable without inventing: what was taken out is kept beside it, and the raw text always. */
import { foldEach, foldedWords, repairText } from '#platform/text-repair'
import { Phrasebook, isUnmarked, wordsOf } from './name-words.rules.ts'
import { containers, listNotes, piecesOf, properNames, provinces, salesTalk, units } from './product-name.words.ts'
import { knownPhraseAt } from './product-group.rules.ts'
import { takeClaim, type Stars } from './stars.rules.ts'

export type NameNote =
  | 'claim-in-name' | 'footnote-taken' | 'prefix-taken' | 'place-taken' | 'phone-taken' | 'price-taken' | 'sales-talk-taken' | 'degree-lost' | 'letters-repaired' | 'letters-lost' | 'capitals-lowered'
  | 'name-missing' | 'name-too-short' | 'name-looks-like-a-number' | 'test-row'

export interface Pack {
  /** `hộp 100gr` as written. */
  readonly text: string
  readonly grams: number | null
  readonly millilitres: number | null
  /** Pieces of that size in one pack, or counted goods: `2 hộp`, `hộp 30 con`. */
  readonly pieces: number | null
}

export interface NameReading {
  /** As it is shown; a set that is one product stays a set. '' when nothing readable was there. */
  readonly name: string
  /** The same without pack size and set words: what two lists would both call it. */
  readonly core: string
  readonly raw: string
  /** `Bộ sản phẩm …`: several things recognised as one product. */
  readonly set: boolean
  readonly pack: Pack | null
  /** Province in brackets. */
  readonly place: string | null
  /** Footnotes and remarks of the list that were in the name. */
  readonly remark: string | null
  readonly claim: Stars | null
  readonly notes: readonly NameNote[]
}

const provinceByFold = new Map(provinces.split(',').map((name) => [foldedWords(name).join(' '), name.trim()]))
const properBook = new Phrasebook([[properNames, true]])
const unitWord = Object.keys(units).sort((a, b) => b.length - a.length).join('|')
const start = String.raw`(?<![\p{L}\p{M}\p{N}])`
const end = String.raw`(?![\p{L}\p{M}\p{N}])`
/** `hộp 100gr`, `(túi 0,5kg)`, `250g/túi`, `500 ml`. Percentages, degrees and grades (20°N, ST25) are none. In lower case with marks. */
const sized = new RegExp(String.raw`[([]?\s*(?:${start}(?:loại|quy cách|trọng lượng|khối lượng|dung tích)\s*:?\s*)?(?:(?:(?<=^|combo\s|set\s|\()(\d{1,3})\s*)?${start}(?:${containers})\s*)?(?<![\d.,°\p{L}])(\d{1,5}(?:[.,]\d{1,3})?)\s*(${unitWord})${end}(?!\s*[°%])(?:\s*\/\s*(?:${containers}))?(?:\s*[x*]\s*(\d{1,3})(?:\s*(?:${containers}))?)?\s*[)\]]?`, 'u')
/** `hộp 30 con` */
const counted = new RegExp(String.raw`[([]?\s*${start}(?:${containers})\s+(\d{1,4})\s*(?:${piecesOf})${end}\s*[)\]]?`, 'u')
/** `Combo 2 hộp …` */
const leadCount = new RegExp(String.raw`^(?:combo|set)?\s*(\d{1,3})\s*(?:${containers}|${piecesOf})\s+(?=\S{2})`, 'u')

const listRemark = new RegExp(String.raw`[\s,;-]*\(?\s*(?:nam\s+20[12]\d\s+)?\b(?:${listNotes})\b(?:\s+(?:nam\s+)?20[12]\d|\s+(?:len|tu)\s[^)]*)?\s*\)?\s*$`)
const talkIn = new RegExp(String.raw`[\s,;|-]*[([]?\s*\b(?:${salesTalk})\b\s*[)\]]?`)
const provinceBehind = new RegExp(String.raw`[\s,;|-]+(?:tinh |tp |thanh pho )?(?:dac san )?(${[...provinceByFold.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/ /g, '\\s*[ -]\\s*')).join('|')})\s*$`)

interface Work { text: string; readonly notes: Set<NameNote>; readonly remarks: string[] }

/** Cuts every match of `pattern` out of the text; gives what was cut. Patterns with the flag u read lower case with marks, others folded text. */
function cut(work: Work, pattern: RegExp, keep: (found: RegExpExecArray) => boolean = () => true): RegExpExecArray[] {
  const taken: RegExpExecArray[] = []
  const read = (): string => (pattern.unicode ? sameLengthLower(work.text) : foldEach(work.text))
  if (!pattern.test(read())) return taken
  const global = new RegExp(pattern.source, `g${pattern.flags}`)
  for (let rounds = 0; rounds < 4; rounds++) {
    const found = [...read().matchAll(global)].find((one) => one[0].trim() !== '' && keep(one))
    if (!found) break
    const rest = tidy(`${work.text.slice(0, found.index)} ${work.text.slice(found.index + found[0].length)}`)
    if (foldedWords(rest).join('').length < 2) break
    taken.push(Object.assign(found, { 0: work.text.slice(found.index, found.index + found[0].length).trim() }))
    work.text = rest
  }
  return taken
}

/** Lower case; letters whose lower case is longer (İ) stay, so that places stay the same. */
function sameLengthLower(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : Array.from(text, (char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)).join('')
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').replace(/\(\s*\)|\[\s*\]/g, '').replace(/\s+([,;)])/g, '$1').replace(/\s+/g, ' ').replace(/^[\s,;:|–—•·+-]+|[\s,;:|–—•·-]+$|\s[\s+]+$/g, '').trim()

/** Reads the name cell of an official list (one product; see split-products for several). */
export function readProductName(raw: string): NameReading {
  const repaired = repairText(raw.slice(0, 1000))
  const work: Work = { text: tidy(repaired.text.replace(/\n/g, ' ')), notes: new Set(), remarks: [] }
  if (repaired.lost || /\p{L}\?\p{L}/u.test(work.text)) work.notes.add('letters-lost')
  if (repaired.mends.includes('look-alikes')) work.notes.add('letters-repaired')
  work.text = unquoted(work.text)
  const claim = takeClaim(work.text)
  if (claim.claim !== null) work.notes.add('claim-in-name')
  work.text = tidy(claim.name)
  takePhone(work)
  takeFootnotes(work)
  const place = takePlace(work)
  const set = /^(?:bộ|nhóm|set|combo|cặp)\s/iu.test(work.text)
  takePrefix(work)
  if (/\b[1-6]0{2}\s*(?:do\s*)?(?:dam|n)\b/.test(foldEach(work.text))) work.notes.add('degree-lost')
  work.text = lowered(work)
  const { core, pack } = withoutPack(work.text)
  judge(work)
  return { name: work.text, core: core === '' ? work.text : core, raw, set, pack, place, remark: work.remarks.join('; ') || null, claim: claim.stars, notes: [...work.notes] }
}

function unquoted(text: string): string {
  const whole = /^["“”„'‘’«»]+([^"“”„«»]+)["“”„'‘’«»]+$/u.exec(text)
  return whole ? tidy(whole[1]!) : text
}

function takePhone(work: Work): void {
  if (cut(work, /[\s,;(-]*(?:(?:sdt|dt|dien thoai|lien he|lh|tel|zalo|hotline)\s*[:.]?\s*)?(?<![\d.,])(?:\+?84|0)(?:[\s.-]?\d){8,10}(?!\d)\)?/).length > 0) work.notes.add('phone-taken')
}

function takeFootnotes(work: Work): void {
  const taken = [
    ...cut(work, /\s*\(\s*(?:sp|san pham|nam|dot)?\s*(?:nam\s*)?20[12]\d\s*\)\s*\d{0,3}\s*$/),
    ...cut(work, listRemark),
    ...cut(work, /\s*(?:\[\d{1,3}\]|\(\*{1,2}\)|\*{1,2})\s*$/),
  ]
  cut(work, /^\s*(?:\d{1,3}\s*[.)]|[-+•*])\s+(?=[a-z]{2})/)
  const raised = /[\u00b9\u00b2\u00b3\u2070-\u2079]+$/.exec(work.text)
  if (raised && !/\d[\u00b2\u00b3]$|\bm[\u00b2\u00b3]$/.test(work.text)) {
    work.text = tidy(work.text.slice(0, raised.index))
    work.notes.add('footnote-taken')
  }
  if (taken.length === 0) return
  work.notes.add('footnote-taken')
  work.remarks.push(...taken.map((found) => found[0].replace(/^[\s,;-]+/, '')))
}

function takePlace(work: Work): string | null {
  const isProvince = (inside: string): string | undefined => provinceByFold.get(foldedWords(inside.replace(/^\s*(?:tinh|thanh pho|tp\.?)\s+/, '')).join(' '))
  const [found] = cut(work, /\s*\(([^()]{2,40})\)\s*$/, (one) => isProvince(one[1]!) !== undefined)
  if (!found) return null
  work.notes.add('place-taken')
  return isProvince(found[1]!) ?? null
}

/** `Sản phẩm`, `Bộ sản phẩm` glued to the name; not where the members follow in brackets, or where nothing else would be left to call it. */
function takePrefix(work: Work): void {
  const found = /^(?:ten )?(?:bo |nhom |cac )?(?:san pham|sp)\s*[:.-]?\s+(?=[a-z0-9"'“(])/.exec(foldEach(work.text))
  if (!found) return
  const rest = work.text.slice(found[0].length)
  if (rest.startsWith('(') || (/^(?:bo|nhom)/.test(found[0]) && /\([^)]*[,;]/.test(rest)) || foldedWords(rest).length < 1) return
  work.text = capitalised(tidy(rest))
  work.notes.add('prefix-taken')
}

const capitalised = (text: string): string => text.replace(/^(["“'(]*)(\p{Ll})/u, (_, lead: string, letter: string) => lead + letter.toUpperCase())

/**
 * A name wholly in capitals becomes a sentence. Words that name the goods are lowered, other Vietnamese words are names and keep
 * one capital, and words that are no Vietnamese syllables (brands, codes) stay as they are. Names only partly in capitals are left alone.
 */
function lowered(work: Work): string {
  const letters = work.text.replace(/[^\p{L}]/gu, '')
  if (letters.length < 4 || letters !== letters.toUpperCase()) return work.text
  const pieces = work.text.split(/([^\p{L}\p{M}\p{N}]+)/u)
  const words = wordsOf(work.text)
  const known = new Set<number>()
  for (let at = 0; at < words.length; at++) for (let index = 0; index < knownPhraseAt(words, at); index++) known.add(at + index)
  const proper = new Set(properBook.all(words).flatMap((found) => Array.from({ length: found.length }, (_, index) => found.at + index)))
  let at = 0
  const out = pieces.map((piece) => {
    const own = wordsOf(piece)
    if (own.length === 0) return piece
    const from = at
    at += own.length
    if (own.some(({ fold }) => !isFoldedSyllable(fold))) return piece
    const small = piece.toLowerCase()
    return own.every((_, index) => known.has(from + index) && !proper.has(from + index)) ? small : small.replace(/^\p{L}/u, (letter) => letter.toUpperCase())
  }).join('')
  const shown = capitalised(out)
  if (shown !== work.text) work.notes.add('capitals-lowered')
  return shown
}

/** Whether a folded word can be a Vietnamese syllable: an onset, a vowel run, a coda. `nano`, `vicumax`, `asc` cannot. */
export const isFoldedSyllable = (fold: string): boolean =>
  /^(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?(?:a|e|i|o|u|y|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uy|uu|ye|ieu|yeu|oai|oay|uay|uoi|uou|uye|uya|uyu)(?:c|ch|m|n|ng|nh|p|t)?$/.test(fold)

/** Takes the pack size off: `Trà xanh hộp 100gr` → `Trà xanh` and 100 g. `100%`, `50%`, `40 độ`, `20°N` are no sizes. */
export function withoutPack(name: string): { readonly core: string; readonly pack: Pack | null } {
  const work: Work = { text: name, notes: new Set(), remarks: [] }
  const [size] = cut(work, sized)
  const [count] = size ? [] : cut(work, counted)
  const core = size || count ? tidy(work.text.replace(/\s(?:đóng gói|dạng)?$/u, '')) : name
  if (size) {
    const unit = units[size[3]!]!
    const number = Number(size[2]!.replace(',', '.'))
    const pieces = Number(size[1] ?? size[4] ?? NaN)
    return { core, pack: { text: size[0].replace(/^[([\s]+|[)\]\s]+$/g, ''), grams: unit.grams ? number * unit.grams : null, millilitres: unit.millilitres ? number * unit.millilitres : null, pieces: Number.isNaN(pieces) ? null : pieces } }
  }
  return count ? { core, pack: { text: count[0].replace(/^[([\s]+|[)\]\s]+$/g, ''), grams: null, millilitres: null, pieces: Number(count[1]) } } : { core, pack: null }
}

function judge(work: Work): void {
  const words = foldedWords(work.text)
  const letters = words.join('').replace(/\d/g, '')
  if (letters === '') work.notes.add(words.length === 0 ? 'name-missing' : 'name-looks-like-a-number')
  else if (letters.length < 2) work.notes.add('name-too-short')
  else if (/^(?:test|thu|demo|abc|xyz|a{3,}|(?:asd|qwe|zxc|sdf|dfg|fgh|jkl|asf)[a-z]*|iphone.*|samsung.*|san pham ?\d*|ten san pham|ghi ten san pham)$/.test(words.join(' ')) || (isUnmarked(wordsOf(work.text)) && /^(?=[a-z]{6,}$)(?:[^aeiouy]{5,}|.*[^aeiouy\s]{6,}).*$/.test(words.join(' ')))) work.notes.add('test-row')
}

/** Reads the title of a marketplace listing: the same, and salesmen's talk, prices, counts in front and `đặc sản …` taken out. */
export function readListingTitle(raw: string): NameReading & { readonly priceVnd: number | null } {
  const first = readProductName(raw)
  const work: Work = { text: first.name, notes: new Set(first.notes), remarks: first.remark ? [first.remark] : [] }
  const [price] = cut(work, /[\s,;|-]*\(?\s*(?:chi|gia|chi con|only)?\s*:?\s*(?<!\d)(\d{1,3}(?:[.,]\d{3})+|\d{2,4}\s*k|\d{4,8})\s*(?:vnd|dong|d|k)?\b(?:\s*\/\s*(?:\d+\s*)?[a-z]+)?\s*\)?/, (found) => /[.,]\d{3}|k\b|vnd|dong|\dd\b/.test(found[0]) && !/°|%/.test(found[0]))
  const priceVnd = price ? Number(price[1]!.replace(/[.,\sk]/g, '')) * (/k\s*$/.test(price[1]!) ? 1000 : 1) : null
  if (price) work.notes.add('price-taken')
  const talk = [...cut(work, talkIn), ...cut(work, /\s*\((?:chi|khong) (?:giao|ban|ship)[^)]*\)/)]
  if (talk.length > 0) work.notes.add('sales-talk-taken')
  const [lead] = cut(work, leadCount)
  const [place] = cut(work, provinceBehind, (one) => one.index > 6)
  cut(work, /^(?:dac san|sp|san pham)\s+|[\s,;|-]+dac san\s*$/)
  cut(work, /\s+[-–|]\s+(?:htx|hop tac xa|cong ty|dac san|co so)\b.*$/)
  work.text = lowered(work)
  const { core, pack } = withoutPack(work.text)
  const pieces = lead ? Number(lead[1]) : null
  return {
    ...first, name: capitalised(core === '' ? work.text : core), core, place: first.place ?? (place ? (provinceByFold.get(foldedWords(place[1]!).join(' ')) ?? null) : null), priceVnd, notes: [...work.notes],
    pack: pack ? { ...pack, pieces: pack.pieces ?? pieces } : pieces ? { text: lead![0], grams: null, millilitres: null, pieces } : first.pack,
  }
}
