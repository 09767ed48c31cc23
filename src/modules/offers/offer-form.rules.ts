/** The form by which a product is put on sale. */
import { z } from 'zod'
import { parseDay, type Day } from '#platform/day'
import type { Say } from '#platform/tongue'
import { faultsOfPacks, type PackWish } from './offer.rules.ts'
import type { SaleUnit } from './offers.tables.ts'

/** Rows for packs on the form. */
export const PACK_ROWS = 3
const units: readonly SaleUnit[] = ['g', 'ml', 'piece']

/** `145.000`, `145,000 đ`, `145k` → đồng; null when it is no whole number. */
export function readVnd(text: string): number | null {
  const plain = text.trim().toLowerCase().replace(/\s|đồng|vnđ|vnd|đ/g, '')
  const short = /^(\d{1,6})k$/.exec(plain)
  if (short) return Number(short[1]) * 1_000
  return /^\d{1,3}(?:[.,]\d{3})+$|^\d{1,12}$/.test(plain) ? Number(plain.replace(/[.,]/g, '')) : null
}

export interface OfferTyped {
  readonly state: 'on-sale' | 'paused'
  readonly unit: SaleUnit
  readonly stock: number
  readonly madeToOrder: boolean
  readonly readyOn: Day | null
  readonly packs: readonly PackWish[]
  readonly consent: string
  /** Under whose stall; empty = where it is sold now. */
  readonly stall: string
  readonly deliveryVnd: number
  readonly freeFromVnd: number | null
  readonly reach: 'province' | 'country'
  readonly takesCash: boolean
  readonly closedUntil: Day | null
  /** Where the producer is paid by transfer; null = not by transfer. */
  readonly account: { readonly bankBin: string; readonly number: string; readonly holderName: string } | null
}

export function offerForm(t: Say): z.ZodType<OfferTyped> {
  return z.record(z.string(), z.string()).transform((typed, context): OfferTyped => {
    const text = (name: string): string => typed[name] ?? ''
    const fault = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message })
    const money = (name: string): number | null => {
      const read = text(name) === '' ? null : readVnd(text(name))
      if (read === null && text(name) !== '') fault(name, t('Chúng tôi không đọc ra số tiền. Ví dụ: 145.000', 'We cannot read an amount. Example: 145.000'))
      return read
    }
    const day = (name: string): Day | null => {
      if (text(name) === '') return null
      const read = parseDay(text(name))
      if (!read) fault(name, t('Chọn một ngày có thật.', 'Choose a real day.'))
      return read
    }
    const unit = units.find((each) => each === text('don-vi')) ?? 'g'
    const rows = Array.from({ length: PACK_ROWS }, (_, row) => ({ row, name: text(`goi-${row}`), sizeText: text(`luong-${row}`), priceText: text(`gia-${row}`) })).filter((each) => each.name || each.sizeText || each.priceText)
    const packs = rows.map(({ name, sizeText, priceText }) => ({ name, size: /^\d{1,9}$/.test(sizeText.replace(/[\s.]/g, '')) ? Number(sizeText.replace(/[\s.]/g, '')) : null, priceVnd: readVnd(priceText) }))
    for (const each of faultsOfPacks(packs)) {
      const at = rows[each.row]!.row
      if (each.field === 'name') fault(`goi-${at}`, each.kind === 'claims-stars' ? t('Tên gói không ghi sao; sao hiện theo chứng nhận.', 'A pack’s name carries no stars; stars are shown from the certificate.') : t('Đặt tên gói, ví dụ “Túi 500 g”.', 'Name the pack, for example “Bag of 500 g”.'))
      else if (each.field === 'size') fault(`luong-${at}`, t('Ghi gói này lấy bao nhiêu từ kho, bằng số. Ví dụ: 500', 'Say how much of the stock the pack takes, as a number. Example: 500'))
      else fault(`gia-${at}`, t('Ghi giá bằng đồng. Ví dụ: 145.000', 'Give the price in đồng. Example: 145.000'))
    }
    if (rows.length === 0) fault('goi-0', t('Cần ít nhất một gói để bán.', 'At least one pack is needed.'))
    const stockText = text('ton').replace(/[\s.]/g, '')
    const madeToOrder = text('lam-theo-don') === 'co'
    if (!/^\d{1,10}$/.test(stockText) && !(madeToOrder && stockText === '')) fault('ton', t('Ghi còn bao nhiêu, bằng số. Hết hàng thì ghi 0.', 'Say how much is left, as a number; 0 when there is none.'))
    const consent = text('dong-y')
    if (consent === '') fault('dong-y', t('Ghi chủ thể đã đồng ý thế nào, ngày nào. Không có sự đồng ý thì không đăng bán thay được.', 'Say how and when the producer agreed. Without it nothing can be sold for them.'))
    const account = { bankBin: text('ngan-hang'), number: text('so-tk').replace(/[\s.-]/g, ''), holderName: text('chu-tk') }
    if (account.number !== '') {
      if (!/^[0-9A-Za-z]{4,19}$/.test(account.number)) fault('so-tk', t('Số tài khoản gồm 4 đến 19 chữ số.', 'An account number has 4 to 19 digits.'))
      if (account.bankBin === '') fault('ngan-hang', t('Chọn ngân hàng của tài khoản.', 'Choose the account’s bank.'))
      if (account.holderName === '') fault('chu-tk', t('Ghi tên chủ tài khoản như ngân hàng ghi.', 'Give the holder’s name as the bank has it.'))
    }
    return {
      account: account.number === '' ? null : account, state: text('trang-thai') === 'tam-dung' ? 'paused' : 'on-sale', unit, stock: Number(stockText) || 0, madeToOrder, readyOn: day('san-sang'), consent, stall: text('gian'),
      packs: packs.flatMap(({ name, size, priceVnd }) => (size !== null && priceVnd !== null ? [{ name, size, priceVnd }] : [])),
      deliveryVnd: money('phi-giao') ?? 0, freeFromVnd: money('mien-phi-tu') || null, reach: text('giao-den') === 'tinh' ? 'province' : 'country', takesCash: text('cod') !== 'khong', closedUntil: day('nghi-den'),
    }
  })
}
