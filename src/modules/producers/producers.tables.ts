import type { Generated } from 'kysely'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'

export type ProducerForm = 'household-unregistered' | 'household' | 'cooperative-group' | 'cooperative' | 'enterprise' | 'farm' | 'association' | 'unknown'

export type MemberRole = 'owner' | 'staff' | 'officer-deputy'

export interface ProducersTables {
  'producers.producers': {
    id: Id<'producer'>
    slug: string
    name: string
    name_key: string
    form: ProducerForm
    scheme: Generated<string>
    province_code: string | null
    commune_code: string | null
    former_scheme: Generated<string>
    former_code: string | null
    address_raw: Generated<string>
    story_vi: string | null
    story_en: string | null
    name_hidden: Generated<boolean>
    sample: Generated<boolean>
    import_id: string | null
    created_at: Generated<Date>
    changed_at: Generated<Date>
    retired_at: Date | null
  }
  'producers.names': {
    id: Id<'producer-name'>
    producer_id: Id<'producer'>
    name: string
    name_key: string
    source: Generated<string>
    import_id: string | null
    noted_at: Generated<Date>
  }
  'producers.members': {
    id: Id<'member'>
    producer_id: Id<'producer'>
    person_id: string
    role: MemberRole
    by_id: string | null
    consent_words: string
    consent_at: Date
    starts_at: Date
    ends_at: Date | null
    ended_by: string | null
  }
  'producers.associations': {
    id: Id<'association'>
    seller_id: Id<'producer'>
    maker_id: Id<'producer'>
    by_id: string | null
    consent_words: string
    consent_at: Date
    starts_at: Date
    until_on: Day | null
    ends_at: Date | null
    ended_by: string | null
  }
  'producers.association_proposals': {
    id: string
    seller_id: string
    maker_id: string
    words: string
    until_on: Day | null
    state: 'waiting' | 'agreed' | 'refused' | 'withdrawn'
    by_id: string
    made_at: Date
    answered_by: string | null
    answered_at: Date | null
  }
}
