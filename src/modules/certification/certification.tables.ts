import type { Generated } from 'kysely'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'

export type Evidence = 'recorded' | 'reported'
export type Precision = 'day' | 'month' | 'year' | 'unknown'
export type BaseState = 'recognised' | 'withdrawn' | 'expired' | 'proposed' | 'scored' | 'registered' | 'not-passed' | 'mentioned' | 'voted'
export type EventKind = 'registered' | 'mentioned' | 'voted' | 'scored' | 'proposed' | 'recognised' | 're-recognised' | 'upgraded' | 'downgraded' | 'extended' | 'expired' | 'withdrawn' | 'not-passed'

export interface CertificationTables {
  'certification.taxonomies': { version: string; citation: string; effective_from: Day; effective_to: Day | null; certainty: string }
  'certification.product_groups': { version: string; code: string; parent_code: string | null; level: 'industry' | 'group' | 'leaf'; sheet: number | null; name_vi: string; name_en: string; ordinal: number }
  'certification.rule_values': { key: string; effective_from: Day; effective_to: Day | null; value: number; status: string; citation: string }
  'certification.products': {
    id: Id<'product'>
    slug: string
    name: string
    name_key: string
    producer_id: Id<'producer'> | null
    producer_import_id: string | null
    scheme: Generated<string>
    province_code: string | null
    commune_code: string | null
    former_scheme: Generated<string>
    former_code: string | null
    place_raw: Generated<string>
    group_version: string | null
    group_code: string | null
    group_certainty: 'suggested' | 'confirmed' | null
    sample: Generated<boolean>
    published: Generated<boolean>
    import_id: string | null
    created_at: Generated<Date>
    changed_at: Generated<Date>
    retired_at: Date | null
    merged_into: Id<'product'> | null
    base_state: Generated<BaseState>
    recorded_stars: number | null
    recorded_from: Day | null
    recorded_until: Day | null
    recorded_extended: Generated<boolean>
    reported_stars: number | null
    reported_from: Day | null
    reported_until: Day | null
    recorded_code: string | null
    reported_code: string | null
  }
  'certification.product_names': { id: Id<'product-name'>; product_id: Id<'product'>; name: string; name_key: string; import_id: string | null; noted_at: Generated<Date> }
  'certification.certificates': {
    id: Id<'certificate'>
    code: string
    product_id: Id<'product'>
    number: string | null
    decision_number: string | null
    decided_earliest: Day | null
    decided_latest: Day | null
    decided_precision: Precision
    stars: number
    taxonomy_version: string | null
    valid_until: Day | null
    evidence: Evidence
    withdrawn_on: Day | null
    undone_at: Date | null
    import_id: string | null
  }
  'certification.events': {
    id: Id<'event'>
    product_id: Id<'product'>
    certificate_id: Id<'certificate'> | null
    kind: EventKind
    stars: number | null
    happened_earliest: Day | null
    happened_latest: Day | null
    happened_precision: Precision
    valid_until: Day | null
    evidence: Evidence
    decision_number: string | null
    source_name: Generated<string>
    source_url: string | null
    note: Generated<string>
    raw: Generated<string>
    import_id: string | null
    recorded_by: string
    recorded_at: Generated<Date>
    undone_at: Date | null
  }
  'certification.event_sources': { id: Id<'event-source'>; event_id: Id<'event'>; source_name: string; source_url: string | null; import_id: string | null; noted_at: Generated<Date> }
  'certification.likenesses': {
    id: Id<'likeness'>
    product_a: Id<'product'>
    product_b: Id<'product'>
    because: string
    state: Generated<'open' | 'joined' | 'different'>
    import_id: string | null
    noted_at: Generated<Date>
    decided_by_name: string | null
    decided_at: Date | null
  }
}
