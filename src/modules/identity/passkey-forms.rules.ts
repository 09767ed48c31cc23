/** What the forms of passkeys carry: the device's answer as JSON text, read no further than the library needs. */
import { z } from 'zod'
import type { Say } from '#platform/tongue'

const text = z.string().min(1).max(20_000)
const base = { id: z.string().min(16).max(1_400), rawId: z.string().max(1_400), type: z.literal('public-key'), authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional().catch(undefined), clientExtensionResults: z.object({}).catch({}).default({}) }
const registration = z.object({ ...base, response: z.object({ clientDataJSON: text, attestationObject: text, transports: z.array(z.string().max(20)).max(8).optional() }) })
const authentication = z.object({ ...base, response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: z.string().max(200).nullish().transform((value) => value ?? undefined) }) })

function parsed<Shape extends z.ZodType>(shape: Shape, message: string) {
  return z.string({ error: message }).transform((typed, context): z.infer<Shape> => {
    try {
      const read = shape.safeParse(JSON.parse(typed))
      if (read.success) return read.data
    } catch { /* not JSON: the same fault */ }
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

const noAnswer = (t: Say): string => t('Thiết bị chưa trả lời. Bấm lại, rồi làm theo điện thoại hoặc máy tính.', 'The device did not answer. Press again, then follow your phone or computer.')

export const passkeyForm = (t: Say) => z.object({
  'ten-khoa': z.string().default('').transform((typed) => typed.replace(/\s+/g, ' ').slice(0, 60) || t('Khóa của tôi', 'My passkey')),
  'tra-loi': parsed(registration, noAnswer(t)),
})
export const passkeySignInForm = (t: Say) => z.object({ 'tra-loi': parsed(authentication, noAnswer(t)), den: z.string().optional(), tu: z.enum(['vao', 'dang-nhap']).catch('vao') })
export const passkeyStartForm = z.object({ 'hien-tai': z.string().max(1_000).default('') })

export const passkeyOver = (t: Say): string => t('Đã quá 5 phút hoặc trang được mở ở nơi khác. Bấm lại để làm từ đầu.', 'More than 5 minutes passed, or the page was opened elsewhere. Press again to start over.')
export const passkeyRefused = (t: Say): string => t('Khóa truy cập này không vào được: nó đã bị bỏ, hoặc thiết bị không xác nhận được bạn. Vào bằng cách khác; tài khoản vẫn an toàn.', 'This passkey does not open anything: it was removed, or the device could not confirm you. Enter another way; the account is safe.')
