import type { Generated } from 'kysely'
import type { Day } from '#platform/day'
import type { Outcome, RequestState } from './match-transfer.rules.ts'

export interface PaymentsTables {
  'payments.accounts': {
    id: string
    owner_kind: string
    owner_id: string
    bank_bin: string
    number: string
    holder_name: string
    verified_at: Date | null
    current: boolean
    added_at: Date
  }
  'payments.requests': {
    id: string
    reference: string
    subject_kind: string
    subject_id: string
    payee_kind: string
    payee_id: string
    account_id: string
    amount_vnd: number
    received_vnd: Generated<number>
    asked_at: Date
    expires_at: Date
    state: RequestState
    changed_at: Date
    collection_id: string | null
    fee_vnd: Generated<number>
  }
  'payments.transfers': {
    id: string
    source: 'sepay' | 'payos' | 'statement'
    source_id: string
    feed: string
    bank: string
    account: string
    direction: 'in' | 'out'
    amount_vnd: number
    memo: string
    bank_reference: string
    at: Date
    told_at: Date
    raw: string
    foreign_account: boolean
    outcome: Outcome
    request_id: string | null
    settled_at: Date | null
    memo_key: Generated<string>
    settled_by: string | null
    set_aside_at: Date | null
    set_aside_by: string | null
  }
  'payments.movements': {
    id: string
    what: 'transfer' | 'cash' | 'refund' | 'count' | 'undo' | 'fee' | 'payout'
    key: string
    subject_kind: string
    subject_id: string
    payee_kind: string
    payee_id: string
    request_id: string | null
    at: Date
    recorded_at: Date
  }
  'payments.entries': {
    id: string
    movement_id: string
    account: 'bank' | 'cash' | 'sales' | 'to-return' | 'partner' | 'fee'
    amount_vnd: number
  }
  'payments.refunds': {
    movement_id: string
    amount_vnd: number
    means: 'bank' | 'cash' | 'partner'
    evidence: string
    by_kind: 'seller' | 'officer'
    by_name: string
    answer: 'received' | 'not-received' | null
    answered_at: Date | null
  }
  'payments.partners': {
    id: string
    name: string
    licence_number: string
    licence_on: Day
    issuer: string
    contract: string
    account_id: string
    since: Day
    until: Day | null
    fee_bp: number
    fee_fixed_vnd: number
    fee_by: 'seller' | 'operator'
    evidence: string
    recorded_by: string
    recorded_at: Date
    ended_by: string | null
    ended_why: string | null
    ended_at: Date | null
  }
  'payments.collections': {
    id: string
    partner_id: string
    reference: string
    subject_kind: string
    subject_id: string
    amount_vnd: number
    fee_vnd: number
    fee_by: 'seller' | 'operator'
    asked_at: Date
  }
  'payments.tax_rules': {
    id: string
    effective_from: Day
    effective_to: Day | null
    seller_kind: 'household' | 'organisation'
    goods_class: 'goods' | 'services' | 'transport' | 'other'
    vat_bp: number
    pit_bp: number
    threshold_vnd: number | null
    status: 'in force' | 'suspended' | 'repealed'
    source: string
    source_url: string | null
    sure: 'text' | 'news' | 'unverified'
    note: string
  }
}
