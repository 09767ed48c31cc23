import { newId } from '#platform/ids'
import { sql, type Db, type Tx } from '#platform/db'
import { hashToken } from '#platform/session'
import { readSetting, settingOf } from '#platform/settings'
import { NOT_TAKEN_WORDS, orderLimits } from './order-limits.rules.ts'
import type { OrdersTables } from './orders.tables.ts'

export type CashStop = { readonly kind: 'too-many-open'; readonly most: number } | { readonly kind: 'transfer-first' }

const notTaken = (months: string): string => `
  from orders.moves move join orders.orders "order" on "order".id = move.order_id join orders.purchases purchase on purchase.id = "order".purchase_id
  where purchase.payment = 'cash' and move.from_state = 'sent' and move.to_state = 'coming-back' and move.why ilike $1 and move.at > $2::timestamptz - make_interval(months => ${months})
    and not exists (select from orders.cash_clearings cleared where cleared.phone = purchase.buyer_phone and cleared.at >= move.at)`

/** Whether a telephone may order for cash once more; in the transaction of its purchase, one purchase of a telephone after another. */
export async function guardCash(tx: Tx<OrdersTables>, { phone, token, payment }: { readonly phone: string; readonly token: string; readonly payment: 'cash' | 'transfer' }, now: Date): Promise<CashStop | null> {
  if (payment !== 'cash') return null
  // In one packet; the second looks at what was there once the lock was had.
  const [, [found]] = await Promise.all([
    sql(tx, 'orders.lock-phone', `select pg_advisory_xact_lock(hashtextextended('cash ' || $1, 0))`, [phone]),
    sql<{ limits: unknown; back: number; open: number }>(tx, 'orders.cash-of-phone', `
      with limits as (select (select value from platform.settings where name = $4) as value)
      select limits.value as limits,
        (select count(distinct "order".id) ${notTaken(`coalesce((limits.value->>'months')::int, $3)`)} and purchase.buyer_phone = $5) as back,
        (select count(distinct purchase.id) from orders.purchases purchase join orders.orders "order" on "order".purchase_id = purchase.id
          where purchase.buyer_phone = $5 and purchase.payment = 'cash' and "order".state = 'placed' and purchase.token_hash <> $6) as open
      from limits`, [NOT_TAKEN_WORDS, now, orderLimits.fallback.months, orderLimits.name, phone, hashToken(token)]),
  ])
  const limits = settingOf(orderLimits, found!.limits)
  if (found!.back >= limits.notTaken) return { kind: 'transfer-first' }
  return found!.open >= limits.openOfPhone ? { kind: 'too-many-open', most: limits.openOfPhone } : null
}

export interface NotTaken { readonly phone: string; readonly count: number; readonly lastAt: Date; readonly codes: readonly string[]; readonly asked: boolean }

/** Telephones whose cash parcels came back untaken, of sellers in some provinces; those that are asked for a transfer first on top. Those cleared or long past are not here. */
export async function findNotTaken(db: Db<OrdersTables>, provinces: readonly string[] | 'all', now: Date): Promise<NotTaken[]> {
  const limits = await readSetting(db, orderLimits)
  return sql<NotTaken>(db, 'orders.not-taken', `
    select purchase.buyer_phone as phone, count(distinct "order".id) as count, max(move.at) as "lastAt", array_agg(distinct "order".code) as codes, count(distinct "order".id) >= $6 as asked ${notTaken('$3')}
      and ($4 or exists (select from orders.orders own join orders.purchases bought on bought.id = own.purchase_id join producers.producers producer on producer.id = own.producer_id where bought.buyer_phone = purchase.buyer_phone and producer.province_code = any($5)))
    group by purchase.buyer_phone order by asked desc, max(move.at) desc limit 200`, [NOT_TAKEN_WORDS, now, limits.months, provinces === 'all', provinces === 'all' ? [] : provinces, limits.notTaken])
}

/** Forgets what came back so far from a telephone, with the reason; what comes back later counts again. */
export async function clearNotTaken(tx: Tx<OrdersTables>, phone: string, why: string, byName: string, now: Date): Promise<void> {
  await sql(tx, 'orders.clear-not-taken', 'insert into orders.cash_clearings (id, phone, why, by_name, at) values ($1, $2, $3, $4, $5)', [newId(), phone, why, byName, now])
}
