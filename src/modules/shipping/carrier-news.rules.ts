/** What carriers say about a parcel, in one shape, whatever each of them sends. */
import type { ParcelState } from './parcel-state.rules.ts'

export type Carrier = 'ghn' | 'ghtk' | 'viettelpost' | 'ems'

export interface CarrierNews {
  readonly carrier: Carrier
  readonly trackingCode: string
  /** Our own code, where the carrier gives it back. */
  readonly ref: string | null
  /** Exactly as the carrier wrote it. */
  readonly rawStatus: string
  /** null: a status that we do not know; the parcel stays where it is. */
  readonly state: ParcelState | null
  /** When it happened by the carrier's clock; null when it does not say. */
  readonly at: Date | null
  readonly feeVnd: number | null
  readonly codVnd: number | null
  readonly weightGrams: number | null
  readonly note: string
}
export type ReadNews = { readonly kind: 'news'; readonly news: CarrierNews } | { readonly kind: 'unreadable'; readonly why: string }

export type Fields = Readonly<Record<string, unknown>>

export const unreadable = (why: string): ReadNews => ({ kind: 'unreadable', why })

/** A JSON object; null where the text is something else. */
export function readJsonFields(text: string): Fields | null {
  try {
    return fieldsOf(JSON.parse(text))
  } catch {
    return null
  }
}
export const fieldsOf = (value: unknown): Fields | null => (value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : null)

export function textOf(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value.normalize('NFC').trim().slice(0, 500) : typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

/** A whole number from zero up, written as a number or as digits; null where there is none. */
export function wholeOf(fields: Fields, name: string): number | null {
  const text = textOf(fields, name)
  const value = Number(text)
  return text !== '' && Number.isFinite(value) && value >= 0 && Number.isSafeInteger(Math.round(value)) ? Math.round(value) : null
}

/**
 * A moment as carriers write it: ISO with a zone, ISO whose `+` a form decoder has turned into a space, ISO without a
 * zone and `dd/MM/yyyy HH:mm:ss`, which both mean Vietnam's clock. null where no such moment exists.
 */
export function readCarrierTime(text: string): Date | null {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim())
    ?? isoParts(text.trim())
  if (!parts) return null
  const [, day, month, year, hour = '0', minute = '0', second = '0', fraction = '', zone = '+07:00'] = parts
  const [d, mo, y, h, mi, s] = [day, month, year, hour, minute, second].map(Number) as [number, number, number, number, number, number]
  const written = new Date(Date.UTC(y, mo - 1, d, h, mi, s, Number(fraction.slice(0, 3).padEnd(3, '0'))))
  if (written.getUTCMonth() !== mo - 1 || written.getUTCDate() !== d || h > 23 || mi > 59 || s > 59) return null
  return new Date(written.getTime() - zoneMinutes(zone) * 60_000)
}

function isoParts(text: string): (string | undefined)[] | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s?(Z|[+-]?\d{2}:?\d{2})?)?$/.exec(text)
  if (!iso) return null
  const [whole, year, month, day, hour, minute, second, fraction, zone] = iso
  return [whole, day, month, year, hour, minute, second, fraction, zone]
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z') return 0
  const [, sign, hours, minutes] = /^([+-]?)(\d{2}):?(\d{2})$/.exec(zone)!
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
