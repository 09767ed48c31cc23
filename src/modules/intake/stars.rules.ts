/** Reads what offices write in a rank cell, a section title or a name. Bands of the score: Article 3 of 26/2026/QĐ-TTg, the same since 2019. */
import { foldEach, repairText } from '#platform/text-repair'

export type Stars = 1 | 2 | 3 | 4 | 5

export type StarsProblem =
  | 'zero-stars' | 'conflicting-stars' | 'stars-range' | 'stars-out-of-range' | 'below-three-stars' | 'stars-unreadable'
  | 'score-instead-of-stars' | 'score-too-low' | 'stars-proposed' | 'not-passed'

/** How a rank cell was understood. `stars` is a recognised rank, `proposed` one that is asked for or hoped for. */
export interface StarsReading {
  readonly stars: Stars | null
  readonly proposed: Stars | null
  /** The rank before, where the cell tells of an upgrade (`nâng hạng từ 3 sao`). */
  readonly before: Stars | null
  /** The council's average, where it stands in the cell. */
  readonly score: number | null
  readonly problem: StarsProblem | null
  readonly raw: string
}

const words: Record<string, number> = { khong: 0, mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5, zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5 }
const wordNumber = Object.keys(words).join('|')
const signs = '[*★⭐✩✰✪✮☆﹡✱]'
/** One mention of a rank, in folded text where every star sign is `*`. Groups: number or word before "sao", signs, number before signs. */
const mention = new RegExp(
  String.raw`(?<![\d.,/])(?:(0?\d(?:[.,]0+)?)|\b(${wordNumber}))\s*(?:\(\s*(?:0?\d|${wordNumber})\s*\)\s*)?[-–]?\s*(?:sao|stars?)\b\s*(?:\(\s*(\*+)\s*\)|(\*+))?` +
  String.raw`|(?<![\d.,/])(0?\d)\s*(\*)(?!\*)|(\*+)`, 'g')
const scoreIn = /(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:\/\s*100\s*)?(?:diem|points?)\b/
const hoped = /(tiem nang|de nghi|de xuat|trinh (?:cap )?(?:trung uong|bo|hoi dong|tw)|du kien|dang ky|phan dau|huong toi|du (?:dieu kien )?(?:du )?thi|kha nang|cho (?:cap )?(?:bo|tinh|trung uong|ket qua|cong nhan)|potential|proposed|registered)/
const failed = /(khong (?:dat|duoc cong nhan|xep hang|du dieu kien)|chua (?:dat|duoc|xep hang|du)|bi loai|\btruot\b|not passed)/
const from = /(?:nang (?:hang|cap|sao)?\s*(?:san pham )?(?:tu|len tu)|upgraded? from|tu)\s*$/

const asStars = (value: number): Stars | null => (Number.isInteger(value) && value >= 1 && value <= 5 ? (value as Stars) : null)
const valueOf = (text: string): number => words[text] ?? Number(text.replace(',', '.'))

interface Mention { readonly at: number; readonly end: number; readonly value: number }

function mentionsIn(folded: string): Mention[] {
  return [...folded.matchAll(mention)].map((found) => {
    const [all, digits, word, bracket, behind, before, , alone] = found
    const value = alone ? alone.length : valueOf(digits ?? word ?? before ?? '')
    const drawn = bracket ?? behind
    // `4 sao (***)` contradicts itself: told by a value that no rank has twice.
    return { at: found.index, end: found.index + all.length, value: drawn && drawn.length > 1 && drawn.length !== value ? NaN : value }
  })
}

/** Folded text of the same length with every drawn star as `*`; hollow stars after full ones (★★★☆☆) are not counted. */
function starText(text: string): string {
  const full = text.normalize('NFC').replace(/(?<=[★⭐✪✮]\ufe0f?\s*)(?:[☆✩✰]\s*)+/g, (run) => ' '.repeat(run.length))
  return foldEach(full.replace(/\ufe0f/g, ' ').replace(new RegExp(signs, 'g'), '*'))
}

/** Reads one cell. An empty cell is no problem: it says nothing. */
export function readStars(cell: string | number | null | undefined): StarsReading {
  const raw = cell === null || cell === undefined ? '' : String(cell)
  const text = repairText(raw.slice(0, 500)).text.replace(/\n/g, ' ; ')
  const blank: StarsReading = { stars: null, proposed: null, before: null, score: null, problem: null, raw }
  if (text === '' || /^[-–—_./\s]+$/.test(text)) return blank
  const folded = starText(text).replace(/\* +(?=\*)/g, '*')
  const scored = scoreIn.exec(folded)
  const score = scored ? Number(scored[1]!.replace(',', '.')) : null
  const mentions = mentionsIn(folded)
  if (mentions.length === 0) return score === null ? bareNumber(folded.trim(), blank) : { ...blank, score, problem: failed.test(folded) ? 'not-passed' : 'score-instead-of-stars' }
  return judge(folded, mentions, { ...blank, score })
}

/** `3`, `3.0`, `04`, `Hạng 4`, `OCOP.4`, `bốn`: a number without the word sao. */
function bareNumber(folded: string, blank: StarsReading): StarsReading {
  if (failed.test(folded)) return { ...blank, problem: 'not-passed' }
  const range = /^(\d)\s*(?:-|den|toi|to)\s*(\d)$/.exec(folded)
  if (range) return { ...blank, problem: 'stars-range' }
  if (/^\d\s*(?:[/;]\s*\d|,\s*[1-9])(?:\s*sao)?$/.test(folded)) return { ...blank, problem: 'conflicting-stars' }
  const bare = new RegExp(String.raw`^(?:(?:xep |dat |phan )?(?:hang|loai|ocop|muc|rank)\b[ .:]*)?(?:(\d{1,3}(?:[.,]\d+)?)|(${wordNumber}))(?:\s*\((?:${wordNumber})\))?$`).exec(folded)
  if (!bare) return { ...blank, problem: hoped.test(folded) ? 'stars-proposed' : 'stars-unreadable' }
  const value = bare[1] ? Number(bare[1].replace(',', '.')) : words[bare[2]!]!
  if (value > 5 && value <= 100 && (value >= 30 || bare[1]!.includes('.') || bare[1]!.includes(','))) return { ...blank, score: value, problem: 'score-instead-of-stars' }
  return certain(blank, value)
}

function certain(base: StarsReading, value: number): StarsReading {
  if (value === 0) return { ...base, problem: 'zero-stars' }
  const stars = asStars(value)
  if (!stars) return { ...base, problem: Number.isInteger(value) ? 'stars-out-of-range' : 'stars-unreadable' }
  if (stars < 3) return { ...base, stars, problem: 'below-three-stars' }
  const least = { 1: 0, 2: 30, 3: 50, 4: 70, 5: 90 }[stars]
  return { ...base, stars, problem: base.score !== null && base.score < least ? 'score-too-low' : null }
}

function judge(folded: string, mentions: readonly Mention[], base: StarsReading): StarsReading {
  if (mentions.some(({ value }) => Number.isNaN(value))) return { ...base, problem: 'conflicting-stars' }
  let before: Stars | null = null
  let proposed: Stars | null = null
  const said: number[] = []
  let hope = false
  for (const [index, one] of mentions.entries()) {
    const lead = folded.slice(index === 0 ? 0 : mentions[index - 1]!.end, one.at)
    const gap = index === 0 ? '' : lead.trim()
    if (index > 0 && /^(?:-|den|toi|hoac|to|or)$/.test(gap) && mentions[index - 1]!.value !== one.value) return { ...base, problem: 'stars-range' }
    if (from.test(lead)) before = asStars(one.value)
    else if (hoped.test(lead) || (hope && /len\s*$/.test(lead))) {
      proposed = asStars(one.value)
      hope = true
    } else if (before !== null && hoped.test(folded.slice(0, one.at))) proposed = asStars(one.value)
    else said.push(one.value)
    if (hoped.test(lead)) hope = true
  }
  // The words may follow the rank: `5 sao (tiềm năng)`, `5 sao - chờ Bộ`.
  const tail = folded.slice(mentions.at(-1)!.end)
  const leadRange = /^\s*(\d)\s*(?:-|den|toi)\s*$/.exec(folded.slice(0, mentions[0]!.at))
  if (leadRange && Number(leadRange[1]) !== mentions[0]!.value) return { ...base, problem: 'stars-range' }
  const leadOther = /(?:^|[\s(])(\d)\s*[/,;]\s*$/.exec(folded.slice(0, mentions[0]!.at))
  if (leadOther && Number(leadOther[1]) !== mentions[0]!.value) return { ...base, problem: 'conflicting-stars' }
  if (failed.test(folded)) return { ...base, before, problem: 'not-passed' }
  // `3/4 sản phẩm đạt 3 sao` counts, it does not say which.
  if (/\d\s*\/\s*\d+\s*san pham/.test(folded)) return { ...base, problem: 'stars-unreadable' }
  if (proposed === null && said.length > 0 && hoped.test(tail)) proposed = asStars(said.pop()!)
  // A rank that is said and hoped for at once (`cấp tỉnh xếp 5 sao, chờ Bộ`) is not yet given.
  const values = [...new Set(said)].filter((value) => value !== proposed)
  if (values.length > 1) return { ...base, before, proposed, problem: 'conflicting-stars' }
  if (values.length === 0) return { ...base, before, proposed, problem: proposed ? 'stars-proposed' : 'stars-unreadable' }
  const reading = certain({ ...base, before, proposed }, values[0]!)
  return proposed && reading.problem === null ? { ...reading, problem: 'stars-proposed' } : reading
}

export interface SectionStars extends StarsReading {
  /** `gồm 05 sản phẩm` */
  readonly count: number | null
}

/** Reads the title of a section (`I | Sản phẩm được công nhận hạng 3 sao (***), gồm 05 sản phẩm:`) or a column's heading (`Hạng 4 sao`); null when it names no rank. */
export function readSectionStars(title: string): SectionStars | null {
  const folded = starText(repairText(title.slice(0, 500)).text.replace(/\n/g, ' '))
  const count = /(?:gom|co|tong(?: cong| so)?|:)\s*(?:co\s*)?(\d{1,4})\s*(?:\([^)]*\)\s*)?san pham/.exec(folded) ?? /(\d{1,4})\s*san pham/.exec(folded)
  const mentions = mentionsIn(folded).filter(({ value, at, end }) => !Number.isNaN(value) && (end - at > 1 || value > 1))
  if (mentions.length === 0) return null
  const base: StarsReading = { stars: null, proposed: null, before: null, score: null, problem: null, raw: title }
  return { ...judge(folded, mentions, base), count: count ? Number(count[1]) : null }
}

export interface NameClaim {
  readonly name: string
  /** What the name says of its own rank; a claim to check, never a certificate. */
  readonly stars: Stars | null
  /** The words that were taken out, or null when the name says nothing of OCOP. */
  readonly claim: string | null
}

/** What a name may say of its rank, longest first. `3 sao biển` and `khách sạn 5 sao` are no claims. */
const claims = [
  /^[\s(]*ocop\s*[.\-_:]\s*([1-5])\s*[.\-_:]\s*[a-z]{2,4}\s*[.\-_:]\s*/,
  new RegExp(String.raw`[\s,;|–-]*[(\[]?\s*\b(?:(?:la )?(?:san pham|sp)\s+)?(?:(?:dat|xep|chuan|chung nhan|cong nhan|tieu chuan)\s+)*(?:hang\s+)?\bocop\b\s*(?:(?:dat|hang|chuan|tinh|cap tinh)\s*)*[.\-:]?\s*(?:0?([1-5])\s*(?:sao|stars?|\*+)|(${wordNumber}) sao|(\*{3,5}))(?:\s*\(\*+\))?\s*[)\]]?`),
  new RegExp(String.raw`[\s,;|–-]*[(\[]?\s*\b(?:dat|xep hang|hang|chung nhan|cong nhan)\s+(?:chuan\s+|hang\s+)*(?:0?([1-5])\s*(?:sao|stars?|\*+)|(${wordNumber}) sao)(?:\s*\(?\*+\)?)?(?:\s*ocop)?\s*[)\]]?`),
  /[\s,;|–-]*[([]?\s*(?<!(?:khach san|resort|nha hang)\s)(?<![\d.,])\b0?(?:([1-5])\s*sao(?!\s*(?:bien|la|vang|do|mai|xanh)\b)|([3-5])\s*\*+)(?:\s*\(?\*+\)?)?(?:\s*ocop)?\s*[)\]]?(?=\s|$|[,;|-])/,
  /[\s(]*(\*{3,5})\s*\)?/,
  /[\s,;|–-]*(?:[([]\s*(?:san pham |sp )?ocop\s*[)\]]|[-–,|]\s*(?:san pham |sp )?ocop\s*$|^ocop\s*[-–:|]\s*)/,
]

/** Takes claims of rank out of a name. `repaired` text in, so that places stay the same; `0COP` counts as OCOP. */
export function takeClaim(repaired: string): NameClaim {
  let name = repaired.slice(0, 1000).normalize('NFC').replace(/\s+/g, ' ').trim()
  let stars: Stars | null = null
  const taken: string[] = []
  for (const pattern of claims) {
    const folded = starText(name).replace(/\b0cop\b/g, 'ocop')
    const found = pattern.exec(folded)
    if (!found || found[0].trim() === '') continue
    const value = found[1]?.startsWith('*') ? found[1].length : valueOf(found.slice(1).find((group) => group !== undefined)?.replace(/\*+/g, (run) => String(run.length)) ?? '')
    const rest = `${name.slice(0, found.index)} ${name.slice(found.index + found[0].length)}`.replace(/\s+/g, ' ').replace(/^[\s,;|–-]+|[\s,;|–-]+$/g, '')
    if (rest.length < 2) continue
    taken.push(name.slice(found.index, found.index + found[0].length).trim())
    stars ??= asStars(value)
    name = rest
  }
  return { name, stars, claim: taken.length > 0 ? taken.join(' ') : null }
}
