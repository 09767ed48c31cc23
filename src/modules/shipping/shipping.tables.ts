import type { Generated } from 'kysely'
import type { Day } from '#platform/day'
import type { Carrier } from './carrier-news.rules.ts'
import type { WayKind, Zone } from './delivery-fee.rules.ts'
import type { MoveEffect, ParcelState } from './parcel-state.rules.ts'

export interface ShippingTables {
  'shipping.code_numbers': {
    year: number
    last: number
  }
  'shipping.rates': {
    id: string
    carrier: Carrier
    zone: Zone
    upto_grams: number
    fee_vnd: number
    days_least: number
    days_most: number
    effective_from: Day
    effective_to: Day | null
    status: 'in force' | 'suspended' | 'repealed' | 'unverified'
    source: string
  }
  'shipping.seller_ways': {
    id: string
    owner_kind: string
    owner_id: string
    kind: WayKind
    carrier: Carrier | null
    widest_zone: Zone
    commune_codes: Generated<readonly string[]>
    province_codes: Generated<readonly string[]>
    within_km: number | null
    most_grams: number | null
    fee_vnd: number | null
    free_from_vnd: number | null
    days_least: Generated<number>
    days_most: Generated<number>
    place: Generated<string>
    hours: Generated<string>
    position: number
    active: boolean
    changed_at: Date
  }
  'shipping.carrier_accounts': {
    id: string
    owner_kind: string
    owner_id: string
    carrier: Carrier
    base_url: string
    shop_ref: string
    token: string
    hook_hash: string
    active: boolean
    changed_at: Date
  }
  'shipping.parcels': {
    id: string
    code: string
    subject_kind: string
    subject_id: string
    owner_kind: string
    owner_id: string
    way_kind: WayKind
    way_id: string | null
    carrier: Carrier | null
    tracking_code: string | null
    state: ParcelState
    raw_status: string | null
    news_at: Date | null
    weight_grams: number
    cod_vnd: number
    fee_vnd: number | null
    content: string
    scheme: Generated<'v34'>
    from_name: string
    from_phone: string
    from_text: string
    from_province_code: string
    from_commune_code: string | null
    to_name: string
    to_phone: string
    to_text: string
    to_province_code: string
    to_commune_code: string | null
    proof_file_id: string | null
    refusal: string | null
    made_at: Date
    changed_at: Date
    ended_at: Date | null
  }
  'shipping.parcel_moves': {
    id: string
    parcel_id: string
    at: Date
    learned_at: Date
    from_state: string | null
    to_state: string
    effect: MoveEffect
    by_id: string | null
    by_name: string
    raw_status: string | null
    why: Generated<string>
    news_key: string | null
  }
}
