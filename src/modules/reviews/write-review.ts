import type { IdentityTables } from '#identity'
import { queueNotice, type NoticesTables } from '#notices'
import { newPurchaseKey, type OrdersTables } from '#orders'
import { keepPhoto, type PhotosTables, type SentPhoto } from '#photos'
import type { ProducersTables } from '#producers'
import { publicUrl } from '#platform/config'
import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { readSetting } from '#platform/settings'
import { MOST_REVIEW_PHOTOS, reviewDays, shortName } from './review.rules.ts'
import type { ReviewsTables, StepKind } from './reviews.tables.ts'

export type Tables = ReviewsTables & OrdersTables & IdentityTables & NoticesTables & PhotosTables & ProducersTables

async function noteStep(tx: Tx<ReviewsTables>, reviewId: string, kind: StepKind, by: { readonly kind: 'buyer' | 'seller' | 'officer' | 'reader'; readonly name: string }, body: string, now: Date): Promise<void> {
  await sql(tx, 'reviews.step', 'insert into reviews.steps (id, review_id, kind, by_kind, by_name, body, at) values ($1, $2, $3, $4, $5, $6, $7)', [newId(), reviewId, kind, by.kind, by.name, body, now])
}

export type Written = 'written' | 'not-now' | 'sample' | 'own-goods' | 'hidden'

export interface NewReview { readonly orderId: string; readonly productId: string; readonly points: number; readonly body: string; readonly photos: readonly SentPhoto[] }

/** A buyer's word on one product of an order that has arrived; written again it is changed, and what it said before is kept. Never on samples, never by the seller's own people. */
export async function writeReview(tx: Tx<Tables>, { orderId, productId, points, body, photos }: NewReview, now: Date): Promise<Written> {
  const { until } = await readSetting(tx, reviewDays)
  const [found] = await sql<{ open: boolean; sample: boolean; own: boolean; name: string }>(tx, 'reviews.may', `
    select "order".state in ('delivered', 'completed') and (select max(move.at) from orders.moves move where move.order_id = "order".id and move.to_state = 'delivered') > $3::timestamptz - make_interval(days => $4) as open, product.sample, purchase.buyer_name as name,
      exists (select from producers.members member left join identity.phones phone on phone.person_id = member.person_id and phone.ended_at is null
        where member.producer_id = "order".producer_id and member.ends_at is null and (member.person_id = purchase.person_id or phone.e164 = purchase.buyer_phone)) as own
    from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id join orders.lines line on line.order_id = "order".id join offers.offers offer on offer.id = line.offer_id join certification.products product on product.id = offer.product_id
    where "order".id = $1 and product.id = $2 limit 1 for update of "order"`, [orderId, productId, now, until])
  if (!found?.open) return 'not-now'
  if (found.sample) return 'sample'
  if (found.own) return 'own-goods'
  const [before] = await sql<{ id: string; state: string; points: number; body: string }>(tx, 'reviews.before', 'select id, state, points, body from reviews.reviews where order_id = $1 and product_id = $2 for update', [orderId, productId])
  if (before?.state === 'hidden') return 'hidden'
  const id = before?.id ?? newId<'review'>()
  if (!before) await sql(tx, 'reviews.write', `insert into reviews.reviews (id, order_id, product_id, points, body, shown_name, state, made_at, changed_at) values ($1, $2, $3, $4, $5, $6, 'shown', $7, $7)`, [id, orderId, productId, points, body, shortName(found.name), now])
  else if (before.points !== points || before.body !== body || photos.length > 0) await sql(tx, 'reviews.change', 'update reviews.reviews set points = $2, body = $3, changed_at = $4 where id = $1', [id, points, body, now])
  if (!before || before.points !== points || before.body !== body) await noteStep(tx, id, before ? 'changed' : 'written', { kind: 'buyer', name: found.name }, `${points}/5. ${body}`, now)
  const there = (await sql(tx, 'reviews.photos', `select 1 from photos.photos where owner_kind = 'review' and owner_id = $1`, [id])).length
  for (const { key, photo } of photos.slice(0, Math.max(0, MOST_REVIEW_PHOTOS - there))) await keepPhoto(tx, photo, { owner: { kind: 'review', id }, key, open: false, by: found.name }, now)
  return 'written'
}

/** The maker's one public answer. False when there is one, or the review is not shown. */
export async function answerReview(tx: Tx<ReviewsTables>, id: string, body: string, byName: string, now: Date): Promise<boolean> {
  const made = await sql(tx, 'reviews.answer', `update reviews.reviews set answer = $2, answer_by = $3, answer_at = $4, changed_at = $4 where id = $1 and answer is null and state = 'shown' returning 1`, [id, body, byName, now])
  if (made.length > 0) await noteStep(tx, id, 'answered', { kind: 'seller', name: byName }, body, now)
  return made.length > 0
}

/** An officer hides a review with a reason, or shows it again; both leave their trace. False when it stands so already. */
export async function showOrHide(tx: Tx<ReviewsTables>, id: string, to: 'shown' | 'hidden', why: string, byName: string, now: Date): Promise<boolean> {
  const made = await sql(tx, 'reviews.set-state', 'update reviews.reviews set state = $2, changed_at = $3 where id = $1 and state <> $2 returning 1', [id, to, now])
  if (made.length > 0) await noteStep(tx, id, to, { kind: 'officer', name: byName }, why, now)
  return made.length > 0
}

export const noteReport = (tx: Tx<ReviewsTables>, id: string, why: string, now: Date): Promise<void> => noteStep(tx, id, 'reported', { kind: 'reader', name: '' }, why, now)

/** Some days after goods arrived, asks their buyer once how they were; not those who want no such messages, not of samples. Gives how many orders were looked at. */
export async function inviteReviews(tx: Tx<Tables>, now: Date): Promise<number> {
  const { ask } = await readSetting(tx, reviewDays)
  const due = await sql<{ id: string; code: string; seller: string; purchase: string; purchaseCode: string; phone: string }>(tx, 'reviews.to-invite', `
    select "order".id, "order".code, "order".seller_name as seller, purchase.id as purchase, purchase.code as "purchaseCode", purchase.buyer_phone as phone
    from orders.moves move join orders.orders "order" on "order".id = move.order_id join orders.purchases purchase on purchase.id = "order".purchase_id
    where move.to_state = 'delivered' and move.at between $1::timestamptz - make_interval(days => $2 + 14) and $1::timestamptz - make_interval(days => $2) and "order".state in ('delivered', 'completed')
      and not exists (select from reviews.invitations where order_id = "order".id) and not exists (select from reviews.reviews where order_id = "order".id)
      and exists (select from orders.lines line join offers.offers offer on offer.id = line.offer_id join certification.products product on product.id = offer.product_id where line.order_id = "order".id and not product.sample)
    order by move.at limit 200 for update of "order" skip locked`, [now, ask])
  for (const { id, code, seller, purchase, purchaseCode, phone } of due) {
    await sql(tx, 'reviews.invited', 'insert into reviews.invitations (order_id, at) values ($1, $2) on conflict do nothing', [id, now])
    const link = `${publicUrl()}/don-hang/${purchaseCode}/${code}/danh-gia?k=${await newPurchaseKey(tx, purchase, now)}`
    await queueNotice(tx, { channel: 'sms', to: phone, kind: 'review-asked', subject: { kind: 'order', id }, essential: false, secret: true, key: `review-asked:${id}`, now, body: `Cổng OCOP: hàng của ${seller} thế nào? Nói giúp người mua sau: ${link}` })
  }
  return due.length
}
