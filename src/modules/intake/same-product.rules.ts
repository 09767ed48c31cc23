/**
 * Whether two entries of lists are one product. `join`: surely one, done without asking. `offer`: a person decides. A name alone joins
 * nothing: the same name from two makers is two products, also in one list.
 */
import { foldedWords } from '#platform/text-repair'
import { readProducerName, sameProducer, type ProducerComparison, type ProducerReading } from '#producers'
import { compareNames, nameParts, splitParts, type Compared, type NameParts } from './product-likeness.rules.ts'

export interface ProductSeen {
  readonly name: string
  readonly producer: string | null
  /** Today's province, or any one name for it as long as both sides use the same. */
  readonly province: string | null
  /** Today's commune code; leave out where it is not certain. */
  readonly communeCode?: string | null
  /** Former district as written or its code. */
  readonly district?: string | null
  readonly stars: number | null
  readonly year: number | null
  /** Key of the decision (`decisionKey`), or its text. */
  readonly decision?: string | null
  /** The list it stands in: names that differ within one list are meant to differ. */
  readonly list?: string | null
}

export type ProductVerdict = 'join' | 'offer' | 'different'
export type ProductReason =
  | 'same-name' | 'same-name-other-spelling' | 'marks-differ' | 'synonym' | 'translated' | 'brand-or-place-more' | 'belongs-to-producer' | 'only-weak-words-differ' | 'one-letter-differs' | 'part-of-the-other'
  | 'same-producer' | 'producer-likely' | 'producer-unsure' | 'producer-missing' | 'same-commune' | 'same-district' | 'same-decision' | 'name-says-who'
  | 'other-province' | 'other-place' | 'other-producer' | 'other-goods' | 'other-grade' | 'other-brand' | 'side-by-side-in-one-list' | 'upgraded' | 'name-too-common'

export interface ProductComparison {
  readonly verdict: ProductVerdict
  readonly reasons: readonly ProductReason[]
}

/** An entry made ready to be compared with many. */
export interface Comparable {
  readonly seen: ProductSeen
  readonly name: NameParts
  readonly parts: readonly NameParts[]
  readonly producer: ProducerReading | null
  readonly districtKey: string
}

const districtPrefix = /^(?:huyen|h|thi xa|tx|thanh pho|tp|quan|q|district|city|town)\s+|\s+(?:district|city|town)$/g

export function comparable(seen: ProductSeen): Comparable {
  const producer = seen.producer && seen.producer.trim() !== '' ? readProducerName(seen.producer) : null
  const district = seen.district ?? ''
  return {
    seen, name: nameParts(seen.name, district), parts: splitParts(seen.name, district), producer: producer && producer.core !== '' ? producer : null,
    districtKey: foldedWords(district).join(' ').replace(districtPrefix, ''),
  }
}

export const sameProduct = (a: ProductSeen, b: ProductSeen): ProductComparison => compareProducts(comparable(a), comparable(b))

type Place = 'together' | 'near' | 'unknown' | 'apart'

function placeOf(a: Comparable, b: Comparable): Place {
  if (a.seen.communeCode && b.seen.communeCode) return a.seen.communeCode === b.seen.communeCode ? 'together' : 'apart'
  if (a.districtKey && b.districtKey) return a.districtKey === b.districtKey ? 'near' : 'apart'
  // The one's name holds the other's district: tỏi Lý Sơn of huyện Lý Sơn.
  const holds = (one: Comparable, other: Comparable): boolean => other.districtKey !== '' && ` ${one.name.tokens.map(({ fold }) => fold).join(' ')} `.includes(` ${other.districtKey} `)
  return holds(a, b) || holds(b, a) ? 'near' : 'unknown'
}

/** Compares two entries. */
export function compareProducts(a: Comparable, b: Comparable): ProductComparison {
  const reasons = new Set<ProductReason>()
  const say = (verdict: ProductVerdict, ...more: ProductReason[]): ProductComparison => {
    for (const reason of more) reasons.add(reason)
    const [one, other] = [a.seen.stars ?? 0, b.seen.stars ?? 0]
    if (verdict !== 'different' && one > 0 && other > 0 && one !== other) reasons.add('upgraded')
    return { verdict, reasons: [...reasons] }
  }
  if (a.seen.province && b.seen.province && a.seen.province !== b.seen.province) return say('different', 'other-province')
  const names = compareNames(a.name, b.name)
  const part = [...a.parts.map((one) => compareNames(one, b.name)), ...b.parts.map((one) => compareNames(one, a.name))].some(({ relation }) => relation === 'equal' || relation === 'spelling')
  const told = relationReason(names, a, b)
  if (told === null && !part) return say('different', names.relation === 'other-grade' ? 'other-grade' : names.relation === 'other-brand' ? 'other-brand' : 'other-goods')
  const makers = a.producer && b.producer ? sameProducer(a.producer, b.producer) : null
  if (makers?.verdict === 'different') return say('different', 'other-producer')
  const oneList = Boolean(a.seen.list) && a.seen.list === b.seen.list
  const place = placeOf(a, b)
  if (part && place !== 'apart' && !oneList) return say('offer', 'part-of-the-other')
  if (told === null) return say('different', 'other-goods')
  if (oneList && names.relation !== 'equal' && names.relation !== 'spelling') return say('different', 'side-by-side-in-one-list')
  reasons.add(told)
  if (place === 'together') reasons.add('same-commune')
  if (place === 'near') reasons.add('same-district')
  if (a.seen.decision && a.seen.decision === b.seen.decision) reasons.add('same-decision')
  return makers === null ? oneMakerMissing(a, b, names, place, oneList, say) : knownMakers(a, b, names, makers, place, oneList, say)
}

/** What the names share, or null where they are names of two things. */
function relationReason({ relation, more }: Compared, a: Comparable, b: Comparable): ProductReason | null {
  switch (relation) {
    case 'equal': return 'same-name'
    case 'spelling': return 'same-name-other-spelling'
    case 'marks': return 'marks-differ'
    case 'synonym': return 'synonym'
    case 'translated': return 'translated'
    case 'weak-more': return 'only-weak-words-differ'
    case 'near': return 'one-letter-differs'
    case 'own-more': case 'place-more': return ofMaker(more.map(({ fold }) => fold), a, b) ? 'belongs-to-producer' : 'brand-or-place-more'
    case 'other-grade': case 'other-word': case 'goods-more': case 'other-brand': case 'other': return null
  }
}

/** The words more are words of one of the two makers. */
const ofMaker = (words: readonly string[], a: Comparable, b: Comparable): boolean => {
  const makers = [a, b].flatMap(({ producer }) => (producer ? [...producer.distinct, ...(producer.brand ? foldedWords(producer.brand) : [])] : []))
  return words.every((word) => makers.includes(word))
}

type Say = (verdict: ProductVerdict, ...more: ProductReason[]) => ProductComparison

function knownMakers(a: Comparable, b: Comparable, names: Compared, makers: ProducerComparison, place: Place, oneList: boolean, say: Say): ProductComparison {
  const certain = names.relation === 'equal' || names.relation === 'spelling'
  if (makers.verdict === 'same') {
    const own = (names.relation === 'own-more' || names.relation === 'place-more') && ofMaker(names.more.map(({ fold }) => fold), a, b)
    return say(certain || names.relation === 'marks' || (own && place !== 'apart') ? 'join' : 'offer', 'same-producer')
  }
  if (makers.verdict === 'likely') {
    // A household and a company of one short name need more than a common product's name to be one.
    const backed = a.name.branded || b.name.branded || place === 'near' || place === 'together' || !makers.reasons.includes('form-changed')
    return say(certain && backed && place !== 'apart' && !oneList ? 'join' : 'offer', 'producer-likely')
  }
  // Unsure of the maker: only where the name is the same or the place speaks for it.
  if (place === 'apart') return say('different', 'producer-unsure', 'other-place')
  if (certain || names.relation === 'marks' || names.relation === 'translated') return say('offer', 'producer-unsure')
  return place === 'unknown' ? say('different', 'producer-unsure') : say('offer', 'producer-unsure')
}

function oneMakerMissing(a: Comparable, b: Comparable, names: Compared, place: Place, oneList: boolean, say: Say): ProductComparison {
  if (place === 'apart') return say('different', 'other-place')
  const certain = names.relation === 'equal' || names.relation === 'spelling'
  const branded = a.name.branded || b.name.branded
  const bothMissing = !a.producer && !b.producer
  const sameYear = a.seen.year !== null && a.seen.year === b.seen.year
  const close = place === 'together' || place === 'near' || (Boolean(a.seen.decision) && a.seen.decision === b.seen.decision)
  if (certain) {
    if (oneList) return say('offer', 'producer-missing')
    if (branded) return say('join', 'name-says-who')
    if (bothMissing && place === 'together' && (sameYear || (a.seen.stars !== null && a.seen.stars === b.seen.stars))) return say('join', 'producer-missing')
    return say('offer', 'producer-missing')
  }
  if (names.relation === 'own-more' || names.relation === 'place-more') return brandOnOneSide(a, b, names, place, sameYear, say)
  if (close || branded || names.shared >= 3) return say('offer', 'producer-missing')
  return say('different', 'producer-missing', 'name-too-common')
}

/** `xoài sấy dẻo` without a maker and `xoài sấy dẻo Cường Hoa` of hộ Hoàng Thị Hoa. */
function brandOnOneSide(a: Comparable, b: Comparable, names: Compared, place: Place, sameYear: boolean, say: Say): ProductComparison {
  const words = names.more.map(({ fold }) => fold)
  if (ofMaker(words, a, b)) return say('offer', 'producer-missing')
  const longer = a.name.tokens.length >= b.name.tokens.length ? a : b
  const shorter = longer === a ? b : a
  const close = place === 'together' || place === 'near'
  if (!a.producer && !b.producer) return close && !sameYear ? say('offer', 'producer-missing') : say('different', 'other-brand')
  // The brand stands where no maker is named, and the maker of the other is known: it names somebody else, unless years lie between and the place agrees.
  if (!longer.producer && shorter.producer) return close && !sameYear ? say('offer', 'producer-missing') : say('different', 'other-brand')
  return close || (names.shared >= 3 && !sameYear) ? say('offer', 'producer-missing') : say('different', 'name-too-common')
}

/** Keys under which candidates are found without comparing all pairs: two entries that are worth comparing share at least one. */
export function blockingKeys(product: ProductSeen | Comparable): readonly string[] {
  const one = 'seen' in product ? product : comparable(product)
  const province = one.seen.province ?? ''
  const keys = new Set<string>()
  for (const name of [one.name, ...one.parts]) {
    const words = name.plain.split(' ')
    keys.add(`${province}|${name.plain.replaceAll(' ', '')}`)
    for (let at = 0; at + 1 < words.length; at++) keys.add(`${province}|${words[at]} ${words[at + 1]}`)
    if (words.length === 1) keys.add(`${province}|${words[0]}`)
    for (const word of name.own) if (word.length >= 5) keys.add(`${province}|${word}`)
  }
  return [...keys]
}
