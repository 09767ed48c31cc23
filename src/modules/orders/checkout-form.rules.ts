/** What a buyer says to order: who, where, how paid. */
import { z } from 'zod'
import { parsePhone, showPhone } from '#identity'
import { readId } from '#platform/ids'
import { cleanText } from '#platform/web'
import type { Say } from '#platform/tongue'
import { FLAT_WAY } from './delivery-choice.rules.ts'

/** A number that can be called; else null. */
export function readPhone(text: string): string | null {
  const read = parsePhone(text)
  return read.kind === 'mobile' || read.kind === 'landline' ? read.e164 : null
}

export interface CheckoutTyped { readonly name: string; readonly phone: string; readonly province: string; readonly commune: string; readonly communeCode: string; readonly address: string; readonly note: string; readonly payment: 'cash' | 'transfer'
  /** All fields as they were sent, for showing the form again. */
  readonly typed: Readonly<Record<string, string>>
}

/** What is kept between the steps: all that was told, the commune it means, and the secret of this confirmation. */
export const checkoutShape = z.object({ name: z.string(), phone: z.string(), province: z.string(), communeCode: z.string(), address: z.string(), note: z.string(), payment: z.enum(['cash', 'transfer']), token: z.string(), ways: z.record(z.string(), z.string()).default({}), typed: z.record(z.string(), z.string()) })
export type Checkout = z.infer<typeof checkoutShape>

export function checkoutForm(t: Say): z.ZodType<CheckoutTyped> {
  return z.record(z.string(), z.string()).transform((typed, context): CheckoutTyped => {
    const text = (name: string, max: number): string => cleanText((typed[name] ?? '').replace(/\s+/g, ' '), max)
    const fault = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message })
    const phone = readPhone(text('dien-thoai', 40))
    const [name, address, commune] = [text('ten', 100), text('so-nha', 200), text('xa', 120)]
    if (name.length < 2) fault('ten', t('Ghi tên người nhận.', 'Give the receiver’s name.'))
    const old = parsePhone(text('dien-thoai', 40))
    if (old.kind === 'old') fault('dien-thoai', t(`Số cũ 11 chữ số, nay là ${showPhone(old.suggested)}.`, `An old number of 11 digits, today ${showPhone(old.suggested)}.`))
    else if (phone === null) fault('dien-thoai', t('Chúng tôi không đọc ra số điện thoại. Ví dụ: 0912 345 678.', 'We cannot read a telephone number. Example: 0912 345 678.'))
    if (!/^\d{2}$/.test(text('tinh', 2))) fault('tinh', t('Chọn tỉnh, thành.', 'Choose the province.'))
    if (commune === '' && typed['xa-ma'] === undefined) fault('xa', t('Ghi xã, phường. Tên trước tháng 7/2025 cũng được.', 'Give the commune or ward. Names of before July 2025 will do.'))
    if (address === '') fault('so-nha', t('Ghi số nhà, đường, thôn, ấp.', 'Give house, street, hamlet.'))
    return { name, phone: phone ?? '', province: text('tinh', 2), commune, communeCode: /^\d{5}$/.test(typed['xa-ma'] ?? '') ? typed['xa-ma']! : '', address, note: cleanText(typed['ghi-chu'], 500), payment: typed['tra'] === 'chuyen-khoan' ? 'transfer' : 'cash', typed }
  })
}

/** The ways that a form names, by seller: `cach-<producer>` = a way's key. What is neither is left out. */
export function readWays(form: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(form).flatMap(([name, value]) => {
    const seller = name.startsWith('cach-') ? readId(name.slice(5)) : null
    return seller && typeof value === 'string' && (value === FLAT_WAY || readId(value)) ? [[seller as string, value] as const] : []
  }))
}
