import type { Day } from '#platform/day'

type Role = 'commune-officer' | 'province-officer' | 'central-officer' | 'operator'

export interface IdentityTables {
  'identity.people': { id: string; name: string; made_at: Date; closed_at: Date | null }
  'identity.sign_in_names': { kind: 'name'; value: string; person_id: string }
  'identity.passwords': { person_id: string; hash: string; set_at: Date }
  'identity.second_factors': { person_id: string; secret: Buffer; last_step: number; set_at: Date }
  'identity.recovery_codes': { code_hash: string; person_id: string; made_at: Date; used_at: Date | null }
  'identity.roles': {
    id: string; person_id: string; role: Role; unit: string; from_on: Day; to_on: Day | null
    given_at: Date; given_by: string | null; ended_at: Date | null; ended_by: string | null
  }
  'identity.invitations': {
    id: string; person_id: string; token_hash: string; made_at: Date; made_by: string | null
    ends_at: Date; used_at: Date | null; withdrawn_at: Date | null
  }
  'identity.steps': { id: string; person_id: string; token_hash: string; made_at: Date; ends_at: Date; tries: number; done_at: Date | null }
  'identity.sessions': {
    id: string; person_id: string; token_hash: string; second_factor: boolean; made_at: Date; seen_at: Date
    idle_until: Date; ends_at: Date; ended_at: Date | null; sender: string; agent: string; idle_minutes: number | null; how: string | null
  }
  'identity.phones': { id: string; person_id: string; e164: string; noted_at: Date; verified_at: Date | null; ended_at: Date | null }
  'identity.phone_codes': {
    id: string; e164: string; purpose: CodePurpose; person_id: string | null; token_hash: string; code_hash: string
    made_at: Date; ends_at: Date; tries: number; done_at: Date | null
  }
  'identity.consents': { id: string; person_id: string; purpose: 'news'; words: string; given_at: Date; withdrawn_at: Date | null; version: string; how: 'page' | 'officer' | 'order' }
  'identity.passkeys': {
    id: string; person_id: string; credential_id: string; public_key: Buffer; counter: number; transports: string[]; backed_up: boolean; name: string; made_at: Date; used_at: Date | null
  }
  'identity.challenges': { id: string; purpose: 'add' | 'sign-in'; person_id: string | null; token_hash: string; challenge: string; made_at: Date; ends_at: Date; done_at: Date | null }
  'identity.outside_links': {
    id: string; person_id: string; issuer: string; subject: string; proven_by: 'phone-code' | 'own-session' | 'operator'; linked_at: Date; used_at: Date | null
    level: string | null; vouched_at: Date | null; vouched_name: string | null; vouched_no: string | null; ended_at: Date | null
  }
  'identity.outside_flows': {
    id: string; token_hash: string; person_id: string | null; state: string; nonce: string; verifier: string; return_to: string; made_at: Date; ends_at: Date; came_back_at: Date | null
    issuer: string | null; subject: string | null; level: string | null; verified: boolean | null; name: string | null; person_no: string | null; e164: string | null; done_at: Date | null
  }
  'identity.events': {
    id: string; at: Date; kind: EventKind; person_id: string | null; by_id: string | null; session_id: string | null
    sender: string | null; sender_port: number | null; agent: string | null; detail: string | null
  }
}

export type CodePurpose = 'sign-in' | 'change-from' | 'change-to'

export type EventKind =
  | 'password-refused' | 'code-refused' | 'signed-in' | 'signed-out' | 'session-ended' | 'password-changed' | 'second-factor-set'
  | 'recovery-code-used' | 'recovery-codes-made' | 'invited' | 'invitation-used' | 'role-given' | 'role-ended'
  | 'phone-code-refused' | 'phone-set' | 'name-set' | 'consent-given' | 'consent-withdrawn' | 'data-taken'
  | 'passkey-added' | 'passkey-removed' | 'passkey-refused' | 'outside-linked' | 'outside-unlinked' | 'outside-refused'
  | 'phone-move-asked' | 'phone-move-cancelled' | 'data-asked' | 'data-erased' | 'identity-seen'
