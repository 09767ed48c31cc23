import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sql, type Db, type Tx } from '#platform/db'
import { projectDir } from '#platform/migrate'
import type { PaymentsTables } from './payments.tables.ts'
import type { TaxRule } from './tax.rules.ts'

const shape = z.array(z.object({
  id: z.string().regex(/^[a-z0-9-]{3,60}$/), from: z.iso.date(), to: z.iso.date().nullable(), sellerKind: z.enum(['household', 'organisation']), goodsClass: z.enum(['goods', 'services', 'transport', 'other']),
  vatBp: z.int().min(0), pitBp: z.int().min(0), thresholdVnd: z.int().positive().nullable(), status: z.enum(['in force', 'suspended', 'repealed']),
  source: z.string().min(1), sourceUrl: z.url().nullable(), sure: z.enum(['text', 'news', 'unverified']), note: z.string(),
}))

/** Every tax rule, the latest first. */
export function findTaxRules(db: Db<PaymentsTables>): Promise<TaxRule[]> {
  return sql(db, 'payments.tax-rules', `
    select id, effective_from as "from", effective_to as "to", seller_kind as "sellerKind", goods_class as "goodsClass", vat_bp as "vatBp", pit_bp as "pitBp", threshold_vnd as "thresholdVnd", status, source, source_url as "sourceUrl", sure, note
    from payments.tax_rules order by effective_from desc, id`)
}

/** Loads the rules of `reference/payments/tax-rules.json`; a rule that is there already takes what the file says now. */
export async function loadTaxRules(tx: Tx<PaymentsTables>): Promise<void> {
  const rules = shape.parse(JSON.parse(readFileSync(join(projectDir, 'reference', 'payments', 'tax-rules.json'), 'utf8')))
  await sql(tx, 'payments.load-tax-rules', `
    insert into payments.tax_rules (id, effective_from, effective_to, seller_kind, goods_class, vat_bp, pit_bp, threshold_vnd, status, source, source_url, sure, note)
    select rule->>'id', (rule->>'from')::date, (rule->>'to')::date, rule->>'sellerKind', rule->>'goodsClass', (rule->>'vatBp')::int, (rule->>'pitBp')::int, (rule->>'thresholdVnd')::bigint, rule->>'status', rule->>'source', rule->>'sourceUrl', rule->>'sure', rule->>'note'
    from json_array_elements($1::json) rule
    on conflict (id) do update set effective_from = excluded.effective_from, effective_to = excluded.effective_to, vat_bp = excluded.vat_bp, pit_bp = excluded.pit_bp, threshold_vnd = excluded.threshold_vnd, status = excluded.status, source = excluded.source, source_url = excluded.source_url, sure = excluded.sure, note = excluded.note`,
    [JSON.stringify(rules)])
}
