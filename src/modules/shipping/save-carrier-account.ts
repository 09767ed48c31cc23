import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { hashToken, newLinkToken } from '#platform/session'
import type { Carrier } from './carrier-news.rules.ts'
import type { About } from './parcels.queries.ts'
import type { ShippingTables } from './shipping.tables.ts'

export interface AccountAsked { readonly carrier: Carrier; readonly baseUrl: string; readonly shopRef: string; readonly token: string; readonly active: boolean }

/**
 * Keeps a seller's account with a carrier. Answers the key for the webhook's address (`/api/v1/webhooks/ghn/<key>`), which
 * is told this once and is another at each saving.
 */
export async function saveCarrierAccount(tx: Tx<ShippingTables>, owner: About, asked: AccountAsked, now: Date): Promise<{ readonly hookKey: string }> {
  const hookKey = newLinkToken()
  await sql(tx, 'shipping.save-account', `
    insert into shipping.carrier_accounts (id, owner_kind, owner_id, carrier, base_url, shop_ref, token, hook_hash, active, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (owner_id, owner_kind, carrier) do update set base_url = excluded.base_url, shop_ref = excluded.shop_ref, token = excluded.token, hook_hash = excluded.hook_hash, active = excluded.active, changed_at = excluded.changed_at`,
    [newId<'account'>(), owner.kind, owner.id, asked.carrier, asked.baseUrl, asked.shopRef, asked.token, hashToken(hookKey), asked.active, now])
  return { hookKey }
}
