import type { Day } from '#platform/day'
import type { Lang } from '#platform/tongue'

export type RequestKind = 'this-is-me' | 'something-wrong' | 'remove-name' | 'message'
export type RequestState = 'open' | 'answered' | 'closed'
export type StepKind = 'filed' | 'acknowledged' | 'answered' | 'closed' | 'reopened' | 'name-hidden' | 'acknowledgement-missed' | 'answer-missed' | 'contact-erased'

export interface FeedbackTables {
  'feedback.terms': {
    kind: RequestKind; effective_from: Day; effective_to: Day | null; acknowledge_workdays: number; answer_days: number
    answer_count: 'working' | 'calendar'; status: 'in force' | 'suspended' | 'repealed' | 'unverified'; citation: string
  }
  'feedback.code_numbers': { year: number; last: number }
  'feedback.requests': {
    id: string; code: string; token_hash: string; kind: RequestKind; lang: Lang
    subject_kind: 'product' | 'producer'; subject_id: string; subject_slug: string; subject_title: string
    scheme: 'v34'; province_code: string | null; commune_code: string | null; message: string
    name: string | null; contact: string | null; consent_text: string | null; consent_at: Date | null
    state: RequestState; filed_at: Date; acknowledge_by: Day; acknowledged_at: Date | null; answer_by: Day; citation: string
    answer: string | null; ended_at: Date | null; acknowledge_missed_on: Day | null; answer_missed_on: Day | null
  }
  'feedback.steps': { id: string; request_id: string; at: Date; kind: StepKind; by_id: string | null; note: string }
}
