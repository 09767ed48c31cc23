/**
 * Webhooks of Giao Hàng Tiết Kiệm: form-urlencoded, unsigned, with the `+` of the time left as it is. The body's shape
 * is the one that api.ghtk.vn prints; the words of the status numbers agree in several public integrations.
 */
import { readCarrierTime, unreadable, wholeOf, textOf, type ReadNews } from './carrier-news.rules.ts'
import type { ParcelState } from './parcel-state.rules.ts'

/** What a courier on the road reports (45 handed over, 123 taken) counts only when the carrier confirms it. */
const states: Readonly<Record<string, ParcelState>> = {
  '-1': 'cancelled', 1: 'created', 2: 'created', 12: 'collecting', 8: 'collecting', 123: 'collecting', 128: 'collecting', 127: 'collecting',
  3: 'in_transit', 10: 'in_transit', 4: 'out_for_delivery', 45: 'out_for_delivery', 410: 'out_for_delivery',
  5: 'delivered', 6: 'delivered', 9: 'failed_attempt', 49: 'failed_attempt', 20: 'returning', 21: 'returned', 11: 'returned', 13: 'incident',
}

export function readGhtkNews(body: string): ReadNews {
  const fields = Object.fromEntries(new URLSearchParams(body.slice(0, 20_000)))
  const [trackingCode, rawStatus] = [textOf(fields, 'label_id'), textOf(fields, 'status_id')]
  if (trackingCode === '' || rawStatus === '') return unreadable('no label_id or no status_id')
  const kilos = Number(textOf(fields, 'weight'))
  return { kind: 'news', news: {
    carrier: 'ghtk', trackingCode, ref: textOf(fields, 'partner_id') || null, rawStatus, state: Object.hasOwn(states, rawStatus) ? states[rawStatus]! : null,
    at: readCarrierTime(textOf(fields, 'action_time')), feeVnd: wholeOf(fields, 'fee'), codVnd: wholeOf(fields, 'pick_money'),
    weightGrams: kilos > 0 && kilos < 10_000 ? Math.round(kilos * 1000) : null, note: textOf(fields, 'reason'),
  } }
}
