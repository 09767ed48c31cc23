import type { Day } from '#platform/day'

export type IdentityKind = 'individual' | 'organisation'
export type EvidenceLevel = 'card-seen' | 'provider-vouched' | 'register'
export type CheckedHow = 'card-seen' | 'known-in-person' | 'visited'
export type MoveOutcome = 'moved' | 'cancelled-by-owner' | 'cancelled-by-office' | 'number-taken' | 'number-gone'

export interface VerificationTables {
  'verification.duties': { kind: 'seller-identity'; due_from: Day; status: 'in force' | 'suspended' | 'repealed' | 'unverified'; citation: string }
  'verification.identities': {
    id: string; producer_id: string; kind: IdentityKind; full_name: string; birth_on: Day | null; person_no: string | null; person_no_tail: string | null
    org_name: string | null; org_seat: string | null; org_no: string | null; noted_at: Date; noted_by: string; replaced_at: Date | null
  }
  'verification.checks': {
    id: string; identity_id: string; producer_id: string; verifier: string; level: EvidenceLevel; by_id: string; detail: string; at: Date
    withdrawn_at: Date | null; withdrawn_by: string | null; withdrawn_why: string | null
  }
  'verification.phone_moves': {
    id: string; person_id: string; producer_id: string; from_e164: string; to_e164: string; checked_how: CheckedHow; words: string; by_id: string; asked_at: Date; due_at: Date
    cancel_hash: string; ended_at: Date | null; outcome: MoveOutcome | null
  }
}
