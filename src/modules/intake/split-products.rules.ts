/** Finds out whether one cell holds one product or several. Line breaks and numbering are certain; the rest is put to a person, and stays one product until then. */
import { foldEach, foldedWords, repairText } from '#platform/text-repair'
import { Phrasebook, wordsOf } from './name-words.rules.ts'
import { headAtStart } from './product-group.rules.ts'

export type Splitting =
  | { readonly kind: 'one'; readonly parts: readonly [string]; readonly because: string | null }
  /** Certain: each part becomes a product of its own. */
  | { readonly kind: 'several'; readonly parts: readonly string[]; readonly because: SplitReason }
  /** Perhaps: one product is kept, with a note that proposes `parts` (empty where only their number is known). */
  | { readonly kind: 'ask'; readonly parts: readonly string[]; readonly count: number; readonly because: SplitReason }

export type SplitReason = 'line-breaks' | 'numbering' | 'semicolons' | 'wrapped-lines' | 'count-in-name' | 'two-heads' | 'grades' | 'variants-in-brackets' | 'listed' | 'codes'

const one = (text: string, because: string | null = null): Splitting => ({ kind: 'one', parts: [text], because })
const several = (parts: readonly string[], because: SplitReason): Splitting => ({ kind: 'several', parts, because })
const ask = (parts: readonly string[], because: SplitReason, count = parts.length): Splitting => ({ kind: 'ask', parts, count, because })

const tidy = (text: string): string => text.replace(/\s+/g, ' ').replace(/^[\s,;:•·–—+*-]+|[\s,;:•·–—-]+$/g, '').trim()
const bullet = /^\s*(?:\(?\d{1,2}\s*[.)/](?!\d)\s*|[-–•·+*✓]\s+|[a-hA-H][.)]\s+)/
/** A set stays one product, whatever it lists. */
const isSet = (text: string): boolean => /^(?:bộ|nhóm|set|combo|cặp|hộp quà|giỏ quà|túi quà|quà tặng|sản phẩm)\s/iu.test(text)

/** Reads one name cell, raw. */
export function splitProducts(raw: string): Splitting {
  const text = repairText(raw.slice(0, 2000)).text
  return byLines(text) ?? byNumbering(text) ?? bySigns(tidy(text))
}

function byLines(text: string): Splitting | null {
  const lines = text.split('\n').filter((line) => foldedWords(line).length > 0)
  if (lines.length < 2) return null
  const bulleted = lines.filter((line) => bullet.test(line)).length
  const parts: string[] = []
  let wrapped = false
  for (const line of lines) {
    const before = parts.at(-1)
    if (before === undefined || (bulleted === lines.length && bullet.test(line))) parts.push(line.replace(bullet, ''))
    else if (continues(before, line)) parts[parts.length - 1] = `${before} ${line.trim()}`
    else {
      // A line in small letters below one that began with a capital is as often the rest of a long name.
      if (/^\P{L}*\p{Lu}/u.test(before) && /^\P{L}*\p{Ll}/u.test(line) && !bullet.test(line) && headAtStart(wordsOf(line)) === 0) wrapped = true
      parts.push(line.replace(bullet, ''))
    }
  }
  const names = parts.map(tidy).filter((part) => foldedWords(part).length > 0)
  if (names.length < 2) return bySigns(names[0] ?? tidy(text))
  // `Bộ sản phẩm …:` above its members: one product.
  if (isSet(names[0]!) && /:\s*$/.test(parts[0]!)) return one(tidy(text.replace(/\n/g, ' ')), 'set')
  return wrapped ? ask(names, 'wrapped-lines') : several(names, 'line-breaks')
}

/** Whether a line can only be the rest of the one before: an open bracket or quote, a joining word at the break, a bracket or a pack size alone. */
function continues(before: string, line: string): boolean {
  const open = (pattern: RegExp): number => before.match(pattern)?.length ?? 0
  if (open(/\(/g) > open(/\)/g) || open(/“/g) > open(/”/g)) return true
  if (/(?:,|[-–]|\b(?:va|cua|huong|vi|tu|voi|cho|loai|dang|san pham|bo san pham|nhom san pham))\s*$/.test(foldEach(before)) && !/[;.]\s*$/.test(before) && !bullet.test(line)) return true
  return /^\s*\(/.test(line) || /^\s*(?:(?:hop|chai|goi|tui|hu|lo)\s*)?\d+(?:[.,]\d+)?\s*(?:g|gr|gram|kg|ml|lit|l)\b[^a-z]*$/.test(foldEach(line))
}

function byNumbering(text: string): Splitting | null {
  const marks = [...text.matchAll(/(?<![\p{L}\d.,])\(?(\d{1,2})\s*[.)](?!\d)\s*(?=\p{L})/gu)]
  if (marks.length < 2 || marks.some((mark, index) => Number(mark[1]) !== index + 1) || tidy(text.slice(0, marks[0]!.index)) !== '') return null
  const parts = marks.map((mark, index) => tidy(text.slice(mark.index + mark[0].length, marks[index + 1]?.index)))
  return parts.every((part) => foldedWords(part).length > 0) ? several(parts, 'numbering') : null
}

/** Splits outside brackets and quotes. */
function pieces(text: string, sign: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  const folded = foldEach(text)
  if (folded.search(sign) < 0) return [tidy(text)].filter((part) => part !== '')
  const cuts = new Map([...folded.matchAll(sign)].map((found) => [found.index, found[0].length]))
  for (let at = 0; at < text.length; at++) {
    if ('(["“'.includes(text[at]!)) depth++
    else if (')]"”'.includes(text[at]!)) depth = Math.max(0, depth - 1)
    const cut = cuts.get(at)
    if (cut === undefined || depth > 0) continue
    parts.push(text.slice(from, at))
    from = at + cut
  }
  return [...parts, text.slice(from)].map(tidy).filter((part) => part !== '')
}

const hasHead = (text: string): boolean => headAtStart(wordsOf(text)) > 0
/** A head that names finished goods, not something to put into them. */
const hasProductHead = (text: string): boolean => headAtStart(wordsOf(text), true) > 0
const fillings = new Phrasebook([['trứng muối, chà bông, phô mai, mật ong, hải sản, lá dứa, mỡ hành, ruốc, khô, gừng, muối, tỏi, tiêu, sữa, socola, trà xanh, cà phê, ca cao, nước cốt dừa, rong biển, tinh dầu, muối ớt, giấm, đường', true]])

function bySigns(text: string): Splitting {
  if (text === '' || isSet(text)) return one(text, text === '' ? null : 'set')
  const semicolons = pieces(text, /;/g)
  if (semicolons.length > 1) return semicolons.every(hasHead) ? several(semicolons, 'semicolons') : ask(semicolons, 'semicolons')
  return byCount(text) ?? byGrades(text) ?? byBracket(text) ?? byHeads(text) ?? byCodes(text) ?? one(text)
}

/** `2 loại gạo sạch Liên Hưng là OM 5451 và Đài thơm 8`, `Mật ong Bometa (4 sản phẩm mật ong)`. */
function byCount(text: string): Splitting | null {
  const folded = foldEach(text)
  const named = /^(?:0?([2-9])|(hai|ba|bon|nam))\s+(?:loai|san pham|dong|dong san pham|vi|mau)\s+(.*?)\s*(?:\bla\b|\bgom\b|:)\s+(.+)$/.exec(folded)
  if (named) {
    const count = Number(named[1] ?? { hai: 2, ba: 3, bon: 4, nam: 5 }[named[2]!])
    const base = text.slice(folded.length - named[4]!.length - (folded.slice(0, folded.length - named[4]!.length).match(/\s*(?:la|gom|:)\s*$/)?.[0].length ?? 0) - named[3]!.length, folded.length - named[4]!.length).replace(/\s*(?:là|gồm|:)\s*$/u, '')
    const parts = pieces(text.slice(text.length - named[4]!.length), /,|\bva\b|&/g).map((part) => tidy(hasHead(part) ? part : `${base} ${part}`))
    return ask(parts.length === count ? parts : [], 'count-in-name', count)
  }
  const bracket = /\(\s*(?:gom\s+)?0?([2-9]|1\d)\s+(?:san pham|loai|sp|dong san pham)\b[^)]*\)/.exec(folded)
  return bracket ? ask([], 'count-in-name', Number(bracket[1])) : null
}

/** `… loại 1, 2, 3`, `… 400 đạm, 500 đạm`, `… 30 độ và 40 độ`. */
function byGrades(text: string): Splitting | null {
  const folded = foldEach(text)
  const grades = /\b(loai|hang|size|so)\s+(\d{1,2}(?:\s*(?:,|va|&)\s*\d{1,2})+)\s*$/.exec(folded)
  if (grades) {
    const base = text.slice(0, grades.index + grades[1]!.length)
    return ask(grades[2]!.split(/\s*(?:,|va|&)\s*/).map((grade) => `${base} ${grade}`), 'grades')
  }
  const degree = String.raw`\d{1,3}\s*(?:°\s*n?|do dam|do|dam|n\b|%)`
  const degrees = new RegExp(String.raw`(?<!\()(${degree}(?:\s*(?:,|va|&)\s*${degree})+)\s*$`).exec(folded)
  if (!degrees) return null
  const base = tidy(text.slice(0, degrees.index))
  return ask(pieces(text.slice(degrees.index), /,|\bva\b|&/g).map((part) => `${base} ${part}`), 'grades')
}

/** `Nước mắm Cửa Lò (20°N, 30°N, 40°N)`: members in brackets that are short forms of one name. */
function byBracket(text: string): Splitting | null {
  const found = /^(.+?)\s*\(([^()]+)\)\s*(.*)$/.exec(text)
  if (!found) return null
  const members = pieces(found[2]!, /,|;|\bva\b|&/g)
  if (members.length < 2) return null
  const degrees = members.every((member) => /\d/.test(member) && foldedWords(member).length <= 3)
  const kinds = members.every((member) => /^(?:vị|hương|loại|màu|nhân)\s/iu.test(member)) || (members.slice(1).every((member) => foldedWords(member).length <= 2) && /^(?:vị|hương|loại|màu|nhân)\s/iu.test(members[0]!))
  if (degrees || kinds) return ask(members.map((member) => tidy(`${found[1]} ${member} ${found[3]}`)), 'variants-in-brackets')
  return members.every(hasProductHead) ? ask(members, 'listed') : null
}

/** `X và Y`, `X, Y, Z`, `X & Y`, `X + Y` where each names finished goods by itself; `bánh dừa sáp và khoai lang` is one. */
function byHeads(text: string): Splitting | null {
  const listed = pieces(text, /,|\bva\b|&|\s\+\s/g)
  const english = /\b(?:egg|rice|tea|salt|sauce|fish|coffee|cake)\b/
  if (listed.length === 2 && /&|\band\b/.test(text) && listed.every((part) => english.test(foldEach(part)))) return ask(listed, 'two-heads')
  if (listed.length < 2 || !listed.every(hasHead) || !hasProductHead(listed[0]!)) return null
  if (!listed.slice(1).every((part) => hasProductHead(part) && !fillings.longest(wordsOf(part), 0))) return null
  if (new Set(listed.map((part) => foldedWords(part).join(' '))).size < listed.length) return null
  return ask(listed, listed.length === 2 ? 'two-heads' : 'listed')
}

/** `Nước mắm Cửa Lò CL28 và Cửa Hội CH20, CH25`: codes of models. */
function byCodes(text: string): Splitting | null {
  const parts = pieces(text, /,|\bva\b|&/g)
  const code = /(?<![\p{L}\d])[A-Z]{1,4}[\s.-]?\d{1,4}$/u
  if (parts.length < 2 || !parts.every((part) => code.test(part))) return null
  const head = headAtStart(wordsOf(parts[0]!))
  if (head === 0) return null
  const words = parts[0]!.split(' ')
  const base = words.slice(0, head).join(' ')
  let brand = words.slice(head, -1).join(' ')
  return ask(parts.map((part, index) => {
    if (index === 0) return part
    const own = part.replace(code, '').trim()
    if (own !== '') brand = own
    return tidy(`${base} ${brand} ${code.exec(part)![0]}`)
  }), 'codes')
}
