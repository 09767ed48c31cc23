/** Webhooks of Viettel Post, put together from integrators' code: the carrier publishes no table of statuses. */
import { timingSafeEqual } from 'node:crypto'
import { fieldsOf, readCarrierTime, readJsonFields, textOf, unreadable, wholeOf, type ReadNews } from './carrier-news.rules.ts'
import type { ParcelState } from './parcel-state.rules.ts'

/** Only the two that independent sources agree on. */
const states: Readonly<Record<string, ParcelState>> = { 501: 'delivered', 504: 'returned' }

/** The field is really spelt LOCALION_CURRENTLY. The body carries the token that was agreed; another token is not believed. */
export function readViettelPostNews(body: string, token: string): ReadNews {
  const all = readJsonFields(body)
  const data = all && fieldsOf(all['DATA'])
  if (!all || !data) return unreadable('no DATA')
  const [given, agreed] = [Buffer.from(textOf(all, 'TOKEN')), Buffer.from(token)]
  if (given.length !== agreed.length || !timingSafeEqual(given, agreed)) return unreadable('another TOKEN')
  const [trackingCode, rawStatus] = [textOf(data, 'ORDER_NUMBER'), textOf(data, 'ORDER_STATUS')]
  if (trackingCode === '' || rawStatus === '') return unreadable('no ORDER_NUMBER or no ORDER_STATUS')
  return { kind: 'news', news: {
    carrier: 'viettelpost', trackingCode, ref: textOf(data, 'ORDER_REFERENCE') || null, rawStatus, state: Object.hasOwn(states, rawStatus) ? states[rawStatus]! : null,
    at: readCarrierTime(textOf(data, 'ORDER_STATUSDATE')), feeVnd: wholeOf(data, 'MONEY_TOTAL'), codVnd: wholeOf(data, 'MONEY_COLLECTION'), weightGrams: wholeOf(data, 'PRODUCT_WEIGHT'),
    note: [textOf(data, 'STATUS_NAME'), textOf(data, 'LOCALION_CURRENTLY'), textOf(data, 'NOTE')].filter(Boolean).join(' · '),
  } }
}
