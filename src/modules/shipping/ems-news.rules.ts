/** Webhooks of EMS (VNPost), by docws.ems.com.vn. Its list of status codes is not public, so every status is kept raw. */
import { readCarrierTime, readJsonFields, textOf, unreadable, wholeOf, type ReadNews } from './carrier-news.rules.ts'

/** Times are `dd/MM/yyyy HH:mm:ss`; the document asks to sort by them, not by arrival. */
export function readEmsNews(body: string): ReadNews {
  const fields = readJsonFields(body)
  if (!fields) return unreadable('not a JSON object')
  const [trackingCode, rawStatus] = [textOf(fields, 'tracking_code'), textOf(fields, 'status_code')]
  if (trackingCode === '' || rawStatus === '') return unreadable('no tracking_code or no status_code')
  return { kind: 'news', news: {
    carrier: 'ems', trackingCode, ref: textOf(fields, 'order_code') || null, rawStatus, state: null, at: readCarrierTime(textOf(fields, 'datetime')),
    feeVnd: wholeOf(fields, 'total_fee'), codVnd: wholeOf(fields, 'money_collect'), weightGrams: wholeOf(fields, 'total_weight'),
    note: [textOf(fields, 'status_name'), textOf(fields, 'locate'), textOf(fields, 'note')].filter(Boolean).join(' · '),
  } }
}
