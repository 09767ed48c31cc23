/** What an e-invoice needs of its buyer. */
import { z } from 'zod'
import type { Setting } from '#platform/settings'
import type { Say } from '#platform/tongue'
import { cleanText } from '#platform/web'

/** Days after the order within which an invoice may be asked for. */
export const invoiceDays: Setting<number> = { name: 'aftersale.invoice-days', shape: z.int().min(1).max(60), fallback: 7 }

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/**
 * A Vietnamese tax code in its usual form, else null: ten digits whose last is a check digit, `-001` for a branch, or the
 * twelve digits of a person's number, which has no check digit (a household's tax code since July 2025; not verified).
 */
export function readTaxCode(text: string): string | null {
  const digits = text.replace(/[\s.-]/g, '')
  if (/^\d{12}$/.test(digits)) return digits
  if (!/^\d{10}(?:\d{3})?$/.test(digits)) return null
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  if (10 - (sum % 11) !== Number(digits[9])) return null
  return digits.length === 13 ? `${digits.slice(0, 10)}-${digits.slice(10)}` : digits
}

const MAIL = /^[^\s@<>()]{1,64}@[^\s@<>()]{1,190}\.[^\s@.]{2,24}$/

export const invoiceForm = (t: Say) => z.object({
  'cong-ty': z.string().default('').transform((text) => cleanText(text.replace(/\s+/g, ' '), 300)),
  'ma-so-thue': z.string().default(''), 'dia-chi': z.string().default('').transform((text) => cleanText(text.replace(/\s+/g, ' '), 300)), thu: z.string().default('').transform((text) => cleanText(text, 200)),
}).transform((typed, context) => {
  const fault = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message })
  const taxCode = readTaxCode(typed['ma-so-thue'])
  if (typed['cong-ty'].length < 2) fault('cong-ty', t('Ghi tên đơn vị, như trên giấy đăng ký.', 'Give the name, as registered.'))
  if (taxCode === null) fault('ma-so-thue', t('Mã số thuế không đúng: 10 số, 13 số cho chi nhánh, hoặc 12 số định danh. Kiểm lại từng số.', 'Not a tax code: 10 digits, 13 for a branch, or the 12 of a person. Check each digit.'))
  if (typed['dia-chi'].length < 5) fault('dia-chi', t('Ghi địa chỉ đơn vị.', 'Give the address.'))
  if (!MAIL.test(typed.thu)) fault('thu', t('Ghi thư điện tử nhận hóa đơn, ví dụ ketoan@congty.vn.', 'Give the mail address for the invoice.'))
  return { company: typed['cong-ty'], taxCode: taxCode ?? '', address: typed['dia-chi'], mail: typed.thu }
})

export const issueForm = (t: Say) => z.object({
  so: z.string().default('').transform((text) => cleanText(text.replace(/\s+/g, ' '), 60)), 'tra-cuu': z.string().default('').transform((text) => cleanText(text, 300)),
}).transform((typed, context) => {
  if (typed.so === '') context.addIssue({ code: 'custom', path: ['so'], message: t('Ghi số hóa đơn.', 'Give the invoice’s number.') })
  const link = typed['tra-cuu'] === '' ? null : URL.parse(typed['tra-cuu'])
  if (typed['tra-cuu'] !== '' && link?.protocol !== 'https:') context.addIssue({ code: 'custom', path: ['tra-cuu'], message: t('Địa chỉ tra cứu bắt đầu bằng https://', 'The address starts with https://') })
  return { number: typed.so, link: link?.href ?? null }
})
