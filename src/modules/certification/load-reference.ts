import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sql, type Tx } from '#platform/db'
import { projectDir } from '#platform/migrate'
import type { CertificationTables } from './certification.tables.ts'

const taxonomyShape = z.object({
  version: z.string(), citation: z.string(), effectiveFrom: z.iso.date(), effectiveTo: z.iso.date().nullable(), certainty: z.enum(['transcript', 'press', 'unverified']),
  groups: z.array(z.object({ code: z.string(), parent: z.string().nullable(), level: z.enum(['industry', 'group', 'leaf']), sheet: z.number().nullable(), vi: z.string(), en: z.string() })),
})
const ruleShape = z.array(z.object({ key: z.string(), from: z.iso.date(), to: z.iso.date().nullable(), value: z.number().int(), status: z.enum(['in force', 'suspended', 'repealed', 'unverified']), citation: z.string() }))

const readReference = (name: string): unknown => JSON.parse(readFileSync(join(projectDir, 'reference', 'ocop', name), 'utf8'))

/** Loads the taxonomy and the rule values; rows that are there already stay as they are. */
export async function loadOcopReference(tx: Tx<CertificationTables>): Promise<void> {
  const taxonomy = taxonomyShape.parse(readReference('taxonomy-26-2026.json'))
  await sql(tx, 'certification.load-taxonomy', 'insert into certification.taxonomies (version, citation, effective_from, effective_to, certainty) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [taxonomy.version, taxonomy.citation, taxonomy.effectiveFrom, taxonomy.effectiveTo, taxonomy.certainty])
  await sql(tx, 'certification.load-groups', `
    insert into certification.product_groups (version, code, parent_code, level, sheet, name_vi, name_en, ordinal)
    select $1, "group"->>'code', "group"->>'parent', "group"->>'level', ("group"->>'sheet')::smallint, "group"->>'vi', "group"->>'en', ordinal
    from json_array_elements($2::json) with ordinality as listed("group", ordinal) on conflict do nothing`, [taxonomy.version, JSON.stringify(taxonomy.groups)])
  await sql(tx, 'certification.load-rules', `
    insert into certification.rule_values (key, effective_from, effective_to, value, status, citation)
    select rule->>'key', (rule->>'from')::date, (rule->>'to')::date, (rule->>'value')::int, rule->>'status', rule->>'citation'
    from json_array_elements($1::json) rule on conflict do nothing`, [JSON.stringify(ruleShape.parse(readReference('rule-values.json')))])
}
