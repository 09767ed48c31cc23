import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { kept, opened, ownSeal } from '#platform/sealed'
import { hashToken, newLinkToken } from '#platform/session'
import { tokenAbout } from './accounts.queries.ts'
import type { Carrier } from './carrier-news.rules.ts'
import type { About } from './parcels.queries.ts'
import type { ShippingTables } from './shipping.tables.ts'

export interface AccountAsked { readonly carrier: Carrier; readonly baseUrl: string; readonly shopRef: string; readonly token: string; readonly active: boolean }

/**
 * Keeps a seller's account with a carrier, its token sealed. Answers the key for the webhook's address (`/api/v1/webhooks/ghn/<key>`), which
 * is told this once and is another at each saving.
 */
export async function saveCarrierAccount(tx: Tx<ShippingTables>, owner: About, asked: AccountAsked, now: Date): Promise<{ readonly hookKey: string }> {
  const hookKey = newLinkToken()
  await sql(tx, 'shipping.save-account', `
    insert into shipping.carrier_accounts (id, owner_kind, owner_id, carrier, base_url, shop_ref, token, hook_hash, active, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (owner_id, owner_kind, carrier) do update set base_url = excluded.base_url, shop_ref = excluded.shop_ref, token = excluded.token, hook_hash = excluded.hook_hash, active = excluded.active, changed_at = excluded.changed_at`,
    [newId<'account'>(), owner.kind, owner.id, asked.carrier, asked.baseUrl, asked.shopRef, kept(asked.token, tokenAbout(owner, asked.carrier)), hashToken(hookKey), asked.active, now])
  return { hookKey }
}

/** Seals anew the tokens that lie plain or under a former key; answers how many. */
export async function resealTokens(tx: Tx<ShippingTables>): Promise<number> {
  const waiting = await sql<{ id: string; kind: string; owner: string; carrier: Carrier; token: string }>(tx, 'shipping.to-reseal', 'select id, owner_kind as kind, owner_id as owner, carrier, token from shipping.carrier_accounts where not starts_with(token, $1) for update', [ownSeal().head])
  for (const each of waiting) {
    const about = tokenAbout({ kind: each.kind, id: each.owner }, each.carrier)
    await sql(tx, 'shipping.reseal', 'update shipping.carrier_accounts set token = $2 where id = $1', [each.id, kept(opened(each.token, about), about)])
  }
  return waiting.length
}
