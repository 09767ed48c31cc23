import { sql, type Db, type Tx } from '#platform/db'
import { hashToken, newLinkToken } from '#platform/session'
import { findPurchase, type PurchaseView } from './orders.queries.ts'
import type { OrdersTables } from './orders.tables.ts'

const VISIT_MS = 2 * 3_600_000
const visitHash = (token: string): string => `visit:${hashToken(token)}`
const insert = (tx: Tx<OrdersTables>, hash: string, purchaseId: string, now: Date): Promise<unknown> => sql(tx, 'orders.new-key', 'insert into orders.purchase_keys (token_hash, purchase_id, made_at) values ($1, $2, $3)', [hash, purchaseId, now])

/** One more secret that opens a purchase, for a message to the telephone it was made with, or for who has proven to hold it. Gives the address from the order's code on. */
export async function newPurchaseKey(tx: Tx<OrdersTables>, purchaseId: string, now: Date): Promise<string> {
  const token = newLinkToken()
  await insert(tx, hashToken(token), purchaseId, now)
  return token
}

/**
 * A secret for two hours, for who told the order's code and telephone. Both stand on the parcel, so it opens less than the
 * secret that was sent to the telephone: nothing about money that goes back.
 */
export async function newVisitKey(tx: Tx<OrdersTables>, purchaseId: string, now: Date): Promise<string> {
  const token = `v${newLinkToken()}`
  await sql(tx, 'orders.forget-visits', `delete from orders.purchase_keys where purchase_id = $1 and token_hash like 'visit:%' and made_at <= $2`, [purchaseId, new Date(now.getTime() - VISIT_MS)])
  await insert(tx, visitHash(token), purchaseId, now)
  return token
}

export const isVisit = (token: string): boolean => token.startsWith('v')

/** The purchase that a secret in an address opens at this moment; null for any other text. */
export async function openPurchase(db: Db<OrdersTables>, code: string, token: string, now: Date): Promise<PurchaseView | null> {
  if (!/^v?k_[\w-]{32}$/.test(token)) return null
  if (!isVisit(token)) return findPurchase(db, code, hashToken(token))
  const open = await sql(db, 'orders.visit', 'select from orders.purchase_keys where token_hash = $1 and made_at > $2', [visitHash(token), new Date(now.getTime() - VISIT_MS)])
  return open.length === 0 ? null : findPurchase(db, code, visitHash(token))
}
