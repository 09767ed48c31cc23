/** What a delivery costs and how long it takes, and which of a seller's ways reach a buyer. */
import type { Day } from '#platform/day'
import type { Carrier } from './carrier-news.rules.ts'
import { partOfProvince } from './zone.words.ts'

export type Zone = 'same-commune' | 'same-province' | 'same-region' | 'other'
/** From near to far. */
export const zones = ['same-commune', 'same-province', 'same-region', 'other'] as const satisfies readonly Zone[]

/** Units of today (34 provinces); the commune is null where it is not known. */
export interface Place { readonly provinceCode: string; readonly communeCode: string | null }

/** How far apart two places are. Places that are not known count as far. */
export function zoneBetween(from: Place, to: Place): Zone {
  if (from.communeCode !== null && from.communeCode === to.communeCode && from.provinceCode === to.provinceCode) return 'same-commune'
  if (from.provinceCode === to.provinceCode) return 'same-province'
  const part = partOfProvince.get(from.provinceCode)
  return part !== undefined && part === partOfProvince.get(to.provinceCode) ? 'same-region' : 'other'
}

/** The nearest of several reaches; undefined where none is said. */
export const nearest = (reaches: readonly Zone[]): Zone | undefined => zones.find((zone) => reaches.includes(zone))

const isWithin = (zone: Zone, widest: Zone): boolean => zones.indexOf(zone) <= zones.indexOf(widest)

/** One row of a carrier's table: the fee for parcels up to `uptoGrams` in a zone. */
export interface Rate {
  readonly carrier: Carrier
  readonly zone: Zone
  readonly uptoGrams: number
  readonly feeVnd: number
  readonly daysLeast: number
  readonly daysMost: number
  readonly effectiveFrom: Day
  readonly source: string
}

export type Quote =
  | { readonly kind: 'quoted'; readonly feeVnd: number; readonly daysLeast: number; readonly daysMost: number; readonly source: string }
  | { readonly kind: 'too-heavy'; readonly mostGrams: number }
  | { readonly kind: 'no-rate' }

/** The fee of the lightest band that holds the weight; of several tables the one that took effect last. `rates` are those in force. */
export function quote(rates: readonly Rate[], carrier: Carrier, zone: Zone, weightGrams: number): Quote {
  if (!Number.isSafeInteger(weightGrams) || weightGrams <= 0) throw new RangeError(`weight ${weightGrams}`)
  const all = rates.filter((rate) => rate.carrier === carrier && rate.zone === zone)
  const newest = all.reduce((last, rate) => (rate.effectiveFrom > last ? rate.effectiveFrom : last), '')
  const bands = all.filter((rate) => rate.effectiveFrom === newest).sort((a, b) => a.uptoGrams - b.uptoGrams)
  const heaviest = bands.at(-1)
  if (!heaviest) return { kind: 'no-rate' }
  const band = bands.find((rate) => weightGrams <= rate.uptoGrams)
  return band ? { kind: 'quoted', feeVnd: band.feeVnd, daysLeast: band.daysLeast, daysMost: band.daysMost, source: band.source } : { kind: 'too-heavy', mostGrams: heaviest.uptoGrams }
}

export type WayKind = 'courier' | 'own' | 'pickup'

/** One way in which a seller brings goods to people. */
export interface Way {
  readonly id: string
  readonly kind: WayKind
  readonly carrier: Carrier | null
  /** Not farther than this, by a courier or by themselves. */
  readonly widestZone: Zone
  /** Own delivery: a buyer in one of these communes or provinces, or within the distance, is reached; where none is named, everybody within the zone. */
  readonly communeCodes: readonly string[]
  readonly provinceCodes: readonly string[]
  readonly withinKm: number | null
  readonly mostGrams: number | null
  /** A courier without a fee of the seller's takes the carrier's rate. */
  readonly feeVnd: number | null
  /** From this sum of goods on it costs the buyer nothing; null = never. */
  readonly freeFromVnd: number | null
  readonly daysLeast: number
  readonly daysMost: number
  /** Where and when to fetch the goods oneself. */
  readonly place: string
  readonly hours: string
}

export interface Delivery {
  readonly weightGrams: number
  /** What the goods cost, for ways that are free from a sum on. */
  readonly goodsVnd?: number
  readonly from: Place
  readonly to: Place
  /** Fresh goods go no farther than this. */
  readonly widestZone?: Zone
  /** Kilometres by road, where the caller knows them. */
  readonly km?: number | null
}

export type Choice =
  | { readonly kind: 'offered'; readonly way: Way; readonly feeVnd: number; readonly daysLeast: number; readonly daysMost: number; readonly zone: Zone }
  | { readonly kind: 'refused'; readonly way: Way; readonly why: 'too-far' | 'too-far-for-fresh' | 'too-heavy' | 'no-rate' | 'distance-unknown'; readonly zone: Zone }

/**
 * What a buyer may choose from, in the seller's order, and why the other ways do not reach them. Fetching goods oneself
 * has no distance. Fees are whole đồng; weights grams.
 */
export function deliveryChoices(ways: readonly Way[], rates: readonly Rate[], asked: Delivery): Choice[] {
  const zone = zoneBetween(asked.from, asked.to)
  return ways.map((way): Choice => {
    const refused = (why: Extract<Choice, { kind: 'refused' }>['why']): Choice => ({ kind: 'refused', way, why, zone })
    if (way.mostGrams !== null && asked.weightGrams > way.mostGrams) return refused('too-heavy')
    const own = { kind: 'offered', way, daysLeast: way.daysLeast, daysMost: way.daysMost, zone } as const
    const fee = (vnd: number): number => (way.freeFromVnd !== null && (asked.goodsVnd ?? 0) >= way.freeFromVnd ? 0 : vnd)
    if (way.kind === 'pickup') return { ...own, feeVnd: fee(way.feeVnd ?? 0) }
    if (asked.widestZone && !isWithin(zone, asked.widestZone)) return refused('too-far-for-fresh')
    if (!isWithin(zone, way.widestZone)) return refused('too-far')
    if (way.kind === 'own') {
      const reach = reaches(way, asked)
      return reach === 'reached' ? { ...own, feeVnd: fee(way.feeVnd ?? 0) } : refused(reach)
    }
    const quoted = way.carrier === null ? { kind: 'no-rate' as const } : quote(rates, way.carrier, zone, asked.weightGrams)
    if (quoted.kind !== 'quoted') return refused(quoted.kind)
    return { kind: 'offered', way, feeVnd: fee(way.feeVnd ?? quoted.feeVnd), daysLeast: quoted.daysLeast + way.daysLeast, daysMost: quoted.daysMost + way.daysMost, zone }
  })
}

function reaches(way: Way, { to, km = null }: Delivery): 'reached' | 'too-far' | 'distance-unknown' {
  if (way.provinceCodes.length === 0 && way.communeCodes.length === 0 && way.withinKm === null) return 'reached'
  if (way.provinceCodes.includes(to.provinceCode) || (to.communeCode !== null && way.communeCodes.includes(to.communeCode))) return 'reached'
  if (way.withinKm === null) return 'too-far'
  if (km === null) return 'distance-unknown'
  return km <= way.withinKm ? 'reached' : 'too-far'
}
