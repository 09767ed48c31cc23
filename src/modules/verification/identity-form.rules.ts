/** What the form of a seller's identity asks for (Law 122/2025/QH15, Art. 52.2: unverified), and the sentence for each fault. */
import { z } from 'zod'
import { parseDay, type Day } from '#platform/day'
import type { Say } from '#platform/tongue'

export interface NotedIdentity {
  readonly kind: 'individual' | 'organisation'
  readonly fullName: string
  readonly birthOn: Day | null
  readonly personNo: string | null
  readonly orgName: string | null
  readonly orgSeat: string | null
  readonly orgNo: string | null
}

/** `02/03/1980` or `1980-03-02`. */
export function readBirth(typed: string, today: Day): Day | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ?? []
  const read = parseDay(year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : typed.trim())
  return read && read >= '1900-01-01' && read < today ? read : null
}

const name = (t: Say, message: string) => z.string({ error: message }).transform((typed) => typed.replace(/\s+/g, ' ').trim()).pipe(z.string().min(2, message).max(120, t('Dài quá 120 ký tự.', 'Longer than 120 characters.')))

/** The form for one kind of seller; `kept` = a number is kept already and an empty field leaves it. */
export function identityForm(t: Say, today: Day, kept: boolean) {
  const personNo = z.string().default('').transform((typed, context) => {
    const digits = typed.replace(/[\s.]/g, '')
    if (digits === '' && kept) return null
    if (/^\d{12}$/.test(digits)) return digits
    context.addIssue({ code: 'custom', message: t('Số định danh cá nhân có 12 chữ số, in trên thẻ căn cước.', 'The personal number has 12 digits, printed on the card.') })
    return z.NEVER
  })
  const birth = z.string().default('').transform((typed, context) => readBirth(typed, today) ?? (context.addIssue({ code: 'custom', message: t('Nhập ngày sinh theo ngày/tháng/năm, ví dụ 02/03/1980.', 'Enter the birth date as day/month/year, such as 02/03/1980.') }), z.NEVER))
  const text = (message: string) => z.string({ error: message }).min(2, message).max(300, t('Dài quá 300 ký tự.', 'Longer than 300 characters.'))
  const individual = z.object({ loai: z.literal('ca-nhan'), ten: name(t, t('Nhập họ tên như trên thẻ căn cước.', 'Enter the name as on the card.')), 'ngay-sinh': birth, 'so-dinh-danh': personNo })
    .transform((typed): NotedIdentity => ({ kind: 'individual', fullName: typed.ten, birthOn: typed['ngay-sinh'], personNo: typed['so-dinh-danh'], orgName: null, orgSeat: null, orgNo: null }))
  const organisation = z.object({
    loai: z.literal('to-chuc'), 'dai-dien': name(t, t('Nhập họ tên người đại diện.', 'Enter the representative’s name.')), 'ten-to-chuc': text(t('Nhập tên tổ chức như trong giấy đăng ký.', 'Enter the name as registered.')),
    'tru-so': text(t('Nhập nơi đặt trụ sở.', 'Enter the seat.')),
    'ma-to-chuc': z.string().default('').transform((typed) => typed.replace(/[\s.]/g, '')).pipe(z.string().regex(/^\d{10}(-\d{3})?$|^\d{8,15}$/, t('Mã số doanh nghiệp, hợp tác xã hoặc mã số thuế: 10 chữ số, có khi thêm -001.', 'The registration or tax number: 10 digits, at times with -001.'))),
  }).transform((typed): NotedIdentity => ({ kind: 'organisation', fullName: typed['dai-dien'], birthOn: null, personNo: null, orgName: typed['ten-to-chuc'], orgSeat: typed['tru-so'], orgNo: typed['ma-to-chuc'] }))
  return z.union([individual, organisation])
}

export const formOf = (t: Say, today: Day, kept: boolean, kind: string | undefined): z.ZodType<NotedIdentity> => identityForm(t, today, kept).options[kind === 'to-chuc' ? 1 : 0]!

export const identityFieldNames = (t: Say): Readonly<Record<string, string>> => ({
  loai: t('Người bán là', 'The seller is'), ten: t('Họ và tên', 'Full name'), 'ngay-sinh': t('Ngày sinh', 'Birth date'), 'so-dinh-danh': t('Số định danh cá nhân', 'Personal id number'),
  'ten-to-chuc': t('Tên tổ chức', 'Name of the organisation'), 'tru-so': t('Trụ sở', 'Seat'), 'ma-to-chuc': t('Mã số tổ chức', 'Number of the organisation'), 'dai-dien': t('Người đại diện', 'Representative'),
})

export const checkForm = z.object({ nguon: z.string().max(40).default(''), 'da-xem': z.string().max(10).default('') })
export const withdrawForm = z.object({ 'vi-sao': z.string().min(3).max(300) })
