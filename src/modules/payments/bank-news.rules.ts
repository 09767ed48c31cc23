/**
 * News of a bank transfer as two Vietnamese services send it, verified and read into one shape.
 * SePay: developer.sepay.vn, webhooks and their security; payOS: payos.vn/docs, webhook data and its signature.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { parseDay } from '#platform/day'
import type { BankFeed } from './bank-feed.rules.ts'

export interface BankTransfer {
  /** The bank as the sender of the news calls it; empty where it does not say. */
  readonly bank: string
  /** The account on our side: paid into, or paid from when outgoing. */
  readonly account: string
  readonly amountVnd: number
  readonly memo: string
  readonly at: Date
  readonly direction: 'in' | 'out'
  /** The bank's own number of the transaction; empty where it is not told. */
  readonly bankReference: string
}

/** `not-authentic`: no, a wrong or an old signature. `unreadable`: authentic, but not in the documented shape. `no-transfer`: authentic news of something else. */
export type BankNews =
  | { readonly kind: 'transfer'; readonly source: BankFeed['source']; readonly sourceId: string; readonly transfer: BankTransfer }
  | { readonly kind: 'not-authentic' } | { readonly kind: 'unreadable' } | { readonly kind: 'no-transfer' }

/** The body byte for byte as it came, and the headers by their lower-case names. */
export interface Delivery { readonly body: string; readonly header: (name: string) => string | undefined }

const SEPAY_SECONDS = 300

const same = (given: string, right: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
const hmac = (secret: string, text: string): string => createHmac('sha256', secret).update(text, 'utf8').digest('hex')

/** `X-SePay-Signature: sha256=<hex>` over `<timestamp>.<body>`, at most five minutes from now: an old one may be a replay. */
export function isSepaySigned(secret: string, timestamp: string, body: string, signature: string, now: Date): boolean {
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp)) > SEPAY_SECONDS) return false
  return same(signature, `sha256=${hmac(secret, `${timestamp}.${body}`)}`)
}

/** `Authorization: Apikey <key>`. */
export const isSepayKey = (key: string, authorization: string): boolean => same(authorization, `Apikey ${key}`)

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, each]) => [name, sorted(each)]))
}
const payosText = (value: unknown): string => {
  if (value === null || value === undefined || value === 'null' || value === 'undefined') return ''
  return typeof value === 'object' ? JSON.stringify(sorted(value)) : String(value as string | number | boolean)
}

/** HMAC-SHA256 with the checksum key over `name=value&…` of the data, by name; what is null counts as empty. */
export function isPayosSigned(checksumKey: string, data: Readonly<Record<string, unknown>>, signature: string): boolean {
  const text = Object.keys(data).toSorted().map((name) => `${name}=${payosText(data[name])}`).join('&')
  return same(signature.toLowerCase(), hmac(checksumKey, text))
}

/** `2023-03-25 14:02:37` in Vietnam's time; null when no such moment exists. */
function momentOf(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d$/.test(text)) return null
  const moment = new Date(`${text.replace(' ', 'T')}+07:00`)
  if (parseDay(text.slice(0, 10)) === null) return null
  return Number.isNaN(moment.getTime()) ? null : moment
}
const moment = z.string().transform(momentOf).pipe(z.date())
const words = z.string().max(2_000).nullish().transform((text) => (text ?? '').normalize('NFC').replaceAll('\u0000', '').toWellFormed())
const account = z.string().min(1).max(40).transform((text) => text.replace(/[ .-]/g, '').toUpperCase())
const vnd = z.int().positive().max(1e13)

const sepay = z.object({
  id: z.union([z.int().positive(), z.string().regex(/^[\w-]{1,60}$/)]).transform(String), gateway: words, transactionDate: moment, accountNumber: account,
  content: words, transferType: z.enum(['in', 'out']), transferAmount: vnd, referenceCode: words,
})
const payosData = z.object({ accountNumber: account, amount: vnd, description: words, reference: z.string().min(1).max(200), transactionDateTime: moment, code: z.string() })
const payos = z.object({ data: z.record(z.string(), z.unknown()), signature: z.string() })

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

/** Verifies a delivery with the secret of its feed and reads it; nothing of one that is not authentic may be kept. */
export function readBankNews(feed: Pick<BankFeed, 'source' | 'proof' | 'secret'>, delivery: Delivery, now: Date): BankNews {
  switch (feed.proof) {
    case 'payos': {
      const outer = payos.safeParse(parsed(delivery.body))
      if (!outer.success || !isPayosSigned(feed.secret, outer.data.data, outer.data.signature)) return { kind: 'not-authentic' }
      const read = payosData.safeParse(outer.data.data)
      if (!read.success) return { kind: 'unreadable' }
      const { data } = read
      if (data.code !== '00') return { kind: 'no-transfer' }
      return {
        kind: 'transfer', source: feed.source, sourceId: data.reference,
        transfer: { bank: '', account: data.accountNumber, amountVnd: data.amount, memo: data.description, at: data.transactionDateTime, direction: 'in', bankReference: data.reference },
      }
    }
    case 'sepay-key':
    case 'sepay-hmac': {
      const authentic = feed.proof === 'sepay-key' ? isSepayKey(feed.secret, delivery.header('authorization') ?? '')
        : isSepaySigned(feed.secret, delivery.header('x-sepay-timestamp') ?? '', delivery.body, delivery.header('x-sepay-signature') ?? '', now)
      if (!authentic) return { kind: 'not-authentic' }
      const read = sepay.safeParse(parsed(delivery.body))
      if (!read.success) return { kind: 'unreadable' }
      const { data } = read
      return {
        kind: 'transfer', source: feed.source, sourceId: data.id,
        transfer: { bank: data.gateway, account: data.accountNumber, amountVnd: data.transferAmount, memo: data.content, at: data.transactionDate, direction: data.transferType, bankReference: data.referenceCode.trim() },
      }
    }
  }
}
