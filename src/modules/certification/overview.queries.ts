import type { ProducerForm, ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import type { Day } from '#platform/day'
import type { Id } from '#platform/ids'
import type { CertificationTables } from './certification.tables.ts'

type Tables = CertificationTables & ProducersTables

/** Products that anyone may see: recognised now or before, awaited, or published by their office (standing.rules.ts, isPublicState). */
const PUBLIC = `product.retired_at is null and product.merged_into is null and (product.published or product.base_state in ('recognised', 'withdrawn', 'expired', 'proposed', 'scored'))`
const IN_FORCE = (day: string): string => `((product.recorded_until >= ${day} and coalesce(product.recorded_from <= ${day}, true)) or (product.reported_until >= ${day} and coalesce(product.reported_from <= ${day}, true)))`

export interface ProvinceCount { readonly code: string | null; readonly decided: number; readonly reported: number; readonly all: number; readonly samples: number }

/** Public products by province of today and how their stars stand on a day. Samples are counted apart, so that figures stay true. */
export async function countProvinces(db: Db<Tables>, day: Day): Promise<ProvinceCount[]> {
  return sql<ProvinceCount>(db, 'certification.count-provinces', `
    select province_code as code, count(*) filter (where not sample and decided) as decided, count(*) filter (where not sample and reported and not decided) as reported,
      count(*) filter (where not sample) as all, count(*) filter (where sample) as samples
    from (select province_code, sample, coalesce(recorded_until >= $1 and coalesce(recorded_from <= $1, true), false) as decided,
      coalesce(reported_until >= $1 and coalesce(reported_from <= $1, true), false) as reported from certification.products product where ${PUBLIC}) held group by 1`, [day])
}

/** Public products of a province by leaf of the taxonomy, without samples. */
export async function countGroups(db: Db<Tables>, province: string): Promise<UnitCount[]> {
  return sql<UnitCount>(db, 'certification.count-groups', `select group_code as code, count(*) from certification.products product where ${PUBLIC} and not sample and scheme = 'v34' and province_code = $1 and group_code is not null group by 1`, [province])
}

export interface UnitCount { readonly code: string; readonly count: number }

/** Public products of a province by commune of today, and by former unit as listed; and how many producers they have. */
export async function countProvince(db: Db<Tables>, province: string): Promise<{ communes: UnitCount[]; formers: UnitCount[]; producers: number }> {
  const [communes, formers, producers] = await Promise.all([
    sql<UnitCount>(db, 'certification.count-communes', `select commune_code as code, count(*) from certification.products product where ${PUBLIC} and not sample and scheme = 'v34' and province_code = $1 and commune_code is not null group by 1 order by 2 desc, 1`, [province]),
    sql<UnitCount>(db, 'certification.count-formers', `select former_code as code, count(*) from certification.products product where ${PUBLIC} and not sample and scheme = 'v34' and province_code = $1 and former_code is not null group by 1`, [province]),
    sql<{ count: number }>(db, 'certification.count-producers', `select count(distinct producer_id) from certification.products product join producers.producers producer on producer.id = producer_id and not name_hidden where ${PUBLIC} and not product.sample and product.scheme = 'v34' and product.province_code = $1`, [province]),
  ])
  return { communes, formers, producers: producers[0]!.count }
}

/** Producers of public products, communes with products in force, over the whole country. */
export async function countCountry(db: Db<Tables>, day: Day): Promise<{ producers: number; communes: number }> {
  const rows = await sql<{ producers: number; communes: number }>(db, 'certification.count-country', `
    select count(distinct producer_id) as producers, count(distinct commune_code) filter (where ${IN_FORCE('$1')}) as communes from certification.products product where ${PUBLIC} and not sample`, [day])
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
    order by ("storyVi" is not null) desc, turn, held desc, id limit $4`, [day, asked.province, asked.formers, asked.limit])
}

export async function findMaker(db: Db<Tables>, day: Day, slug: string): Promise<ShownMaker | null> {
  return (await sql<ShownMaker>(db, 'certification.maker', `${MAKER} and producer.slug = $2 group by producer.id`, [day, slug]))[0] ?? null
}

/** Public addresses in a lasting order, for the site map. */
export async function findPublicSlugs(db: Db<Tables>, kind: 'product' | 'producer', from: number, limit: number): Promise<{ slug: string; changedOn: Day | null }[]> {
  const text = kind === 'product'
    ? `select slug, (changed_at at time zone 'Asia/Ho_Chi_Minh')::date::text as "changedOn" from certification.products product where ${PUBLIC} order by id offset $1 limit $2`
    : `select slug, (changed_at at time zone 'Asia/Ho_Chi_Minh')::date::text as "changedOn" from producers.producers producer where retired_at is null and not name_hidden and exists (select from certification.products product where product.producer_id = producer.id and ${PUBLIC}) order by id offset $1 limit $2`
  return sql(db, `certification.slugs ${kind}`, text, [from, limit])
}

export async function countPublic(db: Db<Tables>, kind: 'product' | 'producer'): Promise<number> {
  const text = kind === 'product' ? `select count(*) from certification.products product where ${PUBLIC}`
    : `select count(*) from producers.producers producer where retired_at is null and not name_hidden and exists (select from certification.products product where product.producer_id = producer.id and ${PUBLIC})`
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
