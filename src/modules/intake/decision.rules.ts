/** Reads decisions as lists name them: number, what stands behind it, day, who signed. */
import { foldEach, repairText } from '#platform/text-repair'
import { readDay, type DayContext, type DayReading } from './decided-day.rules.ts'

/** Who decided. `committee`: a people's committee, of which level the text does not say (a district decided three stars until 1 July 2025). */
export type Issuer = 'prime-minister' | 'ministry' | 'province' | 'district' | 'committee' | 'unknown'

export type DecisionProblem = 'decision-number-alone' | 'decision-blank-number' | 'decision-unreadable' | 'decision-several'

export interface DecisionReading {
  /** `1693`; digits as written, without leading zeros. */
  readonly number: string | null
  /** Year inside the number, as legal acts have it: `26/2026/QĐ-TTg`. */
  readonly numberYear: number | null
  /** `QĐ-UBND`, `QĐ-UBND-HC`, `QĐ-BNN-VPĐP`: kept, spelt in one way. */
  readonly suffix: string | null
  /** `1693/QĐ-UBND`, as it is shown. */
  readonly code: string | null
  readonly day: DayReading
  readonly issuer: Issuer
  readonly problem: DecisionProblem | null
  readonly raw: string
}

const coded = /(?<![\d/])(\d{1,6})\s*(?:\/\s*(20\d{2})\s*)?\/\s*(qd|nq|qđ)\s*[-./]?\s*([a-z]{2,6}(?:\s?[-.]\s?[a-z]{1,6}){0,3})?/g
const bareSuffix = /\/\s*(qd|nq)\s*[-./]?\s*([a-z]{2,6}(?:\s?[-.]\s?[a-z]{1,6}){0,3})/
const numbered = /(?:quyet dinh|\bqd|nghi quyet)\s*(?:so)?\s*:?\s*(\d{1,6})(?![\d/.-]*\d{3})|^\s*(?:so)?\s*:?\s*(\d{1,6})\s*$/

/** Written in one way: `QÐ – UBND`, `QD.UBND` → `QĐ-UBND`. */
function suffixOf(kind: string, body: string | undefined): string {
  const parts = (body ?? '').split(/\s?[-.]\s?/).filter(Boolean).map((part) => ({ ttg: 'TTg', vpdp: 'VPĐP', hdqg: 'HĐQG' })[part] ?? part.toUpperCase())
  return [kind === 'nq' ? 'NQ' : 'QĐ', ...parts].join('-')
}

function issuerOf(folded: string, suffix: string | null): Issuer {
  const body = suffix?.split('-').slice(1).join('-') ?? ''
  if (body.startsWith('TTg') || /thu tuong/.test(folded)) return 'prime-minister'
  if (/^B(?!QL)[A-Z]{2,}/.test(body) || /\bbo (?:truong|nong nghiep|nn)/.test(folded)) return 'ministry'
  if (/(?:ubnd|uy ban nhan dan|chu tich) (?:huyen|thi xa|quan|tx|tp thuoc)/.test(folded)) return 'district'
  if (/(?:ubnd|uy ban nhan dan|chu tich(?: ubnd)?) (?:tinh|thanh pho (?:ha noi|ho chi minh|da nang|hai phong|can tho|hue))/.test(folded) || body === 'UBND-HC') return 'province'
  return /UBND|CT/.test(body) || /ubnd|uy ban nhan dan/.test(folded) ? 'committee' : 'unknown'
}

/** Reads one cell, or a title such as `(Kèm theo Quyết định số 86/QĐ-UBND ngày …)`; null when it names no decision. */
export function readDecision(cell: string | number | null | undefined, context: DayContext = {}): DecisionReading | null {
  const raw = cell === null || cell === undefined ? '' : String(cell)
  const text = repairText(raw.slice(0, 1000)).text.replace(/\n/g, ' ')
  const folded = foldEach(text)
  if (/^[\s./_–\u0001-]*$/.test(folded)) return null
  const day = readDay(raw, context)
  const dayOrNone: DayReading = day.problem === 'day-unreadable' ? { ...day, problem: null } : day
  const base = { number: null, numberYear: null, suffix: null, code: null, day: dayOrNone, issuer: issuerOf(folded, null), raw }
  const all = [...folded.matchAll(coded)]
  const first = all[0]
  if (first) {
    const number = String(Number(first[1]))
    const suffix = suffixOf(first[3]!, first[4])
    const numberYear = first[2] ? Number(first[2]) : null
    const several = new Set(all.map((one) => `${Number(one[1])}/${one[4]}`)).size > 1
    return { ...base, number, numberYear, suffix, code: `${number}${numberYear ? `/${numberYear}` : ''}/${suffix}`, issuer: issuerOf(folded, suffix), problem: several ? 'decision-several' : null }
  }
  const blank = bareSuffix.exec(folded)
  if (blank) return { ...base, suffix: suffixOf(blank[1]!, blank[2]), issuer: issuerOf(folded, suffixOf(blank[1]!, blank[2])), problem: 'decision-blank-number' }
  const alone = numbered.exec(folded)
  if (alone) {
    const number = String(Number(alone[1] ?? alone[2]))
    return { ...base, number, code: number, problem: 'decision-number-alone' }
  }
  return /quyet dinh|\bqd\b/.test(folded) ? { ...base, problem: 'decision-unreadable' } : null
}

/**
 * What makes two mentions the same decision. Numbers start again each year and in each province, and one ministry decision
 * holds products of several provinces: without a suffix, a year and an issuing place there is no key (null).
 */
export function decisionKey(reading: DecisionReading, provinceCode: string | null): string | null {
  if (!reading.number || !reading.suffix) return null
  const year = reading.numberYear ?? (reading.day.earliest && reading.day.earliest.slice(0, 4) === reading.day.latest?.slice(0, 4) ? Number(reading.day.earliest.slice(0, 4)) : null)
  if (!year) return null
  const national = reading.issuer === 'ministry' || reading.issuer === 'prime-minister'
  if (!national && !provinceCode) return null
  return `${national ? 'VN' : provinceCode}:${year}:${reading.number}/${reading.suffix}`
}
