import { sql, type Db } from '#platform/db'
import type { CertificationTables } from './certification.tables.ts'

export interface ProductGroup {
  readonly version: string
  readonly code: string
  readonly parent: string | null
  readonly level: 'industry' | 'group' | 'leaf'
  readonly vi: string
  readonly en: string
}

const held = new WeakMap<object, Promise<ProductGroup[]>>()

/** The product groups of the newest taxonomy, in official order. Read once for each process: a taxonomy does not change, it is followed by another. */
export function findGroups(db: Db<CertificationTables>): Promise<ProductGroup[]> {
  let groups = held.get(db.raw)
  if (!groups) {
    groups = sql<ProductGroup>(db, 'certification.groups', `
      select version, code, parent_code as parent, level, name_vi as vi, name_en as en from certification.product_groups
      where version = (select version from certification.taxonomies order by effective_from desc limit 1) order by ordinal`)
    held.set(db.raw, groups)
    groups.catch(() => held.delete(db.raw))
  }
  return groups
}
