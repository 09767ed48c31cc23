import { dayOf } from '#platform/day'
import { sql, type Tx } from '#platform/db'
import type { ShippingTables } from './shipping.tables.ts'

/** `VC-26-000123`: the year and the next number of that year. */
export async function nextParcelCode(tx: Tx<ShippingTables>, now: Date): Promise<string> {
  const year = Number(dayOf(now).slice(0, 4))
  const rows = await sql<{ last: number }>(tx, 'shipping.next-code', 'insert into shipping.code_numbers as kept (year, last) values ($1, 1) on conflict (year) do update set last = kept.last + 1 returning last', [year])
  return `VC-${String(year % 100).padStart(2, '0')}-${String(rows[0]!.last).padStart(6, '0')}`
}
