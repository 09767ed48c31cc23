import type { Day } from '#platform/day'

export type RequestKind = 'correct' | 'restrict' | 'erase'
export type RequestState = 'open' | 'done' | 'refused' | 'cancelled'
export type RuleStatus = 'in force' | 'suspended' | 'repealed' | 'unverified'
export type Retained = 'order' | 'order-of-household' | 'sign-in-record'

export interface OwnDataTables {
  'owndata.terms': { kind: RequestKind; effective_from: Day; effective_to: Day | null; acknowledge_workdays: number; answer_days: number; extension_days: number; status: RuleStatus; citation: string }
  'owndata.retentions': { what: Retained; effective_from: Day; effective_to: Day | null; months: number; status: RuleStatus; citation: string }
  'owndata.code_numbers': { year: number; last: number }
  'owndata.requests': {
    id: string; code: string; person_id: string; kind: RequestKind; words: string; state: RequestState; asked_at: Date; acknowledge_by: Day; acknowledged_at: Date | null; answer_by: Day
    citation: string; starts_at: Date | null; ended_at: Date | null; ended_by: string | null; answer: string | null
  }
  'owndata.leftovers': { id: string; request_id: string; holder: string; what: string; until_on: Day; citation: string; gone_at: Date | null }
}
