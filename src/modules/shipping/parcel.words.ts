import { tongue, type Lang } from '#platform/tongue'
import type { Choice } from './delivery-fee.rules.ts'
import type { ParcelState } from './parcel-state.rules.ts'

const words: Readonly<Record<ParcelState, readonly [vi: string, en: string]>> = {
  created: ['Chờ lấy hàng', 'Waiting to be collected'],
  collecting: ['Đang lấy hàng', 'Being collected'],
  in_transit: ['Đang trên đường', 'On its way'],
  out_for_delivery: ['Đang giao đến bạn', 'Out for delivery'],
  delivered: ['Đã giao', 'Delivered'],
  failed_attempt: ['Giao chưa được, sẽ giao lại', 'Could not be delivered, will be tried again'],
  returning: ['Đang trả về người bán', 'Going back to the seller'],
  returned: ['Đã trả về người bán', 'Back with the seller'],
  cancelled: ['Đã hủy', 'Cancelled'],
  incident: ['Có sự cố, đang xử lý', 'Something went wrong, being looked into'],
}

/** Where a parcel is, for the buyer; with `updating` the carrier has said something that we do not know yet. */
export function parcelWords(lang: Lang, parcel: { readonly state: ParcelState; readonly updating: boolean }): string {
  const t = tongue(lang)
  return parcel.updating ? `${t(...words[parcel.state])} (${t('đang cập nhật', 'being updated')})` : t(...words[parcel.state])
}

const refusals: Readonly<Record<Extract<Choice, { kind: 'refused' }>['why'], readonly [vi: string, en: string]>> = {
  'too-far': ['Không giao đến nơi này', 'Does not deliver there'],
  'too-far-for-fresh': ['Hàng tươi không đi xa đến đây', 'Fresh goods do not travel that far'],
  'too-heavy': ['Kiện hàng quá nặng cho cách này', 'The parcel is too heavy for this'],
  'no-rate': ['Chưa có giá cước', 'No rate known'],
  'distance-unknown': ['Hỏi người bán: chưa biết đường xa bao nhiêu', 'Ask the seller: the distance is not known'],
}
/** Why a way cannot be chosen. */
export const refusedWords = (lang: Lang, why: keyof typeof refusals): string => tongue(lang)(...refusals[why])
