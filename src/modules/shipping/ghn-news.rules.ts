/** Webhooks and order details of Giao Hàng Nhanh. Its status list is an open set: what is not listed here is kept raw. */
import { readCarrierTime, readJsonFields, textOf, unreadable, wholeOf, type ReadNews } from './carrier-news.rules.ts'
import type { ParcelState } from './parcel-state.rules.ts'

const states: Readonly<Record<string, ParcelState>> = {
  ready_to_pick: 'created',
  picking: 'collecting', money_collect_picking: 'collecting',
  picked: 'in_transit', storing: 'in_transit', sorting: 'in_transit', transporting: 'in_transit',
  delivering: 'out_for_delivery', money_collect_delivering: 'out_for_delivery',
  delivered: 'delivered',
  delivery_fail: 'failed_attempt',
  waiting_to_return: 'returning', return: 'returning', return_transporting: 'returning', return_sorting: 'returning', returning: 'returning', return_fail: 'returning',
  returned: 'returned',
  cancel: 'cancelled',
  exception: 'incident', damage: 'incident', lost: 'incident',
}

/** Our state for a status of GHN; null when it is one that we do not know. */
export const ghnState = (rawStatus: string): ParcelState | null => (Object.hasOwn(states, rawStatus) ? states[rawStatus]! : null)

/** A webhook of GHN. It carries no signature, so it is a hint and never the truth. */
export function readGhnNews(body: string): ReadNews {
  const fields = readJsonFields(body)
  if (!fields) return unreadable('not a JSON object')
  const [trackingCode, rawStatus] = [textOf(fields, 'OrderCode'), textOf(fields, 'Status')]
  if (trackingCode === '' || rawStatus === '') return unreadable('no OrderCode or no Status')
  return { kind: 'news', news: {
    carrier: 'ghn', trackingCode, ref: textOf(fields, 'ClientOrderCode') || null, rawStatus, state: ghnState(rawStatus), at: readCarrierTime(textOf(fields, 'Time')),
    feeVnd: wholeOf(fields, 'TotalFee'), codVnd: wholeOf(fields, 'CODAmount'), weightGrams: wholeOf(fields, 'Weight'), note: textOf(fields, 'Reason') || textOf(fields, 'Description'),
  } }
}
