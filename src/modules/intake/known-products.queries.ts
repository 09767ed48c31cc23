import { findTold, type CertificationTables } from '#certification'
import type { ProducersTables } from '#producers'
import type { Db } from '#platform/db'
import { comparedOf, KnownProducts } from './import-plan.rules.ts'
import type { ImportRow } from './import-row.rules.ts'
import { comparable, compareProducts } from './same-product.rules.ts'

type Tables = CertificationTables & ProducersTables

/** The registry's products of some provinces, ready to be matched with. */
export async function loadKnownProducts(db: Db<Tables>, provinces: readonly (string | null)[]): Promise<KnownProducts> {
  const known = new KnownProducts()
  for (const product of await findTold(db, provinces)) {
    const last = product.facts.findLast((each) => each.stars !== null) ?? product.facts.at(-1)
    known.add({
      ref: { id: product.id }, facts: [...product.facts],
      compared: comparable({
        name: product.name, producer: product.producer, province: product.provinceCode, communeCode: product.communeCode, district: product.formerCode?.length === 3 ? product.formerCode : null,
        stars: last?.stars ?? null, year: last?.latest ? Number(last.latest.slice(0, 4)) : null, decision: last?.decision ?? null, list: null,
      }),
    })
  }
  return known
}

export interface AlikeProduct { readonly id: string; readonly slug: string; readonly name: string; readonly producer: string | null }

/** Products of the registry that a row may speak of, surest first, at most five; for a person to choose from. */
export async function findAlike(db: Db<Tables>, row: ImportRow): Promise<AlikeProduct[]> {
  const told = new Map((await findTold(db, [row.place.provinceCode])).map((product) => [product.id as string, product]))
  const known = await loadKnownProducts(db, [row.place.provinceCode])
  const compared = comparedOf(row)
  const near = known.near(compared).map((each) => ({ ref: each.ref, kind: compareProducts(compared, each.compared).verdict })).filter((each) => each.kind !== 'different')
  return near.sort((a, b) => Number(b.kind === 'join') - Number(a.kind === 'join')).flatMap(({ ref }) => ('id' in ref ? [told.get(ref.id)!] : [])).slice(0, 5)
    .map(({ id, slug, name, producer }) => ({ id, slug, name, producer }))
}
