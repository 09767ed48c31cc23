import type { Generated } from 'kysely'
import type { Day } from '#platform/day'

export type SaleUnit = 'g' | 'ml' | 'piece'

export interface OffersTables {
  'offers.stalls': {
    producer_id: string; delivery_vnd: number; free_from_vnd: number | null; reach: 'province' | 'country'; takes_cash: boolean; closed_until: Day | null; changed_by_name: string; changed_at: Date
    closed_from: Day | null; closed_words: Generated<string>; dispatch_days: Generated<readonly number[]>; cutoff_hour: Generated<number>; cutoff_days: Generated<number>; no_dispatch_on: Generated<readonly string[]>
  }
  'offers.offers': {
    id: string; product_id: string; producer_id: string; state: 'on-sale' | 'paused'; unit: SaleUnit; stock: number; made_to_order: boolean; ready_on: Day | null
    on_behalf_by: string | null; consent: string | null; consent_at: Date | null; created_at: Date; changed_at: Date; stopped: Generated<boolean>
    seasons: Generated<readonly number[]>; days_to_make: number | null; most_packs: number | null
    widest_zone: 'same-commune' | 'same-province' | 'same-region' | 'other' | null
  }
  'offers.packs': { id: string; offer_id: string; name: string; size: number; price_vnd: number; position: number; retired_at: Date | null; weight_g: number | null }
  'offers.deputy_acts': { id: string; producer_id: string; product_id: string; by_name: string; consent: string; at: Date }
  'offers.deputies_ended': { producer_id: string; by_name: string; ended_at: Date }
  'offers.holds': { id: string; offer_id: string; purpose: string; amount: number; state: 'held' | 'taken' | 'freed'; expires_at: Date | null; made_at: Date }
  'offers.stops': {
    id: string; kind: 'takedown' | 'suspension'; offer_id: string | null; producer_id: string; authority: string; request_number: string; request_on: Day | null; received_at: Date; reason: string
    state: 'announced' | 'in-force' | 'lifted'; effective_at: Date; in_force_at: Date | null; by_name: string; made_at: Date; lifted_at: Date | null; lifted_by: string | null; lifted_why: string | null
  }
}
