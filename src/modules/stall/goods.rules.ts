/** What a seller's goods are at one glance, and what to do next about them. */
import type { Offer } from '#offers'
import type { ListedProduct } from '#certification'
import type { PhotoView } from '#photos'

export interface Ware {
  readonly product: ListedProduct
  /** Who sells or may sell it, and whose it is where that is another. */
  readonly sellerId: string
  readonly maker: string | null
  readonly offer: Offer | null
  readonly photo: PhotoView | null
  /** The pack that people buy most easily: the first. Null when nothing is offered. */
  readonly pack: { readonly name: string; readonly size: number; readonly priceVnd: number } | null
  /** How many of that pack are left. */
  readonly left: number
}
export type WareState = 'on-sale' | 'paused' | 'not-yet'

/** Fewer packs than this: say so. */
export const FEW = 5

export const stateOf = ({ offer, pack }: Ware): WareState => (!offer || !pack ? 'not-yet' : offer.state === 'paused' ? 'paused' : 'on-sale')
export const runsOut = (ware: Ware): boolean => stateOf(ware) === 'on-sale' && !ware.offer!.madeToOrder && ware.left < FEW

const order: Record<WareState, number> = { 'on-sale': 0, paused: 1, 'not-yet': 2 }

/** Goods of a seller: those on sale first, those that run out on top, then by name. */
export function waresOf(products: readonly ListedProduct[], goods: ReadonlyMap<string, Pick<Ware, 'sellerId' | 'maker'>>, offers: readonly Offer[], photos: ReadonlyMap<string, PhotoView>): Ware[] {
  const offerOf = new Map(offers.map((offer) => [offer.productId, offer]))
  return products.flatMap((product): Ware[] => {
    const whose = goods.get(product.id)
    if (!whose) return []
    const offer = offerOf.get(product.id) ?? null
    const pack = offer?.packs[0] ?? null
    return [{ product, ...whose, offer, photo: photos.get(product.id) ?? null, pack, left: offer && pack ? Math.floor(offer.stock / pack.size) : 0 }]
  }).sort((a, b) => order[stateOf(a)] - order[stateOf(b)] || Number(runsOut(b)) - Number(runsOut(a)) || a.product.name.localeCompare(b.product.name, 'vi'))
}
