import type { Generated } from 'kysely'

export type RequestState = 'waiting' | 'confirmed' | 'refused' | 'withdrawn'

export interface StallTables {
  'stall.requests': {
    id: string
    person_id: string
    producer_id: string | null
    kind: 'claim' | 'open'
    name: string
    form: 'household-unregistered' | 'household' | 'cooperative-group' | 'cooperative' | 'enterprise' | 'farm' | 'association' | 'unknown'
    scheme: Generated<string>
    province_code: string | null
    commune_code: string | null
    said: Generated<string>
    consent_words: string
    consent_at: Date
    state: RequestState
    made_at: Date
    decided_at: Date | null
    decided_by: string | null
    why: Generated<string>
  }
  'stall.sendings': {
    person_id: string
    key: string
    producer_id: string
    product_id: string
    made_at: Date
  }
}
