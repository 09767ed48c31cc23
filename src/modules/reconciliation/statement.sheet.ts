import { stateWords, type OrderName } from '#orders'
import { dayOf } from '#platform/day'
import type { SheetColumn, SheetOf } from '#platform/sheet'
import { tongue, type Lang } from '#platform/tongue'
import type { ContractRow, GoodsRow, MadeRow } from './reconciliation.queries.ts'
import type { TaxedLine } from './statement.rules.ts'
import { whatWords } from './statement.words.ts'

const text = <Row>(vi: string, en: string, width: number, value: (row: Row) => string | null | undefined): SheetColumn<Row> => ({ heading: { vi, en }, width, kind: 'text', value })
const vnd = <Row>(vi: string, en: string, value: (row: Row) => number): SheetColumn<Row> => ({ heading: { vi, en }, width: 16, kind: 'vnd', value })
const date = <Row>(vi: string, en: string, value: (row: Row) => Date): SheetColumn<Row> => ({ heading: { vi, en }, width: 12, kind: 'date', value: (row) => dayOf(value(row)) })

/** The lines of a month: their columns add up to the figures on the page. */
export const monthSheet = (lang: Lang, name: string, lines: readonly TaxedLine[], orders: ReadonlyMap<string, OrderName>, taxed: boolean): SheetOf<TaxedLine> => ({
  name, rows: lines, columns: [
    date('Ngày', 'Day', (row) => row.at), text('Đơn', 'Order', 16, (row) => orders.get(row.subjectId)?.code ?? row.reference), text('Người mua', 'Buyer', 28, (row) => orders.get(row.subjectId)?.buyerName), text('Khoản', 'What', 26, (row) => whatWords(tongue(lang), row.what)),
    vnd('Tiền vào (+), ra (−)', 'Money in (+), out (−)', (row) => row.moneyVnd), vnd('Tính vào bán hàng', 'Of it, sales', (row) => row.salesVnd), vnd('Phải trả lại (+), đã trả (−)', 'To return (+), returned (−)', (row) => row.toReturnVnd),
    ...(taxed ? [vnd<TaxedLine>('Thuế GTGT', 'VAT', (row) => row.vatVnd), vnd<TaxedLine>('Thuế TNCN', 'PIT', (row) => row.pitVnd), text<TaxedLine>('Căn cứ', 'Basis', 40, (row) => row.rule?.source)] : []),
  ],
})

/** Goods sold in a month, by who made them. */
export const makersSheet = (lang: Lang, rows: readonly MadeRow[]): SheetOf<MadeRow> => ({
  name: tongue(lang)('Theo người làm', 'By maker'), rows, columns: [
    text('Người làm', 'Maker', 36, (row) => row.maker), text('Sản phẩm', 'Product', 40, (row) => row.productName), text('Gói', 'Pack', 24, (row) => row.packName), { heading: { vi: 'Số gói', en: 'Packs' }, width: 10, kind: 'number', value: (row) => row.quantity }, vnd('Tiền hàng', 'Goods', (row) => row.sumVnd),
  ],
})

export const goodsSheet = (lang: Lang, rows: readonly GoodsRow[]): SheetOf<GoodsRow> => {
  const t = tongue(lang)
  return { name: t('Hàng', 'Goods'), rows, columns: [
    text('Sản phẩm', 'Product', 40, (row) => row.productName), text('Gói', 'Pack', 24, (row) => row.packName), { heading: { vi: 'Lượng', en: 'Size' }, width: 10, kind: 'number', value: (row) => row.size }, text('Đơn vị', 'Unit', 8, (row) => row.unit), vnd('Giá', 'Price', (row) => row.priceVnd),
    { heading: { vi: 'Tồn', en: 'Stock' }, width: 10, kind: 'number', value: (row) => row.stock }, text('Tình trạng', 'State', 14, (row) => (row.retired ? t('thôi bán', 'retired') : row.state === 'on-sale' ? t('đang bán', 'on sale') : t('tạm nghỉ', 'paused'))), date('Đăng từ', 'Since', (row) => row.since),
  ] }
}

export const contractsSheet = (lang: Lang, rows: readonly ContractRow[]): SheetOf<ContractRow> => {
  const t = tongue(lang)
  return { name: t('Đơn hàng', 'Orders'), rows, columns: [
    text('Đơn', 'Order', 16, (row) => row.code), date('Ngày đặt', 'Placed', (row) => row.placedAt), text('Tình trạng', 'State', 26, (row) => stateWords(t, row.state)), text('Người mua', 'Buyer', 28, (row) => row.buyerName), text('Cách trả', 'Payment', 14, (row) => (row.payment === 'cash' ? t('tiền mặt', 'cash') : t('chuyển khoản', 'transfer'))),
    text('Sản phẩm', 'Product', 40, (row) => row.productName), text('Gói', 'Pack', 24, (row) => row.packName), { heading: { vi: 'Số lượng', en: 'Quantity' }, width: 10, kind: 'number', value: (row) => row.quantity }, vnd('Đơn giá', 'Price', (row) => row.priceVnd), vnd('Thành tiền', 'Sum', (row) => row.sumVnd), vnd('Phí giao của đơn', 'Delivery of the order', (row) => row.deliveryVnd), vnd('Cả đơn', 'Whole order', (row) => row.totalVnd),
  ] }
}
