import type { MoverKind, OrdersTables } from '#orders'
import type { PhotosTables } from '#photos'
import type { ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import type { AftersaleTables, ComplaintKind, ComplaintLevel, ComplaintOutcome, ComplaintWish, EntryKind, ReturnReason, ReturnState } from './aftersale.tables.ts'
import type { AboutOrder } from './write-entry.ts'

/** An order as what is said about it needs it. */
export async function aboutOrder(db: Db<OrdersTables & ProducersTables>, orderId: string): Promise<AboutOrder | null> {
  return (await sql<AboutOrder>(db, 'aftersale.about', `
    select "order".id, "order".code, purchase.id as "purchaseId", purchase.code as "purchaseCode", purchase.buyer_phone as "buyerPhone", producer.id as "producerId", "order".seller_name as "sellerName", producer.province_code as "provinceCode", producer.commune_code as "communeCode"
    from orders.orders "order" join orders.purchases purchase on purchase.id = "order".purchase_id join producers.producers producer on producer.id = "order".producer_id where "order".id = $1`, [orderId]))[0] ?? null
}

export interface EntryView { readonly id: string; readonly kind: EntryKind; readonly byKind: MoverKind; readonly byName: string; readonly body: string; readonly at: Date }
export interface ComplaintView {
  readonly id: string; readonly code: string; readonly orderId: string; readonly kind: ComplaintKind; readonly wants: ComplaintWish; readonly state: 'open' | 'ended'; readonly level: ComplaintLevel; readonly filedAt: Date
  readonly firstAnswerBy: Date; readonly solveBy: Date; readonly citation: string; readonly answered: boolean; readonly levelAt: Date; readonly endedAt: Date | null; readonly outcome: ComplaintOutcome | null
}
export interface ReturnView { readonly id: string; readonly reason: ReturnReason; readonly whole: boolean; readonly state: ReturnState; readonly askedAt: Date; readonly lines: readonly { readonly productName: string; readonly packName: string; readonly quantity: number }[] }

const COMPLAINT = `complaint.id, complaint.code, complaint.order_id as "orderId", complaint.kind, complaint.wants, complaint.state, complaint.level, complaint.filed_at as "filedAt", complaint.first_answer_by as "firstAnswerBy", complaint.solve_by as "solveBy", complaint.citation, complaint.answered_at is not null as answered, complaint.level_at as "levelAt", complaint.ended_at as "endedAt", complaint.outcome`

/** All that was said about an order, oldest first. */
export const findEntries = (db: Db<AftersaleTables>, orderId: string): Promise<EntryView[]> =>
  sql(db, 'aftersale.entries', 'select id, kind, by_kind as "byKind", by_name as "byName", body, at from aftersale.entries where order_id = $1 order by at, id limit 500', [orderId])

/** Complaints about an order, newest first. */
export const findComplaintsOf = (db: Db<AftersaleTables>, orderId: string): Promise<ComplaintView[]> =>
  sql(db, 'aftersale.complaints-of', `select ${COMPLAINT} from aftersale.complaints complaint where order_id = $1 order by filed_at desc, id desc`, [orderId])

/** What a buyer sends back of an order, newest first. */
export const findReturnsOf = (db: Db<AftersaleTables & OrdersTables>, orderId: string): Promise<ReturnView[]> =>
  sql(db, 'aftersale.returns-of', `
    select back.id, back.reason, back.whole, back.state, back.asked_at as "askedAt",
      (select json_agg(json_build_object('productName', line.product_name, 'packName', line.pack_name, 'quantity', part.quantity) order by part.position) from aftersale.return_lines part join orders.lines line on line.order_id = part.order_id and line.position = part.position where part.return_id = back.id) as lines
    from aftersale.returns back where back.order_id = $1 order by back.asked_at desc, back.id desc`, [orderId])

/** Whether a photograph was sent with something said about this order. */
export async function isPhotoOf(db: Db<AftersaleTables & PhotosTables>, orderId: string, photoId: string): Promise<boolean> {
  return (await sql(db, 'aftersale.photo-of', `select 1 from photos.photos photo join aftersale.entries entry on entry.id::text = photo.owner_id where photo.id = $2 and photo.owner_kind = 'aftersale-entry' and entry.order_id = $1`, [orderId, photoId])).length > 0
}

export interface Summary { readonly orderId: string; readonly said: number; readonly unread: number; readonly complaint: ComplaintView | null; readonly back: { readonly state: ReturnState } | null; readonly invoice: 'asked' | 'issued' | null }

/** What there is below each of some orders, as one side sees it. */
export async function findSummaries(db: Db<AftersaleTables>, orderIds: readonly string[], side: 'buyer' | 'seller'): Promise<ReadonlyMap<string, Summary>> {
  const [rows, complaints] = await Promise.all([
    sql<Omit<Summary, 'complaint'>>(db, 'aftersale.summaries', `
      select wanted.id as "orderId", count(entry.id)::int as said, count(entry.id) filter (where (entry.by_kind = 'buyer') <> ($2 = 'buyer') and entry.at > coalesce((select at from aftersale.seen where order_id = wanted.id and side = $2), '-infinity'))::int as unread,
        (select json_build_object('state', state) from aftersale.returns where order_id = wanted.id order by asked_at desc limit 1) as back,
        (select case when number is null then 'asked' else 'issued' end from aftersale.invoices where order_id = wanted.id) as invoice
      from unnest($1::uuid[]) wanted (id) left join aftersale.entries entry on entry.order_id = wanted.id group by wanted.id`, [orderIds, side]),
    sql<ComplaintView>(db, 'aftersale.last-complaints', `select distinct on (order_id) ${COMPLAINT} from aftersale.complaints complaint where order_id = any($1) order by order_id, filed_at desc`, [orderIds]),
  ])
  return new Map(rows.map((row) => [row.orderId, { ...row, complaint: complaints.find((each) => each.orderId === row.orderId) ?? null }]))
}

export interface DeskComplaint extends ComplaintView { readonly orderCode: string; readonly sellerName: string; readonly provinceCode: string | null; readonly communeCode: string | null }
const DESK = `${COMPLAINT}, "order".code as "orderCode", "order".seller_name as "sellerName", producer.province_code as "provinceCode", producer.commune_code as "communeCode"
  from aftersale.complaints complaint join orders.orders "order" on "order".id = complaint.order_id join producers.producers producer on producer.id = "order".producer_id`

export type DeskFilter = 'mine' | 'open' | 'ended'
export interface OfficeReach { readonly all: boolean; readonly provinces: readonly string[]; readonly communes: readonly string[] }

/** Complaints about sellers of an office's units, the nearest end first. `mine` = those that wait for an office of this level. */
export const findDeskComplaints = (db: Db<AftersaleTables & OrdersTables & ProducersTables>, { all, provinces, communes }: OfficeReach, filter: DeskFilter, limit: number, offset: number): Promise<DeskComplaint[]> =>
  sql(db, 'aftersale.desk', `
    select ${DESK} where ($1 or producer.province_code = any($2) or producer.commune_code = any($3))
      and case $4 when 'ended' then complaint.state = 'ended' when 'open' then complaint.state = 'open' else complaint.state = 'open' and (complaint.level = 'province' and ($1 or producer.province_code = any($2)) or complaint.level = 'commune' and producer.commune_code = any($3)) end
    order by case when $4 = 'ended' then null else complaint.solve_by end, complaint.filed_at desc limit $5 offset $6`, [all, provinces, communes, filter, limit, offset])

export async function countDeskComplaints(db: Db<AftersaleTables & OrdersTables & ProducersTables>, { all, provinces, communes }: OfficeReach): Promise<number> {
  return (await sql<{ count: number }>(db, 'aftersale.desk-count', `
    select count(*) from aftersale.complaints complaint join orders.orders "order" on "order".id = complaint.order_id join producers.producers producer on producer.id = "order".producer_id
    where complaint.state = 'open' and (complaint.level = 'province' and ($1 or producer.province_code = any($2)) or complaint.level = 'commune' and producer.commune_code = any($3))`, [all, provinces, communes]))[0]!.count
}

/** Orders, of any unit, of which an open complaint is unanswered past its promised time. */
export async function findUnanswered(db: Db<AftersaleTables>, now: Date): Promise<string[]> {
  return (await sql<{ id: string }>(db, 'aftersale.unanswered', `select order_id as id from aftersale.complaints where state = 'open' and answered_at is null and first_answer_by < $1 order by first_answer_by limit 2000`, [now])).map((each) => each.id)
}

export async function findDeskComplaint(db: Db<AftersaleTables & OrdersTables & ProducersTables>, code: string): Promise<DeskComplaint | null> {
  return (await sql<DeskComplaint>(db, 'aftersale.desk-one', `select ${DESK} where complaint.code = $1`, [code]))[0] ?? null
}

export interface UnreadOf { readonly personId: string; readonly messages: number; readonly complaints: number; readonly returns: number }

/** For each person who acts for a seller: what buyers wrote that nobody of the seller has seen, and what waits for an answer. */
export const findUnread = (db: Db<AftersaleTables & OrdersTables & ProducersTables>): Promise<UnreadOf[]> =>
  sql(db, 'aftersale.unread', `
    with waiting as (
      select "order".producer_id, count(*)::int as messages, 0 as complaints, 0 as returns from aftersale.entries entry join orders.orders "order" on "order".id = entry.order_id
        left join aftersale.seen on seen.order_id = entry.order_id and seen.side = 'seller' where entry.by_kind = 'buyer' and entry.kind = 'message' and entry.at > coalesce(seen.at, '-infinity') group by 1
      union all select "order".producer_id, 0, count(*)::int, 0 from aftersale.complaints complaint join orders.orders "order" on "order".id = complaint.order_id where complaint.state = 'open' and complaint.answered_at is null group by 1
      union all select "order".producer_id, 0, 0, count(*)::int from aftersale.returns back join orders.orders "order" on "order".id = back.order_id where back.state = 'asked' group by 1)
    select member.person_id as "personId", sum(messages)::int as messages, sum(complaints)::int as complaints, sum(returns)::int as returns
    from waiting join producers.members member on member.producer_id = waiting.producer_id and member.ends_at is null group by 1 order by 1`)
