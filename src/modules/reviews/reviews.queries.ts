import type { CertificationTables } from '#certification'
import type { OrdersTables } from '#orders'
import type { PhotosTables } from '#photos'
import type { ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import type { ReviewsTables, StepKind } from './reviews.tables.ts'

export interface ReviewView { readonly id: string; readonly points: number; readonly body: string; readonly shownName: string; readonly state: 'shown' | 'hidden'; readonly madeAt: Date; readonly answer: string | null; readonly answerAt: Date | null }
const VIEW = `review.id, review.points, review.body, review.shown_name as "shownName", review.state, review.made_at as "madeAt", review.answer, review.answer_at as "answerAt"`

export interface Tally { readonly count: number; readonly sum: number }

/** How many shown reviews a product has, and the sum of their points. */
export async function tallyOf(db: Db<ReviewsTables>, productId: string): Promise<Tally> {
  return (await sql<Tally>(db, 'reviews.tally', `select count(*)::int as count, coalesce(sum(points), 0)::int as sum from reviews.reviews where product_id = $1 and state = 'shown'`, [productId]))[0]!
}

/** Shown reviews of a product, newest first. */
export const findReviews = (db: Db<ReviewsTables>, productId: string, limit: number, offset: number): Promise<ReviewView[]> =>
  sql(db, 'reviews.of', `select ${VIEW} from reviews.reviews review where product_id = $1 and state = 'shown' order by made_at desc, id desc limit $2 offset $3`, [productId, limit, offset])

export interface Reviewable { readonly productId: string; readonly slug: string; readonly name: string; readonly sample: boolean; readonly review: ReviewView | null }

/** The products of an order, each with what its buyer has said of it. */
export const findReviewable = (db: Db<ReviewsTables & OrdersTables & CertificationTables>, orderId: string): Promise<Reviewable[]> =>
  sql(db, 'reviews.reviewable', `
    select distinct on (product.id) product.id as "productId", product.slug, product.name, product.sample,
      (select json_build_object('id', review.id, 'points', review.points, 'body', review.body, 'state', review.state, 'answer', review.answer) from reviews.reviews review where review.order_id = line.order_id and review.product_id = product.id) as review
    from orders.lines line join offers.offers offer on offer.id = line.offer_id join certification.products product on product.id = offer.product_id where line.order_id = $1 order by product.id`, [orderId])

export interface DeskReview extends ReviewView { readonly productName: string; readonly productSlug: string; readonly producerId: string; readonly sellerName: string; readonly provinceCode: string | null; readonly communeCode: string | null; readonly reports: number; readonly steps: readonly { readonly kind: StepKind; readonly byName: string; readonly body: string; readonly at: string }[] }
const DESK = `${VIEW}, product.name as "productName", product.slug as "productSlug", "order".producer_id as "producerId", "order".seller_name as "sellerName", producer.province_code as "provinceCode", producer.commune_code as "communeCode",
  (select count(*)::int from reviews.steps step where step.review_id = review.id and step.kind = 'reported') as reports,
  (select json_agg(json_build_object('kind', step.kind, 'byName', step.by_name, 'body', step.body, 'at', step.at) order by step.at, step.id) from reviews.steps step where step.review_id = review.id) as steps
  from reviews.reviews review join orders.orders "order" on "order".id = review.order_id join certification.products product on product.id = review.product_id join producers.producers producer on producer.id = "order".producer_id`

export const findReview = async (db: Db<ReviewsTables & OrdersTables & CertificationTables & ProducersTables>, id: string): Promise<DeskReview | null> =>
  (await sql<DeskReview>(db, 'reviews.one', `select ${DESK} where review.id = $1`, [id]))[0] ?? null

/** Reviews of some sellers' goods: those that wait for an answer first. */
export const findReviewsOfSellers = (db: Db<ReviewsTables & OrdersTables & CertificationTables & ProducersTables>, producers: readonly string[], limit: number, offset: number): Promise<DeskReview[]> =>
  sql(db, 'reviews.of-sellers', `select ${DESK} where "order".producer_id = any($1::uuid[]) and review.state = 'shown' order by review.answer is not null, review.made_at desc limit $2 offset $3`, [producers, limit, offset])

/** Reviews in an office's units: reported ones first. */
export const findReviewsOfUnits = (db: Db<ReviewsTables & OrdersTables & CertificationTables & ProducersTables>, all: boolean, provinces: readonly string[], communes: readonly string[], limit: number, offset: number): Promise<DeskReview[]> =>
  sql(db, 'reviews.of-units', `select ${DESK} where $1 or producer.province_code = any($2) or producer.commune_code = any($3)
    order by (select max(step.at) from reviews.steps step where step.review_id = review.id and step.kind = 'reported' and not exists (select from reviews.steps later where later.review_id = review.id and later.kind in ('hidden', 'shown') and later.at >= step.at)) desc nulls last, review.made_at desc limit $4 offset $5`, [all, provinces, communes, limit, offset])

/** Whether a photograph belongs to a review of this product that is shown. */
export async function isShownPhoto(db: Db<ReviewsTables & PhotosTables>, productId: string, photoId: string): Promise<boolean> {
  return (await sql(db, 'reviews.photo', `select 1 from photos.photos photo join reviews.reviews review on review.id::text = photo.owner_id where photo.id = $2 and photo.owner_kind = 'review' and review.product_id = $1 and review.state = 'shown'`, [productId, photoId])).length > 0
}
