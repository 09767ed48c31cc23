import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { projectDir } from '#platform/migrate'
import type { ShippingTables } from './shipping.tables.ts'

const shape = z.array(z.object({
  carrier: z.enum(['ghn', 'ghtk', 'viettelpost', 'ems']), zone: z.enum(['same-commune', 'same-province', 'same-region', 'other']), uptoGrams: z.int().positive(), feeVnd: z.int().min(0),
  daysLeast: z.int().min(0), daysMost: z.int().min(0), from: z.iso.date(), to: z.iso.date().nullable(), status: z.enum(['in force', 'suspended', 'repealed', 'unverified']), source: z.string(),
}))

type RateRow = z.infer<typeof shape>[number]

/** Loads the rates of `reference/shipping`; rows that are there already stay as they are. */
export async function loadRates(tx: Tx<ShippingTables>): Promise<void> {
  await addRates(tx, shape.parse(JSON.parse(readFileSync(join(projectDir, 'reference', 'shipping', 'rates.json'), 'utf8'))))
}

/** Reads a list of rates in the form of `reference/shipping/rates.json`; what is wrong is said by row and field. */
export function readRates(text: string): { readonly kind: 'rates'; readonly rates: readonly RateRow[] } | { readonly kind: 'faulty'; readonly faults: readonly string[] } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { kind: 'faulty', faults: ['not JSON'] }
  }
  const read = shape.safeParse(json)
  return read.success ? { kind: 'rates', rates: read.data } : { kind: 'faulty', faults: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
}

/** Adds rates; answers how many are new. Of several tables of a carrier the one that took effect last counts. */
export async function addRates(tx: Tx<ShippingTables>, rates: readonly RateRow[]): Promise<number> {
  const added = await sql(tx, 'shipping.load-rates', `
    insert into shipping.rates (id, carrier, zone, upto_grams, fee_vnd, days_least, days_most, effective_from, effective_to, status, source)
    select (rate->>'id')::uuid, rate->>'carrier', rate->>'zone', (rate->>'uptoGrams')::int, (rate->>'feeVnd')::bigint, (rate->>'daysLeast')::smallint, (rate->>'daysMost')::smallint,
      (rate->>'from')::date, (rate->>'to')::date, rate->>'status', rate->>'source'
    from json_array_elements($1::json) rate on conflict do nothing returning 1`, [JSON.stringify(rates.map((rate) => ({ ...rate, id: newId<'rate'>() })))])
  return added.length
}
