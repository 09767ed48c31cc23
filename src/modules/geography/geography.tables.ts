/** The tables of migrations/0010-geography.sql. */
import type { Level, Scheme, UnitKind } from './unit.rules.ts'

export interface GeographyTables {
  'geography.schemes': {
    scheme: Scheme
    name: string
    name_en: string
    effective_from: string
    effective_to: string | null
    citation: string
    source: string
    fingerprint: string
  }
  'geography.units': {
    scheme: Scheme
    code: string
    level: Level
    kind: UnitKind
    name: string
    full_name: string
    slug: string
    folded: string
    sort_key: string
    name_key: string
    parent_code: string | null
    province_code: string
    effective_from: string | null
    effective_to: string | null
    citation: string | null
  }
  'geography.lineage': {
    from_scheme: Scheme
    from_code: string
    to_scheme: Scheme
    to_code: string
    part: boolean
  }
  'geography.abolished': {
    id: number
    name: string
    kind: UnitKind
    folded: string
    district_code: string | null
    province_code: string
    scheme: Scheme
  }
  'geography.abolished_successors': {
    abolished_id: number
    scheme: Scheme
    code: string
  }
  'geography.district_changes': {
    name: string
    folded: string
    scheme: Scheme
    province_code: string
    district_code: string
  }
}
