import type { Geography } from '#geography'
import { standingOn, type ListedProduct } from '#certification'
import { formWords } from '#producers'
import type { Day } from '#platform/day'
import type { SheetColumn } from '#platform/sheet'
import { pathIn } from '#platform/tongue'
import { placeWords } from './places.rules.ts'
import { standingWords } from './standing.words.ts'

/** The columns in which lists of products leave the portal; the importer reads the same headings. */
export function productColumns(geography: Geography, day: Day, publicUrl: string): readonly SheetColumn<ListedProduct>[] {
  const place = (product: ListedProduct) => placeWords(geography, product)
  const standing = (product: ListedProduct) => standingOn(product.claim, day)
  const text = (vi: string, en: string, width: number, value: (product: ListedProduct) => string | null | undefined): SheetColumn<ListedProduct> => ({ heading: { vi, en }, width, kind: 'text', value })
  return [
    text('Tên sản phẩm', 'Product', 40, (product) => product.name),
    text('Chủ thể', 'Producer', 36, (product) => (product.producer && !product.producer.hidden ? product.producer.name : null)),
    text('Loại hình chủ thể', 'Legal form', 20, (product) => (product.producer ? formWords(product.producer.form, 'vi') : null)),
    text('Xã, phường', 'Commune', 24, (product) => place(product).commune?.fullName),
    text('Tỉnh', 'Province', 16, (product) => place(product).province?.name),
    text('Đơn vị trước 7/2025', 'Unit before July 2025', 36, (product) => place(product).former),
    { heading: { vi: 'Hạng sao', en: 'Stars' }, width: 9, kind: 'number', value: (product) => standing(product).stars || null },
    text('Tình trạng hôm nay', 'Standing today', 40, (product) => standingWords(standing(product), 'vi')),
    text('Mã chứng nhận', 'Certificate', 18, (product) => standing(product).code),
    { heading: { vi: 'Có giá trị đến', en: 'Valid until' }, width: 14, kind: 'date', value: (product) => standing(product).until },
    text('Nhóm sản phẩm', 'Group', 10, (product) => product.group?.code),
    text('Địa chỉ', 'Address', 40, (product) => `${publicUrl}${pathIn('vi', `/san-pham/${product.slug}`)}`),
    text('Mẫu', 'Sample', 8, (product) => (product.sample ? 'dữ liệu mẫu' : null)),
  ]
}
