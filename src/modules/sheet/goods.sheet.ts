/** The columns of the sheet of goods as a file, to write; `goods-file.rules.ts` reads the same columns. */
import { showMonths, type Goods } from '#offers'
import type { SheetColumn } from '#platform/sheet'
import { showUnit } from './goods-cells.rules.ts'
import { fileKey, typedOf } from './goods-sheet.rules.ts'

interface FileRow { readonly goods: Goods; readonly pack: Goods['packs'][number] | null; readonly first: boolean; readonly key: string }

/** One row for each pack; what belongs to the product stands in its first row. */
export function fileRows(goods: readonly Goods[]): FileRow[] {
  return goods.flatMap((each) => {
    const typed = typedOf(each)
    return (each.packs.length > 0 ? each.packs : [null]).map((pack, index) => ({ goods: each, pack, first: index === 0, key: fileKey(typed, pack?.id ?? null) }))
  })
}

const yes = (value: boolean): string => (value ? 'có' : 'không')

export const goodsColumns: readonly (SheetColumn<FileRow> & { readonly key: string })[] = [
  { key: 'product', heading: { vi: 'Sản phẩm', en: 'Product' }, width: 36, kind: 'text', value: ({ goods }) => goods.name },
  { key: 'name', heading: { vi: 'Gói', en: 'Pack' }, width: 22, kind: 'text', value: ({ pack }) => pack?.name },
  { key: 'size', heading: { vi: 'Lượng một gói', en: 'Size' }, width: 14, kind: 'number', value: ({ pack }) => pack?.size },
  { key: 'price', heading: { vi: 'Giá (đồng)', en: 'Price (đồng)' }, width: 14, kind: 'vnd', value: ({ pack }) => pack?.priceVnd },
  { key: 'stock', heading: { vi: 'Còn trong kho', en: 'In stock' }, width: 14, kind: 'number', value: ({ goods, first }) => (first && goods.version > 0 ? goods.stock : null) },
  { key: 'unit', heading: { vi: 'Kho tính bằng', en: 'Counted in' }, width: 12, kind: 'text', value: ({ goods, first }) => (first ? showUnit(goods.unit) : null) },
  { key: 'onSale', heading: { vi: 'Đang bán', en: 'On sale' }, width: 10, kind: 'text', value: ({ goods, first }) => (first ? yes(goods.onSale) : null) },
  { key: 'madeToOrder', heading: { vi: 'Làm khi có đơn', en: 'Made to order' }, width: 12, kind: 'text', value: ({ goods, first }) => (first ? yes(goods.madeToOrder) : null) },
  { key: 'seasons', heading: { vi: 'Tháng có hàng', en: 'Months' }, width: 18, kind: 'text', value: ({ goods, first }) => (first ? showMonths(goods.seasons) : null) },
  { key: 'key', heading: { vi: 'Mã dòng', en: 'Row key' }, width: 12, kind: 'text', hidden: true, value: ({ key }) => key },
]
