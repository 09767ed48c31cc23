/** All that one producer offers or could offer, as it stands and as it is to be. */
import type { SaleUnit } from './offers.tables.ts'

export interface GoodsPack { readonly id: string; readonly name: string; readonly size: number; readonly priceVnd: number }

/** One product as it stands; without an offer it is not sold yet. */
export interface Goods {
  readonly productId: string
  readonly name: string
  readonly slug: string
  /** Whose goods they are, where another sells them. */
  readonly maker: string | null
  /** Its own, or by the maker’s consent in force. */
  readonly mayBeSold: boolean
  /** Changes with every change by a person, not with a sale; 0 = not sold yet. */
  readonly version: number
  readonly onSale: boolean
  readonly unit: SaleUnit
  readonly stock: number
  readonly madeToOrder: boolean
  readonly seasons: readonly number[]
  readonly packs: readonly GoodsPack[]
}

export interface GoodsChange {
  readonly productId: string
  readonly onSale: boolean
  readonly unit: SaleUnit
  /** Counted anew; null = stays as it is, whatever is sold meanwhile. */
  readonly stock: number | null
  readonly madeToOrder: boolean
  readonly seasons: readonly number[]
  readonly packs: readonly { readonly id: string | null; readonly name: string; readonly size: number; readonly priceVnd: number }[]
}

/** Packs keep their key while name and size stay, so that what lies in baskets never becomes something else. */
export const samePack = (goods: Goods, pack: GoodsChange['packs'][number]): GoodsPack | undefined => goods.packs.find((each) => (pack.id === null || each.id === pack.id) && each.name === pack.name && each.size === pack.size)
