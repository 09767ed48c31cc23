import type { Generated } from 'kysely'
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
  }
  'payments.transfers': {
    id: string
    source: 'sepay' | 'payos'
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
  }
  'payments.movements': {
    id: string
    what: 'transfer' | 'cash' | 'refund'
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
    account: 'bank' | 'cash' | 'sales' | 'to-return'
    amount_vnd: number
  }
}
