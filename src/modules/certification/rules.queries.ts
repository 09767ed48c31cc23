import { sql, type Db } from '#platform/db'
import type { Day } from '#platform/day'
import type { CertificationTables } from './certification.tables.ts'

export type RuleKey = 'ocop.cert.months' | 'ocop.late.extension'

/** The value of a rule on a day. Throws when none is in force: a registry without its rule cannot speak. */
export async function readRule(db: Db<CertificationTables>, key: RuleKey, day: Day): Promise<number> {
  const rows = await sql<{ value: number }>(db, 'certification.rule', `
    select value from certification.rule_values
    where key = $1 and effective_from <= $2 and (effective_to is null or effective_to >= $2) and status in ('in force', 'unverified')
    order by effective_from desc limit 1`, [key, day])
  if (!rows[0]) throw new Error(`no rule ${key} on ${day}; load the reference data`)
  return rows[0].value
}
