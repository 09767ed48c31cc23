/** What the forms of people with a telephone ask for, and the sentence for each thing that is wrong. */
import { z } from 'zod'
import type { Say } from '#platform/tongue'
import { parsePhone, type PhoneReading } from './phone.rules.ts'

/** The sentence for a number that no code can be sent to; null where one can. */
function phoneSentence(read: PhoneReading, t: Say): string | null {
  switch (read.kind) {
    case 'mobile': return null
    case 'empty': return t('Nhập số điện thoại di động của bạn.', 'Enter your mobile number.')
    case 'letters': return t('Số điện thoại chỉ có chữ số. Nhập một số, ví dụ 0912 345 678.', 'A phone number has digits only. Enter one number, such as 0912 345 678.')
    case 'foreign': return t('Cổng chỉ gửi được mã tới số Việt Nam (+84).', 'Codes can be sent to Vietnamese numbers (+84) only.')
    case 'landline': return t('Đây là số máy bàn, không nhận được tin nhắn. Nhập số di động.', 'This is a landline, which receives no messages. Enter a mobile number.')
    case 'old': return t(`Số này theo đầu số cũ. Số mới có phải là ${read.suggested}? Nhập lại theo số mới.`, `This number has an old prefix. Is it ${read.suggested} now? Enter the new number.`)
    case 'too-short': return t('Số này còn thiếu. Số di động có 10 chữ số, ví dụ 0912 345 678.', 'This number is too short. A mobile number has 10 digits, such as 0912 345 678.')
    case 'too-long': return t('Số này thừa chữ số. Số di động có 10 chữ số, ví dụ 0912 345 678.', 'This number is too long. A mobile number has 10 digits, such as 0912 345 678.')
    case 'unknown': return t('Không có đầu số này. Số di động bắt đầu bằng 03, 05, 07, 08 hoặc 09.', 'No number begins like this. Mobile numbers begin with 03, 05, 07, 08 or 09.')
  }
}

/** A mobile number of any way of writing, read into +84…; says what is wrong with any other. */
export const mobileField = (t: Say) => z.string().default('').transform((text, context) => {
  const read = parsePhone(text.slice(0, 100))
  const sentence = phoneSentence(read, t)
  if (sentence === null && read.kind === 'mobile') return read.e164
  context.addIssue({ code: 'custom', message: sentence ?? '' })
  return z.NEVER
})

const code = (message: string) => z.string({ error: message }).min(1, message).max(40, message)
const askForCode = (t: Say): string => t('Nhập mã 6 số trong tin nhắn.', 'Enter the 6 digits of the message.')

export const phoneForm = (t: Say) => z.object({ so: mobileField(t), den: z.string().optional() })
export const phoneCodeForm = (t: Say) => z.object({ ma: code(askForCode(t)), den: z.string().optional() })
export const newPhoneForm = (t: Say) => z.object({ so: mobileField(t) })
export const changeCodesForm = (t: Say) => z.object({ 'ma-cu': code(askForCode(t)), 'ma-moi': code(askForCode(t)) })
export const nameForm = (t: Say) => z.object({ ten: z.string({ error: t('Nhập tên của bạn.', 'Enter your name.') }).min(1, t('Nhập tên của bạn.', 'Enter your name.')).max(120, t('Tên dài quá 120 ký tự.', 'The name is longer than 120 characters.')) })
export const newsForm = z.object({ tin: z.enum(['co', 'khong']).default('khong') })

export const wrongPhoneCode = (left: number, t: Say): string => t(`Mã chưa đúng. Xem lại tin nhắn mới nhất; còn ${left} lần thử.`, `The code is not right. Look at the latest message; ${left} tries left.`)
export const codeOver = (t: Say): string => t('Mã đã hết hạn hoặc đã sai nhiều lần. Lấy mã mới rồi nhập lại.', 'The code has run out or was wrong too often. Ask for a new one.')
export const codeWait = (wait: number, t: Say): string => {
  const minutes = Math.ceil(wait / 60)
  return t(`Đã gửi nhiều mã. Chờ ${minutes} phút rồi lấy mã mới; mã gần nhất vẫn dùng được trong 10 phút.`, `Many codes were sent. Wait ${minutes} minutes for a new one; the latest still works for 10 minutes.`)
}

/** The version of the words below; a new one where they change. */
export const newsWordsVersion = '2026-11'

/** The words that are agreed to; kept with the consent. */
export const newsWords = (t: Say): string => t('Tôi đồng ý để Cổng OCOP nhắn tin SMS cho tôi về sản phẩm mới, mùa vụ và chương trình ưu đãi. Tôi có thể thôi bất cứ lúc nào ở trang này.', 'I agree that the portal may send me SMS about new products, seasons and offers. I can stop it here at any time.')

export const phoneFieldNames = (t: Say): Readonly<Record<string, string>> => ({
  so: t('Số điện thoại', 'Phone number'), ma: t('Mã trong tin nhắn', 'Code from the message'), 'ma-cu': t('Mã gửi tới số cũ', 'Code sent to the old number'),
  'ma-moi': t('Mã gửi tới số mới', 'Code sent to the new number'), ten: t('Tên', 'Name'),
})
