import { sql, type Tx } from './db.ts'

/** Turns wished addresses into free ones: `mat-ong`, `mat-ong-2`, … Looks at the table (its name comes from our code) and at the other wishes. */
export async function freeSlugs(tx: Tx<unknown>, table: `${string}.${string}`, wished: readonly string[]): Promise<string[]> {
  const bases = [...new Set(wished.map((slug) => slug.slice(0, 80)))]
  const taken = await sql<{ base: string; slug: string }>(tx, `slugs ${table}`, `
    select base, taken.slug from unnest($1::text[]) base
    join ${table} taken on taken.slug = base or (taken.slug >= base || '-1' and taken.slug < base || '-:' and taken.slug ~ ('^' || base || '-[0-9]+$'))`, [bases])
  const highest = new Map<string, number>()
  for (const { base, slug } of taken) {
    const number = slug === base ? 1 : Number(slug.slice(base.length + 1))
    highest.set(base, Math.max(highest.get(base) ?? 0, number))
  }
  return wished.map((wish) => {
    const base = wish.slice(0, 80)
    const number = (highest.get(base) ?? 0) + 1
    highest.set(base, number)
    return number === 1 ? base : `${base}-${number}`
  })
}
