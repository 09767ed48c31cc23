import { sql, type Db } from '#platform/db'
import type { Id } from '#platform/ids'
import type { ProducerForm, ProducersTables } from './producers.tables.ts'

export interface ProducerView {
  readonly id: Id<'producer'>
  readonly slug: string
  readonly name: string
  readonly form: ProducerForm
  readonly provinceCode: string | null
  readonly communeCode: string | null
  readonly formerCode: string | null
  readonly addressRaw: string
  readonly storyVi: string | null
  readonly storyEn: string | null
  readonly hidden: boolean
  readonly sample: boolean
  readonly otherNames: readonly string[]
}

const VIEW = `select producer.id, producer.slug, producer.name, producer.form, producer.province_code as "provinceCode", producer.commune_code as "communeCode",
  producer.former_code as "formerCode", producer.address_raw as "addressRaw", producer.story_vi as "storyVi", producer.story_en as "storyEn",
  producer.name_hidden as hidden, producer.sample,
  coalesce((select array_agg(other.name order by other.noted_at) from producers.names other where other.producer_id = producer.id), '{}') as "otherNames"
  from producers.producers producer where producer.retired_at is null`

export async function findProducerBySlug(db: Db<ProducersTables>, slug: string): Promise<ProducerView | null> {
  return (await sql<ProducerView>(db, 'producers.by-slug', `${VIEW} and producer.slug = $1`, [slug]))[0] ?? null
}

export async function findProducer(db: Db<ProducersTables>, id: Id<'producer'>): Promise<ProducerView | null> {
  return (await sql<ProducerView>(db, 'producers.by-id', `${VIEW} and producer.id = $1`, [id]))[0] ?? null
}

export interface NamedProducer { readonly id: Id<'producer'>; readonly name: string; readonly nameKey: string; readonly provinceCode: string | null; readonly communeCode: string | null }

/** Producers that bear one of the names (by key), under today's or another name. */
export async function findProducersByKey(db: Db<ProducersTables>, keys: readonly string[]): Promise<NamedProducer[]> {
  return sql<NamedProducer>(db, 'producers.by-key', `
    select id, name, name_key as "nameKey", province_code as "provinceCode", commune_code as "communeCode" from producers.producers where name_key = any($1) and retired_at is null
    union select producer.id, other.name, other.name_key, producer.province_code, producer.commune_code
    from producers.names other join producers.producers producer on producer.id = other.producer_id where other.name_key = any($1) and producer.retired_at is null`, [[...new Set(keys)]])
}
