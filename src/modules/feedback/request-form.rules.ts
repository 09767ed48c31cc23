/** What the public form asks for. */
import { z } from 'zod'
import { cleanText } from '#platform/web'
import type { Say } from '#platform/tongue'
import { readKind } from './feedback.words.ts'

const PHONE = /^(?:\+?84|0)\d{8,10}$/
const MAIL = /^[^\s@<>()]{1,64}@[^\s@<>()]{1,190}\.[^\s@.]{2,24}$/

export const isContact = (text: string): boolean => PHONE.test(text.replace(/[\s.()-]/g, '')) || MAIL.test(text)

/** The form by the kind that it was sent for; every fault at its field. */
export function requestForm(t: Say) {
  return z.object({
    loai: z.string().transform((text, context) => readKind(text) ?? (context.addIssue({ code: 'custom', message: t('Chọn điều bạn muốn gửi.', 'Choose what you want to send.') }), z.NEVER)),
    've': z.string(),
    'noi-dung': z.string().max(4_000, t('Dài quá 4.000 ký tự. Rút gọn giúp chúng tôi.', 'Longer than 4,000 characters. Please shorten it.')).default(''),
    ten: z.string().default('').transform((text) => cleanText(text.replace(/\s+/g, ' '), 200)),
    'lien-he': z.string().default('').transform((text) => cleanText(text, 200)),
    'dong-y': z.string().default(''),
    /** Not shown to people; programs that fill everything fill this too. */
    'trang-web': z.string().default(''),
  }).superRefine((typed, context) => {
    const fault = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message })
    if (typed.loai === 'something-wrong' && typed['noi-dung'] === '') fault('noi-dung', t('Viết chỗ nào chưa đúng, và đúng ra là thế nào nếu bạn biết.', 'Say what is wrong, and what would be right if you know.'))
    if (typed.loai === 'this-is-me' && typed['lien-he'] === '') fault('lien-he', t('Ghi số điện thoại hoặc email để văn phòng xác minh đúng là bạn.', 'Give a telephone number or e-mail, so that the office can make sure it is you.'))
    if (typed.loai === 'message' && typed['noi-dung'] === '') fault('noi-dung', t('Viết điều bạn muốn hỏi hoặc đặt mua.', 'Say what you want to ask or buy.'))
    if (typed.loai === 'message' && typed['lien-he'] === '') fault('lien-he', t('Ghi số điện thoại hoặc email để người làm gọi lại cho bạn.', 'Give a telephone number or e-mail, so that the maker can answer you.'))
    if (typed['lien-he'] !== '' && !isContact(typed['lien-he'])) fault('lien-he', t('Chúng tôi không đọc ra số điện thoại hay email. Ví dụ: 0912 345 678.', 'We cannot read a telephone number or e-mail. Example: 0912 345 678.'))
    if ((typed['lien-he'] !== '' || typed.ten !== '') && typed['dong-y'] !== 'co') fault('dong-y', t('Đánh dấu đồng ý, hoặc để trống tên và cách liên hệ.', 'Tick to agree, or leave name and contact empty.'))
    if (typed['trang-web'] !== '') fault('noi-dung', t('Một ô ẩn đã bị điền tự động, nên yêu cầu chưa được gửi. Bấm gửi một lần nữa.', 'A hidden field was filled in automatically, so nothing was sent. Press send once more.'))
  })
}

export const answerForm = (t: Say) => z.object({
  'tra-loi': z.string({ error: t('Viết câu trả lời cho người gửi.', 'Write the answer for the writer.') }).min(1, t('Viết câu trả lời cho người gửi.', 'Write the answer for the writer.')).max(4_000, t('Dài quá 4.000 ký tự.', 'Longer than 4,000 characters.')),
  viec: z.enum(['tra-loi', 'dong']).default('tra-loi'),
  'an-ten': z.string().default(''),
})

export const reopenForm = (t: Say) => z.object({ 'ly-do': z.string({ error: t('Viết lý do.', 'Give the reason.') }).min(1, t('Viết lý do.', 'Give the reason.')).max(1_000, t('Dài quá 1.000 ký tự.', 'Longer than 1,000 characters.')) })
