import type { PaymentsTables } from '#payments'
import type { ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import { LINE, type DeskReach, type OrderLine } from './orders.queries.ts'
import type { OrdersTables } from './orders.tables.ts'
import type { StuckSince, StuckWhy } from './stuck.rules.ts'

type Tables = OrdersTables & PaymentsTables & ProducersTables
export interface StuckLine extends OrderLine { readonly why: StuckWhy; readonly since: Date }

// Each part reads its own index; what is owed is reckoned as in `owedBack`; an order with an unanswered complaint is named by who keeps complaints.
const FOUND = `
  select id, 'answer' as why, due_at as since from orders.orders where state = 'placed' and due_at < $4
  union all select id, 'send', changed_at from orders.orders where state = 'accepted' and changed_at < $5
  union all select id, 'arrive', changed_at from orders.orders where state = 'sent' and changed_at < $6
  union all select id, 'back', changed_at from orders.orders where state = 'coming-back' and changed_at < $7
  union all select "order".id, 'refund', changed_at from orders.orders "order" where state = 'returned' and changed_at < $8 and (
    select books.owed + case when agreed.vnd is null then books.sold else least(books.sold, greatest(0, agreed.vnd - books.back)) end from (
      select -coalesce(sum(amount_vnd) filter (where account = 'to-return'), 0) as owed, -coalesce(sum(amount_vnd) filter (where account = 'sales'), 0) as sold, coalesce(sum(amount_vnd) filter (where account = 'sales' and what = 'refund'), 0) as back
      from payments.movements join payments.entries on movement_id = movements.id where subject_id = "order".id and subject_kind = 'order') books,
      (select sum(amount_vnd) as vnd from orders.agreed_returns where order_id = "order".id and answer = 'agreed') agreed) > 0
  union all select id, 'complaint', changed_at from orders.orders where id = any($9::uuid[])`
const WITHIN = `($1 or "order".seller_province = any($2) or "order".producer_id in (select id from producers.producers where scheme = 'v34' and commune_code = any($3)))`
const given = ({ all, provinces, communes }: DeskReach, since: StuckSince, complained: readonly string[]): unknown[] => [all, provinces, communes, since.answerBefore, since.sendBefore, since.arriveBefore, since.backBefore, since.refundBefore, complained]

/** Orders of an office's unit that do not move on, each once, those that lapse first before those that have stood longest. */
export async function findStuck(db: Db<Tables>, reach: DeskReach, since: StuckSince, complained: readonly string[], limit: number, offset: number): Promise<StuckLine[]> {
  return sql<StuckLine>(db, 'orders.stuck', `
    with found as (${FOUND}), once as (select distinct on (id) id, why, since from found order by id, case why when 'answer' then 0 when 'complaint' then 1 else 2 end)
    select ${LINE}, once.why, once.since from once join orders.orders "order" on "order".id = once.id where ${WITHIN}
    order by case once.why when 'answer' then 0 else 1 end, once.since, "order".id limit $10 offset $11`, [...given(reach, since, complained), limit, offset])
}

export async function countStuck(db: Db<Tables>, reach: DeskReach, since: StuckSince, complained: readonly string[]): Promise<number> {
  return (await sql<{ count: number }>(db, 'orders.stuck-count', `with found as (${FOUND}) select count(distinct "order".id) from found join orders.orders "order" on "order".id = found.id where ${WITHIN}`, given(reach, since, complained)))[0]!.count
}
