export type ComplaintKind = 'not-as-described' | 'broken' | 'late' | 'not-arrived' | 'refund-missing' | 'other'
export type ComplaintWish = 'refund' | 'replacement' | 'part-refund' | 'explanation'
export type ComplaintLevel = 'seller' | 'commune' | 'province'
export type ComplaintOutcome = 'settled' | 'for-buyer' | 'for-seller' | 'withdrawn'
export type ReturnReason = 'not-as-described' | 'broken' | 'wrong' | 'changed-mind' | 'other'
export type ReturnState = 'asked' | 'accepted' | 'refused' | 'received' | 'withdrawn'
export type EntryKind = 'message' | 'filed' | 'answered' | 'passed-up' | 'ended' | 'asked' | 'accepted' | 'refused' | 'received' | 'withdrawn'

type SpeakerKind = 'buyer' | 'seller' | 'officer' | 'system'

export interface AftersaleTables {
  'aftersale.code_numbers': {
    year: number
    last: number
  }
  'aftersale.complaints': {
    id: string
    code: string
    order_id: string
    kind: ComplaintKind
    wants: ComplaintWish
    state: 'open' | 'ended'
    level: ComplaintLevel
    filed_at: Date
    first_answer_by: Date
    solve_by: Date
    citation: string
    answered_at: Date | null
    level_at: Date
    ended_at: Date | null
    outcome: ComplaintOutcome | null
  }
  'aftersale.returns': {
    id: string
    order_id: string
    reason: ReturnReason
    whole: boolean
    state: ReturnState
    asked_at: Date
    changed_at: Date
  }
  'aftersale.return_lines': {
    return_id: string
    order_id: string
    position: number
    quantity: number
  }
  'aftersale.entries': {
    id: string
    order_id: string
    complaint_id: string | null
    return_id: string | null
    kind: EntryKind
    by_kind: SpeakerKind
    by_id: string | null
    by_name: string
    body: string
    key: string
    at: Date
  }
  'aftersale.seen': {
    order_id: string
    side: 'buyer' | 'seller'
    at: Date
  }
  'aftersale.invoices': { order_id: string; company: string; tax_code: string; address: string; mail: string; asked_at: Date; number: string | null; link: string | null; issued_by: string | null; issued_at: Date | null }
}
