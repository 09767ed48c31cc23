/**
 * The sheet of all goods of one producer, on a page or as a file: what was typed against what stands now. Nothing of it
 * knows pages or files: both give `GoodsTyped` and get a `Plan` for each product.
 */
import { claimedStars, MOST_VND, samePack, showMonths, type Goods, type GoodsChange, type SaleUnit } from '#offers'
import { readAmount, readMonths, readPrice, readSize, readUnit, showNumber, showUnit } from './goods-cells.rules.ts'

export interface PackTyped { readonly id: string | null; readonly name: string; readonly size: string; readonly price: string }
/** A product’s cells as they were typed, with what stood there when they were shown. */
export interface GoodsTyped {
  readonly productId: string
  readonly unit: string
  readonly stock: string
  readonly onSale: boolean
  readonly madeToOrder: boolean
  readonly seasons: string
  readonly packs: readonly PackTyped[]
  readonly seen: Seen
}
/** What stood in the cells when they were shown. `sum` tells whether anything was typed since. */
export interface Seen { readonly version: number; readonly stock: number; readonly sum: string }

export const goodsFields = ['name', 'size', 'price', 'stock', 'unit', 'seasons'] as const
export type GoodsField = (typeof goodsFields)[number]
export type CellWhy = 'missing' | 'not-a-number' | 'too-small' | 'too-much' | 'claims-stars' | 'no-months' | 'no-unit' | 'unit-stays' | 'no-pack' | 'last-pack' | 'same-pack'
/** `pack` = which of the typed packs; null = of the product. */
export interface CellFault { readonly field: GoodsField; readonly pack: number | null; readonly why: CellWhy }

export type Plan =
  | { readonly kind: 'same' }
  | { readonly kind: 'change'; readonly goods: Goods; readonly change: GoodsChange }
  | { readonly kind: 'faulty'; readonly goods: Goods; readonly faults: readonly CellFault[] }
  /** Somebody else has changed it since it was shown. */
  | { readonly kind: 'changed-meanwhile'; readonly goods: Goods }
  /** It was counted while some of it was sold, or came back. */
  | { readonly kind: 'stock-moved'; readonly goods: Goods; readonly seen: number; readonly wanted: number }
  /** No product of this producer. */
  | { readonly kind: 'foreign' }

/** The cells of a product as they are shown. */
export function typedOf(goods: Goods): GoodsTyped {
  const cells = {
    productId: goods.productId, unit: showUnit(goods.unit), stock: goods.version === 0 ? '' : showNumber(goods.stock), onSale: goods.onSale, madeToOrder: goods.madeToOrder, seasons: showMonths(goods.seasons),
    packs: goods.packs.length === 0 ? [{ id: null, name: '', size: '', price: '' }] : goods.packs.map((pack) => ({ id: pack.id, name: pack.name, size: showNumber(pack.size), price: showNumber(pack.priceVnd) })),
  }
  return { ...cells, seen: { version: goods.version, stock: goods.stock, sum: sumOf(cells) } }
}

const isEmpty = (pack: PackTyped): boolean => pack.name === '' && pack.size === '' && pack.price === ''

/** A short sum over what the cells mean, so that `145.000` and `145000` are the same. 53 bits: enough to see whether a person typed, no proof against anybody. */
export function sumOf(typed: Omit<GoodsTyped, 'seen'>): string {
  const unit = readUnit(typed.unit) ?? 'g'
  const meant = JSON.stringify([
    typed.unit && unit, typed.stock && (readAmount(typed.stock, unit) ?? typed.stock), typed.onSale, typed.madeToOrder, readMonths(typed.seasons) ?? typed.seasons,
    typed.packs.filter((pack) => pack.id !== null || !isEmpty(pack)).map((pack) => [pack.id, pack.name, readSize(pack.size, unit) ?? pack.size, readPrice(pack.price) ?? pack.price]),
  ])
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < meant.length; at++) {
    const code = meant.charCodeAt(at)
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  return (4_294_967_296 * (2_097_151 & (low >>> 0)) + (high >>> 0)).toString(36)
}

function faultsOf(typed: GoodsTyped, goods: Goods, unit: SaleUnit | null): CellFault[] {
  const faults: CellFault[] = []
  const fault = (field: GoodsField, pack: number | null, why: CellWhy): void => { faults.push({ field, pack, why }) }
  const left = typed.packs.filter((pack) => !isEmpty(pack))
  if (left.length === 0) fault('name', 0, goods.packs.length > 0 ? 'last-pack' : 'no-pack')
  for (const [index, pack] of typed.packs.entries()) {
    if (isEmpty(pack)) continue
    if (pack.name === '') fault('name', index, 'missing')
    else if (claimedStars(pack.name) !== null) fault('name', index, 'claims-stars')
    const size = unit === null ? null : readSize(pack.size, unit)
    if (pack.size === '') fault('size', index, 'missing')
    else if (unit !== null && size === null) fault('size', index, 'not-a-number')
    if (size !== null && typed.packs.slice(0, index).some((other) => !isEmpty(other) && other.name === pack.name && readSize(other.size, unit!) === size)) fault('name', index, 'same-pack')
    const price = readPrice(pack.price)
    if (pack.price === '') fault('price', index, 'missing')
    else if (price === null) fault('price', index, 'not-a-number')
    else if (price === 'too-small' || price > MOST_VND) fault('price', index, price === 'too-small' ? 'too-small' : 'too-much')
  }
  if (unit === null) fault('unit', null, 'no-unit')
  else if (goods.version > 0 && unit !== goods.unit) fault('unit', null, 'unit-stays')
  else if (typed.stock === '' ? !typed.madeToOrder : readAmount(typed.stock, unit) === null) fault('stock', null, typed.stock === '' ? 'missing' : 'not-a-number')
  if (readMonths(typed.seasons) === null) fault('seasons', null, 'no-months')
  return faults
}

/** What becomes of one product’s cells. */
export function planOf(typed: GoodsTyped, goods: Goods | undefined): Plan {
  if (!goods) return { kind: 'foreign' }
  if (sumOf(typed) === typed.seen.sum) return { kind: 'same' }
  if (goods.packs.length === 0 && goods.version === 0 && typed.packs.every(isEmpty) && typed.stock === '' && !typed.onSale) return { kind: 'same' }
  const unit = readUnit(typed.unit)
  const faults = faultsOf(typed, goods, unit)
  if (faults.length > 0) return { kind: 'faulty', goods, faults }
  const stock = typed.stock === '' ? null : readAmount(typed.stock, unit!)
  const change: GoodsChange = {
    productId: goods.productId, onSale: typed.onSale, unit: unit!, madeToOrder: typed.madeToOrder, seasons: readMonths(typed.seasons)!, stock: stock === null || (goods.version > 0 && stock === typed.seen.stock) ? null : stock,
    packs: typed.packs.filter((pack) => !isEmpty(pack)).map((pack) => ({ id: pack.id, name: pack.name, size: readSize(pack.size, unit!)!, priceVnd: readPrice(pack.price) as number })),
  }
  // Sent twice, or the same was done elsewhere: nothing is left to do.
  if (differencesOf(goods, change).length === 0) return { kind: 'same' }
  if (goods.version !== typed.seen.version) return { kind: 'changed-meanwhile', goods }
  if (change.stock !== null && goods.version > 0 && goods.stock !== typed.seen.stock) return { kind: 'stock-moved', goods, seen: typed.seen.stock, wanted: change.stock }
  return { kind: 'change', goods, change }
}

export type Difference =
  | { readonly what: 'first' }
  | { readonly what: 'on-sale' | 'made-to-order'; readonly to: boolean }
  | { readonly what: 'stock'; readonly from: number; readonly to: number }
  | { readonly what: 'seasons'; readonly from: readonly number[]; readonly to: readonly number[] }
  | { readonly what: 'price'; readonly pack: string; readonly from: number; readonly to: number }
  | { readonly what: 'pack-new' | 'pack-gone'; readonly pack: string }

/** What a change does, one by one. */
export function differencesOf(goods: Goods, change: GoodsChange): Difference[] {
  const kept = change.packs.map((pack) => samePack(goods, pack))
  return [
    ...(goods.version === 0 ? [{ what: 'first' as const }] : []),
    ...(goods.onSale === change.onSale || goods.version === 0 ? [] : [{ what: 'on-sale' as const, to: change.onSale }]),
    ...(change.stock === null || change.stock === goods.stock ? [] : [{ what: 'stock' as const, from: goods.stock, to: change.stock }]),
    ...(goods.madeToOrder === change.madeToOrder ? [] : [{ what: 'made-to-order' as const, to: change.madeToOrder }]),
    ...(goods.seasons.join() === change.seasons.join() ? [] : [{ what: 'seasons' as const, from: goods.seasons, to: change.seasons }]),
    ...change.packs.flatMap((pack, index): Difference[] => (!kept[index] ? [{ what: 'pack-new', pack: pack.name }] : kept[index].priceVnd === pack.priceVnd ? [] : [{ what: 'price', pack: pack.name, from: kept[index].priceVnd, to: pack.priceVnd }])),
    ...goods.packs.filter((pack) => !kept.includes(pack)).map((pack): Difference => ({ what: 'pack-gone', pack: pack.name })),
  ]
}

/** What a row of a file carries unseen: the product, what stood there when it was written, the pack. */
export const fileKey = ({ productId, seen }: GoodsTyped, packId: string | null): string => [productId, seen.version.toString(36), seen.stock.toString(36), seen.sum, packId ?? ''].join('.')
