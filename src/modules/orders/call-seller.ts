import { phoneOf, type IdentityTables } from '#identity'
import { queueNotice, type NoticesTables } from '#notices'
import { publicUrl } from '#platform/config'
import { sql, type Db, type Tx } from '#platform/db'
import { hashToken, newLinkToken } from '#platform/session'
import type { OrderState } from './order-moves.rules.ts'
import type { LineView } from './orders.queries.ts'
import type { OrdersTables } from './orders.tables.ts'

export interface SellerCall {
  readonly orderId: string
  readonly personId: string
  readonly kind: 'order-placed' | 'order-reminder' | 'seller-digest'
  /** The same key is the same message: it goes out once. */
  readonly key: string
  /** Told even to those who want no news. */
  readonly essential: boolean
  readonly dueAt: Date
  readonly words: (link: string) => string
}

/** Asks one person of a seller to answer an order, with a link of their own by which one tap is enough. The words are erased once they are out. */
export async function callSeller(tx: Tx<OrdersTables & IdentityTables & NoticesTables>, { orderId, personId, kind, key, essential, dueAt, words }: SellerCall, now: Date): Promise<boolean> {
  const phone = await phoneOf(tx, personId)
  if (phone === null) return false
  const token = newLinkToken()
  const queued = await queueNotice(tx, { channel: 'sms', to: phone, kind, subject: { kind: 'order', id: orderId }, body: words(`${publicUrl()}/tra-loi/${token}`), essential, secret: true, key, expiresAt: dueAt, now })
  if (queued.kind !== 'queued') return false
  await sql(tx, 'orders.note-call', 'insert into orders.calls (order_id, person_id, token_hash, made_at) values ($1, $2, $3, $4) on conflict (order_id, person_id, made_at) do update set token_hash = excluded.token_hash', [orderId, personId, hashToken(token), now])
  return true
}

export interface CalledOrder {
  readonly id: string; readonly code: string; readonly state: OrderState; readonly sellerName: string; readonly totalVnd: number; readonly deliveryVnd: number; readonly payment: 'cash' | 'transfer'
  readonly dueAt: Date | null; readonly buyerName: string; readonly provinceCode: string; readonly communeCode: string; readonly note: string; readonly lines: readonly LineView[]
  readonly personName: string
  /** The person still acts for the seller. */
  readonly member: boolean
}

/** The order that the secret of a message opens; null for any other text. */
export async function findCalledOrder(db: Db<OrdersTables & IdentityTables>, token: string): Promise<CalledOrder | null> {
  if (!/^k_[\w-]{32}$/.test(token)) return null
  return (await sql<CalledOrder>(db, 'orders.called', `
    select "order".id, "order".code, "order".state, "order".seller_name as "sellerName", "order".total_vnd as "totalVnd", "order".delivery_vnd as "deliveryVnd", "order".due_at as "dueAt",
      purchase.payment, purchase.buyer_name as "buyerName", purchase.province_code as "provinceCode", purchase.commune_code as "communeCode", purchase.note, person.name as "personName",
      exists (select from producers.members member where member.producer_id = "order".producer_id and member.person_id = call.person_id and member.ends_at is null) and person.closed_at is null as member,
      (select json_agg(json_build_object('packId', line.pack_id, 'productName', line.product_name, 'productSlug', line.product_slug, 'packName', line.pack_name, 'quantity', line.quantity, 'priceVnd', line.price_vnd, 'sumVnd', line.sum_vnd) order by line.position) from orders.lines line where line.order_id = "order".id) as lines
    from orders.calls call join orders.orders "order" on "order".id = call.order_id join orders.purchases purchase on purchase.id = "order".purchase_id join identity.people person on person.id = call.person_id
    where call.token_hash = $1`, [hashToken(token)]))[0] ?? null
}
