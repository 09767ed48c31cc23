import type { ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'
import type { CertificationTables, EventKind, Evidence } from './certification.tables.ts'

/** A product with what was told of it, as matching needs it. */
export interface ToldProduct {
  readonly id: Id<'product'>
  readonly slug: string
  readonly name: string
  readonly producer: string | null
  readonly communeCode: string | null
  readonly formerCode: string | null
  readonly provinceCode: string | null
  readonly facts: readonly { readonly id: Id<'event'>; readonly kind: EventKind; readonly stars: number | null; readonly earliest: Day | null; readonly latest: Day | null; readonly evidence: Evidence; readonly decision: string | null }[]
}

/** The registry's products of some provinces (`null` among them = those of no known province), in the order they came. */
export async function findTold(db: Db<CertificationTables & ProducersTables>, provinces: readonly (string | null)[]): Promise<ToldProduct[]> {
  return sql<ToldProduct>(db, 'certification.told', `
    select product.id, product.slug, product.name, producer.name as producer, product.commune_code as "communeCode", product.former_code as "formerCode", product.province_code as "provinceCode",
      coalesce((select json_agg(json_build_object('id', event.id, 'kind', event.kind, 'stars', event.stars, 'earliest', event.happened_earliest,
        'latest', event.happened_latest, 'evidence', event.evidence, 'decision', event.decision_number) order by event.happened_latest)
        from certification.events event where event.product_id = product.id and event.undone_at is null), '[]') as facts
    from certification.products product left join producers.producers producer on producer.id = product.producer_id
    where product.retired_at is null and product.merged_into is null and (product.province_code = any($1) or (product.province_code is null and $2))
    order by product.id`, [provinces.filter((each) => each !== null), provinces.includes(null)])
}
