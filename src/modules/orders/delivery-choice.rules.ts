/** Which ways each seller of a basket offers to a place, what they cost, and which one is taken. */
import type { BasketView, Share } from '#basket'
import { deliveryChoices, nearest, type Carrier, type Choice, type Place, type Rate, type Way, type WayKind } from '#shipping'

/** The key of the one way of a stall whose seller has set none: its fee, within its reach. */
export const FLAT_WAY = 'gian-hang'
/** What a pack is taken to weigh whose weight nobody has said; its seller is told so. */
export const GRAMS_UNSAID = 500

export interface WayChoice {
  readonly id: string
  readonly kind: WayKind
  readonly carrier: Carrier | null
  readonly feeVnd: number
  /** null = nobody has said. */
  readonly days: { readonly least: number; readonly most: number } | null
  /** Where and when to fetch the goods; empty for other ways. */
  readonly place: string
}
/** A thousand tonnes: nobody orders more, and it fits the column. */
const MOST_GRAMS = 1_000_000_000

type Refusal = Extract<Choice, { kind: 'refused' }>['why']

export interface DeliveredShare extends Share {
  readonly weightGrams: number
  readonly choices: readonly WayChoice[]
  /** The one that was asked for, else the cheapest that comes to the door; null when the seller does not reach the place. */
  readonly chosen: WayChoice | null
  /** Another was asked for, which is not among the choices any more. */
  readonly otherAsked: boolean
  readonly whyNot: Refusal | null
}
export interface DeliveredBasket extends BasketView { readonly shares: readonly DeliveredShare[] }

/** What a share weighs: packs as was said, by their size in grams or millilitres, else `GRAMS_UNSAID` each. */
export function gramsOf(lines: Share['lines']): number {
  const each = ({ weightGrams, unit, size }: Share['lines'][number]['pack']): number => weightGrams ?? (unit === 'piece' ? GRAMS_UNSAID : size)
  return Math.min(MOST_GRAMS, lines.reduce((sum, { pack, quantity }) => sum + each(pack) * quantity, 0))
}

/** The stall's one fee, which its basket has worked out, as a way within the stall's reach. */
const flatWay = ({ reach, deliveryVnd }: Share): Way => ({
  id: FLAT_WAY, kind: 'own', carrier: null, widestZone: reach === 'province' ? 'same-province' : 'other', communeCodes: [], provinceCodes: [], withinKm: null, mostGrams: null, feeVnd: deliveryVnd, freeFromVnd: null, daysLeast: 0, daysMost: 0, place: '', hours: '',
})

function choicesOf(share: Share, weightGrams: number, rates: readonly Rate[], to: Place): Pick<DeliveredShare, 'choices' | 'whyNot'> {
  const ways = share.ways.length > 0 ? share.ways : [flatWay(share)]
  const fresh = nearest(share.lines.flatMap(({ pack }) => (pack.widestZone === null ? [] : [pack.widestZone])))
  const from = { provinceCode: share.provinceCode ?? '', communeCode: share.lines[0]!.pack.communeCode }
  const found = deliveryChoices(ways, rates, { weightGrams, goodsVnd: share.goodsVnd, from, to, ...(fresh ? { widestZone: fresh } : {}) })
  const choices = found.flatMap((choice): WayChoice[] => choice.kind === 'refused' ? [] : [{
    id: choice.way.id, kind: choice.way.kind, carrier: choice.way.carrier, feeVnd: choice.feeVnd, days: choice.daysMost > 0 ? { least: choice.daysLeast, most: choice.daysMost } : null,
    place: choice.way.kind === 'pickup' ? `${choice.way.place} · ${choice.way.hours}` : '',
  }])
  return { choices, whyNot: choices.length > 0 ? null : found.find((choice) => choice.kind === 'refused')?.why ?? 'too-far' }
}

/** The cheapest of those that come to the door; fetching the goods is nobody's wish unless said. */
function usual(choices: readonly WayChoice[]): WayChoice | null {
  const brought = choices.filter((each) => each.kind !== 'pickup')
  return (brought.length > 0 ? brought : choices).reduce<WayChoice | null>((best, each) => (best === null || each.feeVnd < best.feeVnd ? each : best), null)
}

/** The basket with a way and a fee for each seller, for a place and the ways that were asked for (by seller). */
export function deliverBasket(basket: BasketView, rates: readonly Rate[], to: Place, asked: ReadonlyMap<string, string>): DeliveredBasket {
  const shares = basket.shares.map((share): DeliveredShare => {
    const weightGrams = gramsOf(share.lines)
    const { choices, whyNot } = choicesOf(share, weightGrams, rates, to)
    const wish = asked.get(share.producerId)
    const wished = choices.find((each) => each.id === wish)
    const chosen = wished ?? usual(choices)
    const deliveryVnd = chosen?.feeVnd ?? 0
    return { ...share, weightGrams, choices, whyNot, chosen, otherAsked: wish !== undefined && wished === undefined, deliveryVnd, totalVnd: share.goodsVnd + deliveryVnd }
  })
  const deliveryVnd = shares.reduce((sum, share) => sum + share.deliveryVnd, 0)
  return { ...basket, shares, deliveryVnd, totalVnd: basket.goodsVnd + deliveryVnd }
}
