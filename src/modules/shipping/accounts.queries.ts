import { sql, type Db } from '#platform/db'
import { opened } from '#platform/sealed'
import type { Carrier } from './carrier-news.rules.ts'
import type { About } from './parcels.queries.ts'
import type { ShippingTables } from './shipping.tables.ts'

/** What binds a sealed token to its account. */
export const tokenAbout = (owner: About, carrier: string): string => `carrier_accounts:${owner.kind}:${owner.id}:${carrier}`

/** The account of an owner with a carrier; null where there is none or it is switched off. */
export async function findAccount(db: Db<ShippingTables>, owner: About, carrier: Carrier): Promise<{ readonly baseUrl: string; readonly token: string; readonly shopRef: string } | null> {
  const rows = await sql<{ baseUrl: string; token: string; shopRef: string }>(db, 'shipping.account', `
    select base_url as "baseUrl", token, shop_ref as "shopRef" from shipping.carrier_accounts where owner_id = $1 and owner_kind = $2 and carrier = $3 and active`, [owner.id, owner.kind, carrier])
  return rows[0] ? { ...rows[0], token: opened(rows[0].token, tokenAbout(owner, carrier)) } : null
}
