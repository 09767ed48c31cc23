import type { ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import type { Id } from '#platform/ids'
import type { CertificationTables } from './certification.tables.ts'

export interface LikeOne { readonly id: Id<'product'>; readonly slug: string; readonly name: string; readonly producer: string | null; readonly stars: number | null; readonly year: string | null; readonly provinceCode: string | null }
export interface Likeness { readonly id: Id<'likeness'>; readonly because: string; readonly a: LikeOne; readonly b: LikeOne }

const one = (alias: string): string => `json_build_object('id', ${alias}.id, 'slug', ${alias}.slug, 'name', ${alias}.name, 'provinceCode', ${alias}.province_code,
  'producer', (select name from producers.producers where id = ${alias}.producer_id),
  'stars', (select max(stars) from certification.events where product_id = ${alias}.id and undone_at is null),
  'year', (select max(happened_latest)::text from certification.events where product_id = ${alias}.id and undone_at is null))`

/** Pairs that wait for a person, in some provinces or in all, oldest first. */
export async function findLikenesses(db: Db<CertificationTables & ProducersTables>, provinces: readonly string[] | 'all', limit: number): Promise<Likeness[]> {
  return sql<Likeness>(db, 'certification.likenesses', `
    select likeness.id, likeness.because, ${one('a')} as a, ${one('b')} as b
    from certification.likenesses likeness join certification.products a on a.id = likeness.product_a join certification.products b on b.id = likeness.product_b
    where likeness.state = 'open' and a.retired_at is null and b.retired_at is null and a.merged_into is null and b.merged_into is null
      and ($1 or (a.province_code = any($2) and b.province_code = any($2)))
    order by likeness.noted_at, likeness.id limit $3`, [provinces === 'all', provinces === 'all' ? [] : provinces, limit])
}

export async function countLikenesses(db: Db<CertificationTables>, provinces: readonly string[] | 'all'): Promise<number> {
  const rows = await sql<{ count: number }>(db, 'certification.likeness-count', `
    select count(*) from certification.likenesses likeness join certification.products a on a.id = likeness.product_a join certification.products b on b.id = likeness.product_b
    where likeness.state = 'open' and a.retired_at is null and b.retired_at is null and a.merged_into is null and b.merged_into is null and ($1 or (a.province_code = any($2) and b.province_code = any($2)))`, [provinces === 'all', provinces === 'all' ? [] : provinces])
  return rows[0]!.count
}
