/** What the search knows of a product, and which of its words count. */
import { legalWords } from './chat.words.ts'
import { wordsOf, wordsOfName, type Word } from './spelling.rules.ts'

/** How sure the product's recognition is; the first is shown first among equals. */
export const tiers = ['recorded', 'reported', 'expired', 'pending'] as const
export type Tier = (typeof tiers)[number]

export interface SearchDoc {
  /** A UUID in lower case. */
  readonly id: string
  readonly name: string
  readonly otherNames: readonly string[]
  readonly producer: string | null
  readonly producerOther: readonly string[]
  /** Today's and former names of commune, district and province, with or without their kind (“xã”, “huyện”). */
  readonly places: readonly string[]
  readonly provinceCode: string
  readonly communeCode: string | null
  readonly group: string | null
  /** Words for the group, e.g. “đồ uống”. */
  readonly groupWords: readonly string[]
  /** Stars in force today, 0 = none. */
  readonly stars: number
  /** Stars of the latest recognition or proposal, in force or not. */
  readonly starsEver: number
  readonly tier: Tier
  readonly form: string | null
  readonly evidence: 'recorded' | 'reported' | null
  /** `YYYY-MM-DD` */
  readonly decidedOn: string | null
  readonly producerId: string | null
  /** By which names are put in order. */
  readonly sortKey: string
}

const PLACE_KINDS = /^(?:tỉnh|thành phố|tp\.?|huyện|h\.|quận|q\.|thị xã|tx\.?|thị trấn|tt\.?|xã|x\.|phường|p\.|đặc khu|thôn|ấp)\s*(?=\S)/iu
const PLACE_KINDS_ENGLISH = /\s+(?:commune|district|province|city|townlet|town|ward)$/iu

/** `huyện Cầu Kè` → Cầu Kè. A ward that is a number keeps its kind. */
export function wordsOfPlace(name: string): Word[] {
  const clean = name.trim().replace(PLACE_KINDS_ENGLISH, '')
  const bare = clean.replace(PLACE_KINDS, '')
  return wordsOf(/^\d+$/.test(bare) ? clean : bare)
}

const LEGAL = new RegExp(`(?<![\\p{L}\\p{N}])(?:${legalWords.toSorted((a, b) => b.length - a.length).map((each) => each.replaceAll('.', '\\.')).join('|')})(?![\\p{L}\\p{N}])`, 'giu')

/** A producer's name without `Công ty TNHH`, `sản xuất và kinh doanh` and the like. All of it when nothing else is there. */
export function wordsOfProducer(name: string): Word[] {
  const telling = wordsOfName(name.normalize('NFC').replace(LEGAL, ' ').replace(/(?<![\p{L}])(?:và|&)(?![\p{L}])/giu, ' '))
  return telling.length > 0 ? telling : wordsOfName(name)
}
