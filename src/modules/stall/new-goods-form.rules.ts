/** The one form by which something is put on sale from a phone. */
import { z } from 'zod'
import { claimedStars, claimsCertificate, MOST_VND, readVnd } from '#offers'
import { readId } from '#platform/ids'
import type { Say } from '#platform/tongue'
import { packOfChip, readPack, type PackRead } from './pack.rules.ts'

/** Photographs of one sending. */
export const PHOTOS_AT_ONCE = 6
const MOST_PACKS = 100_000

export interface NewGoods {
  /** Of this sending, made on the phone or with the form: the same key is the same goods. */
  readonly key: string
  readonly producerSlug: string
  /** One of the producer's products; null = a new one of this name. */
  readonly productSlug: string | null
  readonly name: string
  readonly pack: PackRead
  readonly priceVnd: number
  /** How many packs there are. */
  readonly count: number
  /** Asked only where the stall has not said it yet. */
  readonly deliveryVnd: number | null
}

/** A price as it was typed, or the sentence that asks again. */
export function readPrice(t: Say, text: string): { readonly vnd: number } | { readonly fault: string } {
  const vnd = readVnd(text)
  if (vnd === null || vnd === 0) return { fault: t('Ghi giá một gói. Ví dụ: 85.000', 'Give the price of one pack. Example: 85.000') }
  if (vnd < 1_000) return { fault: t(`Giá ${vnd} đồng thì ít quá. Ghi đủ số, ví dụ ${vnd}.000`, `${vnd} đồng is too little. Write it in full, such as ${vnd}.000`) }
  return vnd > MOST_VND ? { fault: t('Giá này lớn quá. Xem lại số 0.', 'That is too much. Look at the zeros.') } : { vnd }
}

/** How many packs there are, or the sentence that asks again. */
export function readCount(t: Say, text: string): { readonly count: number } | { readonly fault: string } {
  const plain = text.replace(/[\s.]/g, '')
  return /^\d{1,6}$/.test(plain) && Number(plain) <= MOST_PACKS ? { count: Number(plain) } : { fault: t('Ghi còn bao nhiêu gói, bằng số. Ví dụ: 20', 'Say how many packs there are, as a number. Example: 20') }
}

export function newGoodsForm(t: Say): z.ZodType<NewGoods> {
  return z.record(z.string(), z.string()).transform((typed, context): NewGoods => {
    const text = (name: string): string => (typed[name] ?? '').replace(/\s+/g, ' ').trim()
    const fault = (field: string, message: string): void => context.addIssue({ code: 'custom', path: [field], message })
    const productSlug = text('mon') === '' || text('mon') === 'khac' ? null : text('mon')
    const name = text('ten').slice(0, 120)
    if (productSlug === null) {
      if (name.length < 2) fault('ten', t('Ghi tên món. Ví dụ: Khô cá lóc', 'Name it. Example: dried snakehead'))
      else if (claimsCertificate(name)) fault('ten', t('Tên không ghi sao hay OCOP. Sao do chứng nhận: món có chứng nhận thì chọn trong danh sách của bạn.', 'A name carries no stars and no OCOP. Stars come from the certificate: choose a certified product from your list.'))
    }
    const other = text('goi-khac').slice(0, 60)
    const pack = text('goi') === 'khac' || text('goi') === '' ? readPack(other) : packOfChip(text('goi'))
    if (!pack) fault(text('goi') === 'khac' ? 'goi-khac' : 'goi', text('goi') === 'khac' ? t('Ghi gói, ví dụ: Hũ 300 g', 'Say which pack, such as: jar of 300 g') : t('Chọn gói.', 'Choose a pack.'))
    else if (claimedStars(pack.name) !== null) fault('goi-khac', t('Gói không ghi sao; sao hiện theo chứng nhận.', 'A pack carries no stars; they are shown from the certificate.'))
    const price = readPrice(t, text('gia'))
    if ('fault' in price) fault('gia', price.fault)
    const count = readCount(t, text('con'))
    if ('fault' in count) fault('con', count.fault)
    const delivery = text('phi-giao') === '' ? null : readVnd(text('phi-giao'))
    if (text('phi-giao') !== '' && (delivery === null || delivery > 1_000_000)) fault('phi-giao', t('Chọn phí giao.', 'Choose what delivery costs.'))
    const key = readId(text('khoa'))
    if (!key) fault('khoa', t('Mở lại trang này rồi đăng.', 'Open this page again.'))
    return { key: key ?? '', producerSlug: text('co-so'), productSlug, name, pack: pack ?? { name: '', size: 1, unit: 'piece' }, priceVnd: 'vnd' in price ? price.vnd : 0, count: 'count' in count ? count.count : 0, deliveryVnd: delivery }
  })
}
