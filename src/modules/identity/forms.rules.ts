/** What the forms of this module ask for, and the sentence for each thing that is wrong. */
import { z } from 'zod'
import type { Say } from '#platform/tongue'
import type { PasswordFault } from './password.rules.ts'
import { fromBase32 } from './totp.rules.ts'

const filled = (message: string) => z.string({ error: message }).min(1, message)

export const signInForm = (t: Say) => z.object({
  ten: filled(t('Nhập tên đăng nhập.', 'Enter your sign-in name.')),
  'mat-khau': filled(t('Nhập mật khẩu.', 'Enter your password.')),
  den: z.string().optional(),
})

export const codeForm = (t: Say) => z.object({
  ma: filled(t('Nhập mã 6 số trong ứng dụng xác thực, hoặc một mã dự phòng.', 'Enter the 6-digit code of your authenticator, or a recovery code.')),
  den: z.string().optional(),
})

const twice = (t: Say) => ({
  moi: filled(t('Nhập mật khẩu mới.', 'Enter a new password.')),
  lai: filled(t('Nhập lại mật khẩu mới.', 'Enter the new password again.')),
})
const same = (t: Say) => ({ path: ['lai'], message: t('Hai lần nhập chưa giống nhau. Nhập lại cả hai ô.', 'The two entries differ. Enter both again.') })

const factor = (t: Say) => ({
  'bi-mat': z.string().transform((text, context) => {
    const secret = fromBase32(text)
    if (secret?.length === 20) return secret
    context.addIssue({ code: 'custom', message: t('Khóa bị thay đổi trên đường đi. Mở lại trang này rồi làm từ đầu.', 'The key was altered on its way. Open this page again and start over.') })
    return z.NEVER
  }),
  ma: filled(t('Nhập mã 6 số mà ứng dụng đang hiện.', 'Enter the 6-digit code that the app shows.')),
})

export const invitationForm = (t: Say) => z.object({ ...twice(t), ...factor(t) }).refine((typed) => typed.moi === typed.lai, same(t))

const now = (t: Say) => ({ 'hien-tai': filled(t('Nhập mật khẩu hiện nay của bạn.', 'Enter your present password.')) })

export const passwordForm = (t: Say) => z.object({ ...now(t), ...twice(t) }).refine((typed) => typed.moi === typed.lai, same(t))

export const factorForm = (t: Say) => z.object({ ...now(t), ...factor(t), 'ma-cu': z.string().default('') })

export const ownerForm = (t: Say) => z.object(now(t))

export function passwordSentence(fault: PasswordFault, t: Say): string {
  switch (fault) {
    case 'short': return t('Mật khẩu cần ít nhất 10 ký tự. Một câu ngắn dễ nhớ là tốt nhất.', 'A password needs at least 10 characters. A short sentence is best.')
    case 'long': return t('Mật khẩu dài quá 200 ký tự.', 'The password is longer than 200 characters.')
    case 'common': return t('Mật khẩu này có trong danh sách hay bị đoán. Chọn một câu của riêng bạn.', 'This password is on the lists that are guessed first. Choose a sentence of your own.')
    case 'own-name': return t('Mật khẩu gần như chỉ là tên của bạn. Chọn điều khác.', 'The password is hardly more than your name. Choose something else.')
    case 'too-plain': return t('Mật khẩu lặp lại hoặc chạy theo thứ tự, rất dễ đoán. Chọn điều khác.', 'The password repeats or counts up, which is easily guessed. Choose something else.')
  }
}

export const wrongPassword = (t: Say): string => t('Mật khẩu hiện nay chưa đúng.', 'The present password is not right.')
export const wrongCode = (t: Say): string => t('Mã chưa đúng hoặc đã hết hạn. Chờ ứng dụng hiện mã mới rồi nhập mã đó; kiểm tra giờ của điện thoại nếu vẫn không được.', 'The code is wrong or has run out. Wait for the next one and enter that; if it still fails, check the clock of your phone.')

/** The labels by field, for the list of faults on top of a form. */
export const fieldNames = (t: Say): Readonly<Record<string, string>> => ({
  ten: t('Tên đăng nhập', 'Sign-in name'), 'mat-khau': t('Mật khẩu', 'Password'), ma: t('Mã xác thực', 'Code'),
  'hien-tai': t('Mật khẩu hiện nay', 'Present password'), moi: t('Mật khẩu mới', 'New password'), lai: t('Nhập lại mật khẩu mới', 'New password again'),
  'ma-cu': t('Mã xác thực hiện nay', 'Present code'), 'bi-mat': t('Khóa', 'Key'),
})
