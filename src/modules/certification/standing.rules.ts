/**
 * What a product may show of its certification. Two steps: the history gives a claim (no calendar in it, so it can be
 * stored), and the day of reading turns the claim into a standing.
 * Sources: Decision 26/2026/QĐ-TTg Art. 4.3 (36 months from issue), Art. 8 (withdrawal), Art. 12.3 (certificate kept
 * while a late re-evaluation is awaited, at most 180 days); stars of 1 or 2 carry no decision (Art. 7).
 */
import { addMonths, type Day } from '#platform/day'
import type { BaseState, EventKind, Evidence } from './certification.tables.ts'

export interface Fact {
  readonly kind: EventKind
  readonly stars: number | null
  readonly earliest: Day | null
  readonly latest: Day | null
  /** Last day of validity where the source says it; else it follows from the decision's day. */
  readonly validUntil: Day | null
  readonly evidence: Evidence
  readonly certificateCode: string | null
}

interface Held {
  readonly stars: number
  readonly from: Day | null
  readonly until: Day | null
  readonly code: string | null
}

export interface Claim {
  readonly base: BaseState
  readonly recorded: Held | null
  readonly extended: boolean
  readonly reported: Held | null
}

/** The state in one word; `undated` = published as recognised, without its year or its rank. */
export type StandingState = 'recorded' | 'extended' | 'reported' | 'undated' | Exclude<BaseState, 'recognised'>

export interface Standing {
  readonly state: StandingState
  /** Stars to show today; 0 when none may be shown. */
  readonly stars: number
  readonly evidence: Evidence | null
  readonly until: Day | null
  /** Code of the certificate that this rests on, or of the last one that it rested on. */
  readonly code: string | null
}

type Recognition = 'recognised' | 're-recognised' | 'upgraded' | 'downgraded'
const recognitions: ReadonlySet<EventKind> = new Set<Recognition>(['recognised', 're-recognised', 'upgraded', 'downgraded'])
const isRecognition = (kind: EventKind): kind is Recognition => recognitions.has(kind)

/** The last day a recognition is valid: as stated, else so many months from the latest reading of its day; null when that is unknown. */
export function lastDayOf(fact: Pick<Fact, 'latest' | 'validUntil' | 'evidence'>, validityMonths: number): Day | null {
  const counted = fact.latest ? addMonths(fact.latest, validityMonths) : null
  if (fact.validUntil === null) return counted
  // A published list cannot lengthen what the rule gives.
  return fact.evidence === 'reported' && counted !== null && counted < fact.validUntil ? counted : fact.validUntil
}

/** Reads a history, in the order things happened (the unknown day first, as it cannot overrule a known one). */
export function claimOf(facts: readonly Fact[], validityMonths: number): Claim {
  const ordered = facts.map((fact, index) => ({ fact, index })).sort((a, b) => (a.fact.latest ?? '').localeCompare(b.fact.latest ?? '') || a.index - b.index)
  let base = 'registered' as BaseState
  let baseIsSet = false
  let recorded = null as Held | null
  let reported = null as Held | null
  let extended = false
  for (const { fact } of ordered) {
    if (isRecognition(fact.kind)) {
      if (fact.stars === null) {
        // Recognised, the rank not known: no star can be shown, but it is no mere score.
        if (base !== 'withdrawn') base = 'recognised'
        baseIsSet = true
        continue
      }
      if (fact.stars < 3) {
        if (!baseIsSet) base = 'scored'
        baseIsSet = true
        continue
      }
      const held: Held = { stars: fact.stars, from: fact.earliest, until: lastDayOf(fact, validityMonths), code: fact.certificateCode }
      if (fact.evidence === 'recorded') {
        recorded = held
        extended = false
      } else reported = held
      base = 'recognised'
      baseIsSet = true
    } else if (fact.kind === 'withdrawn') {
      reported = null
      if (fact.evidence === 'recorded') recorded = null
      if (!recorded) base = 'withdrawn'
    } else if (fact.kind === 'expired') {
      reported = null
      if (!recorded) base = 'expired'
      baseIsSet = true
    } else if (fact.kind === 'extended') {
      const kept: Held | null = recorded
      if (kept !== null && fact.validUntil && (!kept.until || fact.validUntil > kept.until)) {
        recorded = { stars: kept.stars, from: kept.from, until: fact.validUntil, code: kept.code }
        extended = true
      }
    } else if (base !== 'recognised' && base !== 'withdrawn' && base !== 'expired') {
      base = fact.kind
      baseIsSet = true
    }
  }
  return { base, recorded, extended, reported }
}

/** What may be shown on a day: gold for a recorded decision in force, outlined for a reported one, else nothing. */
export function standingOn(claim: Claim, day: Day): Standing {
  const { recorded, reported } = claim
  if (recorded && holds(recorded, day)) return { state: claim.extended ? 'extended' : 'recorded', stars: recorded.stars, evidence: 'recorded', until: recorded.until, code: recorded.code }
  if (reported && holds(reported, day)) return { state: 'reported', stars: reported.stars, evidence: 'reported', until: reported.until, code: reported.code }
  if (claim.base !== 'recognised') return { state: claim.base, stars: 0, evidence: null, until: null, code: (recorded ?? reported)?.code ?? null }
  const until = [recorded?.until, reported?.until].filter((each) => each !== null && each !== undefined).sort().at(-1) ?? null
  return { state: until === null ? 'undated' : until < day ? 'expired' : 'registered', stars: 0, evidence: null, until, code: (recorded ?? reported)?.code ?? null }
}

function holds(held: Held, day: Day): boolean {
  return held.until !== null && day <= held.until && (held.from === null || held.from <= day)
}

/** Whether the public catalogue holds a product of this state without its producer or office having published it. */
export function isPublicState(state: StandingState): boolean {
  return state === 'recorded' || state === 'extended' || state === 'reported' || state === 'undated' || state === 'expired' || state === 'scored' || state === 'proposed' || state === 'withdrawn'
}
