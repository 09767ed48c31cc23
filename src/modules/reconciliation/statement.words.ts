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
    case 'fee': return t('phí của đối tác thanh toán', 'fee of the payment partner')
    case 'payout': return t('đối tác chi trả cho bạn', 'paid out by the partner')
  }
}
export const figureKeys: readonly FigureKey[] = ['sold', 'returned', 'transfers', 'cash', 'partner', 'refunds', 'fees', 'payouts', 'vat', 'pit']
export const figureSlugs: Record<FigureKey, string> = { sold: 'ban', returned: 'hang-tra', transfers: 'chuyen-khoan', cash: 'tien-mat', partner: 'doi-tac', refunds: 'tra-lai', fees: 'phi', payouts: 'chi-tra', vat: 'thue-gtgt', pit: 'thue-tncn' }
export const figureOf = (slug: string | undefined): FigureKey | null => figureKeys.find((key) => figureSlugs[key] === slug) ?? null
export const figureWords = (t: Say, key: FigureKey): string => {
  switch (key) {
    case 'sold': return t('Bán được', 'Sold')
    case 'returned': return t('Trừ hàng trả lại', 'Less returned')
    case 'transfers': return t('Chuyển khoản vào', 'Transfers in')
    case 'cash': return t('Tiền mặt thu khi giao', 'Cash collected')
    case 'refunds': return t('Đã trả lại người mua', 'Given back to buyers')
    case 'partner': return t('Đối tác nhận thay bạn', 'Received by the partner for you')
    case 'fees': return t('Phí của đối tác', 'Fees of the partner')
    case 'payouts': return t('Đối tác đã chi cho bạn', 'Paid out to you')
    case 'vat': return t('Thuế giá trị gia tăng', 'VAT')
    case 'pit': return t('Thuế thu nhập cá nhân', 'Personal income tax')
  }
}

/** Đồng as papers write it. */
export const vndWords = (vnd: number): string => `${vnd < 0 ? '-' : ''}${String(Math.abs(vnd)).replace(/\B(?=(\d{3})+$)/g, '.')} đ`
