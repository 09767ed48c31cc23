/** What stands in the cells of a sheet of goods: amounts, months and yes or no, as people write them and as we show them. */
import { MOST_SIZE, readVnd, type SaleUnit } from '#offers'
import { foldVietnamese } from '#platform/search-text'

/** Less than this is no price in đồng: 145 where 145.000 was meant. */
export const LEAST_VND = 500
const MOST_STOCK = 9_999_999_999

/** 145000 → `145.000`. */
export const showNumber = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.')

const thousands: Record<SaleUnit, readonly string[]> = { g: ['kg', 'ky', 'ki', 'can'], ml: ['l', 'lit'], piece: [] }
const ones: Record<SaleUnit, readonly string[]> = { g: ['g', 'gr', 'gam'], ml: ['ml'], piece: ['cai', 'hop', 'chai', 'goi', 'tui', 'con', 'qua', 'trai'] }

/** `500`, `4.500`, `500 g`, `1,5 kg` → whole units of the stock; null when it is none of them. */
export function readAmount(text: string, unit: SaleUnit, most = MOST_STOCK): number | null {
  const parts = /^([\d.,]+)([a-z]*)$/.exec(foldVietnamese(text).replace(/\s/g, ''))
  if (!parts) return null
  const [, digits = '', measure = ''] = parts
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$|^\d{1,12}$/.test(digits)
  const times = thousands[unit].includes(measure) ? 1_000 : measure === '' || ones[unit].includes(measure) ? 1 : null
  if (times === null) return null
  const read = grouped ? Number(digits.replace(/[.,]/g, '')) * times : times === 1_000 && /^\d{1,6}[.,]\d{1,2}$/.test(digits) ? Math.round(Number(digits.replace(',', '.')) * 1_000) : null
  return read !== null && read <= most ? read : null
}

export const readSize = (text: string, unit: SaleUnit): number | null => readAmount(text, unit, MOST_SIZE) || null

/** A price in đồng; `too-small` where zeros are missing. */
export function readPrice(text: string): number | 'too-small' | null {
  const read = readVnd(text)
  return read === null || read === 0 ? null : read < LEAST_VND ? 'too-small' : read
}

/** `có`, `x`, `1` → true; `không`, `0`, empty → false; null when it says neither. */
export function readYes(text: string): boolean | null {
  const plain = foldVietnamese(text).trim()
  return ['co', 'x', '1', 'yes', 'true', 'dung', 'dang ban', 'v'].includes(plain) || /^[✓✔]$/u.test(text.trim()) ? true : ['', 'khong', '0', 'no', 'false', 'sai', 'tam dung', 'k'].includes(plain) ? false : null
}

/** `T3–T5, T9`, `tháng 11 đến tháng 2`, `3,4,5`, `cả năm` → months in order; null when it is none of them. */
export function readMonths(text: string): readonly number[] | null {
  const plain = foldVietnamese(text.replace(/[–—~]/g, '-')).replace(/\b(?:cac|tu|thang|thg|t)\s*\.?(?=\s*\d)/g, ' ').replace(/\b(?:den|toi)\b/g, '-').replace(/\bva\b|[;+]/g, ',').trim()
  if (plain === '' || plain === 'ca nam' || plain === 'quanh nam' || plain === 'all year') return []
  const found = new Set<number>()
  for (const part of plain.split(/\s*,\s*|\s+(?![\s-])(?<!-\s*)/).filter(Boolean)) {
    const range = /^(\d{1,2})(?:\s*-\s*(\d{1,2}))?$/.exec(part.trim())
    const [from, to] = [Number(range?.[1]), Number(range?.[2] ?? range?.[1])]
    if (!range || from < 1 || from > 12 || to < 1 || to > 12) return null
    for (let month = from; ; month = (month % 12) + 1) {
      found.add(month)
      if (month === to) break
    }
  }
  // All twelve is all year.
  return found.size === 12 ? [] : [...found].sort((a, b) => a - b)
}

/** `g`, `ml`, `cái` … → what stock is counted in. */
export function readUnit(text: string): SaleUnit | null {
  const plain = foldVietnamese(text).trim()
  return plain === 'piece' || ones.piece.includes(plain) ? 'piece' : ones.g.includes(plain) || thousands.g.includes(plain) ? 'g' : ones.ml.includes(plain) || thousands.ml.includes(plain) ? 'ml' : null
}
export const showUnit = (unit: SaleUnit): string => (unit === 'piece' ? 'cái' : unit)
