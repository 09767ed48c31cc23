/** A basket of many makers: one share for each seller, what it costs, and what has changed since it was filled. */
import type { Opening, PackForSale } from '#offers'
import type { Way } from '#shipping'

export interface BasketLine { readonly packId: string; readonly quantity: number; readonly priceSeenVnd: number }

/** What a buyer must know before confirming. `left` = packs that can still be had. */
export type Change =
  | { readonly kind: 'gone'; readonly packId: string; readonly name: string }
  | { readonly kind: 'closed'; readonly packId: string; readonly name: string; readonly opening: Opening }
  | { readonly kind: 'limit'; readonly packId: string; readonly name: string; readonly most: number }
  | { readonly kind: 'short'; readonly packId: string; readonly name: string; readonly left: number }
  | { readonly kind: 'price'; readonly packId: string; readonly name: string; readonly fromVnd: number; readonly toVnd: number }

export interface Share {
  readonly producerId: string
  readonly producerName: string
  readonly producerSlug: string
  readonly provinceCode: string | null
  readonly reach: 'province' | 'country'
  readonly takesCash: boolean
  readonly lines: readonly { readonly pack: PackForSale; readonly quantity: number; readonly sumVnd: number }[]
  readonly goodsVnd: number
  /** The ways that the seller offers; none = the stall's one fee. */
  readonly ways: readonly Way[]
  /** 0 as long as it depends on where to and by which way. */
  readonly deliveryVnd: number
  readonly totalVnd: number
  /** Goods still missing until delivery costs nothing; null when it is free or never will be. */
  readonly untilFreeVnd: number | null
}

export interface BasketView {
  readonly shares: readonly Share[]
  readonly changes: readonly Change[]
  readonly goodsVnd: number
  readonly deliveryVnd: number
  readonly totalVnd: number
  readonly count: number
  /** Some of it is sample data, which nobody sends. */
  readonly sample: boolean
}

/** Lines whose pack is gone cost nothing and are told as changes; packs of one offer share its stock, in the order of the lines. */
export function viewBasket(lines: readonly BasketLine[], packs: readonly PackForSale[], waysOf: ReadonlyMap<string, readonly Way[]> = new Map()): BasketView {
  const byId = new Map(packs.map((pack) => [pack.packId, pack]))
  const changes: Change[] = []
  const left = new Map<string, number>()
  const wanted = new Map<string, number>()
  const shares = new Map<string, { pack: PackForSale; quantity: number; sumVnd: number }[]>()
  for (const { packId, quantity, priceSeenVnd } of lines) {
    const pack = byId.get(packId)
    if (!pack?.open) {
      const name = pack ? `${pack.productName}, ${pack.packName}` : ''
      changes.push(pack && (pack.opening.kind === 'comes' || pack.opening.kind === 'closed') ? { kind: 'closed', packId, name, opening: pack.opening } : { kind: 'gone', packId, name })
      continue
    }
    const name = `${pack.productName}, ${pack.packName}`
    if (pack.priceVnd !== priceSeenVnd) changes.push({ kind: 'price', packId, name, fromVnd: priceSeenVnd, toVnd: pack.priceVnd })
    if (pack.mostPacks !== null) {
      const sum = (wanted.get(pack.offerId) ?? 0) + quantity
      if (sum > pack.mostPacks) changes.push({ kind: 'limit', packId, name, most: pack.mostPacks })
      wanted.set(pack.offerId, sum)
    }
    if (!pack.madeToOrder) {
      const stock = left.get(pack.offerId) ?? pack.stock
      if (pack.size * quantity > stock) changes.push({ kind: 'short', packId, name, left: Math.floor(stock / pack.size) })
      left.set(pack.offerId, Math.max(0, stock - pack.size * quantity))
    }
    shares.set(pack.producerId, [...shares.get(pack.producerId) ?? [], { pack, quantity, sumVnd: pack.priceVnd * quantity }])
  }
  const all = [...shares.values()].map((list): Share => {
    const { producerId, producerName, producerSlug, provinceCode, reach, takesCash, deliveryVnd: fee, freeFromVnd } = list[0]!.pack
    const goodsVnd = list.reduce((sum, each) => sum + each.sumVnd, 0)
    const ways = waysOf.get(producerId) ?? []
    const deliveryVnd = ways.length > 0 || (freeFromVnd !== null && goodsVnd >= freeFromVnd) ? 0 : fee
    return { producerId, producerName, producerSlug, provinceCode, reach, takesCash, lines: list, goodsVnd, ways, deliveryVnd, totalVnd: goodsVnd + deliveryVnd, untilFreeVnd: deliveryVnd > 0 && freeFromVnd !== null ? freeFromVnd - goodsVnd : null }
  })
  const sum = (of: (share: Share) => number): number => all.reduce((total, share) => total + of(share), 0)
  return { shares: all, changes, goodsVnd: sum((each) => each.goodsVnd), deliveryVnd: sum((each) => each.deliveryVnd), totalVnd: sum((each) => each.totalVnd), count: lines.reduce((total, line) => total + line.quantity, 0), sample: all.some((share) => share.lines.some(({ pack }) => pack.sample)) }
}
