/** How Excel shows a number: as a day, or as digits with what stands around them. */
import { makeDay } from './day.ts'
import type { Cell } from './grid.ts'

/** A number format, read once per style. */
export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'day'; readonly shows: 'day' | 'day-month' | 'month' | 'year'; readonly time: boolean }
  | { readonly kind: 'time' }
  | { readonly kind: 'digits'; readonly before: string; readonly after: string; readonly whole: number; readonly decimals: number; readonly fixed: boolean; readonly percent: boolean }

export const general: NumberFormat = { kind: 'general' }

/** Formats that every workbook has without writing them down. 27–36 and 50–58 are days in East Asian versions. */
const builtIn: Record<number, string> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 14: 'dd/mm/yyyy', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm', 19: 'h:mm', 20: 'h:mm', 21: 'h:mm:ss',
  22: 'm/d/yy h:mm', 37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss',
}

export function formatById(id: number, code: string | undefined): NumberFormat {
  if (code !== undefined) return formatOf(code)
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return formatOf('dd/mm/yyyy')
  const known = builtIn[id]
  return known === undefined ? general : formatOf(known)
}

/** Reads a format code; only its first section (positive numbers), which is what lists hold. */
export function formatOf(code: string): NumberFormat {
  const section = code.slice(0, 255).split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)[0] ?? ''
  const plain = section.replace(/"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').toLowerCase()
  if (plain === '' || /general|@|\/|e[+-]/.test(plain.replace(/[dmyhs]+\/|\/[dmyhs]+/g, ''))) return general
  const day = plain.includes('d')
  const year = plain.includes('y')
  const time = /[hs]/.test(plain)
  if (day || year || (plain.includes('m') && !time)) {
    return { kind: 'day', shows: day ? (year || !plain.includes('m') ? 'day' : 'day-month') : plain.includes('m') ? 'month' : 'year', time }
  }
  if (time) return { kind: 'time' }
  const pattern = /[#0?][#0?,. ]*/.exec(plain)
  if (!pattern) return general
  const [whole = '', decimals = ''] = pattern[0].replaceAll(',', '').trim().split('.')
  const literal = section.replace(/\[[^\]]*\]|_.|\*./g, '')
  const digits = /(?:^(?<before>(?:"[^"]*"|\\.|[^#0?"\\])*))[#0?][#0?,.]*(?<after>.*)$/s.exec(literal)
  const unquoted = (text = ''): string => text.replace(/"([^"]*)"?|\\(.)/g, '$1$2').replaceAll('%', '')
  return {
    kind: 'digits', before: unquoted(digits?.groups?.['before']), after: unquoted(digits?.groups?.['after']),
    whole: Math.min(30, whole.replace(/[^0]/g, '').length), decimals: Math.min(15, decimals.length), fixed: /^0*$/.test(decimals), percent: plain.includes('%'),
  }
}

/** A number cell: a day where its format says so and such a day exists, else a number. `from1904` is the workbook's other calendar. */
export function numberCell(value: number, format: NumberFormat, from1904: boolean): Cell {
  if (format.kind === 'day') {
    const shown = dayCell(value, format, from1904)
    if (shown) return shown
  }
  if (format.kind === 'time' && value >= 0 && value < 1) return { text: clock(value), value, kind: 'number' }
  if (format.kind === 'digits') return { text: digitsOf(value, format), value, kind: 'number' }
  return { text: plainNumber(value), value, kind: 'number' }
}

/** Without thousands marks and without the noise of binary fractions: 0.1 + 0.2 → `0.3`. */
export const plainNumber = (value: number): string => String(Number(value.toPrecision(15)))

/**
 * The day of a serial number. Excel's first calendar counts a 29 February 1900 that never was (serial 60);
 * serials before it are one day off, and 60 itself is no day.
 */
export function daySerial(serial: number, from1904: boolean): string | null {
  const whole = Math.floor(serial + 1e-9)
  const id = from1904 ? -1 - whole : whole
  let day = knownDays.get(id)
  if (day === undefined) {
    if (knownDays.size > 20_000) knownDays.clear()
    knownDays.set(id, day = dayOfSerial(whole, from1904))
  }
  return day
}

const knownDays = new Map<number, string | null>()

function dayOfSerial(whole: number, from1904: boolean): string | null {
  if (whole < (from1904 ? 0 : 1) || whole > 2_958_465 || (!from1904 && whole === 60)) return null
  const offset = from1904 ? 1462 : whole < 60 ? 1 : 0
  const date = new Date(Date.UTC(1899, 11, 30) + (whole + offset) * 86_400_000)
  return makeDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function dayCell(serial: number, format: Extract<NumberFormat, { kind: 'day' }>, from1904: boolean): Cell | null {
  const day = daySerial(serial, from1904)
  if (day === null) return null
  const [year, month, date] = day.split('-') as [string, string, string]
  if (format.shows === 'year') return { text: year, value: year, kind: 'date' }
  if (format.shows === 'month') return { text: `${month}/${year}`, value: `${year}-${month}`, kind: 'date' }
  const part = serial - Math.floor(serial + 1e-9)
  const time = format.time && part > 1e-6 ? ` ${clock(part)}` : ''
  return { text: format.shows === 'day-month' ? `${date}/${month}` : `${date}/${month}/${year}${time}`, value: day, kind: 'date' }
}

const two = (value: number): string => String(value).padStart(2, '0')

function clock(part: number): string {
  const minutes = Math.round(part * 1440) % 1440
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function digitsOf(value: number, format: Extract<NumberFormat, { kind: 'digits' }>): string {
  const scaled = Number((format.percent ? value * 100 : value).toPrecision(15))
  if (Math.abs(scaled) >= 1e15) return plainNumber(value)
  const rounded = Math.abs(scaled).toFixed(format.decimals)
  const [whole = '0', decimals = ''] = (format.fixed ? rounded : rounded.replace(/\.?0+$/, '')).split('.')
  const sign = scaled < 0 && Number(rounded) !== 0 ? '-' : ''
  return `${sign}${format.before}${whole.padStart(format.whole, '0')}${decimals ? `.${decimals}` : ''}${format.percent ? '%' : ''}${format.after}`
}
