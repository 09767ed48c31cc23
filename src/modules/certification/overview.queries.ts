import type { ProducerForm, ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'
import type { CertificationTables } from './certification.tables.ts'

type Tables = CertificationTables & ProducersTables

/** Products that anyone may see: recognised now or before, awaited, or published by their office (standing.rules.ts, isPublicState). */
const PUBLIC = `product.retired_at is null and product.merged_into is null and (product.published or product.base_state in ('recognised', 'withdrawn', 'expired', 'proposed', 'scored'))`
const RECORDED = (day: string): string => `(product.recorded_until >= ${day} and coalesce(product.recorded_from <= ${day}, true))`
const REPORTED = (day: string): string => `(product.reported_until >= ${day} and coalesce(product.reported_from <= ${day}, true))`
const IN_FORCE = (day: string): string => `(${RECORDED(day)} or ${REPORTED(day)})`
/** Figures are true: samples are shown, never counted. */
const REAL = `${PUBLIC} and not product.sample`
const COUNTS = `count(*) as all, count(*) filter (where ${RECORDED('$1')}) as decided, count(*) filter (where ${REPORTED('$1')} and not coalesce(${RECORDED('$1')}, false)) as reported`

export interface UnitCount { readonly code: string; readonly count: number }

/** Public products by how their stars stand on a day: by a recorded decision, by a published list only, all. */
export interface StandingCounts { readonly decided: number; readonly reported: number; readonly all: number }

export async function countProvinces(db: Db<Tables>, day: Day): Promise<ReadonlyMap<string, StandingCounts>> {
  const rows = await sql<StandingCounts & { code: string }>(db, 'certification.count-provinces', `select province_code as code, ${COUNTS} from certification.products product where ${REAL} and province_code is not null group by 1`, [day])
  return new Map(rows.map(({ code, ...counts }) => [code, counts]))
}

export interface ProvinceCounts extends StandingCounts {
  readonly samples: number
  readonly producers: number
  readonly groups: readonly UnitCount[]
  readonly communes: readonly UnitCount[]
  /** By former unit as listed, of whatever level. */
  readonly formers: readonly UnitCount[]
}

/** Public products of a province, or of those listed under some of its former units. */
export async function countProvince(db: Db<Tables>, day: Day, province: string, formers: readonly string[] | null): Promise<ProvinceCounts> {
  const here = `product.scheme = 'v34' and product.province_code = $1 and ($2::text[] is null or product.former_code = any($2))`
  const by = (column: string): Promise<UnitCount[]> => sql<UnitCount>(db, `certification.count-${column}`, `select ${column} as code, count(*) from certification.products product where ${REAL} and ${here} and ${column} is not null group by 1 order by 2 desc, 1`, [province, formers])
  const here2 = here.replaceAll('$2', '$3').replaceAll('$1', '$2')
  const [counts, samples, groups, communes, former] = await Promise.all([
    sql<StandingCounts & { producers: number }>(db, 'certification.count-province', `select ${COUNTS}, count(distinct producer_id) as producers from certification.products product where ${REAL} and ${here2}`, [day, province, formers]),
    sql<{ count: number }>(db, 'certification.count-samples', `select count(*) from certification.products product where ${PUBLIC} and product.sample and ${here}`, [province, formers]),
    by('group_code'), by('commune_code'), by('former_code'),
  ])
  return { ...counts[0]!, samples: samples[0]!.count, groups, communes, formers: former }
}

/** Producers of public products, communes with products in force, over the whole country. */
export async function countCountry(db: Db<Tables>, day: Day): Promise<{ producers: number; communes: number }> {
  const rows = await sql<{ producers: number; communes: number }>(db, 'certification.count-country', `
    select count(distinct producer_id) as producers, count(distinct commune_code) filter (where ${IN_FORCE('$1')}) as communes from certification.products product where ${REAL}`, [day])
  return rows[0]!
}

/** Ids of public products that were listed under one of some former units, surest and most stars first. */
export async function findFromFormer(db: Db<Tables>, province: string, formers: readonly string[], day: Day, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }>(db, 'certification.from-former', `
    select id from certification.products product where ${PUBLIC} and scheme = 'v34' and province_code = $1 and former_code = any($2)
    order by (product.recorded_until >= $3) is true desc, (product.reported_until >= $3) is true desc, coalesce(recorded_stars, reported_stars, 0) desc, id limit $4`, [province, formers, day, limit])
  return rows.map((row) => row.id)
}

export interface ShownMaker { readonly id: Id<'producer'>; readonly slug: string; readonly name: string; readonly form: ProducerForm; readonly provinceCode: string | null; readonly communeCode: string | null; readonly products: number; readonly storyVi: string | null; readonly storyEn: string | null; readonly sample: boolean }

const MAKER = `select producer.id, producer.slug, producer.name, producer.form, producer.province_code as "provinceCode", producer.commune_code as "communeCode", producer.story_vi as "storyVi",
  producer.story_en as "storyEn", producer.sample, count(*) as products, count(*) filter (where ${IN_FORCE('$1')}) as held
  from producers.producers producer join certification.products product on product.producer_id = producer.id
  where producer.retired_at is null and not producer.name_hidden and ${PUBLIC}`

/** Producers with public products: with a story first, then with most products in force; over the country, provinces take turns. */
export async function findMakers(db: Db<Tables>, day: Day, asked: { province: string | null; formers: readonly string[] | null; limit: number }): Promise<ShownMaker[]> {
  return sql<ShownMaker>(db, 'certification.makers', `
    select id, slug, name, form, "provinceCode", "communeCode", "storyVi", "storyEn", sample, products from (
      select maker.*, row_number() over (partition by case when $2::text is null then "provinceCode" end order by ("storyVi" is not null) desc, held desc, products desc, id) as turn
      from (${MAKER} and ($2::text is null or producer.province_code = $2) and ($3::text[] is null or product.former_code = any($3)) group by producer.id) maker) ranked
    order by sample, ("storyVi" is not null) desc, turn, held desc, id limit $4`, [day, asked.province, asked.formers, asked.limit])
}

export async function findMaker(db: Db<Tables>, day: Day, slug: string): Promise<ShownMaker | null> {
  return (await sql<ShownMaker>(db, 'certification.maker', `${MAKER} and producer.slug = $2 group by producer.id`, [day, slug]))[0] ?? null
}

/** Public addresses in a lasting order, for the site map. */
export async function findPublicSlugs(db: Db<Tables>, kind: 'product' | 'producer', from: number, limit: number): Promise<{ slug: string; changedOn: Day | null }[]> {
  const text = kind === 'product'
    ? `select slug, (changed_at at time zone 'Asia/Ho_Chi_Minh')::date::text as "changedOn" from certification.products product where ${PUBLIC} and not sample order by id offset $1 limit $2`
    : `select slug, (changed_at at time zone 'Asia/Ho_Chi_Minh')::date::text as "changedOn" from producers.producers producer where retired_at is null and not name_hidden and not sample and exists (select from certification.products product where product.producer_id = producer.id and ${PUBLIC}) order by id offset $1 limit $2`
  return sql(db, `certification.slugs ${kind}`, text, [from, limit])
}

export async function countPublic(db: Db<Tables>, kind: 'product' | 'producer'): Promise<number> {
  const text = kind === 'product' ? `select count(*) from certification.products product where ${PUBLIC} and not sample`
    : `select count(*) from producers.producers producer where retired_at is null and not name_hidden and not sample and exists (select from certification.products product where product.producer_id = producer.id and ${PUBLIC})`
  return (await sql<{ count: number }>(db, `certification.count-public ${kind}`, text))[0]!.count
}

/** Producers with public products in the order of their names; `folded` narrows to names that hold those words without marks. */
export async function findMakerPage(db: Db<Tables>, day: Day, asked: { province: string | null; folded: string; limit: number; offset: number }): Promise<{ makers: ShownMaker[]; total: number }> {
  const rows = await sql<ShownMaker & { total: number }>(db, 'certification.maker-page', `
    select id, slug, name, form, "provinceCode", "communeCode", "storyVi", "storyEn", sample, products, total from (
      select maker.*, count(*) over () as total from (${MAKER} and ($2::text is null or producer.province_code = $2) and ($3 = '' or producer.name_key like '%' || $3 || '%') group by producer.id) maker) counted
    order by name collate "vi-x-icu", id limit $4 offset $5`, [day, asked.province, asked.folded.replace(/[%_\\]/g, ''), asked.limit, asked.offset])
  return { makers: rows, total: rows[0]?.total ?? 0 }
}
