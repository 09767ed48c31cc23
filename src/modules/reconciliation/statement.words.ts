/** The words of a statement, on the screen and in its files. */
import type { Say } from '#platform/tongue'
import type { FigureKey, TaxedLine } from './statement.rules.ts'

export const monthWords = (t: Say, month: string): string => t(`Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`, `${month.slice(5)}/${month.slice(0, 4)}`)

export const whatWords = (t: Say, what: TaxedLine['what']): string => {
  switch (what) {
    case 'transfer': return t('chuyển khoản vào', 'transfer')
    case 'cash': return t('tiền mặt thu khi giao', 'cash on delivery')
    case 'refund': return t('trả lại người mua', 'given back')
    case 'count': return t('tiền đến muộn, đã nhận đơn', 'late money that was accepted')
    case 'undo': return t('gỡ khỏi đơn', 'taken off the order')
  }
}
export const figureKeys: readonly FigureKey[] = ['sold', 'returned', 'transfers', 'cash', 'refunds', 'vat', 'pit']
export const figureSlugs: Record<FigureKey, string> = { sold: 'ban', returned: 'hang-tra', transfers: 'chuyen-khoan', cash: 'tien-mat', refunds: 'tra-lai', vat: 'thue-gtgt', pit: 'thue-tncn' }
export const figureOf = (slug: string | undefined): FigureKey | null => figureKeys.find((key) => figureSlugs[key] === slug) ?? null
export const figureWords = (t: Say, key: FigureKey): string => {
  switch (key) {
    case 'sold': return t('Bán được', 'Sold')
    case 'returned': return t('Trừ hàng trả lại', 'Less returned')
    case 'transfers': return t('Chuyển khoản vào', 'Transfers in')
    case 'cash': return t('Tiền mặt thu khi giao', 'Cash collected')
    case 'refunds': return t('Đã trả lại người mua', 'Given back to buyers')
    case 'vat': return t('Thuế giá trị gia tăng', 'VAT')
    case 'pit': return t('Thuế thu nhập cá nhân', 'Personal income tax')
  }
}

/** Đồng as papers write it. */
export const vndWords = (vnd: number): string => `${vnd < 0 ? '-' : ''}${String(Math.abs(vnd)).replace(/\B(?=(\d{3})+$)/g, '.')} đ`
