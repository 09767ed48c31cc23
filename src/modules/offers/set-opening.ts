import { sql, type Tx } from '#platform/db'
import type { Day } from '#platform/day'
import type { OffersTables } from './offers.tables.ts'

/** Closes a stall from a day (null = now) to the end of another, with a sentence for buyers; null opens it again. Everything else of the stall stays. */
export async function setHoliday(tx: Tx<OffersTables>, producerId: string, holiday: { readonly from: Day | null; readonly until: Day; readonly words: string } | null, by: string, now: Date): Promise<void> {
  await sql(tx, 'offers.set-holiday', `
    insert into offers.stalls (producer_id, delivery_vnd, closed_from, closed_until, closed_words, changed_by_name, changed_at) values ($1, 0, $2, $3, $4, $5, $6)
    on conflict (producer_id) do update set closed_from = excluded.closed_from, closed_until = excluded.closed_until, closed_words = excluded.closed_words, changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at`,
    [producerId, holiday?.from ?? null, holiday?.until ?? null, holiday?.words ?? '', by, now])
}

export interface Dispatch { readonly dispatchDays: readonly number[]; readonly cutoffHour: number; readonly cutoffDays: number; readonly noDispatchOn: readonly Day[] }

/** On which weekdays a stall sends, and until when an order still leaves with it. */
export async function setDispatch(tx: Tx<OffersTables>, producerId: string, { dispatchDays, cutoffHour, cutoffDays, noDispatchOn }: Dispatch, by: string, now: Date): Promise<void> {
  await sql(tx, 'offers.set-dispatch', `
    insert into offers.stalls (producer_id, delivery_vnd, dispatch_days, cutoff_hour, cutoff_days, no_dispatch_on, changed_by_name, changed_at) values ($1, 0, $2::smallint[], $3, $4, $5::date[], $6, $7)
    on conflict (producer_id) do update set dispatch_days = excluded.dispatch_days, cutoff_hour = excluded.cutoff_hour, cutoff_days = excluded.cutoff_days, no_dispatch_on = excluded.no_dispatch_on, changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at`,
    [producerId, dispatchDays, cutoffHour, cutoffDays, noDispatchOn, by, now])
}

export interface Season { readonly seasons: readonly number[]; readonly readyOn: Day | null; readonly madeToOrder: boolean; readonly daysToMake: number | null; readonly mostPacks: number | null }

/** When a product is for sale; false when it is not offered by this producer. */
export async function setSeason(tx: Tx<OffersTables>, producerId: string, productId: string, { seasons, readyOn, madeToOrder, daysToMake, mostPacks }: Season, now: Date): Promise<boolean> {
  const set = await sql(tx, 'offers.set-season', `
    update offers.offers set seasons = $3::smallint[], ready_on = $4, made_to_order = $5, days_to_make = $6, most_packs = $7, changed_at = greatest($8, changed_at + interval '1 millisecond') where producer_id = $1 and product_id = $2 returning 1`,
    [producerId, productId, seasons, readyOn, madeToOrder, daysToMake, mostPacks, now])
  return set.length > 0
}
