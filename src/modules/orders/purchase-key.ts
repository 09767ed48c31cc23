import { sql, type Tx } from '#platform/db'
import { hashToken, newLinkToken } from '#platform/session'
import type { OrdersTables } from './orders.tables.ts'

/** One more secret that opens a purchase, for a message to the telephone it was made with, or for who has proven to hold it. Gives the address from the order's code on. */
export async function newPurchaseKey(tx: Tx<OrdersTables>, purchaseId: string, now: Date): Promise<string> {
  const token = newLinkToken()
  await sql(tx, 'orders.new-key', 'insert into orders.purchase_keys (token_hash, purchase_id, made_at) values ($1, $2, $3)', [hashToken(token), purchaseId, now])
  return token
}
