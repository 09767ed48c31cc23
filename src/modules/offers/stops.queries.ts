import type { CertificationTables } from '#certification'
import type { ProducersTables } from '#producers'
import { sql, type Db } from '#platform/db'
import type { OffersTables } from './offers.tables.ts'

export interface StopView {
  readonly id: string; readonly kind: 'takedown' | 'suspension'; readonly state: 'announced' | 'in-force' | 'lifted'; readonly what: string; readonly provinceCode: string | null; readonly authority: string; readonly requestNumber: string; readonly requestOn: string | null
  readonly receivedAt: Date; readonly reason: string; readonly effectiveAt: Date; readonly inForceAt: Date | null; readonly byName: string; readonly liftedAt: Date | null; readonly liftedBy: string | null; readonly liftedWhy: string | null
}
const STOP = `
  select stop.id, stop.kind, stop.state, coalesce(product.name || ' · ', '') || producer.name as what, producer.province_code as "provinceCode", stop.authority, stop.request_number as "requestNumber", stop.request_on as "requestOn", stop.received_at as "receivedAt", stop.reason, stop.effective_at as "effectiveAt", stop.in_force_at as "inForceAt", stop.by_name as "byName", stop.lifted_at as "liftedAt", stop.lifted_by as "liftedBy", stop.lifted_why as "liftedWhy"
  from offers.stops stop join producers.producers producer on producer.id = stop.producer_id left join offers.offers offer on offer.id = stop.offer_id left join certification.products product on product.id = offer.product_id`

/** What was stopped in some provinces: what holds first, newest on top. */
export const findStops = (db: Db<OffersTables & CertificationTables & ProducersTables>, provinces: readonly string[] | 'all', limit: number, offset: number): Promise<StopView[]> =>
  sql(db, 'offers.stops', `${STOP} where $1 or producer.province_code = any($2) order by stop.state = 'lifted', stop.made_at desc limit $3 offset $4`, [provinces === 'all', provinces === 'all' ? [] : provinces, limit, offset])

export const findStop = async (db: Db<OffersTables & CertificationTables & ProducersTables>, id: string): Promise<StopView | null> => (await sql<StopView>(db, 'offers.one-stop', `${STOP} where stop.id = $1`, [id]))[0] ?? null
