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
    on_behalf_by: string | null; consent: string | null; consent_at: Date | null; created_at: Date; changed_at: Date
    seasons: Generated<readonly number[]>; days_to_make: number | null; most_packs: number | null
  }
  'offers.packs': { id: string; offer_id: string; name: string; size: number; price_vnd: number; position: number; retired_at: Date | null }
  'offers.deputy_acts': { id: string; producer_id: string; product_id: string; by_name: string; consent: string; at: Date }
  'offers.deputies_ended': { producer_id: string; by_name: string; ended_at: Date }
  'offers.holds': { id: string; offer_id: string; purpose: string; amount: number; state: 'held' | 'taken' | 'freed'; expires_at: Date | null; made_at: Date }
}
