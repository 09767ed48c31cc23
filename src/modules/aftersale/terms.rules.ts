/** Within how long a complaint about an order is answered and settled, by kind: published as it is held (Decree 248/2026/NĐ-CP, Art. 7). */
import { z } from 'zod'
import type { Setting } from '#platform/settings'
import type { ComplaintKind, ComplaintLevel } from './aftersale.tables.ts'

export const KINDS = ['not-as-described', 'broken', 'late', 'not-arrived', 'refund-missing', 'other'] as const satisfies readonly ComplaintKind[]

const termShape = z.object({ firstHours: z.int().min(1), solveDays: z.int().min(1) })
const shape = z.object({
  kinds: z.object(Object.fromEntries(KINDS.map((kind) => [kind, termShape])) as Record<ComplaintKind, typeof termShape>),
  /** Days that an office has before the next one is asked. */
  levelDays: z.int().min(1),
  citation: z.string(),
  status: z.enum(['in force', 'unverified']),
})
export type ComplaintTerms = z.infer<typeof shape>
export type ComplaintTerm = ComplaintTerms['kinds'][ComplaintKind]

export const complaintTerms: Setting<ComplaintTerms> = {
  name: 'aftersale.complaint-terms', shape: shape as z.ZodType<ComplaintTerms>,
  fallback: {
    kinds: {
      'not-as-described': { firstHours: 48, solveDays: 7 }, broken: { firstHours: 48, solveDays: 7 }, late: { firstHours: 24, solveDays: 5 },
      'not-arrived': { firstHours: 24, solveDays: 5 }, 'refund-missing': { firstHours: 24, solveDays: 7 }, other: { firstHours: 48, solveDays: 10 },
    },
    levelDays: 3,
    citation: 'Cam kết của cổng, công bố theo Điều 7 Nghị định 248/2026/NĐ-CP (số điều chưa đối chiếu văn bản ký)', status: 'unverified',
  },
}

const [HOUR, DAY] = [3_600_000, 86_400_000]
export const dueOf = ({ firstHours, solveDays }: ComplaintTerm, filedAt: Date): { readonly firstAnswerBy: Date; readonly solveBy: Date } => ({ firstAnswerBy: new Date(filedAt.getTime() + firstHours * HOUR), solveBy: new Date(filedAt.getTime() + solveDays * DAY) })

/** The office after this one, upward; null above the province. A seller whose commune is not known has the province next. */
export function nextLevel(level: ComplaintLevel, communeKnown: boolean): ComplaintLevel | null {
  switch (level) {
    case 'seller': return communeKnown ? 'commune' : 'province'
    case 'commune': return 'province'
    case 'province': return null
  }
}

export interface ComplaintClock { readonly level: ComplaintLevel; readonly answered: boolean; readonly firstAnswerBy: Date; readonly solveBy: Date; readonly levelAt: Date }

/** Whether nobody did in time what this level should: a seller's first answer, an office's help, or the end of it all. */
export function passesUpItself({ level, answered, firstAnswerBy, solveBy, levelAt }: ComplaintClock, levelDays: number, now: Date): boolean {
  switch (level) {
    case 'seller': return (!answered && now > firstAnswerBy) || now > solveBy
    case 'commune': return now.getTime() > levelAt.getTime() + levelDays * DAY
    case 'province': return false
  }
}

export type ClockState = 'in-time' | 'due-soon' | 'first-late' | 'solve-late'
export function clockState({ level, answered, firstAnswerBy, solveBy }: ComplaintClock, now: Date): ClockState {
  if (now > solveBy) return 'solve-late'
  if (level === 'seller' && !answered) return now > firstAnswerBy ? 'first-late' : firstAnswerBy.getTime() - now.getTime() < 12 * HOUR ? 'due-soon' : 'in-time'
  return solveBy.getTime() - now.getTime() < 2 * DAY ? 'due-soon' : 'in-time'
}
