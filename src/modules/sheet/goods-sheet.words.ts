/** What the sheet of goods says about its cells and rows. */
import { showMonths, type SaleUnit } from '#offers'
import type { Say } from '#platform/tongue'
import { showNumber } from './goods-cells.rules.ts'
import type { CellFault, CellWhy, Difference, GoodsField, Plan } from './goods-sheet.rules.ts'

export function fieldWords(t: Say, field: GoodsField): string {
  const names: Record<GoodsField, readonly [string, string]> = { name: ['Gói', 'Pack'], size: ['Lượng một gói', 'Size'], price: ['Giá', 'Price'], stock: ['Còn trong kho', 'In stock'], unit: ['Kho tính bằng', 'Counted in'], seasons: ['Tháng có hàng', 'Months'] }
  return t(names[field][0], names[field][1])
}

const examples: Record<GoodsField, string> = { name: 'Túi 500 g', size: '500', price: '145.000', stock: '4.500', unit: 'g', seasons: 'T3–T5, T9' }

export function faultWords(t: Say, { field, why }: CellFault): string {
  const said: Record<CellWhy, readonly [string, string]> = {
    missing: [`Còn trống. Ví dụ: ${examples[field]}`, `Empty. Example: ${examples[field]}`],
    'not-a-number': [`Chúng tôi không đọc ra số. Ví dụ: ${examples[field]}`, `We cannot read a number. Example: ${examples[field]}`],
    'too-small': ['Giá dưới 500 đ: có thể thiếu số 0. Ví dụ: 145.000', 'Below 500 đ: zeros may be missing. Example: 145.000'],
    'too-much': ['Giá trên 500 triệu đồng một gói; xem lại số 0.', 'Above 500 million đồng for a pack; look at the zeros.'],
    'claims-stars': ['Tên gói không ghi sao; sao hiện theo chứng nhận.', 'A pack’s name carries no stars; stars are shown from the certificate.'],
    'no-months': ['Chúng tôi không đọc ra tháng. Ví dụ: T3–T5, T9, hoặc “cả năm”.', 'We cannot read the months. Example: T3–T5, T9, or “cả năm”.'],
    'no-unit': ['Ghi g, ml hoặc cái.', 'Write g, ml or cái.'],
    'unit-stays': ['Đơn vị của hàng đang bán đổi ở trang riêng của sản phẩm.', 'The unit of goods on sale is changed on the product’s own page.'],
    'no-pack': ['Cần ít nhất một gói để bán. Ví dụ: Túi 500 g', 'At least one pack is needed. Example: Túi 500 g'],
    'last-pack': ['Phải còn một gói. Muốn ngừng bán thì bỏ dấu “Đang bán”.', 'One pack must stay. To stop selling, untick “On sale”.'],
    'same-pack': ['Hai gói trùng tên và lượng.', 'Two packs have the same name and size.'],
  }
  return t(said[why][0], said[why][1])
}

/** Why nothing of a product was saved, though nothing was typed wrongly; null where that is not so. */
export function heldWords(t: Say, plan: Plan): string | null {
  if (plan.kind === 'changed-meanwhile') return t('Người khác vừa sửa hàng này. Xem số mới bên dưới rồi lưu lại nếu vẫn muốn đổi.', 'Somebody else has just changed this. Look at it anew, and save again if you still want to.')
  if (plan.kind === 'stock-moved') {
    const [seen, now] = [showNumber(plan.seen), showNumber(plan.goods.stock)]
    return t(`Lúc bạn đếm kho còn ${seen}; từ đó đã có đơn, giờ còn ${now}. Đếm lại rồi ghi số đúng.`, `You counted from ${seen}; since then there were orders and it is ${now}. Count again and write the right number.`)
  }
  return plan.kind === 'foreign' ? t('Không phải hàng của người bán này.', 'Not goods of this producer.') : null
}

const unitWords = (t: Say, unit: SaleUnit): string => (unit === 'piece' ? t('cái', 'pieces') : unit)
const yes = (t: Say, value: boolean): string => (value ? t('có', 'yes') : t('không', 'no'))

export function differenceWords(t: Say, difference: Difference, unit: SaleUnit): string {
  switch (difference.what) {
    case 'first': return t('lần đầu đưa lên bán', 'offered for the first time')
    case 'on-sale': return difference.to ? t('bán lại', 'on sale') : t('tạm dừng bán', 'paused')
    case 'made-to-order': return t(`làm khi có đơn: ${yes(t, difference.to)}`, `made to order: ${yes(t, difference.to)}`)
    case 'stock': return difference.from === 0 ? t(`kho ${showNumber(difference.to)} ${unitWords(t, unit)}`, `stock ${showNumber(difference.to)} ${unitWords(t, unit)}`) : t(`kho ${showNumber(difference.from)} → ${showNumber(difference.to)} ${unitWords(t, unit)}`, `stock ${showNumber(difference.from)} → ${showNumber(difference.to)} ${unitWords(t, unit)}`)
    case 'seasons': return t(`tháng có hàng ${showMonths(difference.from)} → ${showMonths(difference.to)}`, `months ${showMonths(difference.from)} → ${showMonths(difference.to)}`)
    case 'price': return `${difference.pack}: ${showNumber(difference.from)} → ${showNumber(difference.to)} đ${Math.max(difference.from, difference.to) > 3 * Math.min(difference.from, difference.to) ? t(' (đổi hơn ba lần, xem kỹ)', ' (more than threefold, look twice)') : ''}`
    case 'pack-new': return t(`thêm gói ${difference.pack}`, `new pack ${difference.pack}`)
    case 'pack-gone': return t(`bỏ gói ${difference.pack}`, `pack ${difference.pack} goes`)
  }
}
