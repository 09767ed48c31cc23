/** What officers may send when they change texts, the operator's data, and the hosts of channels. */
import { z } from 'zod'
import { operatorFields, type Operator } from './operator.rules.ts'

export const MOST_LETTERS = 19_000

export const textForm = z.object({
  viec: z.enum(['xem', 'luu', 'tra-lai']),
  ban: z.coerce.number().int().min(0),
  tieude: z.string().min(1, 'Viết tên trang. · Give the page a title.').max(200, 'Tên dài quá 200 chữ cái. · The title is longer than 200 characters.'),
  noidung: z.string().min(1, 'Viết nội dung. · Write the text.').max(MOST_LETTERS, `Nội dung dài quá ${MOST_LETTERS} chữ cái; cắt bớt rồi lưu lại. · The text is longer than ${MOST_LETTERS} characters; shorten it.`),
})

const field = z.string().max(300, 'Dài quá 300 chữ cái. · Longer than 300 characters.')
export const operatorForm: z.ZodType<Operator> = z.object({
  name: field, registration: field, representative: field, address: field, phone: field.regex(/^$|^[0-9+().\s-]{3,}$/, 'Số điện thoại chỉ có chữ số, dấu + và dấu cách. · Digits, + and spaces only.'),
  email: field.regex(/^$|^[^\s@]+@[^\s@]+$/, 'Thư điện tử cần có dạng ten@noi.vn. · Like name@place.vn.'), hours: field, dataContact: field, commerceNotice: field,
})

/** The fields as they were typed, for showing the form again. */
export const typedOperator = (typed: Readonly<Record<string, string>>): Operator => Object.fromEntries(operatorFields.map((name) => [name, typed[name] ?? ''])) as unknown as Operator

/** Messages hold both tongues, parted by ` · `. */
export const inTongue = (message: string, lang: 'vi' | 'en'): string => message.split(' · ')[lang === 'vi' ? 0 : 1] ?? message
