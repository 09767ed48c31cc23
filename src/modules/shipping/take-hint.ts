import { sql, type Tx } from '#platform/db'
import { queue } from '#platform/jobs'
import { hashToken } from '#platform/session'
import { readGhnNews } from './ghn-news.rules.ts'
import type { ShippingTables } from './shipping.tables.ts'

export type HintTaken = { readonly kind: 'queued' } | { readonly kind: 'wrong-key' } | { readonly kind: 'nothing' }

/**
 * A webhook of GHN: unsigned, so nothing in it is believed. It only says of which parcel to ask GHN with the owner's own
 * token; many hints about one parcel ask once.
 */
export async function takeHint(tx: Tx<ShippingTables>, key: string, body: string): Promise<HintTaken> {
  const [account] = await sql<{ owner_kind: string; owner_id: string }>(tx, 'shipping.account-of-hook', `select owner_kind, owner_id from shipping.carrier_accounts where hook_hash = $1 and carrier = 'ghn' and active`, [hashToken(key)])
  if (!account) return { kind: 'wrong-key' }
  const read = readGhnNews(body)
  if (read.kind === 'unreadable') return { kind: 'nothing' }
  const [parcel] = await sql<{ id: string }>(tx, 'shipping.parcel-of-hint', `
    select id from shipping.parcels where carrier = 'ghn' and owner_kind = $1 and owner_id = $2 and (tracking_code = $3 or (tracking_code is null and code = $4))`,
    [account.owner_kind, account.owner_id, read.news.trackingCode, read.news.ref])
  if (!parcel) return { kind: 'nothing' }
  await queue(tx, 'ask-ghn-about-parcel', { parcelId: parcel.id }, { key: `ask-ghn-about-parcel:${parcel.id}` })
  return { kind: 'queued' }
}
