/** The form by which a payment partner is recorded, read strictly. */
import { readVnd } from '#offers'
import { UNTRIED } from '#payments'
import { parseDay } from '#platform/day'
import type { Say } from '#platform/tongue'
import { cleanText, type Fault } from '#platform/web'
import type { recordPartner, PartnerRecorded } from '#payments'

type NewPartner = Parameters<typeof recordPartner>[1]
const fields = ['ten', 'so-gp', 'ngay-gp', 'noi-cap', 'hop-dong', 'ngan-hang', 'so-tk', 'chu-tk', 'tu', 'den', 'phi', 'phi-co-dinh', 'ai-chiu', 'muc-thu'] as const

/** `1,1` or `1.1` (per cent) → 110 basis points; null when it is none. */
export function readPercent(text: string): number | null {
  const found = /^(\d{1,2})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim())
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : null
}

export type PartnerForm = { readonly kind: 'ok'; readonly value: NewPartner; readonly typed: Readonly<Record<string, string>> } | { readonly kind: 'faulty'; readonly typed: Readonly<Record<string, string>>; readonly faults: readonly Fault[] }

export function readPartner(t: Say, form: Readonly<Record<string, unknown>>): PartnerForm {
  const typed = Object.fromEntries(fields.map((name) => { const value = form[name]; return [name, typeof value === 'string' ? cleanText(value, 300) : ''] })) as Record<(typeof fields)[number], string>
  const faults: Fault[] = []
  const day = (name: 'ngay-gp' | 'tu' | 'den') => {
    const read = parseDay(typed[name])
    if (read === null && typed[name] !== '') faults.push({ field: name, message: t('Chọn một ngày.', 'Choose a day.') })
    return read
  }
  for (const name of ['ten', 'noi-cap', 'hop-dong', 'chu-tk'] as const) if (typed[name] === '') faults.push({ field: name, message: t('Ô này còn trống.', 'This field is empty.') })
  if (typed['so-gp'] === '') faults.push({ field: 'so-gp', message: t('Không có giấy phép thì không được giữ tiền của người mua. Ghi số giấy phép.', 'Nobody holds buyers’ money without a licence. Write its number.') })
  const licenceOn = day('ngay-gp')
  if (licenceOn === null && typed['ngay-gp'] === '') faults.push({ field: 'ngay-gp', message: t('Ghi ngày cấp giấy phép.', 'Write the day of the licence.') })
  const [since, until] = [day('tu'), day('den')]
  if (since === null && typed.tu === '') faults.push({ field: 'tu', message: t('Ghi ngày bắt đầu.', 'Write the first day.') })
  const feeBp = readPercent(typed.phi || '0')
  const feeFixedVnd = readVnd(typed['phi-co-dinh'] || '0')
  if (feeBp === null || feeBp > 1_000) faults.push({ field: 'phi', message: t('Ghi phần trăm từ 0 đến 10, ví dụ 1,1.', 'Write a percentage from 0 to 10, for example 1.1.') })
  if (feeFixedVnd === null || feeFixedVnd > 100_000) faults.push({ field: 'phi-co-dinh', message: t('Ghi số tiền đến 100.000 đ, ví dụ 1.000.', 'Write an amount up to 100,000 đ.') })
  if (typed['ai-chiu'] !== 'nguoi-ban' && typed['ai-chiu'] !== 'van-hanh') faults.push({ field: 'ai-chiu', message: t('Chọn ai chịu phí.', 'Choose who bears the fee.') })
  if (faults.length > 0 || since === null || feeBp === null || feeFixedVnd === null) return { kind: 'faulty', typed, faults }
  return { kind: 'ok', typed, value: {
    name: typed.ten, licenceNumber: typed['so-gp'], licenceOn, issuer: typed['noi-cap'], contract: typed['hop-dong'], bankBin: typed['ngan-hang'], number: typed['so-tk'], holderName: typed['chu-tk'],
    since, until, feeBp, feeFixedVnd, feeBy: typed['ai-chiu'] === 'van-hanh' ? 'operator' : 'seller', evidence: typed['muc-thu'] || UNTRIED,
  } }
}

/** Where a refusal belongs and what to do. */
export function partnerFault(t: Say, refused: Exclude<PartnerRecorded['kind'], 'recorded'>): Fault {
  switch (refused) {
    case 'no-licence': return { field: 'so-gp', message: t('Không có giấy phép thì không được giữ tiền của người mua.', 'Nobody holds buyers’ money without a licence.') }
    case 'missing': return { field: 'ten', message: t('Ghi đủ tên, nơi cấp và hợp đồng.', 'Write name, issuer and contract.') }
    case 'too-early': return { field: 'ngay-gp', message: t('Giấy phép phải có trước ngày bắt đầu và không ở tương lai.', 'The licence must be older than the first day, and not of the future.') }
    case 'wrong-days': return { field: 'den', message: t('Ngày cuối trước ngày bắt đầu.', 'The last day is before the first.') }
    case 'wrong-fee': return { field: 'phi', message: t('Phí từ 0 đến 10 %, và đến 100.000 đ.', 'A fee is 0 to 10 %, and up to 100,000 đ.') }
    case 'another': return { field: 'tu', message: t('Trong thời gian này đã có một đối tác. Kết thúc đối tác đó trước.', 'Another partner is in force in that time. End it first.') }
    case 'unknown-bank': return { field: 'ngan-hang', message: t('Chọn ngân hàng.', 'Choose the bank.') }
    case 'no-account-number': return { field: 'so-tk', message: t('Số tài khoản gồm 4–19 chữ số.', 'An account number has 4 to 19 digits.') }
    case 'no-name': return { field: 'chu-tk', message: t('Ghi tên chủ tài khoản.', 'Write the holder’s name.') }
  }
}
